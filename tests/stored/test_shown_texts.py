"""A text as shown is read back as it was stored, by what was known when, and changed by redaction alone."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from aukio.domain.city.places import Names
from aukio.domain.document.document import Document, Quote, Span, SpanKind
from aukio.domain.facts.notices import Notice, Order, Publication, PublicationKind, Quotation
from aukio.domain.publishing.enactment import Enacted
from aukio.notices import queries
from aukio.notices.actions import TakenOut, Telling, record_publication, take_out_name
from aukio.notices.models import ShownText
from tests.formats.documents import STORM

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAME = "Maija Meri"


def text(title: str, lang: str = "en", *, plain: bool = False) -> Document:
    return Document(lang, (Span(title),), plain=plain)


def publish(notice: str, number: int, sequence: int, published: datetime, shown: Mapping[Telling, Document]) -> None:
    """Record a publication that changes nothing but what is shown."""
    quote = Quotation(Names({"en": "We cope."}), role="manager", name=NAME)
    head = Notice(notice, Names({"en": notice}), quote=quote)
    act = Publication(notice, number, Order(published, sequence), PublicationKind.MINOR)
    record_publication(enacted=Enacted(head, act, ()), shown=shown, by="aino", now=NOON + 9 * HOUR)


@pytest.fixture
def told() -> None:
    """Three publications: the second tells another notice, too; the last is of the day before."""
    publish("storm", 1, 1, NOON, {("storm", "en", False): text("one"), ("storm", "en", True): text("1", plain=True)})
    publish(
        "strike",
        1,
        2,
        NOON + HOUR,
        {("strike", "en", False): text("strike"), ("storm", "en", False): text("two"), ("storm", "fi", False): STORM},
    )
    publish("storm", 2, 3, NOON - 24 * HOUR, {("storm", "en", False): text("zero")})


def title(document: Document | None) -> str | None:
    return None if document is None else document.title[0].text


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (NOON - 25 * HOUR, None),
        (NOON - HOUR, "zero"),
        (NOON, "one"),
        (NOON + HOUR - timedelta(microseconds=1), "one"),
        (NOON + HOUR, "two"),
        (NOON + 90 * HOUR, "two"),
    ],
)
def test_a_text_is_the_one_told_last_by_whichever_publication(known: datetime, expected: str | None) -> None:
    assert title(queries.shown_text("storm", lang="en", plain=False, known=known)) == expected


@pytest.mark.usefixtures("told")
def test_a_text_reads_back_as_it_was_told() -> None:
    assert queries.shown_text("storm", lang="fi", plain=False, known=NOON + HOUR) == STORM


@pytest.mark.usefixtures("told")
def test_the_plain_variant_is_its_own_text_and_the_full_one_stands_in_where_it_was_never_told() -> None:
    assert title(queries.shown_text("storm", lang="en", plain=True, known=NOON)) == "1"
    assert title(queries.shown_text("storm", lang="en", plain=True, known=NOON + HOUR)) == "two"
    assert queries.shown_text("storm", lang="sv", plain=True, known=NOON + HOUR) is None


@pytest.mark.usefixtures("told")
def test_a_version_is_what_a_publication_of_the_notice_itself_told() -> None:
    titles = [title(queries.shown_version("storm", number, lang="en", plain=False)) for number in (1, 2, 3)]

    assert titles == ["one", "zero", None]


@pytest.mark.usefixtures("told")
def test_a_text_takes_one_query_and_publications_load_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        queries.shown_text("storm", lang="en", plain=True, known=NOON)
    with django_assert_num_queries(1) as captured:
        queries.publications()
    assert "showntext" not in captured.captured_queries[0]["sql"]


def signed(*names: str) -> Document:
    people = tuple(Span(name, SpanKind.PERSON) for name in names)
    return Document("sv", (Span("Storm"),), quote=Quote((Span("Vi klarar oss."),), people))


def test_a_name_is_taken_out_of_every_text_and_quotation_that_marks_it_and_dated() -> None:
    shown = {("storm", "sv", False): signed(NAME, "Onni Oja"), ("storm", "sv", True): signed("Onni Oja")}
    publish("storm", 1, 1, NOON, shown)
    publish("storm", 2, 2, NOON + HOUR, {("storm", "sv", False): signed(NAME)})

    assert take_out_name(name=NAME, now=NOON + 10 * HOUR) == TakenOut(texts=2, quotes=2, files=0, unmarked=0)

    first = queries.shown_version("storm", 1, lang="sv", plain=False)
    assert first is not None
    assert first.quote == Quote(
        (Span("Vi klarar oss."),),
        (Span("[namnet borttaget]", SpanKind.PERSON), Span("Onni Oja", SpanKind.PERSON)),
    )
    assert [row.redacted_at for row in ShownText.objects.order_by("pk")] == [NOON + 10 * HOUR, None, NOON + 10 * HOUR]
    assert [each.head.quote.name for each in queries.publications() if each.head and each.head.quote] == ["", ""]


def test_a_second_name_is_taken_out_of_a_text_redacted_before() -> None:
    publish("storm", 1, 1, NOON, {("storm", "sv", False): signed(NAME, "Onni Oja")})

    take_out_name(name=NAME, now=NOON + 10 * HOUR)
    again = take_out_name(name="Onni Oja", now=NOON + 10 * HOUR)

    assert (again.texts, again.quotes) == (1, 0)
    assert take_out_name(name="Onni Oja", now=NOON + 11 * HOUR) == TakenOut(0, 0, 0, 0)


@pytest.mark.parametrize("name", ['Åsa "Öö" O\'Hara', "100 % \\ _", "名前"])
def test_a_name_of_any_letters_is_found(name: str) -> None:
    publish("storm", 1, 1, NOON, {("storm", "sv", False): signed(name)})

    assert take_out_name(name=name, now=NOON + 10 * HOUR) == TakenOut(texts=1, quotes=0, files=0, unmarked=0)


def test_a_name_in_words_of_the_text_is_counted_and_left() -> None:
    publish("storm", 1, 1, NOON, {("storm", "en", False): text(f"Ask {NAME}")})

    assert take_out_name(name=NAME, now=NOON + 10 * HOUR) == TakenOut(texts=0, quotes=1, files=0, unmarked=1)
    assert ShownText.objects.get().redacted_at is None
