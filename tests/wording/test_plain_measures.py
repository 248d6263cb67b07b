"""Plain language, measured: short sentences, no log, and a doer where there is one (R126, issue 22)."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.document.document import Document, plain_text
from aukio.domain.facts.effects import Promise, Text
from aukio.domain.facts.record import View
from aukio.domain.telling import compose
from aukio.domain.wording.languages import language
from tests.spec import in_memory
from tests.spec.now import NOW
from tests.wording.golden import GOLDEN, naming

NOTICES = {
    "service-centres-2020": datetime.fromisoformat("2020-03-27T13:00+02:00"),
    "service-centres-2021": datetime.fromisoformat("2021-05-27T18:00+03:00"),
}
_BETWEEN = re.compile(r"(?<=[.!?:])\s+")
_PASSIVE = re.compile(r"\w*(?:[^aeiouyäö][td]aan|[^aeiouyäö][td]ään|\w[td]aan|\w[td]ään|ttiin|on peruttu|voidaan)\b")
"""A passive of Finnish ("perutaan", "voidaan"); a name or a time never ends like that."""
_NO_PASSIVE = re.compile(
    r"\b(puolet|aikaisintaan|viimeistään|enintään|maanantaista|ainakaan|kokonaan)\b", re.IGNORECASE
)


def sentences(text: str) -> Iterator[str]:
    yield from filter(str.strip, _BETWEEN.split(text))


def generated(lang: str) -> Iterator[str]:
    """Every sentence of the register that the program words; texts of staff are as they were written."""
    for effect, *_ in GOLDEN:
        if not isinstance(effect, Promise | Text):
            yield from sentences(language(lang).say_plain(effect, naming(lang)))


def document(slug: str, lang: str, *, plain: bool = True) -> Document:
    view = View(in_memory.espoo((), NOW), NOTICES[slug])
    return compose(view, slug, lang, plain=plain).at(NOTICES[slug])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_has_at_most_fifteen_words_and_ten_on_average(lang: str) -> None:
    counts = {each: len(each.split()) for each in generated(lang)}

    assert {each: count for each, count in counts.items() if count > 15} == {}
    assert sum(counts.values()) / len(counts) <= 10


@pytest.mark.parametrize("slug", NOTICES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_notice_has_ten_words_a_sentence_at_most(slug: str, lang: str) -> None:
    said = [each for item in document(slug, lang).sentences() for each in sentences(plain_text(item.spans))]

    assert sum(len(each.split()) for each in said) / len(said) <= 10


@pytest.mark.parametrize("slug", NOTICES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_has_a_title_of_its_own_and_no_intro_and_no_log(slug: str, lang: str) -> None:
    full, plain = document(slug, lang, plain=False), document(slug, lang)

    assert plain_text(plain.title) not in ("", plain_text(full.title))
    assert (bool(full.intro), bool(full.log)) == (True, True)
    assert (plain.intro, plain.log) == ((), ())
    assert plain.quote == full.quote
    assert {mark for each in plain.sentences() for mark in each.marks} == {
        mark for each in full.sentences() for mark in each.marks
    }


def test_plain_finnish_names_who_does_it() -> None:
    found = [each for each in generated("fi") if _PASSIVE.search(_NO_PASSIVE.sub("", each))]
    assert found == []
