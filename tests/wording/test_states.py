"""States in words: "by phone or online" is said only where both are possible."""

import pytest

from aukio.domain.answers.resolver import answer_now
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Channel, ChannelKind, Contact, Purpose
from aukio.domain.facts.effects import Close
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.states import say_state
from tests.domain.factories import at, fact, period, place_id, square

DAILY = Week.parse("Mo-Su 08:00-16:00")
BOTH = ("Puhelimitse tai verkossa", "Per telefon eller på nätet", "By phone or online")
WAYS = {
    ChannelKind.PHONE: Channel(ChannelKind.PHONE, week=DAILY, contacts=(Contact(phone="112"),)),
    ChannelKind.EMAIL: Channel(ChannelKind.EMAIL, week=DAILY, contacts=(Contact(email="desk@example.org"),)),
    ChannelKind.CHAT: Channel(ChannelKind.CHAT, week=DAILY),
    ChannelKind.WEB: Channel(ChannelKind.WEB, contacts=(Contact(url="https://example.org"),)),
}


def said(lang: str, *ways: Channel) -> str:
    closed = fact(0, "square/desk", period("2020-03-02", "2020-03-07"), Close())
    view = square(closed, more=ways)
    return say_state(answer_now(view, place_id("square/desk"), at("2020-03-03T10:00")), language(lang))


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((), ("Suljettu", "Stängt", "Closed")),
        ((ChannelKind.WEB,), ("Suljettu", "Stängt", "Closed")),
        ((ChannelKind.PHONE,), ("Puhelimitse", "Per telefon", "By phone")),
        ((ChannelKind.EMAIL,), ("Sähköpostitse", "Per e-post", "By e-mail")),
        ((ChannelKind.CHAT,), ("Chatissa", "I chatten", "By chat")),
        ((ChannelKind.EMAIL, ChannelKind.WEB), ("Verkossa", "På nätet", "Online")),
        ((ChannelKind.PHONE, ChannelKind.EMAIL), BOTH),
        ((ChannelKind.PHONE, ChannelKind.WEB), BOTH),
    ],
    ids=str,
)
def test_how_a_closed_desk_serves_from_afar(kinds: tuple[ChannelKind, ...], words: tuple[str, ...]) -> None:
    assert tuple(said(lang, *(WAYS[kind] for kind in kinds)) for lang in LANGUAGES) == words


def test_a_number_for_bookings_is_no_way_to_be_served() -> None:
    booking = Channel(ChannelKind.WEB, Purpose.BOOKING, contacts=(Contact(url="https://example.org"),))
    assert said("en", WAYS[ChannelKind.PHONE], booking) == "By phone"
