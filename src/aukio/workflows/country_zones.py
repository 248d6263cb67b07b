"""The time zones of a country, from the table of the time zone database."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_DAYS_COMPARED = 366


@lru_cache(maxsize=64)
def zones_of(country: str, year: int) -> tuple[str, ...]:
    """The time zones of a country (ISO 3166-1) whose clocks differ on some day of a year, the first of each clock.

    Germany has one, although the database lists two; a country without a zone has none.
    """
    by_clock: dict[tuple[timedelta | None, ...], str] = {}
    for name in _listed(country):
        zone = ZoneInfo(name)
        first = datetime(year, 1, 1, 12, tzinfo=UTC)
        days = (first + timedelta(days=number) for number in range(_DAYS_COMPARED))
        by_clock.setdefault(tuple(day.astimezone(zone).utcoffset() for day in days), name)
    return tuple(by_clock.values())


def _listed(country: str) -> list[str]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [row[2] for row in rows if row[0] == country]
