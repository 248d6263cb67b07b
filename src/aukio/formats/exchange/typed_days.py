"""Special days as people write them in one cell: days, then their hours, and a reason in brackets.

24.12.2026 suljettu; 31.12.2026 10-14 (uudenvuodenaatto); 1.6.2026-31.8.2026 ma-pe 10-16
2026-12-24 closed; 2026-12-24/2026-12-26 closed; 24.-26.12.2026 stängt
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.week import Week
from aukio.formats.exchange.layers import DAY
from aukio.formats.exchange.typed_hours import DAY_NAMES, read_hours
from aukio.formats.values.keys import shorten

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januari tammi tammikuuta", "feb february februari helmi helmikuuta",
            "mar march mars maalis maaliskuuta", "apr april huhti huhtikuuta", "may maj touko toukokuuta",
            "jun june juni kesä kesäkuuta", "jul july juli heinä heinäkuuta", "aug august augusti elo elokuuta",
            "sep sept september syys syyskuuta", "oct october okt oktober loka lokakuuta",
            "nov november marras marraskuuta", "dec december joulu joulukuuta",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = re.compile(r"(?<![\w.])(\d{1,2})\.?\s+([a-zåäö]+)\.?\s+(\d{4})\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2}\.)(\d{2})(?=\s|:|$|[-–]\d{1,2}\.\d)")
_NEXT = re.compile(r"[;\n]|,(?=\s*(?:[a-zåäö]{2,12}\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[-–])|\d{4}-))", re.IGNORECASE)
"""What is between the special days of a cell; a comma only before the next day."""
_WRITE = "Write special days as '24.12.2026 suljettu; 31.12.2026 10-14'."
_ISO = r"(?P<y{0}>\d{{4}})-(?P<m{0}>\d{{1,2}})-(?P<d{0}>\d{{1,2}})"
_DASH = r"\s*(?:/|[-–—]|\.\.+)\s*"
_FORMS = (
    re.compile(_ISO.format("1") + "(?:" + _DASH + _ISO.format("2") + r")?(?![-\d])"),
    re.compile(
        r"(?P<d1>\d{1,2})\.(?:(?P<m1>\d{1,2})\.)?(?:\s?(?P<y1>\d{4}))?"
        + _DASH
        + r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})"
    ),
    re.compile(r"(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.\s?(?P<y1>\d{4})"),
)
_REASON = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days from ``first`` to ``last``, inclusive, and their hours; None where they are closed."""

    first: date
    last: date
    week: Week | None
    reason: str = ""


def read_special_days(text: str) -> Iterator[SpecialDays]:
    """Yield the special days of a cell. Raises ``BadRequest`` that says what was not understood."""
    for part in _NEXT.split(_SHORT_YEAR.sub(r"\g<1>20\2", _NAMED.sub(_in_numbers, text))):
        if part.strip():
            yield _read(_without_weekday(part.strip()))


def _in_numbers(found: re.Match[str]) -> str:
    month = _MONTHS.get(found[2].casefold())
    return found[0] if month is None else f"{found[1]}.{month}.{found[3]}"


def _without_weekday(text: str) -> str:
    word, _, rest = text.partition(" ")
    return rest if word.casefold().rstrip(".,") in DAY_NAMES else text


def _read(text: str) -> SpecialDays:
    found = next((match for form in _FORMS if (match := form.match(text))), None)
    if found is None:
        raise BadRequest(f"'{shorten(text)}' does not begin with a day.", next_step=_WRITE)
    rest = text[found.end() :].strip(" :,")
    reason = _REASON.search(rest)
    hours = rest[: reason.start()].strip() if reason else rest
    first, last = _days(found, text)
    if not hours:
        raise BadRequest(f"'{shorten(text)}' has no hours.", next_step=_WRITE)
    week = read_hours(hours)
    if not isinstance(week, Week):
        raise BadRequest(f"'{shorten(text)}' has weeks in turn.", next_step=_WRITE)
    is_shut = not any(rule.spans for rule in week.rules)
    return SpecialDays(first, last, None if is_shut else week, reason[1].strip() if reason else "")


def _days(found: re.Match[str], text: str) -> tuple[date, date]:
    parts = {"d2": "", "m2": "", "y2": "", **{key: part or "" for key, part in found.groupdict().items()}}
    try:
        last = date(int(parts["y2"]), int(parts["m2"]), int(parts["d2"])) if parts["d2"] else None
        first = date(int(parts["y1"] or parts["y2"]), int(parts["m1"] or parts["m2"]), int(parts["d1"]))
    except ValueError:
        raise BadRequest(f"'{shorten(text)}' has a day that is not in the calendar.", next_step=_WRITE) from None
    if last is not None and last < first and not parts["y1"]:
        first = first.replace(year=first.year - 1)
    if last is not None and last < first:
        raise BadRequest(f"'{shorten(text)}' ends before it begins.", next_step=_WRITE)
    return first, last or first


def without_overlaps(days: Iterable[SpecialDays]) -> list[SpecialDays]:
    """Special days of which no two meet: the shorter ones keep their days, and of two as long the later one."""
    made: list[SpecialDays] = []
    latest_first = [*days]
    latest_first.reverse()
    for each in sorted(latest_first, key=lambda each: each.last - each.first):
        parts = [each]
        for winner in made:
            parts = [part for one in parts for part in _around(one, winner)]
        made += parts
    return sorted(made, key=lambda each: each.first)


def _around(days: SpecialDays, winner: SpecialDays) -> Iterator[SpecialDays]:
    if winner.last < days.first or days.last < winner.first:
        yield days
        return
    if days.first < winner.first:
        yield replace(days, last=winner.first - DAY)
    if winner.last < days.last:
        yield replace(days, first=winner.last + DAY)


def say_special_days(first: date, last: date, hours: str, reason: str = "") -> str:
    """The text of special days, which ``read_special_days`` reads back."""
    days = first.isoformat() if last < first + DAY else f"{first.isoformat()}/{last.isoformat()}"
    return f"{days} {hours}" + (f" ({reason})" if reason else "")
