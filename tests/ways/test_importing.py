"""A directory file is recorded once; what it no longer says stays, and what it says anew is dated."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from aukio.audit.queries import acts_on
from tests.spec.stored import aukio
from tests.ways.town import (
    CLOSE,
    HELSINKI,
    MORNING,
    PLACES,
    Write,
    directory,
    done,
    fact,
    notice,
    on_site,
    rows_stored,
    spans,
    status,
    summary,
)

pytestmark = pytest.mark.usefixtures("town")

LATER_HOURS = {
    "path": "mall/library",
    "kind": "unit",
    "type": "library",
    "channels": [on_site("Mo-Fr 12:00-18:00; PH off")],
}


def test_importing_twice_changes_nothing(write: Write) -> None:
    before = rows_stored()

    said = done("import", write("town.yaml", directory(*PLACES)), at=MORNING + timedelta(days=1))

    assert "nothing changed" in said.out
    assert rows_stored() == before


def test_an_import_says_how_much_is_new(write: Write) -> None:
    said = done("import", write("more.yaml", directory({"path": "park", "kind": "centre"})))

    assert "1 place" in said.out


def test_an_import_lists_the_names_that_are_missing(write: Write) -> None:
    file = write("more.yaml", directory({"path": "park", "kind": "centre"}))

    for command in (("import", file, "--dry-run"), ("import", file)):
        assert "missing: no name in Swedish: 'park', 'town', 'copy'.\n" in done(*command).err


def test_a_place_the_file_does_not_mention_stays(write: Write) -> None:
    done("import", write("more.yaml", directory({"path": "park", "kind": "centre"})))

    assert summary("mall/desk", "2030-03-04T10:00") == "open"
    assert [each["place"] for each in done("places", "--json").json][-3:] == ["park", "square", "square/desk"]


def test_new_hours_are_valid_from_their_day_and_known_from_theirs(write: Write) -> None:
    file = directory(LATER_HOURS, known_from="2030-02-20", valid_from="2030-03-05")

    done("import", write("later.yaml", file))

    assert spans("mall/library", "2030-03-04") == [["09:00", "18:00"]]
    assert spans("mall/library", "2030-03-05") == [["12:00", "18:00"]]
    assert spans("mall/library", "2030-03-05", known="2030-02-19") == [["09:00", "18:00"]]


def test_an_import_leaves_a_line_in_the_audit_trail() -> None:
    acts = acts_on("town")

    assert [(act.act, act.when) for act in acts] == [("import", MORNING)]


def test_a_refused_import_leaves_nothing(write: Write) -> None:
    before = rows_stored()

    said = aukio(
        "import",
        write("odd.yaml", directory({"path": "park", "kind": "centre"}, {"path": "lake/boat", "kind": "unit"})),
    )

    assert (said.exit, said.out) == (4, "")
    assert rows_stored() == before


def test_children_may_stand_before_their_parents_in_a_file(write: Write) -> None:
    done(
        "import",
        write("park.yaml", directory({"path": "park/hut", "kind": "unit"}, {"path": "park", "kind": "centre"})),
    )

    assert summary("park/hut", "2030-03-04T10:00") == "unknown"


def test_a_place_that_is_gone_has_no_answer_afterwards_and_keeps_the_one_before(write: Write) -> None:
    gone = directory(
        {"path": "mall/library", "kind": "unit", "gone": True}, known_from="2030-02-20", valid_from="2030-03-05"
    )

    done("import", write("gone.yaml", gone))

    assert summary("mall/library", "2030-03-04T10:00") == "open"
    assert summary("mall/library", "2030-03-05T10:00") == "unknown"
    units = [unit["place"] for unit in status("mall", "2030-03-05T10:00")["units"]]
    assert units == ["mall/clinic", "mall/desk", "mall/night"]


# --- a place renamed, and a unit that moves: danger cases

RENAMED = directory(
    {
        "path": "mall/service-desk",
        "was": "mall/desk",
        "kind": "unit",
        "type": "desk",
        "owner": "town",
        "name": {"en": "Service Desk"},
        "channels": [on_site("Mo-Fr 08:00-16:00; PH off")],
    },
    known_from="2030-02-20",
    valid_from="2030-03-05",
)
MOVED = directory(
    {
        "path": "square/clinic",
        "was": "mall/clinic",
        "kind": "unit",
        "type": "clinic",
        "channels": [on_site("Mo-Fr 08:00-16:00; PH off")],
    },
    known_from="2030-02-20",
    valid_from="2030-03-05",
)


def test_a_renamed_place_answers_to_its_old_path(write: Write) -> None:
    done("import", write("renamed.yaml", RENAMED))

    assert status("mall/desk", "2030-03-06T10:00")["place"] == "mall/service-desk"
    assert status("mall/desk", "2030-03-06T10:00") == status("mall/service-desk", "2030-03-06T10:00")


def test_before_the_renaming_it_bears_its_old_path_and_name(write: Write) -> None:
    done("import", write("renamed.yaml", RENAMED))

    answer = status("mall/service-desk", "2030-03-04T10:00")

    assert (answer["place"], answer["name"]) == ("mall/desk", "Mall/Desk")


@pytest.mark.parametrize("at", ["2030-03-04T10:00", "2030-03-06T10:00"])
def test_the_old_address_leads_to_the_new_one_with_its_question(at: str, write: Write, client: Client) -> None:
    done("import", write("renamed.yaml", RENAMED))

    response = client.get("/api/v1/places/mall/desk/status", {"at": at, "lang": "fi"})

    assert response.status_code == 308
    assert response["Location"].startswith("/api/v1/places/mall/service-desk/status?")
    assert (
        client.get(response["Location"]).json()
        == done("status", "mall/desk", "--at", at, "--lang", "fi", "--json").json
    )


def test_a_fact_follows_a_renamed_place(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [fact("shut", "mall/desk", CLOSE)]})))
    done("import", write("renamed.yaml", RENAMED))

    assert summary("mall/service-desk", "2030-03-06T10:00") == "closed"
    facts = done("notice", "show", "storm", "--format", "json").json["arrangements"]
    assert facts[0]["places"] == ["mall/desk"]


def test_the_path_of_a_renamed_place_may_be_given_to_another(write: Write, client: Client) -> None:
    done("import", write("renamed.yaml", RENAMED))
    another = {"path": "mall/desk", "kind": "unit", "type": "desk", "channels": [on_site("Mo-Fr 10:00-12:00; PH off")]}
    done("import", write("another.yaml", directory(another, known_from="2030-02-21", valid_from="2030-03-07")))

    assert spans("mall/desk", "2030-03-08") == [["10:00", "12:00"]]
    assert spans("mall/service-desk", "2030-03-08") == [["08:00", "16:00"]]
    assert client.get("/api/v1/places/mall/desk/status", {"at": "2030-03-08T10:00"}).status_code == 200
    assert status("mall/desk", "2030-03-04T10:00")["channels"][0]["hours_today"] == [["08:00", "16:00"]]


def test_a_unit_that_moved_leaves_the_building_and_its_troubles(write: Write) -> None:
    done("import", write("moved.yaml", MOVED))
    done("publish", write("storm.yaml", notice({"add": [fact("shut", {"under": "mall"}, CLOSE)]})))

    assert summary("square/clinic", "2030-03-04T10:00") == "closed"
    assert summary("square/clinic", "2030-03-05T10:00") == "open"
    assert "square/clinic" in [unit["place"] for unit in status("square", "2030-03-05T10:00")["units"]]
    assert "mall/clinic" not in [unit["place"] for unit in status("mall", "2030-03-05T10:00")["units"]]


def test_it_shares_the_doors_of_the_building_it_moved_to(write: Write) -> None:
    done("import", write("moved.yaml", MOVED))
    done("publish", write("storm.yaml", notice({"add": [fact("shut", "square", CLOSE)]})))

    assert summary("mall/clinic", "2030-03-04T10:00") == "open"
    assert summary("mall/clinic", "2030-03-05T10:00") == "closed"


def test_a_fact_about_the_unit_itself_moves_with_it(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [fact("shut", "mall/clinic", CLOSE)]})))
    done("import", write("moved.yaml", MOVED))

    assert summary("square/clinic", "2030-03-05T10:00") == "closed"


def test_who_asks_as_known_before_the_move_was_recorded_finds_it_where_it_was(write: Write) -> None:
    done("import", write("moved.yaml", MOVED))

    answer = status("square/clinic", "2030-03-05T10:00", known="2030-02-19")

    assert (answer["place"], answer["summary"]) == ("mall/clinic", "open")


def test_the_move_is_idempotent(write: Write) -> None:
    file = write("moved.yaml", MOVED)
    done("import", file)
    before = rows_stored()

    assert "nothing changed" in done("import", file, at=datetime(2030, 3, 9, tzinfo=HELSINKI)).out
    assert rows_stored() == before
