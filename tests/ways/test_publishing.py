"""Looking before publishing, publishing once, and being refused: what each leaves behind."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from aukio.audit.queries import acts_on
from tests.spec.stored import aukio
from tests.ways.town import (
    CLOSE,
    MORNING,
    Write,
    done,
    fact,
    hours,
    notice,
    reasons,
    rows_stored,
    spans,
    status,
    summary,
)

pytestmark = pytest.mark.usefixtures("town")

SHUT = notice({"add": [fact("shut", "mall/desk", CLOSE, {"bookings": {"existing": "contact"}})]})
LONG_HOURS = notice({"add": [fact("long", "mall/desk", hours("Mo-Fr 08:00-19:00"))]})
"""It opens what the ordinary week has closed: a contradiction that is told and not refused."""

STORM = {"fi": "Myrsky", "sv": "Storm", "en": "Storm"}
"""A title that leaves no language out, for tests about what is said beside it."""


def test_a_plan_shows_what_would_change_place_by_place(write: Write) -> None:
    said = done("plan", write("storm.yaml", SHUT))

    assert "Publication 1 of storm" in said.out
    assert "Added: Mall/Desk (closed, bookings)." in said.out
    line = next(line for line in said.out.splitlines() if line.endswith("mall/desk"))
    assert line.index("Open") < line.index("→") < line.index("Closed")


def test_a_plan_writes_nothing(write: Write) -> None:
    before = rows_stored()

    done("plan", write("storm.yaml", SHUT))

    assert rows_stored() == before
    assert summary("mall/desk", "2030-03-04T10:00") == "open"


def test_a_publication_is_known_from_its_minute_on(write: Write) -> None:
    done("publish", write("storm.yaml", SHUT))

    assert summary("mall/desk", "2030-03-04T10:00") == "closed"
    assert summary("mall/desk", "2030-03-04T10:00", known="2030-03-01T09:59") == "open"
    assert reasons("mall/desk", "2030-03-04T10:00") == ["shut"]


def test_publishing_twice_changes_nothing(write: Write) -> None:
    file = write("storm.yaml", SHUT)
    first = done("publish", file)
    before, answer = rows_stored(), status("mall/desk", "2030-03-04T10:00", known="2030-03-01")

    second = done("publish", file, at=MORNING + timedelta(hours=1))

    assert "published already, nothing changed" in second.out
    assert first.out != second.out
    assert rows_stored() == before
    assert status("mall/desk", "2030-03-04T10:00", known="2030-03-01") == answer


def test_the_order_of_keys_and_the_layout_of_a_file_do_not_count(write: Write, tmp_path: Path) -> None:
    done("publish", write("storm.yaml", SHUT))
    upside_down = tmp_path / "again.yaml"
    upside_down.write_text("# the same\n" + json.dumps(dict(reversed(SHUT.items()))))

    assert "nothing changed" in done("publish", str(upside_down)).out


def test_a_file_may_come_through_standard_input() -> None:
    from click.testing import CliRunner

    from aukio.cli.main import main

    result = CliRunner().invoke(main, ["publish", "-"], input=json.dumps(SHUT))

    assert (result.exit_code, summary("mall/desk", "2030-03-04T10:00")) == (0, "closed")


def test_a_second_publication_is_added_to_the_first(town: time_machine.Traveller, write: Write) -> None:
    done("publish", write("storm.yaml", SHUT))
    longer = notice(*SHUT["publications"], {"end": [{"id": "shut", "until": "2030-03-05"}]})

    town.shift(timedelta(hours=1))
    said = done("publish", write("storm.yaml", longer))

    assert "publication 1 of 'storm': published already" in said.out
    assert "publication 2 of 'storm': published" in said.out
    assert [summary("mall/desk", f"2030-03-{day}T10:00") for day in ("05", "06")] == ["closed", "open"]


@pytest.mark.parametrize("command", ["publish", "plan"])
def test_what_was_published_is_never_edited(command: str, write: Write) -> None:
    done("publish", write("storm.yaml", SHUT))
    before = rows_stored()
    edited = notice({"add": [fact("shut", "mall/clinic", CLOSE)]})

    said = aukio(command, write("storm.yaml", edited), at=MORNING + timedelta(hours=1))

    assert said.exit == 4
    assert "publication 1 of 'storm' differs" in said.err
    assert rows_stored() == before


def test_a_refused_publication_takes_the_earlier_ones_of_its_file_with_it(write: Write) -> None:
    before = rows_stored()
    half_good = notice(
        {"published": "2030-02-01", **SHUT["publications"][0]},
        {"published": "2030-02-02", "kind": "minor", "add": [fact("more", "mall", CLOSE)]},
        historic=True,
    )

    said = aukio("publish", write("storm.yaml", half_good))

    assert (said.exit, said.out) == (4, "")
    assert rows_stored() == before
    assert summary("mall/desk", "2030-03-04T10:00") == "open"


def test_publications_of_the_past_come_in_order(write: Write) -> None:
    history = notice(
        {"published": "2030-02-01", "add": [fact("shut", "mall/desk", CLOSE, **{"from": "2030-02-01"})]},
        {"published": "2030-02-10T09:30", "end": [{"id": "shut", "until": "2030-02-11"}]},
        historic=True,
    )

    done("publish", write("storm.yaml", history))

    log = done("notice", "log", "storm", "--json").json
    assert [(row["date"], row["kind"]) for row in log] == [("2030-02-01", "added"), ("2030-02-10", "ended")]
    assert summary("mall/desk", "2030-02-12T10:00", known="2030-02-10T09:29") == "closed"
    assert summary("mall/desk", "2030-02-12T10:00", known="2030-02-10T09:30") == "open"


def test_a_bare_day_of_publication_means_noon(write: Write) -> None:
    history = notice({"published": "2030-02-01", "add": [fact("shut", "mall/desk", CLOSE)]}, historic=True)

    done("publish", write("storm.yaml", history))

    assert status("mall/desk", "2030-02-04T10:00")["because"][0]["published"] == "2030-02-01T12:00:00+02:00"


def test_the_past_of_one_notice_may_be_recorded_after_another_was_published(write: Write) -> None:
    done("publish", write("storm.yaml", SHUT))
    older = notice({"published": "2030-02-01", "add": [fact("old", "square", CLOSE)]}, slug="older", historic=True)

    done("publish", write("older.yaml", older))

    assert summary("square", "2030-03-04T10:00", known="2030-02-01") == "closed"


def test_contradictions_are_warnings_on_stderr(write: Write) -> None:
    said = aukio("publish", write("long.yaml", LONG_HOURS))

    assert said.exit == 0
    assert "warning: opens_more" in said.err
    assert "warning" not in said.out
    assert spans("mall/desk", "2030-03-04") == [["08:00", "19:00"]]


@pytest.mark.parametrize("command", ["plan", "publish"])
def test_strict_refuses_any_contradiction(command: str, write: Write) -> None:
    before = rows_stored()

    said = aukio(command, "--strict", write("long.yaml", LONG_HOURS))

    assert said.exit == 4
    assert "opens_more" in said.err
    assert "accept" in said.err
    assert rows_stored() == before


def test_a_reason_in_the_file_accepts_a_contradiction(write: Write) -> None:
    publication = {**LONG_HOURS["publications"][0], "accept": {"opens_more": "People asked for evenings."}}

    said = done("publish", "--strict", write("long.yaml", notice(publication, title=STORM)))

    assert said.err == ""
    found = done("check", "mall/desk", "--json").json
    assert [(each["code"], each["accepted"]) for each in found] == [("opens_more", "People asked for evenings.")]


def test_each_publication_leaves_one_line_in_the_audit_trail(write: Write, settings: Any) -> None:
    settings.AUKIO_ACTOR = "aino"
    file = write("storm.yaml", SHUT)

    done("publish", file)
    done("publish", file)

    acts = [act for act in acts_on("storm") if act.act == "publish"]
    assert [(act.by, act.when, act.detail["number"]) for act in acts] == [("cli:aino", MORNING, 1)]


def test_a_refused_publication_leaves_no_line_there(write: Write) -> None:
    aukio("publish", "--strict", write("storm.yaml", {**LONG_HOURS, "notice": "storm"}))

    assert acts_on("storm") == ()


def test_withdrawn_means_it_was_never_so(write: Write) -> None:
    done("publish", write("storm.yaml", SHUT))
    done(
        "publish",
        write("storm.yaml", notice(*SHUT["publications"], {"withdraw": ["shut"]})),
        at=MORNING + timedelta(hours=1),
    )

    answer = done("status", "mall/desk", "--at", "2030-03-04T10:00", "--json", at=MORNING + timedelta(hours=2)).json
    assert (answer["summary"], answer["because"]) == ("open", [])
    assert summary("mall/desk", "2030-03-04T10:00", known="2030-03-01T10:30") == "closed"


def test_a_notice_that_replaces_another_ends_it_in_both_logs(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [fact("shut", "mall/desk", CLOSE, open="for_now")]})))
    calm = notice({"add": [fact("calm", "mall/desk", {"normal": {}})]}, slug="calm", replaces=["storm"])

    said = aukio("publish", write("calm.yaml", calm), at=MORNING + timedelta(days=3))

    assert said.exit == 0
    assert "replaced_without_decision" in said.err
    later = MORNING + timedelta(days=4)
    for slug in ("storm", "calm"):
        log = done("notice", "log", slug, "--json", at=later).json
        assert ("2030-03-04", "ended", ["mall/desk"]) in [(row["date"], row["kind"], row["places"]) for row in log]
    shown = done("notice", "show", "storm", at=later).out
    assert "replaced by 'calm'" in shown
