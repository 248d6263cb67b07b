"""A notice begins with what is closed, what works and how, and what to do: three sentences at most."""

import pytest

from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.document.document import Document, plain_text
from aukio.domain.facts.effects import Admit, Close, Guidance, Offer, Strength
from aukio.domain.telling import compose
from tests.domain.factories import arrangement, at, period, version, view

START = "2020-03-10"


def told(lang: str, day: str = "2020-03-18") -> Document:
    """Five facts: a closure, one to come, service from afar, an admission, a rule."""
    facts = (
        arrangement("library", "mall/library", period(START), Close()),
        arrangement("town", "town/desk", period("2020-03-20"), Close()),
        arrangement("lab", "mall/lab", period(START), Close((ChannelKind.ON_SITE,)), Offer(ChannelKind.PHONE)),
        arrangement("desk", "mall/desk", period(START), Admit(Admission.APPOINTMENT)),
        arrangement("mask", "mall", period(START), Guidance("mask", Strength.MUST)),
    )
    seen = view(*(version(each, f"{START}T12:00") for each in facts), known="2020-03-18")
    return compose(seen, "notice", lang, plain=False).at(at(day))


def lines(document: Document) -> list[str]:
    return [plain_text(each.spans) for item in document.summary for each in item.sentences]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "Closed: mall/library, from 20 March also town/desk.",
                "By appointment only: mall/desk; by phone: mall/lab.",
                "You must wear a mask.",
            ],
        ),
        (
            "fi",
            [
                "Suljettu: mall/library, 20.3. alkaen myös town/desk.",
                "Vain ajanvarauksella: mall/desk; puhelimitse: mall/lab.",
                "Käytä maskia.",
            ],
        ),
        (
            "sv",
            [
                "Stängt: mall/library, från och med 20.3 även town/desk.",
                "Endast med tidsbokning: mall/desk; per telefon: mall/lab.",
                "Använd munskydd.",
            ],
        ),
    ],
)
def test_it_says_what_is_closed_what_works_and_what_to_do(lang: str, said: list[str]) -> None:
    assert lines(told(lang)) == said


def test_it_follows_the_day_on_which_it_is_read() -> None:
    assert lines(told("en", "2020-03-21"))[0] == "Closed: mall/library and town/desk."


def test_its_sentences_state_nothing_a_second_time() -> None:
    assert [each.marks for item in told("en").summary for each in item.sentences] == [(), (), ()]
