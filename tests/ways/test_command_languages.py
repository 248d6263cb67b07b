"""``aukio --lang``: what a command prints of answers and notices is in that language alone (issue 22)."""

import re

import pytest

from aukio.domain.base.languages import LANGUAGES
from tests.spec.stored import aukio

pytestmark = pytest.mark.usefixtures("espoo")

TRANSLATED = [code for code, row in LANGUAGES.items() if row.catalogue]
ASKED = (
    ("status", "iso-omena", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00"),
    ("status", "iso-omena/library", "--at", "2020-03-27T12:00"),
    ("status", "iso-omena/service-point", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00"),
    ("status", "iso-omena/laboratory", "--at", "2020-04-02T12:00"),
    ("status", "iso-omena/health-centre", "--at", "2020-03-28T12:00"),
    ("status", "iso-omena/library", "--at", "2021-06-02T12:00"),
    ("status", "iso-omena/kela", "--at", "2019-01-01"),
    ("places", "--at", "2020-03-27T12:00"),
    ("notice", "list"),
    ("notice", "log", "service-centres-2020"),
    ("notice", "show", "service-centres-2020", "--known", "2020-03-20T12:00"),
    ("notice", "show", "service-centres-2021"),
)
ENGLISH = re.compile(
    r"\b(the|and|of|from|until|opens|closes|open|closed|today|published|at|units|conditions|what|why|elsewhere|this|notice)\b",
    re.IGNORECASE,
)
"""Small words of English that neither Finnish nor Swedish has."""


@pytest.mark.parametrize("lang", TRANSLATED)
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_no_english_of_the_interface_is_left(asked: tuple[str, ...], lang: str) -> None:
    said = aukio(*asked, "--lang", lang)

    assert said.exit == 0, said.err
    mark = {"fi": "(englanniksi)", "sv": "(på engelska)"}[lang]
    lines = [line for line in said.out.splitlines() if mark not in line]
    # Paths, identities of arrangements and addresses are names in every language.
    shown = [re.sub(r"[\w-]*[/-][\w/.:-]*|\(https?://[^)]*\)", "", line) for line in lines]
    assert [line for line in shown if ENGLISH.search(line)] == []


def test_english_is_as_it_was() -> None:
    said = aukio("status", "iso-omena/service-point", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00").out
    for words in ("● open", "today 9 am–5 pm", "What changes next", "This answer holds until "):
        assert words in said
