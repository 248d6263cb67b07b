"""Cases in which a wrong rule does harm, each through files, database and command line.

Elsewhere: a scheduled amendment overtaken (``test_scheduling``), a unit moved and a place renamed (``test_importing``).
"""

from datetime import timedelta

import pytest
import time_machine

from tests.spec.stored import aukio
from tests.ways.town import CLOSE, MORNING, Write, done, fact, hours, notice, reasons, spans, status, summary

pytestmark = pytest.mark.usefixtures("town")

MONDAY, TUESDAY = "2030-03-04", "2030-03-05"
SECOND, THIRD = MORNING + timedelta(hours=1), MORNING + timedelta(hours=2)
LATER = MORNING + timedelta(hours=3)


def test_broad_later_hours_open_nothing_that_was_closed_narrowly(town: time_machine.Traveller, write: Write) -> None:
    done("publish", write("shut.yaml", notice({"add": [fact("shut", "mall/desk", CLOSE)]}, slug="shut")))
    broad = notice({"add": [fact("long", {"city": True}, hours("Mo-Su 00:00-24:00"))]}, slug="long")
    done("publish", write("long.yaml", broad), at=SECOND)
    town.move_to(LATER)

    assert summary("mall/desk", f"{MONDAY}T10:00") == "closed"
    assert spans("mall/desk", MONDAY) == []
    assert spans("mall/library", MONDAY) == [["00:00", "24:00"]] == spans("mall", MONDAY)


def test_broad_later_hours_do_not_replace_narrow_ones(town: time_machine.Traveller, write: Write) -> None:
    narrow = notice({"add": [fact("short", "mall/desk", hours("Mo-Fr 10:00-12:00"))]}, slug="short")
    done("publish", write("short.yaml", narrow))
    broad = notice({"add": [fact("long", {"type": "desk"}, hours("Mo-Fr 09:00-15:00"))]}, slug="long")
    said = aukio("publish", write("long.yaml", broad), at=SECOND)
    town.move_to(LATER)

    assert spans("mall/desk", MONDAY) == [["10:00", "12:00"]]
    assert spans("square/desk", MONDAY) == [["09:00", "15:00"]]
    assert "no_effect" in said.err


@pytest.mark.parametrize("mended", [{"kind": "minor", "change": True}, {"correct": True}], ids=["minor", "corrected"])
def test_mending_a_word_does_not_promote_an_old_week(mended: dict[str, object], write: Write) -> None:
    old = fact("old", "mall/desk", hours("Mo-Fr 09:00-11:00"), note="Ony mornings.")
    new = fact("new", "mall/desk", hours("Mo-Fr 13:00-15:00"))
    done("publish", write("one.yaml", notice({"add": [old]}, slug="one")))
    done("publish", write("two.yaml", notice({"add": [new]}, slug="two")), at=SECOND)

    act = {key: [{**old, "note": "Only mornings."}] for key in mended if key != "kind"}
    kind = {"kind": "minor"} if "kind" in mended else {}
    done("publish", write("one.yaml", notice({"add": [old]}, {**kind, **act}, slug="one")), at=THIRD)

    asked = ("hours", "mall/desk", "--from", MONDAY, "--to", MONDAY, "--json")
    assert done(*asked, at=LATER).json[0]["spans"] == [["13:00", "15:00"]]


def test_a_closed_building_leaves_open_the_unit_with_an_entrance_of_its_own_and_says_so(write: Write) -> None:
    said = aukio("publish", write("storm.yaml", notice({"add": [fact("shut", "mall", CLOSE)]})))

    assert summary("mall", f"{MONDAY}T19:00") == "closed"
    assert summary("mall/desk", f"{MONDAY}T10:00") == "closed"
    assert summary("mall/night", f"{MONDAY}T19:00") == "open"
    assert "warning: building_shut_own_entrance" in said.err
    assert "mall/night" in said.err


def test_naming_the_unit_closes_it_and_silences_the_warning(write: Write) -> None:
    said = aukio(
        "publish", write("storm.yaml", notice({"add": [fact("shut", {"path": "mall", "under": "mall"}, CLOSE)]}))
    )

    assert summary("mall/night", f"{MONDAY}T19:00") == "closed"
    assert "building_shut_own_entrance" not in said.err


def test_a_closing_of_part_of_the_day_leaves_the_rest_and_its_bookings(write: Write) -> None:
    lunch = fact("lunch", "mall/desk", {"close": {"during": "Mo-Fr 12:00-13:00"}})
    done("publish", write("lunch.yaml", notice({"add": [lunch]}, slug="lunch")))

    assert spans("mall/desk", MONDAY) == [["08:00", "12:00"], ["13:00", "16:00"]]
    noon, one = status("mall/desk", f"{MONDAY}T12:00"), status("mall/desk", f"{MONDAY}T13:00")
    assert (noon["summary"], noon["channels"][0]["opens_at"]) == ("closed", "2030-03-04T13:00:00+02:00")
    assert (noon["bookings"]["existing"], one["bookings"]["existing"]) == ("contact", "honour")
    assert noon["valid_until"] == "2030-03-04T13:00:00+02:00"
    assert one["summary"] == "open"


def test_a_closing_of_part_of_a_building_takes_those_hours_from_its_units(write: Write) -> None:
    early = fact("early", "mall", {"close": {"during": "Mo-Fr 14:00-20:00"}})
    done("publish", write("early.yaml", notice({"add": [early]}, slug="early")))

    assert spans("mall/desk", MONDAY) == [["08:00", "14:00"]]
    assert spans("mall/library", MONDAY) == [["09:00", "14:00"]]
    assert spans("mall/night", MONDAY) == [["18:00", "23:00"]]


BOTH_DESKS = fact("desks", {"type": "desk"}, CLOSE)


def test_a_scope_never_changes(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [BOTH_DESKS]})))
    narrower = fact("desks", "square/desk", CLOSE, **{"from": "2030-03-01"})

    said = aukio("publish", write("storm.yaml", notice({"add": [BOTH_DESKS]}, {"change": [narrower]})), at=SECOND)

    assert said.exit == 4
    assert "continues" in said.err


def test_a_change_of_scope_is_an_end_and_successors_in_one_publication(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [BOTH_DESKS]})))
    parted = {
        "end": [{"id": "desks", "until": MONDAY}],
        "add": [fact("square-desk", "square/desk", CLOSE, continues="desks", **{"from": TUESDAY})],
    }

    done("publish", write("storm.yaml", notice({"add": [BOTH_DESKS]}, parted)), at=SECOND)

    def asked(place: str, day: str) -> str:
        return str(done("status", place, "--at", f"{day}T10:00", "--json", at=LATER).json["summary"])

    assert [asked("mall/desk", day) for day in (MONDAY, TUESDAY)] == ["closed", "open"]
    assert [asked("square/desk", day) for day in (MONDAY, TUESDAY)] == ["closed", "closed"]
    log = done("notice", "log", "storm", "--json", at=LATER).json
    assert [(row["kind"], row["places"]) for row in log] == [
        ("added", ["mall/desk", "square/desk"]),
        ("added", ["square/desk"]),
        ("ended", ["mall/desk", "square/desk"]),
    ]
    assert asked("mall/desk", TUESDAY) == "open"
    assert summary("mall/desk", f"{TUESDAY}T10:00", known="2030-03-01T10:30") == "closed"


def test_a_back_dated_fact_was_so_and_nobody_could_know(write: Write) -> None:
    said = aukio(
        "publish", write("late.yaml", notice({"add": [fact("late", "mall/desk", CLOSE, **{"from": "2030-02-25"})]}))
    )

    assert summary("mall/desk", "2030-02-26T10:00") == "closed"
    assert summary("mall/desk", "2030-02-26T10:00", known="2030-02-26") == "open"
    assert "warning: in_force_before_published" in said.err
    because = status("mall/desk", "2030-02-26T10:00")["because"][0]
    assert (because["valid_from"], because["published"]) == ("2030-02-25", "2030-03-01T10:00:00+02:00")


def test_two_notices_hold_at_once_each_in_its_own_aspect(write: Write) -> None:
    storm = fact("storm-hours", "mall/desk", hours("Mo-Fr 09:00-15:00"))
    strike = fact("strike-appointments", "mall/desk", {"admission": {"is": "appointment"}})
    done("publish", write("storm.yaml", notice({"add": [storm]})))
    done("publish", write("strike.yaml", notice({"add": [strike]}, slug="strike", cause="strike")), at=SECOND)

    answer = done("status", "mall/desk", "--at", f"{MONDAY}T10:00", "--json", at=LATER).json
    assert answer["summary"] == "by_appointment"
    assert answer["channels"][0]["hours_today"] == [["09:00", "15:00"]]
    assert [(each["notice"], each["arrangement"]) for each in answer["because"]] == [
        ("storm", "storm-hours"),
        ("strike", "strike-appointments"),
    ]


def test_of_two_notices_that_both_close_ending_one_opens_nothing(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [fact("storm", "mall/desk", CLOSE)]})))
    strike = {"add": [fact("strike", "mall/desk", CLOSE)]}
    done("publish", write("strike.yaml", notice(strike, slug="strike")), at=SECOND)
    ended = notice(strike, {"withdraw": ["strike"]}, slug="strike")
    done("publish", write("strike.yaml", ended), at=THIRD)

    answer = done("status", "mall/desk", "--at", f"{MONDAY}T10:00", "--json", at=LATER).json
    assert (answer["summary"], [each["arrangement"] for each in answer["because"]]) == ("closed", ["storm"])


def test_ending_a_fact_restores_exactly_what_was_there(write: Write) -> None:
    def asked(known: str) -> dict[str, object]:
        answer = done("status", "mall/desk", "--at", f"{TUESDAY}T10:00", "--known", known, "--json", at=LATER).json
        return {key: value for key, value in answer.items() if key != "known"}

    shut = {"add": [fact("shut", "mall/desk", CLOSE, {"bookings": {"new": "stop", "existing": "cancel"}})]}
    done("publish", write("storm.yaml", notice(shut)))
    done("publish", write("storm.yaml", notice(shut, {"end": [{"id": "shut", "until": MONDAY}]})), at=SECOND)

    assert asked("2030-03-01T09:00") == asked("2030-03-01T11:30")
    assert asked("2030-03-01T10:30") != asked("2030-03-01T11:30")


def test_equipment_out_of_use_withholds_its_service_and_nothing_else(write: Write) -> None:
    done("publish", write("copier.yaml", notice({"add": [fact("copier", "mall/desk/copier", CLOSE)]}, slug="copier")))

    answer = status("mall/desk", f"{MONDAY}T10:00")

    assert (answer["summary"], answer["withheld"]) == ("open", ["copy"])
    assert reasons("mall/desk", f"{MONDAY}T10:00") == ["copier"]
