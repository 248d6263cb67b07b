"""Atom and JSON Feed, read by readers that know nothing of us."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator

from aukio.domain.city.places import PlaceId
from aukio.domain.document.document import Document, Item, Mark, Section, SectionKind, Sentence, Span, SpanKind
from aukio.domain.facts.notices import PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.publishing.news import NewsFilter, about_anything, about_notice, about_place, about_type, news
from aukio.domain.telling import compose
from aukio.formats.addresses import Addresses
from aukio.formats.feeds.atom import atom
from aukio.formats.feeds.feed_entries import MOST_ENTRIES, Feed, entry
from aukio.formats.feeds.json_feed import json_feed
from tests.oracle.espoo import NOW, espoo

ADDRESSES = Addresses("https://example.org", "en")
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "json-feed-1.1.json").read_text(encoding="utf-8"))
PLACES = {version.path: version.place for version in espoo().places}


@lru_cache
def seen(known: datetime) -> View:
    """The Espoo record as known then."""
    return View(espoo(), known)


def feed(about: NewsFilter = about_anything, known: datetime = NOW, of: str = "feeds") -> Feed:
    """A feed of the Espoo record."""
    view = seen(known)
    entries = tuple(
        entry(
            seen(each.publication.published),
            each,
            compose(seen(each.publication.published), each.publication.notice, "en", plain=False),
            ADDRESSES,
        )
        for each in news(view, about, most=MOST_ENTRIES)
    )
    return Feed(
        of, "en", "Espoo", "Espoo", "espoo", ADDRESSES.home, known, ADDRESSES, entries, datetime(2020, 1, 1, tzinfo=UTC)
    )


def read_atom(made: Feed) -> Any:
    """The feed as a feed reader has it."""
    read = feedparser.parse(atom(made), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not read.bozo, read.get("bozo_exception")
    return read


def told(about: NewsFilter, known: datetime = NOW) -> list[str]:
    """Which publications are news, newest first, as notice and number."""
    return [f"{each.publication.notice}/{each.publication.number}" for each in news(seen(known), about, most=99)]


# --- which publications


def test_every_material_publication_is_news_of_the_city_newest_first() -> None:
    material = [each for each in espoo().publications if each.kind is PublicationKind.MATERIAL]
    newest_first = sorted(material, key=lambda each: each.order, reverse=True)
    assert told(about_anything) == [f"{each.notice}/{each.number}" for each in newest_first]


@pytest.mark.parametrize(
    ("hour", "minute", "newest"),
    [
        (9, 59, []),
        (10, 0, ["service-centres-2020/2"]),  # at 12:00 in Espoo
        (11, 56, ["service-centres-2020/2"]),
        (11, 57, ["iso-omena-routes-2020/1", "service-centres-2020/2"]),  # at 13:57 in Espoo
    ],
)
def test_nothing_is_news_before_it_is_published(hour: int, minute: int, newest: list[str]) -> None:
    known = datetime(2020, 3, 17, hour, minute, tzinfo=UTC)
    assert told(about_anything, known) == [*newest, "service-centres-2020/1"]


@pytest.mark.parametrize(
    ("path", "number", "is_told"),
    [
        ("iso-omena/kela", 3, True),  # what is said of the unit
        ("iso-omena", 3, True),  # what is said of a unit of the centre
        ("kalajarvi", 3, False),
        ("iso-omena/library", 4, True),  # the centre's hours are felt inside
        ("kalajarvi/library", 4, False),
        ("iso-omena/kela", 2, False),
    ],
)
def test_a_place_hears_what_touches_it_or_stands_beneath_it(path: str, number: int, is_told: bool) -> None:
    assert (f"service-centres-2020/{number}" in told(about_place(PLACES[path]))) is is_told


def test_a_type_hears_what_touches_a_place_of_it() -> None:
    assert "service-centres-2020/2" in told(about_type("library"))
    assert "service-centres-2020/3" not in told(about_type("library"))


def test_a_notice_hears_of_the_one_that_took_its_place() -> None:
    assert "service-centres-2021/1" in told(about_notice("service-centres-2020"))
    assert told(about_notice("nobody")) == []


def test_a_place_that_nobody_knows_hears_nothing() -> None:
    assert told(about_place(PlaceId(9999))) == []


# --- Atom


def test_a_feed_reader_reads_atom_without_complaint() -> None:
    read = read_atom(feed())
    assert len(read.entries) == len(told(about_anything))
    assert read.feed.language == "en"
    assert {each["rel"] for each in read.feed.links} == {"self", "alternate"}
    assert {each["hreflang"] for each in read.feed.links if each["type"] == "application/atom+xml"} == {
        "fi",
        "sv",
        "en",
    }


def test_an_entry_has_the_log_and_the_new_facts_and_leads_to_its_version_for_ever() -> None:
    (kela,) = [
        each for each in read_atom(feed()).entries if each.id == "urn:aukio:espoo:notices:service-centres-2020:3:en"
    ]
    assert kela.link == "https://example.org/en/notices/service-centres-2020/versions/3/"
    assert kela.published == kela.updated == "2020-03-18T10:00:00+00:00"
    assert kela.title.startswith("Service centres in spring 2020")
    assert "Added: Kela" in kela.title
    assert "only for those who have already booked" in kela.content[0].value
    assert "Closed since 17 March" not in kela.content[0].value  # that was told the day before


def test_an_entry_is_the_same_in_every_feed_it_stands_in() -> None:
    everywhere = {each.id: dict(each) for each in read_atom(feed()).entries}
    for each in read_atom(feed(about_place(PLACES["iso-omena/kela"]), of="places/iso-omena/kela")).entries:
        assert everywhere[each.id] == dict(each)


def test_an_entry_stays_as_it_was_told() -> None:
    early = {each.id: dict(each) for each in read_atom(feed(known=datetime(2020, 3, 19, tzinfo=UTC))).entries}
    late = {each.id: dict(each) for each in read_atom(feed()).entries}
    assert early
    assert all(late[key] == value for key, value in early.items())


def test_a_feed_without_entries_is_a_feed() -> None:
    read = read_atom(feed(about_notice("nobody")))
    assert read.entries == []
    assert read.feed.updated == "2020-01-01T00:00:00+00:00"


def test_what_people_type_is_text_and_not_markup() -> None:
    each = news(seen(NOW), about_anything, most=1)[0]
    mark = Mark(each.versions[0][0].ref, 0)
    hostile = Sentence(
        (Span("<script>a & b\x0b</script>", lang="fi"), Span("now", SpanKind.LINK, target='"><b>')), (mark,)
    )
    document = Document(
        "en", (Span("<T>"),), sections=(Section(SectionKind.PLACES, (Span("<h>"),), (Item((hostile,)),)),)
    )
    made = entry(seen(each.publication.published), each, document, ADDRESSES)
    view = feed()
    one = Feed("feeds", "en", "<Espoo>", "<Espoo>", "espoo", view.page, NOW, ADDRESSES, (made,), NOW)
    assert "<script" not in read_atom(one).entries[0].content[0].value
    assert "<script" not in json.loads(json_feed(one))["items"][0]["content_html"]


# --- JSON Feed


@pytest.mark.parametrize(
    ("about", "of"),
    [
        (about_anything, "feeds"),
        (about_place(PLACES["iso-omena"]), "places/iso-omena"),
        (about_type("library"), "types/library"),
        (about_notice("nobody"), "notices/nobody"),
    ],
)
def test_a_json_feed_has_the_shape_of_version_1_1(about: NewsFilter, of: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(json_feed(feed(about, of=of)))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)] == []


def test_both_formats_tell_the_same() -> None:
    made = feed()
    from_atom = [(each.id, each.title, each.link, each.published) for each in read_atom(made).entries]
    from_json = [
        (each["id"], each["title"], each["url"], each["date_published"])
        for each in json.loads(json_feed(made))["items"]
    ]
    assert from_atom == from_json
