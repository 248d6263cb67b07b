"""A name is taken out where it is marked as one, and nothing else of a document changes (R108)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.document.document import Document, Quote, Span, SpanKind
from aukio.domain.document.redaction import erase_name
from aukio.domain.wording.languages import language
from tests.formats.documents import documents

MAIJA = Span("Maija Meri", SpanKind.PERSON, target="manager")


def removed(document: Document) -> str:
    """What is shown in place of a name."""
    return language(document.lang).say_name_removed()


def spans_of(document: Document) -> list[Span]:
    """Every span of a document, as ``mapped`` meets them."""
    found: list[Span] = []

    def note(span: Span) -> Span:
        found.append(span)
        return span

    document.mapped(note)
    return found


@given(documents, st.data())
def test_afterwards_nobody_of_that_name_is_marked_and_every_other_span_is_as_it_was(
    document: Document, data: st.DataObject
) -> None:
    before = spans_of(document)
    people = [span.text for span in before if span.kind is SpanKind.PERSON]
    name = data.draw(st.sampled_from(people or ["Maija Meri"]))

    redacted = erase_name(document, name, removed(document))

    for old, new in zip(before, spans_of(redacted), strict=True):
        if old.kind is SpanKind.PERSON and old.text == name:
            assert new == replace(old, text=removed(document), lang="")
        else:
            assert new == old
    assert erase_name(redacted, name, removed(redacted)) == redacted


def test_what_stands_in_its_place_is_in_the_language_of_the_document() -> None:
    speakers = []
    for lang in ("fi", "sv", "en"):
        document = Document(lang, (), quote=Quote((), (MAIJA,)))
        quote = erase_name(document, "Maija Meri", removed(document)).quote
        assert quote is not None
        speakers.append(quote.speaker[0].text)

    assert speakers == ["[nimi poistettu]", "[namnet borttaget]", "[name removed]"]


def test_a_part_of_a_name_and_words_that_are_no_name_stay() -> None:
    document = Document("en", (Span("Maija Meri"), MAIJA))

    assert erase_name(document, "Maija", removed(document)) == document
    assert erase_name(document, "Maija Meri", removed(document)).title[0] == Span("Maija Meri")
