"""A notice begins with what is closed, what works and how, and what to do: three sentences at most."""

from datetime import date, datetime
from importlib import import_module

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import DAY, Period
from aukio.domain.document.document import Document, plain_text
from aukio.domain.facts.effects import Admit, Close, Guidance, Offer, Strength
from aukio.domain.telling import compose
from aukio.domain.wording.languages import language
from aukio.formats.notices.notice_schema import CAUSES
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
                "Closed: mall/library, from Fri 20 March also town/desk.",
                "By appointment only: mall/desk. By phone: mall/lab.",
                "You must wear a mask.",
            ],
        ),
        (
            "fi",
            [
                "Suljettu: mall/library, pe 20.3. alkaen myös town/desk.",
                "Vain ajanvarauksella: mall/desk. Puhelimitse: mall/lab.",
                "Sinun täytyy käyttää maskia.",
            ],
        ),
        (
            "sv",
            [
                "Stängt: mall/library, från och med fr 20.3 även town/desk.",
                "Endast med tidsbokning: mall/desk. Per telefon: mall/lab.",
                "Du ska använda munskydd.",
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


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "We recommend that you wear a mask if you are over 70 or if you are pregnant."),
        ("fi", "Jos olet yli 70-vuotias tai jos olet raskaana, suosittelemme, että käytät maskia."),
        ("sv", "Vi rekommenderar att du använder munskydd om du är över 70 år eller om du är gravid."),
    ],
)
def test_a_rule_for_several_audiences_is_one_sentence_that_states_each(lang: str, said: str) -> None:
    rules = [Guidance("mask", Strength.SHOULD, audience=audience) for audience in ("people_over_70", "pregnant_people")]
    seen = view(version(arrangement("masks", "mall", period(START), *rules), f"{START}T12:00"), known="2020-03-18")
    document = compose(seen, "notice", lang, plain=False)
    sentences = [each for each in document.at(seen.known).sentences() if "mask" in str(each) and each.marks]

    assert [(plain_text(each.spans), [mark.effect for mark in each.marks]) for each in sentences] == [(said, [0, 1])]


def test_a_closing_says_why() -> None:
    for lang, why in (("en", "because of a strike"), ("fi", "lakon vuoksi"), ("sv", "på grund av en strejk")):
        assert why in language(lang).say_closed_places(("A",), (), date(2020, 3, 18), "strike")
        assert language(lang).say_closed_places(("A",), (), date(2020, 3, 18), "other")[-4:] == ": A."


def test_every_cause_of_a_notice_has_words_except_the_unnamed_one() -> None:
    for lang in LANGUAGES:
        assert {*import_module(f"{LANGUAGES[lang].wording}.overview").CAUSES} == {*CAUSES} - {"other"}


@pytest.mark.parametrize(
    ("channel", "lang", "said"),
    [
        (ChannelKind.POST, "en", "Service only by post."),
        (ChannelKind.POST, "fi", "Palvelu vain postitse."),
        (ChannelKind.POST, "sv", "Service endast per post."),
        (ChannelKind.PHONE, "en", "Service only by phone."),
    ],
)
def test_the_only_way_that_is_left_is_said_as_the_only_one(channel: ChannelKind, lang: str, said: str) -> None:
    left = arrangement("lab", "mall/lab", period(START), Close(), Offer(channel))
    seen = view(version(left, f"{START}T12:00"), known="2020-03-18")
    document = compose(seen, "notice", lang, plain=False).at(seen.known)

    assert said in [plain_text(each.spans) for each in document.sentences()]


def test_one_of_several_ways_is_not_the_only_one() -> None:
    left = arrangement("lab", "mall/lab", period(START), Close(), Offer(ChannelKind.POST), Offer(ChannelKind.PHONE))
    seen = view(version(left, f"{START}T12:00"), known="2020-03-18")

    assert not any("only" in plain_text(each.spans) for each in compose(seen, "notice", "en", plain=False).sentences())


def test_a_closing_enters_the_summary_two_weeks_before_it() -> None:
    facts = (
        arrangement("town", "town/desk", period("2020-05-20"), Close()),
        arrangement("lab", "mall/lab", period(START), Admit(Admission.TICKET)),
        arrangement("desk", "mall/desk", period(START), Admit(Admission.APPOINTMENT)),
        arrangement("mask", "mall", period(START), Guidance("mask", Strength.MUST)),
    )
    seen = view(*(version(each, f"{START}T12:00") for each in facts), known="2020-03-18")
    document = compose(seen, "notice", "en", plain=False)

    assert [lines(document.at(at(day)))[0] for day in ("2020-05-05", "2020-05-06", "2020-05-20")] == [
        "By queue number: mall/lab. By appointment only: mall/desk.",
        "Will be closed: town/desk from Wed 20 May.",
        "Closed: town/desk.",
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "mall/lab: You must wear a mask."),
        ("fi", "mall/lab: Sinun täytyy käyttää maskia."),
        ("sv", "mall/lab: Du ska använda munskydd."),
    ],
)
def test_a_rule_of_one_place_bears_its_name_among_others(lang: str, said: str) -> None:
    facts = [
        arrangement("library", "mall/library", period(START), Close()),
        arrangement("lab", "mall/lab", period(START), Close((ChannelKind.ON_SITE,)), Offer(ChannelKind.PHONE)),
        arrangement("town", "town/desk", period(START), Admit(Admission.APPOINTMENT)),
        arrangement("mask", "mall/lab", period(START), Guidance("mask", Strength.MUST)),
    ]
    seen = view(*(version(each, f"{START}T12:00") for each in facts), known="2020-03-18")
    assert lines(compose(seen, "notice", lang, plain=False).at(at("2020-03-18")))[-1] == said


def closing(lang: str, when: Period, day: str) -> str:
    """The first sentence about a library with that closing, beside four other facts."""
    facts = (
        arrangement("library", "mall/library", when, Close()),
        arrangement("lab", "mall/lab", period(START), Close((ChannelKind.ON_SITE,)), Offer(ChannelKind.PHONE)),
        arrangement("desk", "mall/desk", period(START), Admit(Admission.APPOINTMENT)),
        arrangement("town", "town/desk", period(START), Admit(Admission.APPOINTMENT)),
        arrangement("mask", "mall", period(START), Guidance("mask", Strength.MUST)),
    )
    seen = view(*(version(each, f"{START}T12:00") for each in facts), known="2020-03-18")
    return lines(compose(seen, "notice", lang, plain=False).at(at(day)))[0]


def days(*stretches: tuple[str, str]) -> Period:
    """Whole days and ranges in a list; both days of a range belong to it."""
    listed = (Stretch(datetime.fromisoformat(first), datetime.fromisoformat(last) + DAY) for first, last in stretches)
    return Period.of_days(Days(tuple(listed), listed=True))


ONE_DAY = period("2020-03-24", "2020-03-25")
HOURS = period("2020-03-24T13:00", "2020-03-24T17:00")
STRIKE = days(("2020-03-24", "2020-03-24"), ("2020-03-26", "2020-03-28"))
NOT_CLOSED = "By appointment only: mall/desk and town/desk. By phone: mall/lab."


@pytest.mark.parametrize(
    ("lang", "when", "day", "said"),
    [
        ("en", ONE_DAY, "2020-03-18", "Will be closed: mall/library on Tue 24 March."),
        ("fi", ONE_DAY, "2020-03-18", "Suljetaan: mall/library ti 24.3."),
        ("sv", ONE_DAY, "2020-03-18", "Stänger: mall/library ti 24.3."),
        ("en", HOURS, "2020-03-18", "Will be closed: mall/library on Tue 24 March 1 pm–5 pm."),
        ("fi", HOURS, "2020-03-18", "Suljetaan: mall/library ti 24.3. klo 13–17."),
        ("sv", HOURS, "2020-03-18", "Stänger: mall/library ti 24.3 kl. 13–17."),
        ("en", STRIKE, "2020-03-18", "Will be closed: mall/library on Tue 24 March."),
        ("en", STRIKE, "2020-03-24", "Closed: mall/library."),
        ("en", STRIKE, "2020-03-25", "Will be closed: mall/library from 26 to 28 March."),
        ("fi", STRIKE, "2020-03-25", "Suljetaan: mall/library 26.–28.3."),
        ("sv", STRIKE, "2020-03-25", "Stänger: mall/library 26–28.3."),
        ("en", STRIKE, "2020-03-29", NOT_CLOSED),
        ("en", days(("2020-04-24", "2020-04-24"), ("2020-05-02", "2020-05-02")), "2020-04-09", NOT_CLOSED),
    ],
)
def test_a_day_ahead_is_said_as_that_day_and_not_as_the_beginning_of_more(
    lang: str, when: Period, day: str, said: str
) -> None:
    assert closing(lang, when, day) == said
