"""Hypothesis strategies for documents, and one small document to read with the eyes."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.document.document import (
    ContactLine,
    Document,
    Item,
    LogLine,
    Mark,
    Quote,
    Section,
    SectionKind,
    Sentence,
    Span,
    SpanKind,
)
from aukio.domain.facts.effects import Strength
from aukio.domain.facts.notices import ArrangementRef
from tests.formats.values import maybe, several, slugs

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
langs = st.sampled_from(tuple(LANGUAGES))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
spans = several(st.builds(Span, texts, st.sampled_from(SpanKind), st.just("") | langs, st.just("") | texts))
marks = st.builds(Mark, st.builds(ArrangementRef, slugs, slugs), st.integers(0, 5))
items = st.builds(
    Item,
    several(st.builds(Sentence, spans, several(marks))),
    spans,
    st.just("") | st.sampled_from([each.value for each in Strength]),
    several(spans),
    maybe(instants),
    maybe(instants),
)
days = st.dates().map(str)
documents = st.builds(
    Document,
    lang=langs,
    title=spans,
    plain=st.booleans(),
    stamps=texts,
    intro=several(spans),
    sections=several(st.builds(Section, st.sampled_from(SectionKind), spans, several(items), spans)),
    quote=maybe(st.builds(Quote, spans, spans)),
    contacts=several(st.builds(ContactLine, spans, st.just("") | slugs)),
    links=several(spans),
    log=several(st.builds(LogLine, days, texts, spans)),
    untold=texts,
)


def said(text: str, *arrangements: str) -> Sentence:
    """A sentence that says a fact of each arrangement."""
    return Sentence((Span(text),), tuple(Mark(ArrangementRef("storm", name), 0) for name in arrangements))


MARCH, APRIL = datetime(2030, 3, 1, tzinfo=UTC), datetime(2030, 4, 1, tzinfo=UTC)

STORM = Document(
    lang="en",
    title=(Span("Storm *closures*"),),
    stamps="Published 1 March 2030",
    intro=((Span("Stay in."),), (Span("Myrsky", lang="fi"), Span(" (in Finnish)"))),
    sections=(
        Section(
            SectionKind.PLACES,
            (Span("Iso Omena and Kalajärvi"),),
            (
                Item(
                    (said("Closed.", "shut"), said("Bookings are cancelled.", "shut", "bookings")),
                    lead=(Span("Library"),),
                    links=((Span("Read more", SpanKind.LINK, target="https://example.org/a_(b)?x=1&y=2"),),),
                    shown_until=APRIL,
                ),
                Item((said("Open 1–2.", "later"),), shown_from=APRIL),
            ),
            (Span("Kalajärvi", SpanKind.PLACE, target="kalajarvi"), Span("Iso Omena", SpanKind.PLACE, target="omena")),
        ),
        Section(
            SectionKind.CONDUCT,
            (Span("Advice"),),
            (
                Item((said("Wear a hat.", "hat"),), strength="must"),
                Item((said("Hold it.", "hat"),), strength="must"),
                Item((said("Run.", "run"),), strength="please"),
            ),
        ),
    ),
    quote=Quote((Span("We cope."),), (Span("Manager "), Span("Maija Meri", SpanKind.PERSON, target="manager"))),
    contacts=(ContactLine((Span("Manager: "), Span("09 123", SpanKind.LINK, target="tel:+3589123")), role="manager"),),
    links=((Span("Warnings", SpanKind.LINK, target="https://example.org"),),),
    log=(
        LogLine("2030-03-01", "1 March 2030", (Span("Added: one."),)),
        LogLine("2030-03-02", "2 March 2030", (Span("Added: two."),)),
    ),
)
