"""Laws of a notice: every fact is told once at every instant; what was written ahead is what would be written then."""

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import instant_of
from aukio.domain.document.document import Document, Mark, plain_text
from aukio.domain.facts.record import View
from aukio.domain.telling import compose
from tests.domain.cities import KNOWN, LAW, MOMENTS, SmallCity, cities


def alive(view: View, at: datetime) -> Counter[Mark]:
    """Every fact of the notice that is not over, nor called off, at an instant."""
    found: Counter[Mark] = Counter()
    for version in view.versions:
        period = version.arrangement.period
        over = period.end is not None and instant_of(period.end, view.city.zone) <= at
        if not period.never and not over:
            found.update(Mark(version.ref, index) for index in range(len(version.arrangement.effects)))
    return found


def told(document: Document) -> Counter[Mark]:
    """Every fact that its sentences say."""
    return Counter(mark for sentence in document.sentences() for mark in sentence.marks)


@LAW
@pytest.mark.parametrize("lang", LANGUAGES)
@given(city=cities(), quarters=MOMENTS, plain=st.booleans())
def test_every_fact_that_is_not_over_is_told_exactly_once(
    lang: str, city: SmallCity, quarters: int, plain: bool
) -> None:
    assume(city.record.notices)
    view = View(city.record, KNOWN)
    known = view.known_as_of(city.instant(0))
    at = city.instant(quarters)
    facts, said = alive(known, at), told(compose(known, "notice", lang, plain=plain).at(at))

    # What continues another with the same effects is told together with it, also after the first of them is over.
    assert said & facts == facts
    assert max(said.values(), default=1) == 1


@LAW
@pytest.mark.parametrize("lang", LANGUAGES)
@given(city=cities(amended=False), quarters=MOMENTS, plain=st.booleans())
def test_what_was_written_ahead_is_what_would_be_written_then(
    lang: str, city: SmallCity, quarters: int, plain: bool
) -> None:
    assume(city.record.notices)
    view = View(city.record, KNOWN)
    ahead = compose(view.known_as_of(city.instant(0)), "notice", lang, plain=plain)
    then = compose(view.known_as_of(city.instant(quarters)), "notice", lang, plain=plain)

    # A heading may have been written for more places than are left.
    assert said(ahead.at(city.instant(quarters))) == said(then.at(city.instant(quarters)))


@LAW
@given(city=cities(), plain=st.booleans())
def test_every_section_has_a_heading_and_every_paragraph_words(city: SmallCity, plain: bool) -> None:
    assume(city.record.notices)
    document = compose(View(city.record, KNOWN).known_as_of(city.instant(0)), "notice", "fi", plain=plain)

    assert all(plain_text(section.heading).strip() for section in document.sections)
    assert all(plain_text(sentence.spans).strip() for sentence in document.sentences())
    assert all(item.sentences for section in document.sections for item in section.items)


def said(document: Document) -> list[str]:
    """Its sentences, whatever their order."""
    return sorted(plain_text(sentence.spans) for sentence in document.sentences())
