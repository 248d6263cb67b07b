"""How full a place is, as data; and what sensors tell (R089–R094)."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.demo import add_demo_visits
from aukio.visits.actions import counts
from aukio.visits.queries import counts as count_queries

ADDRESS = "/api/v1/places/iso-omena/library/occupancy"
JUNE = datetime(2021, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def token(espoo: None) -> str:  # noqa: ARG001  # connects to the record
    """A sensor at the library believed by this."""
    add_demo_visits(by="tests", now=JUNE)
    place = answer_queries.view(JUNE).directory.by_last_path["iso-omena/library"]
    return counts.add_sensor(place, "main door", path="iso-omena/library", by="tests", now=JUNE)


def tell(token: str, *readings: dict[str, Any], address: str = ADDRESS) -> Any:
    """Tell readings as a sensor does, at noon."""
    with time_machine.travel(JUNE, tick=False):
        return Client().post(
            f"{address}/readings",
            json.dumps({"readings": list(readings)}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )


def at(minute: int) -> str:
    """Some minutes after noon, with an offset."""
    return (JUNE + timedelta(minutes=minute)).isoformat()


def test_readings_late_twice_and_in_any_order_come_to_one_count(token: str) -> None:
    told = tell(token, {"key": "b", "at": at(-5), "in": 4, "out": 1}, {"key": "a", "at": at(-9), "about": 90})
    assert told.json() == {"readings": {"a": "counted", "b": "counted"}}
    assert tell(token, {"key": "b", "at": at(-5), "in": 4, "out": 1}).json() == {"readings": {"b": "known"}}
    assert tell(token, {"key": "old", "at": at(-1440), "in": 4}).json() == {"readings": {"old": "too_late"}}
    with time_machine.travel(JUNE, tick=False):
        assert Client().get(ADDRESS).json() == {
            "place": "iso-omena/library",
            "crowd": "room",
            "inside": 93,
            "limit": 120,
            "left": 27,
            "ratio": 0.5,
            "as_of": "2021-06-01T11:55:00+03:00",
        }


@pytest.mark.usefixtures("token")
def test_what_is_not_known_is_null() -> None:
    with time_machine.travel(JUNE, tick=False):
        told = Client().get(ADDRESS).json()
    assert (told["crowd"], told["inside"], told["left"], told["as_of"]) == ("unknown", None, None, None)


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ({"key": "a", "at": at(30), "in": 1}, "ahead of our clock"),
        ({"key": "a", "at": "2021-06-01T12:00:00", "in": 1}, "has no offset"),
        ({"key": "a", "at": at(0), "in": 1, "about": 3}, "says both"),
        ({"key": "a", "at": at(0), "in": -1}, "'in'"),
        ({"key": "", "at": at(0)}, "'key'"),
        ({"key": "a", "at": "noon"}, "'at'"),
        ({"key": "a", "at": at(0), "inn": 1}, "'inn'"),
    ],
)
def test_a_reading_that_cannot_be_is_a_problem_and_nothing_is_counted(
    token: str, reading: dict[str, Any], said: str
) -> None:
    answer = tell(token, {"key": "good", "at": at(-1), "in": 5}, reading)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert said in answer.json()["detail"]
    assert (
        count_queries.day_count_of(answer_queries.view(JUNE).directory.by_last_path["iso-omena/library"], JUNE.date())
        is None
    )


def test_without_the_token_of_this_place_nothing_is_believed(token: str) -> None:
    for wrong in ("", "guess"):
        answer = tell(wrong, {"key": "a", "at": at(0), "in": 1})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["code"] == "no_token"
    kela = answer_queries.view(JUNE).directory.by_last_path["iso-omena/kela"]
    counts.start_counting(kela, base=None, path="iso-omena/kela", by="tests", now=JUNE)
    elsewhere = tell(token, {"key": "a", "at": at(0), "in": 1}, address="/api/v1/places/iso-omena/kela/occupancy")
    assert elsewhere.status_code == 401


@pytest.mark.usefixtures("token")
def test_where_nobody_counts_is_404() -> None:
    assert Client().get("/api/v1/places/tapiola/occupancy").status_code == 404
