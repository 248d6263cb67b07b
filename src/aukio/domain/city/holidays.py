"""Public holidays of a country or one of its regions, and the days that a city adds or removes (decision 0028).

The package `holidays` knows the law of some 250 countries. Only its category of public holidays is counted: days on
which banks or schools close, half days and observances are working days. A day off in lieu counts as a holiday.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from holidays import HolidayBase, country_holidays, list_supported_countries

from aukio.domain.base.languages import SOURCE_LANGUAGE, fallbacks
from aukio.domain.city.places import Names
from aukio.domain.week import HOLIDAY_YEARS

_COMPARED_YEARS = range(2020, 2031)
"""The years in which the regions of a country are compared."""

_YEAR = timedelta(days=366)

_ISO_REGION = re.compile(r"[A-Z0-9]{1,3}")

_LISTS_EXCEPTIONS_ONLY = frozenset({"FR"})
"""Countries of which the package lists only the regions that differ from the country; the others have its days."""

_SHARED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType({"GB": ("ENG", "NIR", "WLS")})
"""Without a region, the regions whose common days are counted, where they are not all of them (decision 0028)."""


class UnknownCountry(ValueError):
    """No public holidays are known for a country; ``expected`` says what would be accepted."""

    def __init__(self, country: str) -> None:
        super().__init__(f"the public holidays of '{country}' are not known")
        self.country = country
        self.expected = "a country code of ISO 3166, such as FI"


class UnknownRegion(ValueError):
    """A country has no such region; ``expected`` names the regions that it has, ``meant`` one with that name."""

    def __init__(self, country: str, region: str) -> None:
        super().__init__(f"the public holidays of the region '{region}' of {country} are not known")
        self.country = country
        self.region = region
        self.meant = _region_names(country).get(region.casefold(), "")
        self.expected = f"one of {', '.join(regions_of(country))}"


class HolidayName(NamedTuple):
    """What a holiday is called, and the language of those words: that asked for, or another if it is missing."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class HolidayChange:
    """A day that a city adds to its public holidays or removes from them: one date, or a day of each year.

    ``month_day`` is ``MM-DD``; 29 February then exists in leap years only.
    """

    day: date | None = None
    month_day: str = ""
    names: Names = field(default_factory=Names)

    def __post_init__(self) -> None:
        if (self.day is None) == (not self.month_day):
            raise ValueError("a day is one date, or a month and day of each year")
        if self.month_day:
            _in_year(self.month_day, 2000)  # a leap year: it has every day there is

    def in_year(self, year: int) -> date | None:
        """The date of this change in a year, if it has one."""
        if self.day is not None:
            return self.day if self.day.year == year else None
        try:
            return _in_year(self.month_day, year)
        except ValueError:
            return None

    @property
    def key(self) -> str:
        """The text that identifies the day: ``2026-05-02`` or ``12-24``."""
        return self.month_day if self.day is None else self.day.isoformat()


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """The public holidays that a city keeps, within ``HOLIDAY_YEARS``; no other year has any.

    A change of one date prevails over one of each year, and both over the law of the country. Raises
    ``UnknownCountry`` or ``UnknownRegion``. Two calendars are equal if they have the same country, region and changes.
    """

    country: str = field(compare=False)
    region: str = field(default="", compare=False)
    added: tuple[HolidayChange, ...] = field(default=(), compare=False)
    removed: tuple[HolidayChange, ...] = field(default=(), compare=False)
    # Calendars are keys of caches: a text keeps its hash while tuples of values do not.
    _identity: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        check_region(self.country, self.region)
        changed = [each.key for each in (*self.added, *self.removed)]
        if twice := sorted({key for key in changed if changed.count(key) > 1}):
            raise ValueError(f"{twice[0]} is added or removed twice")
        object.__setattr__(self, "_identity", repr((self.country, self.region, self.added, self.removed)))

    def of_year(self, year: int) -> tuple[date, ...]:
        """The holidays of a year, in order."""
        return tuple(sorted(_calendar_year(self, year)))

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The holidays from ``first`` to ``last``, both inclusive."""
        within = range(max(first.year, HOLIDAY_YEARS.start), min(last.year, HOLIDAY_YEARS.stop - 1) + 1)
        return tuple(day for year in within for day in self.of_year(year) if first <= day <= last)

    def disputed(self, first: date, last: date) -> tuple[date, ...]:
        """The days from ``first`` to ``last`` that are holidays by law in the country or region, and not in the city.

        Without a region, these include the holidays of every region: another program may know where the city is.
        """
        years = range(max(first.year, HOLIDAY_YEARS.start), min(last.year, HOLIDAY_YEARS.stop - 1) + 1)
        found = {day for year in years for day in _law_anywhere(self.country, self.region, year)}
        return tuple(sorted(day for day in found if first <= day <= last and day not in self))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _calendar_year(self, day.year)

    def name(self, day: date, lang: str) -> HolidayName:
        """What a holiday is called in ``lang``, else in the first of its fallbacks in which it has a name.

        A day that the city adds without a name, and a day that is no holiday, have the empty text.
        """
        own = _calendar_year(self, day.year).get(day, Names())
        if own:
            return HolidayName(own.say(lang), own.written(lang))
        for code in dict.fromkeys((*fallbacks(lang), SOURCE_LANGUAGE, "")):
            spoken = _package_language(self.country, code)
            if spoken and (text := _law_names(self.country, self.region, day.year, spoken).get(day, "")):
                return HolidayName(text, re.split("[_-]", spoken)[0])
        return HolidayName("", lang)


class _Era(NamedTuple):
    since: date
    calendar: HolidayCalendar


@dataclass(frozen=True, slots=True)
class DatedHolidays:
    """The public holidays of a city whose calendar changes on some days: each day is that of the calendar then.

    ``eras`` are in order of their first days; the first calendar holds for all time before the second.
    """

    eras: tuple[_Era, ...] = field(compare=False)
    _identity: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_identity", repr(self.eras))

    @classmethod
    def of(cls, calendar: HolidayCalendar) -> "DatedHolidays":
        """A calendar that never changes."""
        return cls((_Era(date.min, calendar),))

    def followed_by(self, calendar: HolidayCalendar, since: date) -> "DatedHolidays":
        """The same days until ``since``; from then on those of ``calendar``, whatever was stated before."""
        kept = tuple(era for era in self.eras if era.since < since)
        if kept and kept[-1].calendar == calendar:
            return DatedHolidays(kept)
        return DatedHolidays((*kept, _Era(since if kept else date.min, calendar)))

    @property
    def last(self) -> HolidayCalendar:
        """The calendar that was stated last."""
        return self.eras[-1].calendar

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the calendar changes."""
        return tuple(era.since for era in self.eras[1:])

    @property
    def rare_days(self) -> tuple[date, ...]:
        """The holidays before which no other fell on the same weekday for more than a year."""
        return _rare_days(self)

    def on(self, day: date) -> HolidayCalendar:
        """The calendar of a day."""
        return self.eras[max(0, bisect_right(self.eras, day, key=lambda era: era.since) - 1)].calendar

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The holidays from ``first`` to ``last``, both inclusive."""
        return tuple(day for begin, end, each in self._eras(first, last) for day in each.between(begin, end))

    def disputed(self, first: date, last: date) -> tuple[date, ...]:
        """The days that are holidays for others in the country and not here; see ``HolidayCalendar.disputed``."""
        return tuple(day for begin, end, each in self._eras(first, last) for day in each.disputed(begin, end))

    def _eras(self, first: date, last: date) -> Iterator[tuple[date, date, HolidayCalendar]]:
        """Each calendar with the first and the last of its days in a range."""
        for era, after in zip(self.eras, (*self.days, None), strict=True):
            end = last if after is None else min(last, after - timedelta(days=1))
            if max(first, era.since) <= end:
                yield max(first, era.since), end, era.calendar

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.on(day)

    def name(self, day: date, lang: str) -> HolidayName:
        """What a holiday is called; see ``HolidayCalendar.name``."""
        return self.on(day).name(day, lang)


@lru_cache(maxsize=512)
def _calendar_year(calendar: HolidayCalendar, year: int) -> Mapping[date, Names]:
    """The holidays of a year, with the names that the city gave to those it added."""
    if year not in HOLIDAY_YEARS:
        return MappingProxyType({})
    found = dict.fromkeys(_law(calendar.country, calendar.region, year), Names())
    for is_dated in (False, True):
        for change in calendar.removed:
            if (change.day is not None) == is_dated and (day := change.in_year(year)) is not None:
                found.pop(day, None)
        for change in calendar.added:
            if (change.day is not None) == is_dated and (day := change.in_year(year)) is not None:
                found[day] = change.names or found.get(day, Names())
    return MappingProxyType(found)


@lru_cache(maxsize=2048)
def _law(country: str, region: str, year: int) -> frozenset[date]:
    """The public holidays of a year by law; without a region, those of the country and those its regions share."""
    if region:
        return frozenset(_days(country, region, year))
    whole = frozenset(_days(country, "", year))
    sharing = _SHARED_BY.get(country, regions_of(country))
    return (
        whole | frozenset.intersection(*(frozenset(_days(country, each, year)) for each in sharing))
        if sharing
        else whole
    )


@lru_cache(maxsize=256)
def _law_anywhere(country: str, region: str, year: int) -> frozenset[date]:
    """The public holidays of a year in a region; without one, in any region of the country."""
    regions = (region,) if region else ("", *regions_of(country))
    return frozenset(day for each in regions for day in _days(country, each, year))


@lru_cache(maxsize=16)
def _rare_days(holidays: DatedHolidays) -> tuple[date, ...]:
    last: dict[int, date] = {}
    found: list[date] = []
    for day in holidays.between(date.min, date.max):
        before = last.get(day.weekday())
        if before is None or day - before > _YEAR:
            found.append(day)
        last[day.weekday()] = day
    return tuple(found)


def _days(country: str, region: str, year: int, lang: str = "") -> HolidayBase:
    known = region if region in _subdivisions(country) else None
    return country_holidays(country, subdiv=known, years=year, expand=False, language=lang or None)


@lru_cache(maxsize=512)
def _law_names(country: str, region: str, year: int, lang: str) -> Mapping[date, str]:
    """The names of the holidays by law; days of regions only are named as one of those regions names them."""
    places = (region,) if region else ("", *_SHARED_BY.get(country, regions_of(country)))
    found: dict[date, str] = {}
    for each in places:
        for day, text in _days(country, each, year, lang).items():
            found.setdefault(day, text)
    return MappingProxyType(found)


def check_region(country: str, region: str) -> None:
    """Raise ``UnknownCountry`` or ``UnknownRegion`` unless the holidays of a region are known; no region is fine.

    Any code of the form of ISO 3166-2 is accepted in a country whose regions all have the same holidays.
    """
    if country not in _countries():
        raise UnknownCountry(country)
    if not region or region in _subdivisions(country):
        return
    has_plain_regions = country in _LISTS_EXCEPTIONS_ONLY or not regions_differ(country)
    if not (has_plain_regions and _ISO_REGION.fullmatch(region)):
        raise UnknownRegion(country, region)


def countries() -> tuple[str, ...]:
    """The codes of the countries whose public holidays are known, in order."""
    return tuple(sorted(_countries()))


def named_regions(country: str) -> Mapping[str, tuple[str, ...]]:
    """The regions of a country by code, each with its names in the languages of the country; some have none."""
    names: dict[str, str] = getattr(country_holidays(country), "subdivisions_aliases", {})
    return {code: tuple(name for name, of in names.items() if of == code) for code in regions_of(country)}


def regions_of(country: str) -> tuple[str, ...]:
    """The codes of the regions of a country whose holidays are known, in order. Raises ``UnknownCountry``."""
    if country not in _countries():
        raise UnknownCountry(country)
    return tuple(sorted(code for code in _subdivisions(country) if _ISO_REGION.fullmatch(code)))


@lru_cache(maxsize=256)
def regions_differ(country: str) -> bool:
    """Whether some regions of a country have holidays that others do not have. Raises ``UnknownCountry``."""
    years = {
        tuple(frozenset(_days(country, region, year)) for year in _COMPARED_YEARS) for region in regions_of(country)
    }
    return len(years) > 1 or country in _LISTS_EXCEPTIONS_ONLY


def missing_region(calendar: HolidayCalendar) -> str:
    """What staff should know of a calendar without a region in a country whose regions differ; empty: nothing."""
    if calendar.region or not regions_differ(calendar.country):
        return ""
    counted = _SHARED_BY.get(calendar.country)
    sharing = f"{', '.join(counted[:-1])} and {counted[-1]}" if counted else "all of them"
    return (
        f"the regions of {calendar.country} do not have the same public holidays, and no region is given:"
        f" only the days that {sharing} share are counted. Add 'region' to the city: a code of ISO 3166-2 without the"
        f" country, such as {regions_of(calendar.country)[0]}."
    )


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(list_supported_countries(include_aliases=False))


@lru_cache(maxsize=256)
def _subdivisions(country: str) -> frozenset[str]:
    return frozenset(list_supported_countries(include_aliases=False)[country])


@lru_cache(maxsize=256)
def _region_names(country: str) -> Mapping[str, str]:
    names: dict[str, str] = getattr(country_holidays(country), "subdivisions_aliases", {})
    return MappingProxyType({name.casefold(): code for name, code in names.items()})


@lru_cache(maxsize=256)
def _package_language(country: str, lang: str) -> str:
    """The package's code for a language in which it names the holidays of a country; empty if it has none.

    The empty ``lang`` is the country's own. `en` is `en_GB` where there is one, else another kind of English.
    """
    known = country_holidays(country)
    if not lang:
        return known.default_language or ""
    own = [code for code in known.supported_languages if re.split("[_-]", code)[0] == lang]
    return min(own, key=lambda code: (code != known.default_language, not code.endswith("GB"), code), default="")


def _in_year(month_day: str, year: int) -> date:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", month_day):
        raise ValueError("a day of each year is written as MM-DD, such as 12-24")
    try:
        return date.fromisoformat(f"{year:04}-{month_day}")
    except ValueError:
        raise ValueError(f"the year {year} has no day {month_day}") from None
