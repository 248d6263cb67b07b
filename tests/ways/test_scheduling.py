"""A publication whose minute has not come: nobody sees it before, and it takes effect or says why not."""

import json
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.domain.facts.record import Record
from aukio.domain.publishing.enactment import apply, enact
from aukio.formats.notices import notice_file
from aukio.workflows.publishing.publication import place_finder, record_step
from tests.spec.stored import aukio
from tests.ways.town import CLOSE, HELSINKI, MORNING, Write, done, fact, notice, reasons, rows_stored, summary

pytestmark = pytest.mark.usefixtures("town")

NOON = datetime(2030, 3, 1, 12, tzinfo=HELSINKI)
DESK_SHUT = {"published": "2030-03-01T12:00", "add": [fact("shut", "mall/desk", CLOSE, **{"from": "2030-03-04"})]}
STORM = notice(DESK_SHUT)
MONDAY = "2030-03-04T10:00"
TODAY = {"published": "2030-02-20", "add": [fact("shut", "mall/desk", CLOSE)]}
_FORMS = ("md", "html", "json")


def test_what_lies_ahead_is_scheduled_and_not_published(write: Write) -> None:
    said = done("publish", write("storm.yaml", STORM))

    assert "scheduled for 1 March 2030 at midday" in said.out
    assert "storm" in done("scheduled", "list").out


@pytest.mark.parametrize("known", ["", "2030-03-02", "2999-01-01"])
def test_nobody_sees_it_before_its_minute(known: str, write: Write, client: Client) -> None:
    done("publish", write("storm.yaml", STORM))

    assert summary("mall/desk", MONDAY, known) == "open"
    query = {"at": MONDAY} | ({"known": known} if known else {})
    assert client.get("/api/v1/places/mall/desk/status", query).json()["because"] == []
    assert aukio("notice", "show", "storm").exit == 3
    assert done("notice", "list", "--json").json == []


TITLES = {"fi": "Tuleva rajuilma", "sv": "Kommande oväder", "en": "Coming gale"}
LATER = {
    "published": "2030-03-01T12:00",
    "add": [fact("secret", "mall/desk", CLOSE, {"text": TITLES}, **{"from": "2030-03-04"})],
}


def test_of_a_notice_on_record_nothing_of_what_is_scheduled_leaks_before_its_minute(
    town: time_machine.Traveller, write: Write, client: Client
) -> None:
    done("publish", write("storm.yaml", notice(TODAY, historic=True)))
    asked = [
        *(("notice", "show", "storm", "--lang", lang, "--format", form) for lang in TITLES for form in _FORMS),
        *(("notice", "show", "storm", "--lang", lang, "--plain") for lang in TITLES),
        *(("notice", *more) for more in (("log", "storm"), ("log", "storm", "--json"), ("list",), ("list", "--json"))),
        *(("notice", "texts", "storm", "--all"), ("notice", "texts", "storm", "--all", "--json")),
        ("status", "mall/desk", "--at", MONDAY, "--json"),
        ("why", "mall/desk", "--at", MONDAY, "--json"),
        ("check", "--json"),
    ]
    pages = [f"/{lang}{page}" for lang in TITLES for page in ("/", "/notices/storm/", "/places/mall/desk/")]
    pages += ["/sitemap.xml", "/api/v1/places", f"/api/v1/places/mall/desk/status?at={MONDAY}"]

    def everything() -> dict[object, str]:
        said: dict[object, str] = {command: done(*command).out for command in asked}
        pages_shown = {page: client.get(page) for page in pages}
        assert {page: answer.status_code for page, answer in pages_shown.items()} == dict.fromkeys(pages, 200)
        return said | {page: answer.content.decode() for page, answer in pages_shown.items()}

    before = everything()
    done("publish", write("storm.yaml", notice(TODAY, LATER, historic=True, title=TITLES)))

    after = everything()
    assert [key for key in before if before[key] != after[key]] == []
    assert client.get("/en/notices/storm/versions/2/").status_code == 404
    assert [
        key for key, said in after.items() if "secret" in said or any(each in said for each in TITLES.values())
    ] == []

    town.move_to(NOON)
    done("work", "--once")
    assert "Coming gale" in done("notice", "list").out
    assert "secret" in aukio("status", "mall/desk", "--at", MONDAY, "--json").out


def test_a_minor_publication_can_be_scheduled_and_makes_no_row_in_the_log(
    town: time_machine.Traveller, write: Write
) -> None:
    done("publish", write("storm.yaml", notice(TODAY, historic=True)))
    minor = {"published": "2030-03-01T12:00", "kind": "minor"}
    said = done("publish", write("storm.yaml", notice(TODAY, minor, historic=True, title=TITLES)))
    assert "scheduled for 1 March 2030 at midday" in said.out
    rows = done("notice", "log", "storm", "--json").json

    town.move_to(NOON)
    assert done("work", "--once").out == "publication 2 of 'storm': published\n"

    assert done("notice", "log", "storm", "--json").json == rows
    assert done("notice", "show", "storm", "--lang", "fi").out.count("# Tuleva rajuilma") == 1
    assert "Tuleva" not in done("notice", "show", "storm", "--lang", "fi", "--known", "2030-03-01T11:59").out


def test_a_plan_says_that_it_would_be_scheduled_and_writes_nothing(write: Write) -> None:
    before = rows_stored()

    said = done("plan", write("storm.yaml", STORM))

    assert "scheduled for 1 March 2030 at midday" in said.out
    assert rows_stored() == before


def test_scheduling_twice_changes_nothing(write: Write) -> None:
    file = write("storm.yaml", STORM)
    done("publish", file)
    before = rows_stored()

    assert "scheduled already, nothing changed" in done("publish", file).out
    assert rows_stored() == before


def test_scheduling_it_anew_with_another_content_is_refused(write: Write) -> None:
    done("publish", write("storm.yaml", STORM))
    other = notice({**DESK_SHUT, "add": [fact("shut", "mall", CLOSE)]})

    said = aukio("publish", write("storm.yaml", other))

    assert said.exit == 4
    assert "aukio scheduled drop storm 1" in said.err


def test_the_worker_does_nothing_before_the_minute(write: Write) -> None:
    done("publish", write("storm.yaml", STORM))

    assert done("work", "--once", at=NOON - timedelta(minutes=1)).out == ""
    assert summary("mall/desk", MONDAY) == "open"


def test_at_its_minute_it_takes_effect_once(town: time_machine.Traveller, write: Write) -> None:
    done("publish", write("storm.yaml", STORM))
    town.move_to(NOON)

    first, second = done("work", "--once"), done("work", "--once")

    assert (first.out, second.out) == ("publication 1 of 'storm': published\n", "")
    assert summary("mall/desk", MONDAY) == "closed"
    assert summary("mall/desk", MONDAY, known="2030-03-01T11:59") == "open"
    assert "taken_effect" in done("scheduled", "list").out


def test_publishing_the_file_after_it_took_effect_changes_nothing(town: time_machine.Traveller, write: Write) -> None:
    file = write("storm.yaml", STORM)
    done("publish", file)
    town.move_to(NOON)
    done("work", "--once")
    before = rows_stored()

    assert "nothing changed" in done("publish", file).out
    assert rows_stored() == before


def test_what_was_dropped_never_takes_effect(town: time_machine.Traveller, write: Write) -> None:
    done("publish", write("storm.yaml", STORM))

    said = done("scheduled", "drop", "storm", "1", "--reason", "the storm turned")
    town.move_to(NOON)

    assert "dropped" in said.out
    assert "the storm turned" in done("scheduled", "list").out
    assert done("work", "--once").out == ""
    assert summary("mall/desk", MONDAY) == "open"


def test_dropping_it_again_is_not_found(write: Write) -> None:
    done("publish", write("storm.yaml", STORM))
    done("scheduled", "drop", "storm", "1")

    assert aukio("scheduled", "drop", "storm", "1").exit == 3


# --- a scheduled amendment, and an urgent closing that comes first

AMENDMENT = {"published": "2030-03-01T12:00", "end": [{"id": "shut", "until": "2030-03-05"}]}
URGENT = {"end": [{"id": "shut", "until": "2030-03-03"}], "add": [fact("urgent", "mall", CLOSE)]}


def _amended(write: Write) -> None:
    done("publish", write("storm.yaml", notice(TODAY, historic=True)))
    done("publish", write("storm.yaml", notice(TODAY, AMENDMENT, historic=True)))


def test_publishing_over_a_scheduled_amendment_is_refused_until_it_is_dropped(write: Write) -> None:
    _amended(write)
    before = rows_stored()
    over = notice({"end": [{"id": "storm/shut", "until": "2030-03-03"}]}, slug="urgent")

    said = aukio("publish", write("urgent.yaml", over))

    assert said.exit == 4
    assert "aukio scheduled drop storm 2" in said.err
    assert rows_stored() == before


def test_after_the_drop_the_urgent_word_goes_out_and_the_rest_is_scheduled_anew(
    town: time_machine.Traveller, write: Write
) -> None:
    _amended(write)
    done("scheduled", "drop", "storm", "2")
    done("publish", write("storm.yaml", notice(TODAY, URGENT, historic=True)))
    later = {"published": "2030-03-01T13:00", "end": [{"id": "urgent", "until": "2030-03-07"}]}
    done("publish", write("storm.yaml", notice(TODAY, URGENT, later, historic=True)))

    town.move_to(NOON + timedelta(hours=1))

    assert done("work", "--once").out == "publication 3 of 'storm': published\n"
    assert reasons("mall/desk", "2030-03-07T10:00") == ["urgent"]
    assert summary("mall/desk", "2030-03-08T10:00") == "open"


def test_an_amendment_overtaken_by_an_urgent_closing_takes_no_effect_and_says_why(
    town: time_machine.Traveller, write: Write
) -> None:
    _amended(write)
    _published_behind_its_back(notice({"end": [{"id": "storm/shut", "until": "2030-03-03"}], **_URGENT}, slug="urgent"))
    before = summary("mall/desk", MONDAY), reasons("mall/desk", MONDAY)
    town.move_to(NOON)

    said = done("work", "--once")

    assert said.out.startswith("publication 2 of 'storm': overtaken: ")
    assert "storm/shut" in said.out
    assert "overtaken" in done("scheduled", "list").out
    assert (summary("mall/desk", MONDAY), reasons("mall/desk", MONDAY)) == before == ("closed", ["urgent"])


def test_one_overtaken_publication_stops_no_other(town: time_machine.Traveller, write: Write) -> None:
    _amended(write)
    done("publish", write("other.yaml", notice({**DESK_SHUT, "published": "2030-03-01T12:00"}, slug="other")))
    _published_behind_its_back(notice({"end": [{"id": "storm/shut", "until": "2030-03-03"}]}, slug="urgent"))
    town.move_to(NOON)

    said = done("work", "--once")

    assert "publication 2 of 'storm': overtaken" in said.out
    assert "publication 1 of 'other': published" in said.out


_URGENT = {"add": [fact("urgent", "mall", CLOSE)]}


def _published_behind_its_back(data: dict[str, object]) -> None:
    """As a writer does that looked before the amendment was scheduled: nothing refuses it, so the worker must see."""
    record: Record = answer_queries.record()
    file = notice_file.read(json.dumps(data), source="urgent.yaml")
    for proposal in file.proposals(find_place=place_finder(record), zone=record.city.zone, now=MORNING):
        enacted = enact(record, proposal, now=MORNING)
        assert enacted is not None
        record_step(enacted, record, apply(record, enacted), by="tests", now=MORNING)
