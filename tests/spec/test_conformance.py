"""The conformance cases of the open format: small record files, questions, and the answers that our engine gives.

``AUKIO_WRITE_EXAMPLES=1`` writes the answers anew; read the difference before it is recorded.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.status import status
from aukio.domain.base.mistakes import Mistake
from aukio.domain.clock.local_time import instant_of, read_at, read_day, read_known
from aukio.domain.facts.record import Record, View
from aukio.formats.answers.status_json import status_data
from tests.spec.conformance import CASES
from tests.spec.in_memory import finder, recorded

QUESTIONS = ("hours", "status", "refused")


def now_of(case: Mapping[str, Any], record: Record) -> datetime:
    """The instant at which a case is asked."""
    return instant_of(datetime.fromisoformat(case["now"]), record.city.zone)


def record_of(case: Mapping[str, Any]) -> Record:
    """The record after every file of a case, in order."""
    record: Record | None = None
    for number, data in enumerate(case["files"]):
        now = datetime.fromisoformat(f"{case['now']}+00:00")
        record = recorded(record, _text(data), source=f"file {number}", now=now)
    assert record is not None
    return record


def _text(data: Mapping[str, Any]) -> str:
    return f"aukio: {data['aukio']}\n" + "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items() if key != "aukio"
    )


def picked(data: Any, key: str) -> Any:
    """The value of a key such as ``channels[].open``."""
    head, _, rest = key.partition("[].")
    return [picked(each, rest) for each in data[head]] if rest else data[head]


def answer(case: Mapping[str, Any], record: Record, question: Mapping[str, Any]) -> Any:
    """What our engine answers."""
    now = now_of(case, record)
    if "refused" in question:
        try:
            recorded(record, _text(question["refused"]), source="refused", now=now)
        except (Mistake, KeyError):  # the finder of the tests has no words for a path that is not there
            return True
        return False
    asked = question.get("hours") or question["status"]
    place = finder(record)(asked["place"])
    view = View(record, read_known(asked["known"], record.city.zone, now=now) if "known" in asked else now)
    if "hours" in question:
        found = days(view, place, read_day(asked["from"]), read_day(asked["to"]))
        return [
            {"date": day.date.isoformat(), "state": day.state.value, "spans": [list(span) for span in day.spans]}
            for day in found
        ]
    data = json.loads(json.dumps(status_data(view, status(view, place, read_at(asked["at"], view.zone(place))), "en")))
    return {key: picked(data, key) for key in question["keys"]}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_our_engine_gives_the_answers_of_the_case(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    record = record_of(case)
    found = [answer(case, record, each) for each in case["questions"]]
    if os.environ.get("AUKIO_WRITE_EXAMPLES") == "1":
        questions = [{**each, "answer": one} for each, one in zip(case["questions"], found, strict=True)]
        path.write_text(json.dumps({**case, "questions": questions}, ensure_ascii=False, indent=1) + "\n")
        return
    assert found == [each["answer"] for each in case["questions"]]


def test_every_case_has_a_rule_and_every_question_is_of_a_known_kind() -> None:
    assert len(CASES) >= 20
    for path in CASES:
        case = json.loads(path.read_text(encoding="utf-8"))
        assert (case["aukio"], case["case"]) == ("conformance/1", path.stem)
        assert case["rule"].endswith(".")
        assert all(sum(kind in each for kind in QUESTIONS) == 1 for each in case["questions"])
