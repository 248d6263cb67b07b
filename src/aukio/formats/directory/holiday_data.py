"""Plain data of the public holidays of a city: the country, the region, and the days that it adds or removes."""

from collections.abc import Iterable, Mapping

from aukio.domain.city.holidays import (
    DatedHolidays,
    HolidayCalendar,
    HolidayChange,
    UnknownCountry,
    UnknownRegion,
    check_region,
)
from aukio.domain.week import HOLIDAY_YEARS
from aukio.formats.values.keys import Inside, Misfit, shorten
from aukio.formats.values.text_data import Json, day_from_data, names_from_data, names_to_data, without_empty


def calendar_to_data(holidays: HolidayCalendar) -> dict[str, Json]:
    """Return the keys of a city that state its holidays; those without a value are left out."""
    return {"country": holidays.country} | without_empty(region=holidays.region, holidays=changes_to_data(holidays))


def changes_to_data(holidays: HolidayCalendar) -> dict[str, Json]:
    """Return the days that a city adds and removes."""
    return without_empty(add=_days_to_data(holidays.added), remove=_days_to_data(holidays.removed))


def holidays_from_data(data: Mapping[str, Json]) -> DatedHolidays:
    """Return the holidays that a city states in a file, for all time. Raises ``Misfit``."""
    return DatedHolidays.of(calendar_from_data(data["country"], data.get("region", ""), data.get("holidays", {})))


def calendar_from_data(country: str, region: str, changes: Mapping[str, Json]) -> HolidayCalendar:
    """Return a calendar of holidays. Raises ``Misfit``, which names the key and says what would be accepted."""
    try:
        check_region(country, region)
    except UnknownCountry as error:
        raise Misfit(str(error), keys=("country",), next_step="Use a country code of ISO 3166, such as FI.") from None
    except UnknownRegion as error:
        guess = f"; did you mean '{error.meant}'?" if error.meant else ""
        why = f"no region '{shorten(region)}' of {country} is known{guess}"
        raise Misfit(why, keys=("region",), next_step=f"Use {error.expected}, or leave it out.") from None
    seen: dict[str, str] = {}
    with Inside("holidays"):
        added, removed = (tuple(_changes(key, changes.get(key, ()), seen)) for key in ("add", "remove"))
    return HolidayCalendar(country, region, added, removed)


def _changes(key: str, data: Iterable[Mapping[str, Json]], seen: dict[str, str]) -> Iterable[HolidayChange]:
    for index, item in enumerate(data):
        with Inside(key, index):
            change = _change(item)
            here = f"{key}[{index}]"
            if (before := seen.setdefault(change.key, here)) != here:
                raise Misfit(f"'{change.key}' stands in {before} already", next_step="Keep one of the two.")
            yield change


def _change(data: Mapping[str, Json]) -> HolidayChange:
    names = names_from_data(data.get("name"))
    if "month_day" in data:
        try:
            return HolidayChange(month_day=data["month_day"], names=names)
        except ValueError:
            why = f"there is no day '{shorten(data['month_day'])}' in a year"
            raise Misfit(why, keys=("month_day",), next_step="Write it as MM-DD, such as 12-24.") from None
    with Inside("date"):
        day = day_from_data(data["date"])
        if day.year not in HOLIDAY_YEARS:
            years = f"{HOLIDAY_YEARS.start} to {HOLIDAY_YEARS.stop - 1}"
            raise Misfit(f"'{data['date']}' is not in the years {years}", next_step="Write a day within them.")
    return HolidayChange(day, names=names)


def _days_to_data(changes: Iterable[HolidayChange]) -> list[dict[str, Json]]:
    return [
        {"month_day" if change.day is None else "date": change.key} | without_empty(name=names_to_data(change.names))
        for change in changes
    ]
