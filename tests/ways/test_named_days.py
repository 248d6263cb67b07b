"""Hours announced for one day are kept by the record, also on a public holiday."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.ways.town import MORNING, Write, done, fact, notice, spans

pytestmark = pytest.mark.usefixtures("town")

EASTER_MONDAY = "2030-04-22"


def announced(write: Write, *, until: str, first: str = EASTER_MONDAY) -> str:
    hours = fact("easter", "mall/night", {"hours": {"week": "Mo-Su 08:30-17:30"}}, **{"from": first}, until=until)
    file = write("easter.yaml", notice({"published": "2030-03-01T10:00", "kind": "material", "add": [hours]}))
    return done("publish", file).err


def test_hours_for_a_holiday_hold_on_it(write: Write) -> None:
    said = announced(write, until=EASTER_MONDAY)

    assert spans("mall/night", EASTER_MONDAY) == [["08:30", "17:30"]]
    assert "holidays_unstated" not in said


def test_hours_for_a_week_keep_the_holiday_rule(write: Write) -> None:
    said = announced(write, until="2030-04-26")

    assert spans("mall/night", EASTER_MONDAY) == []
    assert spans("mall/night", "2030-04-23") == [["08:30", "17:30"]]
    assert "holidays_unstated" in said


def test_a_week_that_is_ended_on_its_first_day_is_not_a_day(write: Write, town: time_machine.Traveller) -> None:
    announced(write, until="2030-04-26")
    hours = fact(
        "easter", "mall/night", {"hours": {"week": "Mo-Su 08:30-17:30"}}, **{"from": EASTER_MONDAY}, until="2030-04-26"
    )
    first = {"published": "2030-03-01T10:00", "kind": "material", "add": [hours]}
    end = {"published": "2030-03-02T10:00", "kind": "material", "end": [{"id": "easter", "until": EASTER_MONDAY}]}
    town.move_to(MORNING + timedelta(days=1))
    done("publish", write("easter.yaml", notice(first, end)))

    assert spans("mall/night", EASTER_MONDAY) == []
    assert spans("mall/night", "2030-04-23") == [["18:00", "23:00"]]


def test_plan_says_what_will_happen_on_each_holiday(write: Write) -> None:
    longer: dict[str, Any] = {"from": "2030-04-19", "until": "2030-04-26"}
    hours = fact("easter", "mall/night", {"hours": {"week": "Mo-Su 08:30-17:30"}}, **longer)
    said = done("plan", write("easter.yaml", notice({"published": "2030-03-01T10:00", "add": [hours]}))).out

    assert "holiday: Good Friday, Fri 19 April 2030: Mall/Night closed." in said
    assert "holiday: Easter Monday, Mon 22 April 2030: Mall/Night closed." in said


def test_plan_of_a_single_day_lists_no_holiday(write: Write) -> None:
    single: dict[str, Any] = {"from": EASTER_MONDAY, "until": EASTER_MONDAY}
    hours = fact("easter", "mall/night", {"hours": {"week": "Mo-Su 08:30-17:30"}}, **single)
    said = done("plan", write("easter.yaml", notice({"published": "2030-03-01T10:00", "add": [hours]}))).out

    assert "holiday:" not in said
