"""The dates of a rule of a week: months, days of a month, days around Easter."""

from aukio.domain.week import DateRange, EasterDays, MonthDay, MonthDays, Months
from aukio.domain.wording.phrasing import joined

_MONTHS = (
    *("tammi", "helmi", "maalis", "huhti", "touko", "kesä"),
    *("heinä", "elo", "syys", "loka", "marras", "joulu"),
)
_FEASTS = {
    -47: "laskiaistiistai",
    -46: "tuhkakeskiviikko",
    -7: "palmusunnuntai",
    -3: "kiirastorstai",
    -2: "pitkäperjantai",
    -1: "pääsiäislauantai",
    0: "pääsiäissunnuntai",
    1: "2. pääsiäispäivä",
    39: "helatorstai",
    49: "helluntai",
    50: "2. helluntaipäivä",
}


def say_dates(dates: tuple[DateRange, ...]) -> str:
    """``huhti–syyskuussa``, ``24.–26.12. ja 31.12.``, ``pitkäperjantaina``."""
    return joined(map(_short, dates), "ja")


def say_plain_dates(dates: tuple[DateRange, ...]) -> str:
    """``huhtikuusta syyskuuhun``, ``24. joulukuuta``, ``pitkäperjantaina``."""
    return joined(map(_plain, dates), "ja")


def _short(dates: DateRange) -> str:
    match dates:
        case Months(first, last):
            return f"{'–'.join(dict.fromkeys((_MONTHS[first - 1], _MONTHS[last - 1])))}kuussa"
        case MonthDays(first_day, last_day) if first_day.month == last_day.month and first_day < last_day:
            return f"{first_day.day}.–{last_day.day}.{last_day.month}."
        case MonthDays(first_day, last_day):
            return "–".join(dict.fromkeys(f"{each.day}.{each.month}." for each in (first_day, last_day)))
        case EasterDays():
            return _around_easter(dates)


def _plain(dates: DateRange) -> str:
    match dates:
        case Months(first, last) if first == last:
            return f"{_MONTHS[first - 1]}kuussa"
        case Months(first, last):
            return f"{_MONTHS[first - 1]}kuusta {_MONTHS[last - 1]}kuuhun"
        case MonthDays(first_day, last_day) if first_day == last_day:
            return _day(first_day)
        case MonthDays(first_day, last_day) if first_day.month == last_day.month and first_day < last_day:
            return f"{first_day.day}.–{_day(last_day)}"
        case MonthDays(first_day, last_day):
            return f"{_day(first_day)} – {_day(last_day)}"
        case EasterDays():
            return _around_easter(dates)


def _around_easter(dates: EasterDays) -> str:
    if dates.first != dates.last:
        # With a dash, "–2. pääsiäispäivä" would read as a number below zero.
        return f"{_from(_feast(dates.first))} {_to(_feast(dates.last))}"
    name = _feast(dates.first)
    if dates.first not in _FEASTS:
        return name.replace("päivä", "päivänä", 1)
    return f"{name}{'nä' if name.endswith('ä') else 'na'}"


def _from(name: str) -> str:
    if "päivä" in name:
        return name.replace("päivä", "päivästä", 1)
    return f"{name.removesuffix('kko')}kosta" if name.endswith("kko") else f"{name}sta"


def _to(name: str) -> str:
    if "päivä" in name:
        return name.replace("päivä", "päivään", 1)
    return f"{name}on" if name.endswith("kko") else f"{name}hin"


def _feast(offset: int) -> str:
    when = "ennen pääsiäissunnuntaita" if offset < 0 else "pääsiäissunnuntain jälkeen"
    return _FEASTS.get(offset) or f"{abs(offset)}. päivä {when}"


def _day(day: MonthDay) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]}kuuta"
