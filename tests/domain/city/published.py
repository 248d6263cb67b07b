"""Public holidays written down from the lists that states publish, apart from the package that Aukio asks.

A country is a line of days: `05-01`; `E+39`, days after Easter Sunday; `05/mo-1`, the last Monday of May; `06-20>sa`,
the first Saturday from 20 June on. `*` marks a day that has a substitute; `@2021-`, `@-2023`, `@2020` bound its years.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped, unused-ignore]  # its types may be installed

YEARS = range(2020, 2031)
_DAY = timedelta(days=1)
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")

_DE = "01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26"
_FR = "01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25"
_UK = "E-2 05/mo1@-2019 05-08@2020 05/mo1@2021- 05/mo-1@-2021 06-02@2022 05/mo-1@2023- 06-03@2022 09-19@2022 05-08@2023"
_ENG = f"01-01* E+1 {_UK} 08/mo-1 12-25* 12-26*"

PUBLISHED = {
    "SE": "01-01 01-06 E-2 E+0 E+1 05-01 E+39 06-06 E+49 06-20>sa 10-31>sa 12-25 12-26",
    "NO": "01-01 E-3 E-2 E+0 E+1 05-01 05-17 E+39 E+49 E+50 12-25 12-26",
    "DK": "01-01 E-3 E-2 E+0 E+1 E+26@-2023 E+39 E+49 E+50 12-25 12-26",
    "EE": "01-01 02-24 E-2 E+0 05-01 E+49 06-23 06-24 08-20 12-24 12-25 12-26",
    "IS": "01-01 E-3 E-2 E+0 E+1 04-19>th 05-01 E+39 E+49 E+50 06-17 08/mo1 12-25 12-26",
    "GB": _ENG,
    "GB-ENG": _ENG,
    "GB-SCT": f"01-01* 01-02* {_UK} 06-15@2026 08/mo1 11-30* 12-25* 12-26*",
    "GB-NIR": f"{_ENG} 03-17* 07-12*",
    "IE": "01-01 02/mo1@2024-2029 02-06@2023 02-01@2030 03-17 03-18@2022 E+1 05/mo1 06/mo1 08/mo1 10/mo-1 12-25 12-26",
    "FR": _FR,
    "FR-57": f"{_FR} E-2 12-26",
    "NL": (
        "01-01 E-2 E+0 E+1 04-27@-2024 04-26@2025 04-27@2026- 05-05@2020 05-05@2025 05-05@2030"
        " E+39 E+49 E+50 12-25 12-26"
    ),
    "BE": "01-01 E+0 E+1 05-01 E+39 E+49 E+50 07-21 08-15 11-01 11-11 12-25",
    "DE": _DE,
    "DE-BY": f"{_DE} 01-06 E+60 11-01",
    "DE-BE": f"{_DE} 03-08 05-08@2020 05-08@2025 06-17@2028",
    "DE-SN": f"{_DE} 10-31 11-16>we",
    "AT": "01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26",
    "CH": "01-01 E+39 08-01 12-25",
    "CH-ZH": "01-01 E-2 E+1 05-01 E+39 E+50 08-01 12-25 12-26",
    "CH-GE": "01-01 E-2 E+1 E+39 E+50 08-01 09-05>th 12-25 12-31",
    "CH-TI": "01-01 01-06 03-19 E+1 05-01 E+39 E+50 E+60 06-29 08-01 08-15 11-01 12-08 12-25 12-26",
    "CZ": "01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26",
    "PL": "01-01 01-06 E+0 E+1 05-01 05-03 E+49 E+60 08-15 11-01 11-11 12-24@2025- 12-25 12-26",
    "PT": "01-01 E-2 E+0 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
    "IT": "01-01 01-06 E+0 E+1 04-25 05-01 06-02 08-15 10-04@2026- 11-01 11/su1 12-08 12-25 12-26",
    "US": "01-01* 01/mo3 02/mo3 05/mo-1 06-19*@2021- 07-04* 09/mo1 10/mo2 11-11* 11/th4 12-25*",
    "CA": "01-01* E-2 07-01 09/mo1 12-25*",
    "JP": (
        "01-01* 01/mo2 02-11* 02-23* 03-20*@2020-2021 03-21*@2022-2023 03-20*@2024-2026 03-21*@2027 03-20*@2028-"
        " 04-29* 05-03* 05-04* 05-05* 07-23@2020 07-22@2021 07/mo3@2022- 08-10@2020 08-08*@2021 08-11*@2022- 09/mo3"
        " 09-22*@2020 09-23*@2021-2023 09-22*@2024 09-23*@2025-2027 09-22*@2028 09-23*@2029- 07-24@2020 07-23@2021"
        " 10/mo2@2022- 11-03* 11-23* 09-22@2026"
    ),
}


def published(place: str, year: int) -> set[date]:
    """The holidays of a country or region in a year, with their substitutes."""
    around = [(day, moves) for each in (year, year + 1) for day, moves in _days(PUBLISHED[place], each)]
    days = {day for day, _ in around}
    for day in sorted(day for day, moves in around if moves):
        days.add(_SUBSTITUTES[place[:2]](day, days))
    return {day for day in days if day.year == year}


def _days(text: str, year: int) -> Iterator[tuple[date, bool]]:
    for token in text.split():
        said, _, years = token.partition("@")
        first, dash, last = years.partition("-")
        since, until = int(first or 0), int(last or 9999) if dash or not first else int(first)
        if since <= year <= until:
            yield _day(said.rstrip("*"), year), said.endswith("*")


def _day(said: str, year: int) -> date:
    if said.startswith("E"):
        sunday: date = easter(year)
        return sunday + int(said[1:]) * _DAY
    if found := re.fullmatch(r"(\d\d)-(\d\d)>(\w\w)", said):
        day = date(year, int(found[1]), int(found[2]))
        return day + (_WEEKDAYS.index(found[3]) - day.weekday()) % 7 * _DAY
    if found := re.fullmatch(r"(\d\d)/(\w\w)(-?\d)", said):
        days = [date(year, int(found[1]), 1) + step * _DAY for step in range(31)]
        same = [day for day in days if day.month == int(found[1]) and day.weekday() == _WEEKDAYS.index(found[2])]
        number = int(found[3])
        return same[number - 1 if number > 0 else number]
    return date(year, *map(int, said.split("-")))


def _next_working_day(day: date, days: set[date]) -> date:
    """A day at a weekend moves to the next day that is neither a weekend nor a holiday."""
    found = day
    while found.weekday() >= 5 or (found != day and found in days):
        found += _DAY
    return found


def _nearest_working_day(day: date, _days: set[date]) -> date:
    """A Saturday moves to Friday, a Sunday to Monday."""
    return day + {5: -1, 6: 1}.get(day.weekday(), 0) * _DAY


def _after_sunday(day: date, days: set[date]) -> date:
    """A Sunday moves to the next day that is no holiday."""
    found = day
    while day.weekday() == 6 and found in days:
        found += _DAY
    return found


_SUBSTITUTES: dict[str, Callable[[date, set[date]], date]] = {
    "GB": _next_working_day,
    "CA": _next_working_day,
    "US": _nearest_working_day,
    "JP": _after_sunday,
}
