"""A contact by role: whoever is known to hold it, on every notice that names it (R108)."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.city.places import Contact, Names, PlaceId, Role
from aukio.domain.document.document import ContactLine, Document, Span, SpanKind, plain_text
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.directory_statements import apply, revise
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.domain.telling.contacts import contact_line, with_roles
from tests.domain.factories import CITY, LONG_AGO, at

MANAGER = Role(
    "manager", Names({"fi": "Palvelupäällikkö", "en": "Manager"}), LONG_AGO, phone="+358405079083", holder="Maija Meri"
)


def after(*statements: tuple[str, Role]) -> Record:
    """The record after roles were stated, each from a day on."""
    record = Record(CITY)
    for day, role in statements:
        said = DirectoryStatement(CITY, at(day), date.fromisoformat(day), roles=(replace(role, known_from=at(day)),))
        record = apply(record, revise(record, said, new_id=lambda: PlaceId(1)), said)
    return record


def test_a_role_is_held_from_one_statement_until_the_next() -> None:
    record = after(("2020-01-01", MANAGER), ("2020-03-01", replace(MANAGER, holder="Onni Oja")))

    holders = [
        View(record, at(known)).roles()["manager"].holder for known in ("2020-01-01", "2020-02-29", "2020-03-01")
    ]
    assert holders == ["Maija Meri", "Maija Meri", "Onni Oja"]
    assert View(record, at("2019-12-31")).roles() == {}


def test_saying_the_same_of_a_role_again_makes_no_new_version() -> None:
    assert after(("2020-01-01", MANAGER), ("2020-03-01", MANAGER)) == after(("2020-01-01", MANAGER))


def test_two_roles_stand_side_by_side() -> None:
    record = after(("2020-01-01", MANAGER), ("2020-02-01", replace(MANAGER, slug="director", holder="")))

    assert sorted(View(record, at("2020-02-01")).roles()) == ["director", "manager"]


def test_a_role_that_nobody_can_reach_is_none() -> None:
    with pytest.raises(ValueError, match="can be reached"):
        Role("manager", Names({"en": "Manager"}), LONG_AGO, holder="Maija Meri")


def test_a_role_gives_every_way_to_reach_it() -> None:
    every = replace(MANAGER, email="m@espoo.fi", url="https://espoo.fi")

    assert every.contacts == (
        Contact(phone="+358405079083"),
        Contact(email="m@espoo.fi"),
        Contact(url="https://espoo.fi"),
    )


def test_a_contact_line_has_a_title_a_marked_name_and_links() -> None:
    line = contact_line(replace(MANAGER, email="m@espoo.fi"), "fi")

    assert line == ContactLine(
        (
            Span("Palvelupäällikkö"),
            Span(": "),
            Span("Maija Meri", SpanKind.PERSON, target="manager"),
            Span(", "),
            Span("040 507 9083", SpanKind.LINK, target="tel:+358405079083"),
            Span(", "),
            Span("m@espoo.fi", SpanKind.LINK, target="mailto:m@espoo.fi"),
        ),
        "manager",
    )


def test_a_role_without_a_name_tells_its_title_and_its_number() -> None:
    assert plain_text(contact_line(replace(MANAGER, holder=""), "en").spans) == "Manager: 040 507 9083"


def test_a_title_in_another_language_says_which() -> None:
    title, *_ = contact_line(MANAGER, "sv").spans

    assert title == Span("Palvelupäällikkö", lang="fi")


def test_only_contacts_by_a_role_that_is_known_are_told_anew() -> None:
    plain, gone = ContactLine((Span("09 123"),)), ContactLine((Span("Director: 09 456"),), "director")
    document = Document("en", (Span("Storm"),), contacts=(plain, ContactLine((), "manager"), gone))

    shown = with_roles(document, {"manager": MANAGER})

    assert shown.contacts == (plain, contact_line(MANAGER, "en"), gone)
    assert replace(shown, contacts=()) == replace(document, contacts=())
