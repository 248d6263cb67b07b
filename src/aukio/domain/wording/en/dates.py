"""The dates of a rule of a week: months, days of a month, days around Easter."""

from aukio.domain.week import DateRange, EasterDays, MonthDay, MonthDays, Months
from aukio.domain.wording.phrasing import joined

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FEASTS = {
    -47: "Shrove Tuesday",
    -46: "Ash Wednesday",
    -7: "Palm Sunday",
    -3: "Maundy Thursday",
    -2: "Good Friday",
    -1: "Holy Saturday",
    0: "Easter Sunday",
    1: "Easter Monday",
    39: "Ascension Day",
    49: "Whit Sunday",
    50: "Whit Monday",
    60: "Corpus Christi",
}


def say_dates(dates: tuple[DateRange, ...]) -> str:
    """``April–September``, ``24–26 December and 31 December``, ``Good Friday–Easter Monday``."""
    return joined(map(_bare, dates), "and")


def say_on_dates(dates: tuple[DateRange, ...]) -> str:
    """``in July``, ``from April to September``, ``on 24 December``, ``from Good Friday to Easter Monday``."""
    return joined(map(_on, dates), "and")


def _bare(dates: DateRange) -> str:
    match dates:
        case MonthDays(first, last) if first.month == last.month and first < last:
            return f"{first.day}–{_day(last)}"
        case _:
            return "–".join(dict.fromkeys(_ends(dates)))


def _on(dates: DateRange) -> str:
    first, last = _ends(dates)
    if isinstance(dates, MonthDays) and dates.first.month == dates.last.month and dates.first < dates.last:
        return f"from {dates.first.day} to {last}"
    if first != last:
        return f"from {first} to {last}"
    if isinstance(dates, EasterDays) and dates.first not in _FEASTS:
        return first
    return f"in {first}" if isinstance(dates, Months) else f"on {first}"


def _ends(dates: DateRange) -> tuple[str, str]:
    match dates:
        case Months(first, last):
            return MONTHS[first - 1], MONTHS[last - 1]
        case MonthDays(first_day, last_day):
            return _day(first_day), _day(last_day)
        case EasterDays(first, last):
            return _feast(first), _feast(last)


def _day(day: MonthDay) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _feast(offset: int) -> str:
    known = _FEASTS.get(offset)
    if known is not None:
        return known
    count = f"{abs(offset)} day{'' if abs(offset) == 1 else 's'}"
    return f"{count} {'before' if offset < 0 else 'after'} Easter Sunday"
