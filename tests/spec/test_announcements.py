"""Real announcements of ten countries, restated: each is said in few lines, answered right, and worded like a person.

Each folder of ``announcements/`` holds a directory, a notice, and ``expected.yaml``:

- ``lines``: the most arrangements that the notice may need;
- ``hours``: for each place (and channel, after a blank; on site unless named) and day, the spans, or ``closed``;
- ``status``: at an instant, the part of the status that the announcement decides. Channels are keyed by kind, and by
  ``kind/purpose`` where the purpose is another one than service;
- ``bookings``: for a booking of a place that was made a day before the first publication, its fate;
- ``says``: the notice as known at an instant: what each language says, and what it never says.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from aukio.domain.answers.status import status
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import read_at, read_known
from aukio.domain.facts.record import Record, View
from aukio.formats.answers.status_json import status_data
from tests.spec.in_memory import finder, recorded, shown

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
"""After the last of them was published."""

FOLDERS = sorted(each for each in (Path(__file__).parent / "announcements").iterdir() if each.is_dir())
EXPECTED = {each.name: yaml.safe_load((each / "expected.yaml").read_text()) for each in FOLDERS}


@cache
def record_of(case: str) -> Record:
    record: Record | None = None
    for name in ("directory.yaml", "notice.yaml"):
        path = Path(__file__).parent / "announcements" / case / name
        record = recorded(record, path.read_text(), source=f"{case}/{name}", now=NOW)
    assert record is not None
    return record


@cache
def view_of(case: str, known: str | None) -> View:
    record = record_of(case)
    return View(record, NOW if known is None else read_known(known, record.city.zone, now=NOW))


def answer(case: str, place: str, at: str, known: str | None = None) -> dict[str, Any]:
    view = view_of(case, known)
    found = status(view, finder(view.record)(place), read_at(at, view.record.city.zone))
    return status_data(view, found, "en")


def by_kind(channels: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        each["kind"] if each["purpose"] == "service" else f"{each['kind']}/{each['purpose']}": each for each in channels
    }


def part_of(whole: Any, wanted: Any) -> Any:
    """What ``whole`` says where ``wanted`` asks: equal to it when the answer is right."""
    if isinstance(wanted, dict) and isinstance(whole, dict):
        return {key: part_of(whole.get(key), each) for key, each in wanted.items()}
    if isinstance(wanted, list) and isinstance(whole, list) and len(wanted) == len(whole):
        return [part_of(one, each) for one, each in zip(whole, wanted, strict=True)]
    return whole


def asked(section: str) -> list[Any]:
    return [
        pytest.param(case, each, id=f"{case}-{number}")
        for case, expected in EXPECTED.items()
        for number, each in enumerate(expected.get(section, []), 1)
    ]


def hours_asked() -> list[Any]:
    return [
        pytest.param(case, place, day, spans, id=f"{case}-{place.replace(' ', '-')}-{day}")
        for case, expected in EXPECTED.items()
        for place, days in expected.get("hours", {}).items()
        for day, spans in days.items()
    ]


@pytest.mark.parametrize(("case", "place", "day", "spans"), hours_asked())
def test_a_day_has_the_hours_that_were_announced(case: str, place: str, day: object, spans: str) -> None:
    path, _, channel = place.partition(" ")
    channels = by_kind(answer(case, path, f"{day}T12:00")["channels"])
    found = channels[channel or "on_site"]["hours_today"]
    assert ",".join("-".join(each) for each in found) == ("" if spans == "closed" else spans)


@pytest.mark.parametrize(("case", "asks"), asked("status"))
def test_an_instant_has_the_state_that_was_announced(case: str, asks: dict[str, Any]) -> None:
    wanted = {key: value for key, value in asks.items() if key not in {"place", "at", "known"}}
    found = answer(case, asks["place"], str(asks["at"]), asks.get("known"))
    found["channels"] = by_kind(found["channels"])
    assert part_of(found, wanted) == wanted


@pytest.mark.parametrize(("case", "asks"), asked("says"))
def test_the_notice_says_it_as_a_person_would(case: str, asks: dict[str, Any]) -> None:
    view = view_of(case, str(asks["known"]))
    (notice,) = view.record.notices
    text = shown(view, notice.slug, asks["lang"], plain=asks.get("plain", False))
    for phrase in asks.get("has", ()):
        assert phrase in text, text
    for phrase in asks.get("lacks", ()):
        assert phrase not in text, text


@pytest.mark.parametrize("case", EXPECTED)
def test_it_is_said_in_few_lines(case: str) -> None:
    arrangements = {version.ref for version in record_of(case).versions}
    assert len(arrangements) <= EXPECTED[case]["lines"]


@pytest.mark.parametrize("case", EXPECTED)
def test_every_language_has_its_words_for_it(case: str) -> None:
    record = record_of(case)
    (notice,) = record.notices
    first = min(each.published for each in record.publications)
    for known in (first, first + timedelta(days=3)):
        for lang in LANGUAGES:
            for plain in (False, True):
                text = shown(View(record, known), notice.slug, lang, plain=plain)
                assert not {"”", "“"} & set(text), text
                assert not any(f"({language.name})" in text for language in LANGUAGES.values()), text
