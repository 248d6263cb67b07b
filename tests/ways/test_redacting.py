"""A contact by role serves every notice, and the name of a person can be taken out of all that was ever stored."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from aukio.answers import queries as answer_queries
from aukio.answers.revision import revision
from aukio.answers.session import open_session
from aukio.answers.shown_notices import notice_as_shown, notice_version_as_shown
from aukio.audit.queries import acts_on
from aukio.workflows.publishing import scheduled_publications
from tests.spec.stored import aukio
from tests.ways.town import CLOSE, HELSINKI, MORNING, PLACES, Write, directory, done, fact, notice

NOON = MORNING + timedelta(hours=2)
EVENING = MORNING + timedelta(hours=8)
LATER = MORNING + timedelta(days=4)
TODAY = "2030-03-01T10:30"


def role(holder: str, known_from: str = "2030-01-01", phone: str = "+358401234567") -> dict[str, object]:
    """The town again, with who manages it."""
    manager = {"slug": "manager", "title": {"fi": "Palvelupäällikkö", "en": "Manager"}, "phone": phone}
    return directory(known_from=known_from, roles=[{**manager, "holder": holder} if holder else manager])


def by_role(slug: str) -> dict[str, object]:
    """A notice whose contact and whose quotation are the manager."""
    return notice(
        {"add": [fact("shut", "mall/desk" if slug == "storm" else "mall/library", CLOSE)]},
        slug=slug,
        contacts=[{"role": "manager"}],
        quote={"text": {"en": "We cope."}, "role": "manager", "name": "Maija Meri"},
    )


@pytest.fixture
def managed(clock: time_machine.Traveller, write: Write) -> time_machine.Traveller:
    """The town with a manager, and two notices that name her by her role."""
    done("import", write("town.yaml", {**role("Maija Meri"), "places": directory(*PLACES)["places"]}))
    for slug in ("storm", "strike"):
        done("publish", write(f"{slug}.yaml", by_role(slug)))
    return clock


def shown(slug: str, known: str = "", at: datetime = LATER, *more: str) -> str:
    return done("notice", "show", slug, *(["--known", known] if known else []), *more, at=at).out


@pytest.mark.usefixtures("managed")
def test_a_contact_by_role_tells_its_title_its_holder_and_its_number() -> None:
    assert "\n- Manager: Maija Meri, [040 123 4567](tel:+358401234567)\n" in shown("storm")
    assert "\n> We cope.\n>\n> — Manager, Maija Meri\n" in shown("storm")
    assert '<a href="tel:+358401234567">040 123 4567</a>' in shown("storm", "", LATER, "--format", "html")


@pytest.mark.usefixtures("managed")
def test_a_new_holder_appears_on_every_notice_at_once_and_any_past_day_shows_the_old_one(write: Write) -> None:
    done("import", write("role.yaml", role("Onni Oja", "2030-03-03", "+358501234567")), at=LATER)

    for slug in ("storm", "strike"):
        assert "\n- Manager: Onni Oja, [050 123 4567](tel:+358501234567)\n" in shown(slug)
        assert "\n- Manager: Maija Meri, [040 123 4567](tel:+358401234567)\n" in shown(slug, "2030-03-02")


def as_data(known: str, lang: str) -> tuple[Any, Any]:
    data = done("notice", "show", "storm", "--known", known, "--lang", lang, "--format", "json", at=LATER).json
    return data["contacts"], data["quote"]


@pytest.mark.usefixtures("managed")
def test_as_data_a_contact_and_a_speaker_are_those_known_then_and_say_their_language(write: Write) -> None:
    done("import", write("role.yaml", role("Onni Oja", "2030-03-03", "+358501234567")), at=LATER)

    contacts, quote = as_data(TODAY, "fi")
    assert contacts == [
        {"role": "manager", "title": "Palvelupäällikkö", "name": "Maija Meri", "phone": "+358401234567"}
    ]
    assert quote == {
        "text": "We cope.",
        "lang": "en",
        "speaker": "Palvelupäällikkö, Maija Meri",
        "role": "manager",
    }
    contacts, quote = as_data("2030-03-04", "sv")
    assert contacts == [
        {"role": "manager", "title": "Palvelupäällikkö", "lang": "fi", "name": "Onni Oja", "phone": "+358501234567"}
    ]
    assert (quote["speaker"], quote["speaker_lang"]) == ("Palvelupäällikkö, Maija Meri", "fi")


@pytest.mark.usefixtures("managed")
def test_importing_a_role_alone_says_what_was_recorded_and_again_nothing(write: Write) -> None:
    file = write("role.yaml", role("Onni Oja", "2030-03-03"))

    assert "1 other entries recorded" in done("import", file, at=LATER).out
    assert "nothing changed" in done("import", file, at=LATER).out


@pytest.mark.usefixtures("managed")
@pytest.mark.parametrize(
    ("head", "key"),
    [
        ({"contacts": [{"email": "a@b.fi"}, {"role": "manger"}]}, "contacts[1].role"),
        ({"quote": {"text": "We cope.", "role": "manger"}}, "quote.role"),
    ],
)
def test_a_role_nobody_declared_is_refused_where_it_is_named(head: dict[str, object], key: str, write: Write) -> None:
    file = write("other.yaml", notice({"add": [fact("shut", "mall/clinic", CLOSE)]}, slug="other", **head))

    for command in ("plan", "publish"):
        said = aukio(command, file)
        assert said.exit == 4
        assert f": {key}: no role 'manger'; did you mean 'manager'?" in said.err
        assert f"{file}:" in said.err
        assert "'roles' in a directory file" in said.err


@pytest.mark.usefixtures("managed")
def test_a_name_taken_out_stands_nowhere_any_more_on_any_day_in_any_language(write: Write) -> None:
    done("import", write("role.yaml", role("Onni Oja", "2030-03-03")), at=LATER)

    said = done("redact", "Maija Meri", "--because", "she left", at=LATER)

    # Two notices, in three languages, in full and in plain words; one version of the role; two quotations.
    assert said.out.startswith("Taken out of 12 stored texts, 1 versions of roles, 2 quotations and 0 files")
    assert said.err == ""
    for known in (TODAY, "2030-03-02", ""):
        for lang in ("fi", "sv", "en"):
            for more in ([], ["--plain"], ["--format", "json"]):
                assert "Maija" not in shown("storm", known, LATER, "--lang", lang, *more)
    assert "— Manager, \\[name removed\\]" in shown("storm", TODAY)
    assert "— Palvelupäällikkö, \\[nimi poistettu\\]" in shown("storm", TODAY, LATER, "--lang", "fi")
    assert "\\[namnet borttaget\\]" in shown("storm", TODAY, LATER, "--lang", "sv")
    assert "\n- Manager: [040 123 4567](tel:+358401234567)\n" in shown("storm", TODAY)
    assert "Onni Oja" in shown("storm")
    assert "Maija" not in everything_stored()


def everything_stored() -> str:
    """Every row of every table that may hold a name."""
    with connection.cursor() as cursor:
        rows = []
        for table in (
            "notices_showntext",
            "notices_publication",
            "notices_scheduledpublication",
            "directory_role",
            "audit_auditentry",
        ):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return json.dumps(rows, default=str, ensure_ascii=False)


@pytest.mark.usefixtures("managed")
def test_the_audit_trail_tells_why_and_how_much_and_never_the_name() -> None:
    done("redact", "Maija Meri", "--because", "she left", at=NOON)

    (act,) = acts_on(f"sha256:{sha256(b'Maija Meri').hexdigest()}")
    assert (act.act, act.when) == ("redact", NOON)
    assert act.detail == {
        "reason": "she left",
        "texts": 12,
        "roles": 1,
        "quotes": 2,
        "files": 0,
        "unmarked": 0,
        "scheduled": 0,
    }


@pytest.mark.usefixtures("managed")
def test_a_redaction_is_seen_at_once_by_whoever_keeps_the_record() -> None:
    before = revision()
    assert answer_queries.record().roles[0].holder == "Maija Meri"

    done("redact", "Maija Meri", "--because", "she left")

    assert revision() != before
    assert answer_queries.record().roles[0].holder == ""


@pytest.mark.usefixtures("managed")
@pytest.mark.parametrize("name", ["Maija", "maija meri", "Onni Oja"])
def test_a_name_that_stands_nowhere_is_not_found_and_nothing_is_recorded(name: str) -> None:
    said = aukio("redact", name, "--because", "he left")

    assert said.exit == 3
    assert said.err.startswith("aukio: this name is marked nowhere in the record.")
    assert "Maija Meri" in shown("storm")


@pytest.mark.usefixtures("managed")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["Maija Meri"], "--because"),
        (["Maija Meri", "--because", " "], "no reason is given"),
        (["  ", "--because", "she left"], "there is no name"),
        (["Maija Meri", "--because", "Maija Meri left"], "the reason holds the name itself"),
    ],
)
def test_a_redaction_is_refused_without(arguments: list[str], why: str) -> None:
    said = aukio("redact", *arguments)

    assert said.exit == 2
    assert why in said.err


@pytest.mark.usefixtures("managed")
def test_a_name_in_the_file_of_a_scheduled_publication_is_reported_with_the_next_step(write: Write) -> None:
    waiting = {"published": "2030-03-02T08:00", "add": [fact("shut", "square/desk", CLOSE)]}
    done("publish", write("sale.yaml", {**by_role("sale"), "publications": [waiting]}))

    said = done("redact", "Maija Meri", "--because", "she left")

    assert "the file of publication 1 of 'sale', which is scheduled, holds it" in said.err
    assert "aukio scheduled drop sale 1" in said.err
    done("scheduled", "drop", "sale", "1")
    assert aukio("redact", "MAIJA MERI", "--because", "she left").exit == 3
    again = done("redact", "Maija Meri", "--because", "she left")
    assert "0 quotations and 1 files" in again.out
    assert "Maija" not in everything_stored()


@pytest.mark.usefixtures("managed")
def test_a_scheduled_publication_takes_effect_without_the_name_that_was_taken_out_meanwhile(write: Write) -> None:
    waiting = {"published": "2030-03-02T08:00", "add": [fact("shut", "square/desk", CLOSE)]}
    done("publish", write("sale.yaml", {**by_role("sale"), "publications": [waiting]}))
    done("redact", "Maija Meri", "--because", "she left")

    (outcome,) = scheduled_publications.take_effect(by="tests", now=LATER)

    assert outcome.took_effect
    assert "We cope." in shown("sale")
    assert "Maija" not in shown("sale")


@pytest.mark.usefixtures("managed")
def test_no_file_brings_a_name_back_that_was_taken_out(write: Write) -> None:
    done("redact", "Maija Meri", "--because", "she left")

    same = done("import", write("role.yaml", role("Maija Meri")))
    assert "nothing changed" in same.out
    assert "who holds 'manager' was taken out of the record, and stays out" in same.err
    done("import", write("role.yaml", role("Maija Meri", "2030-03-03")), at=LATER)
    more = {**by_role("storm"), "publications": [*by_role("storm")["publications"], {"kind": "minor"}]}  # type: ignore[misc]  # a list
    done("publish", write("storm.yaml", more), at=LATER)

    assert "Maija" not in everything_stored()


@pytest.mark.usefixtures("managed")
def test_a_name_that_is_not_marked_as_one_is_counted_and_stays(write: Write) -> None:
    words = notice({"add": [fact("words", "mall/clinic", CLOSE)]}, slug="words", intro="Ask Maija Meri.")
    done("publish", write("words.yaml", words))

    said = done("redact", "Maija Meri", "--because", "she left")

    assert "it stands unmarked in 3 stored texts" in said.err


@pytest.mark.usefixtures("managed")
def test_a_publication_tells_the_notices_it_replaces_and_those_it_touches(write: Write) -> None:
    other = {"add": [fact("all", "square", CLOSE)], "replaces": ["storm"], "withdraw": ["strike/shut"]}
    done("publish", write("calm.yaml", notice(other, slug="calm")), at=NOON)

    assert "Ended" in shown("storm", at=EVENING).partition("## Updates")[2]
    assert "Withdrawn" in shown("strike", at=EVENING).partition("## Updates")[2]
    assert "Ended" not in shown("storm", TODAY, EVENING)


@pytest.mark.usefixtures("managed")
def test_a_notice_as_shown_takes_one_query_beside_those_for_the_revision(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    answer_queries.record()

    with django_assert_num_queries(2):
        notice_as_shown(open_session(NOON), "storm", known=None, lang="en", plain=False)


@pytest.mark.usefixtures("managed")
def test_a_version_of_a_notice_is_read_by_its_number(write: Write) -> None:
    more = {**by_role("storm"), "title": {"en": "Calm"}}
    more["publications"] = [*by_role("storm")["publications"], {"kind": "minor"}]  # type: ignore[misc]  # a list
    done("publish", write("storm.yaml", more), at=NOON)

    first = notice_version_as_shown(open_session(NOON), "storm", 1, lang="en", plain=False)
    second = notice_version_as_shown(open_session(NOON), "storm", 2, lang="en", plain=True)

    assert [span.text for each in (first, second) for span in each.document.title] == [
        "Storm",
        "Changes in our services: Mall",
    ]
    assert (first.document.plain, second.document.plain) == (False, True)
    assert (first.newer, second.newer) == (NOON.astimezone(HELSINKI), None)
