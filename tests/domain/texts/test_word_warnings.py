"""What is wrong with the words and links that a publication brings (R025, R075, R115, R122, R123)."""

from dataclasses import replace
from typing import Any

import pytest

from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar
from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Close, Promise, Text
from aukio.domain.facts.notices import Arrangement, Link, Notice, Particulars, PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.publishing.enactment import apply, enact
from aukio.domain.texts import Trouble, WordWarning, words_of
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, at, period

WHOLE = Names({"fi": "Suljettu", "sv": "Stängt", "en": "Closed"})
TYPED = Names({"fi": "Suljettu klo 8 asti", "sv": "Stängt", "en": "Closed"})
HEAD = Notice("notice", WHOLE)
MINOR = PublicationKind.MINOR


def warnings(desk: Desk, published: str, **said: Any) -> tuple[WordWarning, ...]:
    """What is told when a publication is made."""
    before = desk.record
    enacted = desk.publish(published, **{"head": HEAD, **said})
    assert enacted is not None
    return words_of(before, desk.known(published), enacted)


def short(found: tuple[WordWarning, ...]) -> list[str]:
    return [f"{each.what} {each.field} {each.lang}".rstrip() for each in found]


def shut(*texts: Names, **particulars: Any) -> Arrangement:
    what = arrangement("shut", "mall/desk", period("2020-03-02"), Close(), *map(Text, texts))
    return replace(what, particulars=Particulars(**particulars))


def links(*urls: str) -> tuple[Link, ...]:
    return tuple(Link(WHOLE, url) for url in urls)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, []),
        ({"head": replace(HEAD, title=TYPED)}, ["typed_time title fi"]),
        ({"head": replace(HEAD, intro=TYPED)}, ["typed_time intro fi"]),
        ({"head": replace(HEAD, links=(Link(TYPED, "https://a.fi"),))}, ["typed_time links[0].label fi"]),
        ({"add": [shut(WHOLE)]}, []),
        ({"add": [shut(WHOLE, TYPED)]}, ["typed_time shut.effects[2].text fi"]),
        ({"add": [shut(note=TYPED)]}, ["typed_time shut.note fi"]),
        ({"add": [shut(Names({**WHOLE, "sv": "Stängt 1.4.2020"}))]}, ["typed_date shut.effects[1].text sv"]),
        ({"add": [shut(Names({**WHOLE, "en": "Call 040 507 9083"}))]}, ["typed_phone shut.effects[1].text en"]),
        ({"head": replace(HEAD, intro=Names({"fi": "Suljettu"}))}, ["text_missing intro sv", "text_missing intro en"]),
        ({"add": [shut(Names({**WHOLE, "sv": ""}))]}, ["text_missing shut.effects[1].text sv"]),
    ],
)
def test_a_first_publication_answers_for_all_its_words(said: dict[str, Any], told: list[str]) -> None:
    assert short(warnings(Desk(), "2020-03-01", **said)) == told


def test_a_promise_answers_for_its_words_as_a_text_does() -> None:
    promised = arrangement("more", "mall/desk", period("2020-03-02"), Promise(TYPED))
    assert short(warnings(Desk(), "2020-03-01", add=[promised])) == []  # a promise is due on a day, not at a minute
    dated = arrangement(
        "more", "mall/desk", period("2020-03-02"), Promise(Names({**WHOLE, "fi": "Kerromme 3.4.2020."}))
    )
    assert short(warnings(Desk(), "2020-03-01", add=[dated])) == ["typed_date more.effects[0].text fi"]


def test_a_warning_says_what_was_typed_and_what_to_do_instead() -> None:
    (found,) = warnings(Desk(), "2020-03-01", head=replace(HEAD, title=TYPED))
    assert (found.notice, found.what, found.excerpt) == ("notice", Trouble.TYPED_TIME, "klo 8")
    assert found.message == (
        "'klo 8' is a time typed in Finnish: say it as 'hours', as a 'close', 'shorten' or other effect with 'during',"
        " or as 'from' and 'until'; it is then right everywhere."
    )


# --- only what the publication brings


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"head": replace(HEAD, title=TYPED), "end": {"shut": "2020-04-01"}}, []),
        ({"head": replace(HEAD, title=Names({**TYPED, "fi": "Nyt klo 9"})), "kind": MINOR}, ["typed_time title fi"]),
        ({"head": replace(HEAD, title=Names({**TYPED, "sv": "Stängd"})), "kind": MINOR}, []),
        (
            {"head": replace(HEAD, title=Names({**TYPED, "fi": "Kiinni"}))},
            ["text_outdated title sv", "text_outdated title en"],
        ),
        ({"head": replace(HEAD, title=Names({**TYPED, "fi": "Kiinni"})), "kind": MINOR}, []),
        ({"head": replace(HEAD, title=TYPED), "change": [shut(TYPED, note=WHOLE)]}, []),
        ({"head": replace(HEAD, title=TYPED), "change": [shut(TYPED, note=TYPED)]}, ["typed_time shut.note fi"]),
        ({"head": replace(HEAD, title=TYPED), "withdraw": ["shut"]}, []),
    ],
)
def test_a_later_publication_answers_for_the_words_it_changes(said: dict[str, Any], told: list[str]) -> None:
    desk = Desk()
    assert len(warnings(desk, "2020-03-01", head=replace(HEAD, title=TYPED), add=[shut(TYPED)])) == 2
    assert short(warnings(desk, "2020-03-05", **said)) == told


def test_ending_what_another_notice_said_brings_no_words() -> None:
    desk = Desk()
    desk.publish("2020-03-01", head=HEAD, add=[shut(TYPED)])
    assert short(warnings(desk, "2020-03-05", notice="new", head=Notice("new", WHOLE), replaces=["notice"])) == []


def test_numbers_are_those_of_the_citys_country() -> None:
    desk = Desk()
    desk.record = replace(desk.record, city=replace(desk.record.city, holidays=DatedHolidays.of(HolidayCalendar("SE"))))
    found = warnings(desk, "2020-03-01", head=replace(HEAD, intro=Names({**WHOLE, "sv": "Ring 08-123 456 78"})))
    assert short(found) == ["typed_phone intro sv"]


# --- links


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://www.espoo.fi/palvelut?a=1#b", None),
        ("mailto:info@example.org", None),
        ("tel:+358401234567", None),
        ("", "link_without_address"),
        ("http://www.espoo.fi", "link_not_secure"),
        ("HTTP://www.espoo.fi", "link_not_secure"),
        ("https://www.espoo.fi/a b", "link_malformed"),
        (" https://www.espoo.fi", "link_malformed"),
        ("https://", "link_malformed"),
        ("https:/www.espoo.fi", "link_malformed"),
        ("https://espoo.fi@evil.example", "link_malformed"),
        ("www.espoo.fi", "link_malformed"),
        ("ftp://www.espoo.fi", "link_malformed"),
        ("javascript:alert(1)", "link_malformed"),
        ("mailto:info", "link_malformed"),
        ("tel:call us", "link_malformed"),
    ],
)
def test_a_link_leads_somewhere_safely_or_is_told(url: str, told: str | None) -> None:
    for said, field in (
        ({"head": replace(HEAD, links=links(url))}, "links[0]"),
        ({"add": [shut(links=links(url))]}, "shut.links[0]"),
    ):
        assert short(warnings(Desk(), "2020-03-01", **said)) == ([f"{told} {field}"] if told else [])


def test_one_address_twice_in_a_list_is_told_once() -> None:
    head = replace(HEAD, links=links("https://a.fi", "https://b.fi", "https://a.fi"))
    assert short(warnings(Desk(), "2020-03-01", head=head)) == ["link_twice links[2]"]


def test_lost_addresses_are_not_taken_for_the_same_one() -> None:
    found = short(warnings(Desk(), "2020-03-01", head=replace(HEAD, links=links("", ""))))
    assert found == ["link_without_address links[0]", "link_without_address links[1]"]


def test_a_link_that_stood_there_before_is_not_told_again() -> None:
    desk = Desk()
    assert short(warnings(desk, "2020-03-01", head=replace(HEAD, links=links("")))) == ["link_without_address links[0]"]
    assert short(warnings(desk, "2020-03-02", head=replace(HEAD, links=links("")))) == []
    assert short(warnings(desk, "2020-03-03", head=replace(HEAD, links=links("", "http://a.fi")))) == [
        "link_not_secure links[1]"
    ]


def test_what_is_scheduled_answers_for_its_words_as_of_its_minute() -> None:
    desk = Desk()
    proposal = desk.proposal("2020-03-05T12:00", head=replace(HEAD, title=Names({**TYPED, "sv": ""})))
    enacted = enact(desk.record, proposal, now=at("2020-03-05T12:00"))
    assert enacted is not None
    after = View(apply(desk.record, enacted), enacted.publication.published)
    assert short(words_of(desk.record, after, enacted)) == ["typed_time title fi", "text_missing title sv"]
