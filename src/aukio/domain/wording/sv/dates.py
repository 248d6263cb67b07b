"""The dates of a rule of a week: months, days of a month, days around Easter."""

from aukio.domain.week import DateRange, EasterDays, MonthDay, MonthDays, Months
from aukio.domain.wording.phrasing import joined

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_NTHS = {1: "första", 2: "andra", 3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte"}
_FEASTS = {
    -47: "fettisdagen",
    -46: "askonsdagen",
    -7: "palmsöndagen",
    -3: "skärtorsdagen",
    -2: "långfredagen",
    -1: "påskafton",
    0: "påskdagen",
    1: "annandag påsk",
    39: "Kristi himmelsfärdsdag",
    49: "pingstdagen",
    50: "annandag pingst",
}


def say_dates(dates: tuple[DateRange, ...]) -> str:
    """``april–september``, ``24–26.12 och 31.12``, ``långfredagen–annandag påsk``."""
    return joined(map(_bare, dates), "och")


def say_on_dates(dates: tuple[DateRange, ...]) -> str:
    """``i juli``, ``från april till september``, ``den 24 december``, ``på långfredagen``."""
    return joined(map(_on, dates), "och")


def _bare(dates: DateRange) -> str:
    match dates:
        case Months(first, last):
            return f"i {MONTHS[first - 1]}" if first == last else f"{MONTHS[first - 1]}–{MONTHS[last - 1]}"
        case MonthDays(first_day, last_day) if first_day.month == last_day.month and first_day < last_day:
            return f"{first_day.day}–{last_day.day}.{last_day.month}"
        case MonthDays(first_day, last_day):
            return "–".join(dict.fromkeys(f"{each.day}.{each.month}" for each in (first_day, last_day)))
        case EasterDays(first, last):
            return "–".join(dict.fromkeys((_feast(first), _feast(last))))


def _on(dates: DateRange) -> str:
    match dates:
        case Months(first, last) if first == last:
            return f"i {MONTHS[first - 1]}"
        case Months(first, last):
            return f"från {MONTHS[first - 1]} till {MONTHS[last - 1]}"
        case MonthDays(first_day, last_day) if first_day == last_day:
            return f"den {_day(first_day)}"
        case MonthDays(first_day, last_day) if first_day.month == last_day.month and first_day < last_day:
            return f"från den {first_day.day} till den {_day(last_day)}"
        case MonthDays(first_day, last_day):
            return f"från den {_day(first_day)} till den {_day(last_day)}"
        case EasterDays(first, last):
            return f"på {_feast(first)}" if first == last else f"från {_feast(first)} till {_feast(last)}"


def _day(day: MonthDay) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _feast(offset: int) -> str:
    known = _FEASTS.get(offset)
    nth = _NTHS.get(abs(offset), f"{abs(offset)}:{'a' if abs(offset) % 10 in (1, 2) else 'e'}")
    return known or f"{nth} dagen {'före' if offset < 0 else 'efter'} påskdagen"
