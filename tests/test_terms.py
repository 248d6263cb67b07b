"""One word for one thing: the table of docs/language.md against the catalogues and the messages (issue 22)."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.wording.languages import language
from aukio.domain.wording.messages import First

HOUSE = Path(__file__).parent.parent
TRANSLATED = [code for code, row in LANGUAGES.items() if row.catalogue]


def rows() -> list[list[str]]:
    text = (HOUSE / "docs" / "language.md").read_text()
    table = text.partition("| English |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def never(lang: str) -> list[str]:
    """The words that are not used in a language; one that ends with a hyphen is the beginning of words."""
    parts = [part.strip() for row in rows() for part in row[3].split(";") if part.strip().startswith(f"{lang}:")]
    return [word.strip() for part in parts for word in part.partition(":")[2].split(",")]


def catalogue(lang: str) -> Iterator[tuple[str, str]]:
    """Each message of the interface in English, and as it is translated."""
    path = HOUSE / "src" / "aukio" / "locale" / LANGUAGES[lang].catalogue / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        for message in read_po(file, locale=lang):
            if message.id and message.string:
                source, said = (
                    " / ".join(each) if not isinstance(each, str) else each for each in (message.id, message.string)
                )
                yield source, said


def messages(lang: str) -> Iterator[tuple[str, str]]:
    say = language(lang).MESSAGES
    for each in fields(say):
        value = getattr(say, each.name)
        yield from [(each.name, value)] if isinstance(value, str) else []
    for state in say.states.members:
        first = say.states.get(state, First("", ""))
        yield str(state), f"{first.one} {first.many} {first.then}"


def test_the_table_has_thirty_terms_in_three_languages() -> None:
    found = rows()
    assert len(found) == 30
    assert all(len(row) == 4 and all(row[:3]) for row in found)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_word_that_the_table_bans_is_used(lang: str) -> None:
    words = never(lang)
    assert len(words) > 5
    stems = (rf"\b{word.removesuffix('-')}" + ("" if word.endswith("-") else r"\b") for word in words)
    pattern = re.compile("|".join(stems), re.IGNORECASE)
    found = [(source, said) for source, said in (*catalogue(lang), *messages(lang)) if pattern.search(said)]
    assert found == []


@pytest.mark.parametrize(
    ("lang", "word", "source"),
    [
        ("sv", r"meddelande", r"message|mail"),
        ("sv", r"\bnotis", r"notice"),
        ("fi", r"tiedot(e|tee)", r"notice"),
        ("fi", r"\b(teksti)?viest(i|ejä|ien)(?!nn|nt)", r"message|mail"),
    ],
)
def test_a_notice_and_a_message_have_each_a_word_of_their_own(lang: str, word: str, source: str) -> None:
    found = [(each, said) for each, said in catalogue(lang) if re.search(word, said, re.IGNORECASE)]
    assert found
    assert [(each, said) for each, said in found if not re.search(source, each, re.IGNORECASE)] == []
