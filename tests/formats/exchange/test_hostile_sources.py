"""A register with rotten values is read or refused in one sentence; what is read is a directory file."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.formats.directory import directory_file
from aukio.formats.exchange.moved import Moved, Setting
from aukio.formats.exchange.sources import SOURCES
from tests.depth import some
from tests.formats.exchange.samples import SAMPLES

SETTING = Setting(today=date(2026, 11, 30))
ROTTEN: tuple[Any, ...] = (
    *(None, "", 0, -1, 1e308, float("nan"), True, [], {}, [None], [[]], {"fi": None}, {"fi": ["x"]}, 10**30),
    *("\x00", "\ud800", "x" * 5000, "9999-12-31", "0001-01-01", "2026-02-30", "24:00", "25:00:00", "23:59:60"),
    *("2026-12-31T23:59:59Z", "\u0661\u0662", "<b>", "\u00a0", "Mo-Fr 10:00-09:00", "mo-fr 10-9"),
)


def fields(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value within a sample."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from fields(value, (*path, key))


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> bytes:
    made = copy.deepcopy(data)
    at = made
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(made).encode()


def directory(moved: Moved) -> str:
    """The directory file of what was read."""
    city = {"slug": "x", "name": {"en": "X"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    places = [{"path": each.path, **each.data} for each in moved.places]
    return json.dumps({"aukio": "directory/1", "city": city, "known_from": "2026-12-01", "places": places})


def read_or_refused(system: str, content: bytes) -> Moved | None:
    """What is read; None for what is refused in one line."""
    try:
        return SOURCES[system].read(content, SETTING)
    except Refused as refused:
        said = str(refused)
    assert "\n" not in said
    assert len(said) < 500
    return None


@pytest.mark.parametrize("system", sorted(SAMPLES))
def test_a_rotten_value_is_left_out_or_refused_by_name(system: str) -> None:
    sample = SAMPLES[system]
    tried = [(path, value) for path in fields(sample) for value in ROTTEN]
    assert len(tried) > 100
    for path, value in some(tried, every=9):
        content = with_value(sample, path, value)
        moved = read_or_refused(system, content)
        if moved is not None:
            directory_file.read(directory(moved), source=system).statement()


@pytest.mark.parametrize("name", ["<b></b>", "\x00", "\ud800", " \u00a0 "])
def test_a_name_that_is_nothing_is_no_name(name: str) -> None:
    sample = copy.deepcopy(SAMPLES["hauki"])
    sample["resource"]["name"] = {"fi": "Kirjasto", "sv": name}
    (place,) = SOURCES["hauki"].read(json.dumps(sample).encode(), SETTING).places
    assert place.data["name"] == {"fi": "Kirjasto"}


def test_a_time_zone_that_there_is_not_is_lost() -> None:
    sample = copy.deepcopy(SAMPLES["hauki"])
    sample["resource"]["timezone"] = "Europe/Esbo"
    (place,) = SOURCES["hauki"].read(json.dumps(sample).encode(), SETTING).places
    assert "time_zone" not in place.data
    assert "timezone 'Europe/Esbo': left out: there is no such time zone" in map(str, place.losses)
