"""Words that staff wrote: told when they are published, and listed where a language lacks them (R025, R122, R123)."""

from datetime import timedelta

import pytest
import time_machine

from aukio.demo import DIRECTORY, NOTICES, text
from aukio.domain.publishing.permissions import Actor
from aukio.domain.texts import Trouble
from aukio.workflows.directory_import import import_directory
from aukio.workflows.publishing.publication import publish
from tests.spec.stored import aukio
from tests.ways.town import CLOSE, MORNING, Write, done, fact, notice

WHOLE = {"fi": "Myrsky", "sv": "Storm", "en": "Storm"}
TYPED = {"fi": "Ovi on kiinni klo 8–10", "sv": "Dörren är stängd", "en": "The door is shut"}
SHUT = {"add": [fact("shut", "mall/desk", CLOSE, {"bookings": {"existing": "contact"}}, {"text": TYPED})]}


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("command", ["plan", "publish"])
def test_a_typed_time_is_a_warning_on_stderr(command: str, write: Write) -> None:
    said = aukio(command, write("storm.yaml", notice(SHUT, title=WHOLE)))

    assert said.exit == 0
    assert said.err == (
        "warning: typed_time: storm: 'klo 8–10' is a time typed in Finnish: say it as 'hours',"
        " as a 'close', 'shorten' or other effect with 'during', or as 'from' and 'until';"
        " it is then right everywhere. (shut.effects[2].text)\n"
    )


@pytest.mark.usefixtures("town")
def test_words_are_told_after_contradictions_and_what_is_said_alike_once(write: Write) -> None:
    longer = {"hours": {"week": "Mo-Fr 08:00-19:00; PH off"}}
    links = [{"label": WHOLE}] * 5
    said = aukio("publish", write("storm.yaml", notice({"add": [fact("a", "mall/desk", longer)]}, links=links)))

    assert [line.split(":")[1].strip() for line in said.err.splitlines()] == [
        "opens_more",
        "text_missing",
        "link_without_address",
    ]
    assert said.err.endswith("(links[0], links[1], links[2] and 2 more)\n")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("command", ["plan", "publish"])
def test_strict_refuses_contradictions_and_no_words(command: str, write: Write) -> None:
    said = aukio(command, "--strict", write("storm.yaml", notice(SHUT)))

    assert said.exit == 0
    assert "warning: typed_time" in said.err


def test_a_title_that_changed_in_one_language_is_outdated_in_the_others(
    town: time_machine.Traveller, write: Write
) -> None:
    done("publish", write("storm.yaml", notice(SHUT, title=WHOLE)))
    town.shift(timedelta(days=1))
    again = notice(SHUT, {"end": [{"id": "shut", "until": "2030-03-10"}]}, title={**WHOLE, "fi": "Myrsky laantuu"})

    said = aukio("publish", write("storm.yaml", again))

    assert [line.split(":")[1].strip() for line in said.err.splitlines()] == ["text_outdated"]
    rows = done("notice", "texts", "storm", "--json").json
    assert [(row["field"], row["lang"], row["state"], row["since"]) for row in rows] == [
        ("title", "sv", "outdated", "2030-03-02T10:00:00+02:00"),
        ("title", "en", "outdated", "2030-03-02T10:00:00+02:00"),
    ]
    assert done("notice", "texts", "storm", "--known", "2030-03-01", "--json").json == []


def test_a_minor_publication_outdates_nothing(town: time_machine.Traveller, write: Write) -> None:
    done("publish", write("storm.yaml", notice(SHUT, title=WHOLE)))
    town.shift(timedelta(days=1))

    said = aukio("publish", write("storm.yaml", notice(SHUT, {"kind": "minor"}, title={**WHOLE, "fi": "Myrsky!"})))

    assert said.err == ""
    assert done("notice", "texts", "storm").out == "Every text is written in every language.\n"


@pytest.mark.usefixtures("town")
def test_the_table_shows_texts_that_lack_a_language_and_with_all_every_one(write: Write) -> None:
    done("publish", write("storm.yaml", notice(SHUT)))

    missing = ["✗", "missing", "since", "1", "March", "2030"]
    some, every = done("notice", "texts", "storm").out, done("notice", "texts", "storm", "--all").out

    assert [line.split()[0] for line in some.splitlines()] == ["text", "title"]
    assert [line.split()[0] for line in every.splitlines()] == ["text", "title", "shut.effects[2].text"]
    assert some.splitlines()[1].split()[1:] == [*missing, *missing, "✓", "written"]


@pytest.mark.usefixtures("town")
def test_the_notice_as_data_has_the_states_of_its_texts(write: Write) -> None:
    done("publish", write("storm.yaml", notice(SHUT)))

    shown = done("notice", "show", "storm", "--format", "json").json

    assert shown["texts"] == done("notice", "texts", "storm", "--all", "--json").json
    assert {(each["field"], each["lang"]): each["state"] for each in shown["texts"]}["title", "sv"] == "missing"


@pytest.mark.usefixtures("town")
def test_the_texts_of_a_notice_nobody_published_are_not_found() -> None:
    assert aukio("notice", "texts", "storm").exit == 3


@pytest.mark.usefixtures("town")
def test_what_is_scheduled_is_warned_of_when_it_is_scheduled_and_listed_only_after_its_minute(
    town: time_machine.Traveller, write: Write
) -> None:
    done("publish", write("storm.yaml", notice(SHUT, title=WHOLE)))
    later = {"published": "2030-03-01T12:00", "kind": "minor"}

    said = aukio("publish", write("storm.yaml", notice(SHUT, later, title={"fi": "Myrsky klo 12"})))

    assert "scheduled for" in said.out
    assert "warning: typed_time: storm: 'klo 12'" in said.err
    assert "warning: text_missing" in said.err
    assert done("notice", "texts", "storm", "--json").json == []
    town.move_to(MORNING + timedelta(hours=2))
    assert done("work", "--once").out == "publication 2 of 'storm': published\n"
    assert [each["lang"] for each in done("notice", "texts", "storm", "--json").json] == ["sv", "en"]


@pytest.mark.one_engine  # it reads words; the record is imported and published on both elsewhere
@pytest.mark.django_db
def test_the_espoo_record_types_no_fact_into_its_words_and_leaves_no_language_out() -> None:
    for name in DIRECTORY:
        import_directory(text(name), source=name, by=Actor("tests", operator=True), now=MORNING)
    steps = [
        step
        for name in NOTICES
        for step in publish(text(name), source=name, by=Actor("tests", operator=True), now=MORNING)
    ]

    found = {each.what for step in steps for each in step.words}

    assert found == {Trouble.LINK_WITHOUT_ADDRESS}  # the source lost its addresses, and the record says so (Q10)


# --- what becomes of the facts of a replaced notice


@pytest.mark.usefixtures("town")
def test_a_plan_lists_each_fact_of_a_replaced_notice_with_its_decision(write: Write) -> None:
    facts = [fact(id_, "mall/desk", CLOSE, open="for_now") for id_ in ("carried", "ended", "kept", "forgotten")]
    done("publish", write("storm.yaml", notice({"add": facts})))
    calm = notice(
        {
            "keep": ["storm/kept"],
            "end": [{"id": "storm/ended", "until": "2030-03-08"}],
            "add": [fact("on", "mall/desk", CLOSE, continues="storm/carried")],
        },
        slug="calm",
        replaces=["storm"],
    )

    said = aukio("plan", write("calm.yaml", calm), at=MORNING + timedelta(days=3))

    rows = [" ".join(line.split()) for line in said.out.splitlines() if line.startswith("storm/")]
    assert rows == [
        "storm/carried carried on by calm/on 3 March 2030",
        "storm/ended ended 8 March 2030",
        "storm/kept kept open",
        "storm/forgotten ended by the replacement (undecided) 3 March 2030",
    ]
    undecided = [line for line in said.err.splitlines() if "replaced_without_decision" in line]
    assert len(undecided) == 1
    assert "storm/forgotten" in undecided[0]


@pytest.mark.usefixtures("town")
def test_what_a_replacing_notice_keeps_stays_in_force(write: Write) -> None:
    done("publish", write("storm.yaml", notice({"add": [fact("shut", "mall/desk", CLOSE, open="for_now")]})))
    calm = notice({"keep": ["storm/shut"]}, slug="calm", replaces=["storm"])
    later = MORNING + timedelta(days=3)

    said = aukio("publish", write("calm.yaml", calm), at=later)

    assert said.exit == 0
    assert "replaced_without_decision" not in said.err
    answer = done("status", "mall/desk", "--at", "2030-06-03T10:00", "--json", at=later).json
    assert [(each["notice"], each["arrangement"]) for each in answer["because"]] == [("storm", "shut")]
    for slug in ("storm", "calm"):
        listed = done("notice", "show", slug, "--format", "json", at=later).json["arrangements"]
        assert [(each["notice"], each["id"], each["valid_until"]) for each in listed] == [("storm", "shut", None)]


@pytest.mark.usefixtures("town")
def test_keeping_without_replacing_is_refused(write: Write) -> None:
    done("publish", write("storm.yaml", notice(SHUT)))

    said = aukio("publish", write("calm.yaml", notice({"keep": ["storm/shut"]}, slug="calm")))

    assert said.exit == 4
    assert "replaces no notice" in said.err


@pytest.mark.usefixtures("town")
def test_words_of_a_status_say_which_language_they_are_in_where_it_is_another(write: Write) -> None:
    words = {"text": {"fi": "Ovi on rikki."}}, {"promise": {"text": {"fi": "Lisää pian.", "en": "More soon."}}}
    done("publish", write("door.yaml", notice({"add": [fact("door", "mall/desk", *words)]}, slug="door", title=WHOLE)))

    said = {lang: done("status", "mall/desk", "--lang", lang, "--json").json for lang in ("fi", "sv", "en")}

    assert [(each["text"], each.get("lang")) for lang in ("fi", "sv", "en") for each in said[lang]["texts"]] == [
        ("Ovi on rikki.", None),
        ("Ovi on rikki.", "fi"),
        ("Ovi on rikki.", "fi"),
    ]
    assert [(each["text"], each.get("lang")) for lang in ("fi", "sv", "en") for each in said[lang]["promises"]] == [
        ("Lisää pian.", None),
        ("Lisää pian.", "fi"),
        ("More soon.", None),
    ]
