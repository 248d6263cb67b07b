"""Hours in which a rule can never hold are refused wherever a file is read; fortnights go on through a week 53."""

from typing import Any

import pytest
from django.test import Client

from tests.spec.stored import aukio
from tests.ways.town import PLACES, Write, directory, done, fact, notice, spans

pytestmark = pytest.mark.usefixtures("town")

TWO = {"weeks": ["Mo off", "Tu off"], "from": "2030-03-04"}
DEAD = "Fr[2,4] off; Mo-Fr 08:00-17:00"


def place(**channel: Any) -> dict[str, Any]:
    return {"path": "park", "kind": "unit", "channels": [{"kind": "on_site", **channel}]}


def test_a_directory_with_a_dead_rule_is_refused_with_the_rules_turned_round(write: Write) -> None:
    said = aukio("import", write("park.yaml", directory(place(week=DEAD))))

    assert said.exit == 4
    assert "places[0].channels[0].week: the rule 'Fr[2,4] off' can never hold" in said.err
    assert "Write 'Mo-Fr 08:00-17:00; Fr[2,4] off'." in said.err


def test_a_turn_of_a_cycle_with_a_dead_rule_is_refused(write: Write) -> None:
    cycle = {"weeks": ["Mo-Fr 08:00-16:00", DEAD], "from": "2030-03-04"}
    said = aukio("import", write("park.yaml", directory(place(cycle=cycle))))

    assert said.exit == 4
    assert "places[0].channels[0].cycle.weeks[1]: the rule 'Fr[2,4] off' can never hold" in said.err


@pytest.mark.parametrize("command", ["plan", "publish"])
@pytest.mark.parametrize(
    ("effect", "where"),
    [
        ({"hours": {"week": DEAD}}, "effects[0].hours.week"),
        ({"close": {"during": DEAD}}, "effects[0].close.during"),
        ({"offer": {"channel": "self_service", "week": DEAD}}, "effects[0].offer.week"),
    ],
)
def test_a_notice_with_a_dead_rule_is_refused(write: Write, command: str, effect: dict[str, Any], where: str) -> None:
    file = notice({"published": "2030-03-01T10:00", "add": [fact("shut", "mall/desk", effect)]})
    said = aukio(command, write("storm.yaml", file))

    assert said.exit == 4
    assert f"publications[0].add[0].{where}: the rule 'Fr[2,4] off' can never hold" in said.err


# --- fortnights


def test_every_second_week_goes_on_through_a_week_53(write: Write) -> None:
    cycle = {"weeks": ["Sa 10:00-16:00", "Sa off"], "from": "2026-12-19"}
    said = done("import", write("park.yaml", directory(place(cycle=cycle), known_from="2026-12-01")))

    assert [spans("park", day) for day in ("2026-12-19", "2026-12-26", "2027-01-02", "2027-01-09")] == [
        [["10:00", "16:00"]],
        [],
        [["10:00", "16:00"]],
        [],
    ]
    assert "ISO" not in said.err
    again = done("import", write("park.yaml", directory(place(cycle=cycle), known_from="2026-12-01")))
    assert "nothing changed" in again.out


def test_odd_iso_weeks_are_accepted_with_a_word_about_a_week_53(write: Write) -> None:
    park = place(week="week 01-53/2 Sa 10:00-16:00")
    said = done("import", write("park.yaml", directory(park, known_from="2026-12-01")))

    assert [spans("park", day) for day in ("2027-01-02", "2027-01-09")] == [[["10:00", "16:00"]]] * 2
    assert "'park' has hours in odd or even ISO weeks" in said.err
    assert "'cycle'" in said.err


@pytest.mark.parametrize(
    ("channel", "why"),
    [
        (
            {"week": "Mo off", "cycle": TWO},
            "cycle: 'week' and 'cycle' are both given",
        ),
        ({"cycle": {"weeks": ["Mo off"], "from": "2030-03-04"}}, "cycle.weeks: expected"),
        ({"cycle": {"weeks": ["Mo off"] * 53, "from": "2030-03-04"}}, "cycle.weeks: a cycle has 2 to 52 weeks"),
        ({"cycle": {"weeks": ["Mo off", "Tue off"], "from": "2030-03-04"}}, "cycle.weeks[1]: at column 1"),
        ({"cycle": {"weeks": ["Mo off", "Tu off"], "from": "2030-02-30"}}, "cycle.from: "),
        ({"cycle": {"weeks": ["Mo off", "Tu off"]}}, "cycle: "),
    ],
)
def test_a_cycle_that_is_none_is_refused(write: Write, channel: dict[str, Any], why: str) -> None:
    said = aukio("import", write("park.yaml", directory(place(**channel))))

    assert said.exit == 4
    assert f"places[0].channels[0].{why}" in said.err


def test_hours_that_replace_a_cycle_take_its_holiday_rule(write: Write) -> None:
    cycle = {"weeks": ["Mo-Su 10:00-16:00; PH off", "Mo-Su 12:00-16:00; PH off"], "from": "2030-03-04"}
    places = [*PLACES, {**place(cycle=cycle), "own_entrance": True}]
    done("import", write("town.yaml", directory(*places)))
    hours = fact("spring", "park", {"hours": {"week": "Mo-Su 08:00-09:00"}}, until="2030-05-31")
    done("publish", write("spring.yaml", notice({"published": "2030-03-01T10:00", "add": [hours]})))

    assert spans("park", "2030-04-22") == []
    assert spans("park", "2030-04-23") == [["08:00", "09:00"]]


def test_a_place_says_its_cycle(write: Write) -> None:
    cycle = {"weeks": ["Sa 10:00-16:00", "Sa off"], "from": "2030-03-04"}
    done("import", write("park.yaml", directory(place(cycle=cycle))))

    said = done("why", "park").out
    assert "every other week from the week of 4 March 2030" in said
    channel = Client().get("/api/v1/places/park").json()["channels"][0]
    assert (channel["cycle"], channel.get("week")) == (cycle, None)
