"""Easy read: plain words of staff beside a text, and the approval without which pages call it a draft (R126)."""

import re

import pytest
import time_machine
from django.test import Client

from aukio.audit.models import AuditEntry
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import press
from tests.desk.test_words import WORDS, typed

NOTICE = "service-centres-2021"
READ = f"/en/desk/notices/{NOTICE}/easy-read/"
PAGE = f"/fi/notices/{NOTICE}/?now=1"
DRAFT, APPROVED = "Selkokieli (luonnos)", ">Selkokieli<"


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def digest(client: Client, lang: str) -> str:
    found = re.search(
        rf'name="lang" value="{lang}"><input type="hidden" name="digest" value="(\w+)"', page(client, READ)
    )
    assert found is not None
    return found[1]


def test_a_page_calls_the_text_a_draft_until_a_person_approves_it_and_again_when_it_changes(
    sign_in: SignIn, client: Client
) -> None:
    staff = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        assert DRAFT in page(client, PAGE)
        assert "ihminen ei ole vielä hyväksynyt" in page(client, f"{PAGE}&plain=1")

        seen = digest(staff, "fi")
        said = staff.post(READ, {"lang": "fi", "digest": seen}, follow=True).content.decode()
        assert "no longer calls it a draft" in said
        assert APPROVED in re.sub(r"<svg.*?</svg>", "", page(client, PAGE))
        assert "ihminen ei ole" not in page(client, f"{PAGE}&plain=1")
        assert "Lättläst (utkast)" in page(client, PAGE.replace("/fi/", "/sv/")), "each language has its own approval"
        entry = AuditEntry.objects.get(act="approve easy read")
        assert (entry.actor, entry.subject, entry.detail) == ("viestinta", NOTICE, {"lang": "fi", "digest": seen})

        words = typed(staff.get(WORDS).content.decode()) | {"intro.fi-simple": "Kirjasto on auki.", "kind": "minor"}
        assert press(staff, WORDS, "publish", **words).status_code == 302
        assert DRAFT in page(client, PAGE), "the words have changed"


def test_only_what_was_read_is_approved_and_only_by_those_who_may(sign_in: SignIn) -> None:
    staff = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        said = staff.post(READ, {"lang": "fi", "digest": "0" * 64}, follow=True).content.decode()
        assert "The text has changed since you read it" in said
        assert sign_in("kirjasto").post(READ, {"lang": "fi", "digest": "0" * 64}).status_code == 403
        assert not AuditEntry.objects.filter(act="approve easy read").exists()


@pytest.mark.parametrize(
    ("lang", "simple"),
    [
        ("fi", "Kirjasto on tänään kiinni. Vesi on rikki."),
        ("sv", "Biblioteket är stängt i dag. Vattnet fungerar inte."),
    ],
)
def test_plain_words_of_staff_stand_in_the_easy_read_text_and_nowhere_else(
    sign_in: SignIn, client: Client, lang: str, simple: str
) -> None:
    """They are typed beside the text, and stand in the easy-read text of their language alone."""
    staff = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        words = typed(staff.get(WORDS).content.decode()) | {f"intro.{lang}-simple": simple, "kind": "minor"}
        assert press(staff, WORDS, "publish", **words).status_code == 302

        plain, standard = (page(client, f"/{lang}/notices/{NOTICE}/?now=1{asked}") for asked in ("&plain=1", ""))
        assert simple in plain
        assert simple not in standard
        assert simple not in page(client, f"/en/notices/{NOTICE}/?now=1&plain=1")
        assert simple in staff.get(WORDS).content.decode(), "it can be changed again"
