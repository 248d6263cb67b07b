"""Messages in three languages: the same slots, the same facts in subject and text, and text messages of two parts."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.text_messages import parts
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, Line, Rank, mail_text, short_text, subject_of
from aukio.domain.wording.messages import First, Messages
from aukio.formats.notices.notice_schema import CAUSES

TODAY = date(2020, 3, 20)
TIMES = [datetime(2020, 3, 30, 10, 15) + timedelta(days=each) for each in range(40)]


def slots(text: str) -> frozenset[str]:
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(text) if name)


def patterns(messages: Messages) -> Iterator[tuple[str, str]]:
    for each in fields(messages):
        value = getattr(messages, each.name)
        if isinstance(value, str):
            yield each.name, value
    firsts = {"reopened": messages.reopened} | {
        str(state): messages.states.get(state, First("", "")) for state in messages.states.members
    }
    for name, first in firsts.items():
        yield from ((f"{name}.{part.name}", getattr(first, part.name)) for part in fields(first))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_has_the_same_slots_in_every_language(lang: str) -> None:
    mine, source = dict(patterns(language(lang).MESSAGES)), dict(patterns(language("en").MESSAGES))

    assert {name: slots(text) for name, text in mine.items()} == {name: slots(text) for name, text in source.items()}
    assert {name for name, text in mine.items() if not text} == {name for name, text in source.items() if not text}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cause_of_a_notice_has_its_sentence(lang: str) -> None:
    causes = language(lang).MESSAGES.causes
    assert set(causes) == set(CAUSES)
    assert [cause for cause, said in causes.items() if not said.endswith(".")] == ["other"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_line_names_the_place_before_anything_else(lang: str) -> None:
    firsts = [text for name, text in patterns(language(lang).MESSAGES) if name.endswith((".one", ".many"))]
    assert [text for text in firsts if not text.startswith("{who}: ")] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", "ma 30.3. klo 10.15"),
        ("sv", "må 30.3 kl. 10.15"),
        ("en", "Mon 30 March at 10:15 am"),
    ],
)
def test_a_time_has_its_weekday_and_no_year_within_the_year(lang: str, said: str) -> None:
    words = language(lang)
    assert words.say_appointments(TIMES[:1], TODAY) == said
    assert "2020" in words.say_appointments(TIMES[:1], date(2019, 12, 31))


def test_several_times_of_a_day_share_it() -> None:
    hours = [datetime(2020, 3, 30, each) for each in (10, 11, 12)]
    assert language("en").say_appointments(hours, TODAY) == "Mon 30 March at 10 am, 11 am and midday"
    assert language("fi").say_appointments(hours, TODAY) == "ma 30.3. klo 10, 11 ja 12"
    assert language("sv").say_appointments([*hours[:2], TIMES[1]], TODAY) == "må 30.3 kl. 10 och 11; ti 31.3 kl. 10.15"


# ----------------------------------------------------------------------------------------------------------------------
# The length of a text message

NAMES = st.text("abcdefghijklmnopqrstuvwxyzABCÄÖÅäöåé , –’šŋБиб中😀^{}€[%", min_size=1, max_size=120).filter(str.strip)
"""Letters of the tables, of the extension, with a likeness in them, and with none; braces, too."""
LINK = "https://aukio.espoo.fi/{lang}/bookings/0123456789abcdefghijklmn/"


def cancelled(lang: str, who: str, what: str, count: int, *, phone: bool = True, site: str = "") -> Block:
    words = language(lang)
    say = words.MESSAGES
    first = say.states.get(BookingState.CANCELLED, First("", ""))
    when = words.say_appointments(TIMES[:count], TODAY)
    few = say.more_times.format(first=words.say_appointments(TIMES[:1], TODAY), count=count - 1) if count > 2 else ""
    head = Head(first.one if count == 1 else first.many, who, say.on, when, few, f" ({what})" if what else "")
    lines = [
        Line(say.causes["staff"], Rank.REASON),
        Line(say.sorry, Rank.COURTESY),
        Line(say.later.format(when=words.say_appointments(TIMES[-1:], TODAY)), Rank.NEXT),
        Line(say.elsewhere.format(place=who, when=words.say_appointments(TIMES[-1:], TODAY)), Rank.ELSEWHERE),
    ]
    if phone:
        lines.append(Line(say.by_phone.format(phone="09 816 5000"), Rank.PHONE))
    lines.append(Line(say.choose.format(link=(site or LINK).format(lang=lang)), Rank.LINK))
    return Block(head, tuple(lines))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_ordinary_cancellation_keeps_reason_apology_next_time_number_and_link(lang: str) -> None:
    names = {"fi": "Espoo, Iso Omenan kirjasto", "sv": "Esbo, Biblioteket i Iso Omena"}
    block = cancelled(lang, names.get(lang, "Espoo, Iso Omena Library"), "", 1)
    text = short_text([block])

    assert parts(text) <= 2
    for line in block.lines:
        assert (line.text in text) is (line.rank is not Rank.ELSEWHERE), line
    assert text.startswith(block.head.said)


@given(st.sampled_from([*LANGUAGES]), NAMES, NAMES, st.integers(1, 40), st.booleans())
def test_a_cancellation_never_has_more_than_two_parts(lang: str, who: str, what: str, count: int, phone: bool) -> None:
    text = short_text([cancelled(lang, who, what, count, phone=phone)])

    assert 0 < parts(text) <= 2
    first = language(lang).say_appointments(TIMES[:1], TODAY)
    assert first in text  # when, whatever else gives way
    if text.isascii():
        assert LINK.format(lang=lang) in text


@given(st.sampled_from([*LANGUAGES]), NAMES, st.text("abc/", min_size=100, max_size=400))
def test_an_endless_address_is_left_out_rather_than_cut(lang: str, who: str, address: str) -> None:
    link = f"https://{address}"
    text = short_text([cancelled(lang, who, "", 1, site=link)])

    assert parts(text) <= 2
    assert link in text or "https:" not in text


@given(st.sampled_from([*LANGUAGES]), NAMES, NAMES, st.integers(1, 40))
def test_the_subject_of_a_mail_says_what_its_first_line_says(lang: str, who: str, what: str, count: int) -> None:
    block = cancelled(lang, who, what, count)
    subject, text = subject_of([block]), mail_text([block], "City of Espoo")

    assert len(subject) <= 150
    assert "\n" not in subject
    assert text.startswith(block.head.said)
    assert text.endswith("City of Espoo")
    if len(block.head.said) <= 150:
        assert subject == " ".join(block.head.said.split()).removesuffix(".")
    else:
        assert language(lang).say_appointments(TIMES[:1], TODAY) in subject or len(who) > 80
