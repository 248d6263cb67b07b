"""A notice as data says whom to turn to and who speaks, in the language asked for or honestly in another."""

from dataclasses import replace
from typing import Any

import pytest

from aukio.domain.city.places import Contact, Names, Role
from aukio.domain.facts.effects import Close
from aukio.domain.facts.notices import Notice, Quotation, RoleRef
from aukio.domain.facts.record import View
from aukio.formats.notices.notice_json import notice_data
from tests.domain.factories import LONG_AGO, at, fact, period, record

DIRECTOR = Role("director", Names({"en": "Director"}), LONG_AGO, email="a@b.fi", url="https://b.fi")


def shown(lang: str, **head: Any) -> dict[str, Any]:
    """A notice with this at its head, and a city that has a director."""
    town = record([fact(0, "mall/desk", period("2020-03-17"), Close())])
    notice = Notice("notice", Names({"en": "Notice"}), **head)
    return notice_data(View(replace(town, notices=(notice,), roles=(DIRECTOR,)), at("2020-12-31")), notice, lang)


def test_a_notice_without_either_says_so() -> None:
    assert (shown("en")["contacts"], shown("en")["quote"]) == ([], None)


@pytest.mark.parametrize(
    ("contact", "data"),
    [
        (Contact(phone="+3589123"), {"phone": "+3589123"}),
        (Contact(email="a@b.fi", label=Names({"sv": "Växel"})), {"email": "a@b.fi", "label": "Växel"}),
        (
            Contact(url="https://b.fi", label=Names({"fi": "Sivut"})),
            {"url": "https://b.fi", "label": "Sivut", "lang": "fi"},
        ),
        (
            RoleRef("director"),
            {"role": "director", "title": "Director", "lang": "en", "email": "a@b.fi", "url": "https://b.fi"},
        ),
        (RoleRef("nobody"), {"role": "nobody"}),
    ],
)
def test_a_contact_is_a_number_or_an_address_or_a_role_with_every_way_to_reach_it(
    contact: Contact | RoleRef, data: dict[str, str]
) -> None:
    assert shown("sv", contacts=(contact,))["contacts"] == [data]


@pytest.mark.parametrize(
    ("quote", "data"),
    [
        (
            Quotation(Names({"sv": "Vi klarar oss."}), title=Names({"sv": "Chef"})),
            {"text": "Vi klarar oss.", "speaker": "Chef", "role": None},
        ),
        (
            Quotation(Names({"fi": "Pärjäämme."}), role="director", name="Maija Meri"),
            {
                "text": "Pärjäämme.",
                "lang": "fi",
                "speaker": "Director, Maija Meri",
                "speaker_lang": "en",
                "role": "director",
            },
        ),
        (Quotation(Names({"sv": "Ja."}), name="Maija Meri"), {"text": "Ja.", "speaker": "Maija Meri", "role": None}),
    ],
)
def test_a_quotation_has_its_words_and_its_speaker(quote: Quotation, data: dict[str, str]) -> None:
    assert shown("sv", quote=quote)["quote"] == data
