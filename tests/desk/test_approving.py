"""A draft is approved as it was handed in, people hear of it, and what was published can be undone (R118, R132)."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.access import actions as access_actions
from aukio.answers import queries as answer_queries
from aukio.audit.queries import acts_on
from aukio.bookings.models import Booking
from aukio.domain.answers.answer import Summary
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.delivery import Medium
from aukio.domain.people.subscriptions import Interest, Rhythm, Topic
from aukio.domain.publishing.draft_steps import State
from aukio.drafts import queries as draft_queries
from aukio.outreach.actions import subscriptions
from aukio.outreach.models import Message, Subscription
from aukio.workflows.messages import subscriber_news
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_bookings import CLOSE as CLOSE_ROOM
from tests.desk.test_bookings import UNTIL, booked, states
from tests.desk.test_changing import CLOSE, HOURS, LIBRARY, TODAY, press, state
from tests.telling import told

__all__ = ["booked"]

SOON = LATER + timedelta(minutes=40)
IN_TIME = timedelta(minutes=9)


@pytest.fixture(autouse=True)
def reached_at_an_address(settings: Any) -> None:
    """The site knows its address, so messages have links."""
    settings.AUKIO_SITE = "https://aukio.example"


def handed_in(writer: Client, **typed: Any) -> str:
    """A closure of today is handed in at ``LATER``; the address of its draft."""
    with time_machine.travel(LATER, tick=False):
        assert press(writer, CLOSE, "hand_in", **{**TODAY, **typed}).status_code == 302
    (draft,) = draft_queries.open_drafts()
    return f"/en/desk/drafts/{draft.number}/"


def decide(client: Client, address: str, act: str, **typed: str) -> Any:
    """Press a button of the page that shows a draft as it was handed in."""
    page = client.get(address).content.decode()
    sent = dict(re.findall(r'type="hidden" name="(review|revision|had)" value="([^"]*)"', page))
    return client.post(address, {**sent, "act": act, **typed})


def undo(client: Client, address: str) -> Any:
    """Press the button that undoes a publication."""
    return client.post(f"{address}undo/")


def number_of(address: str) -> int:
    """The number of a draft."""
    return int(address.split("/")[-2])


def library_starts() -> datetime:
    """When the newest arrangement begins."""
    return answer_queries.record().versions[-1].arrangement.period.start


def test_everyone_who_may_approve_reads_who_asks_for_what_and_finds_the_page(sign_in: SignIn) -> None:
    address = handed_in(sign_in("kirjasto"), comment="A pipe burst.")
    found = dict(told(LATER))
    assert set(found) == {"operator@aukio.example", "viestinta@aukio.example"}
    words = found["viestinta@aukio.example"]
    assert words.subject == "Espoo: kirjasto pyytää hyväksymään tiedotteen ”Iso Omenan kirjasto: suljettu”"
    for said in (
        f"https://aukio.example/fi{address.removeprefix('/en')}",
        "kirjasto kirjoittaa: ”A pipe burst.”",
        "Muutoksia: ",
        "3.1. klo 13–24: suljettu",
    ):
        assert said in words.text


def test_a_text_message_has_the_link_and_nothing_at_all_is_sent_to_a_person_who_looks_at_the_inbox(
    sign_in: SignIn,
) -> None:
    writer = sign_in("kirjasto")
    for name, medium in (("viestinta", Medium.SMS), ("operator", None)):
        access_actions.choose_news(name=name, medium=medium, phone="+358401234567", lang="sv", by="tests", now=LATER)
    address = handed_in(writer)
    ((to, words),) = told(LATER)
    assert to == "+358401234567"
    assert words.text.startswith("Esbo: kirjasto ber dig godkänna")
    assert f"https://aukio.example/sv{address.removeprefix('/en')}" in words.text


def test_a_message_about_a_draft_that_moved_on_is_not_sent(sign_in: SignIn) -> None:
    writer = sign_in("kirjasto")
    address = handed_in(writer)
    with time_machine.travel(SOON, tick=False):
        assert decide(writer, address, "take_back").status_code == 302
    assert told(SOON) == []
    assert draft_queries.draft(number_of(address)).state is State.DRAFT


def test_what_is_approved_is_what_was_handed_in_times_and_all(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    address = handed_in(writer)
    told(LATER)
    with time_machine.travel(SOON, tick=False):
        page = second.get(address).content.decode()
        assert "On 3 January from 1 pm until midnight: closed" in page
        assert "something else was published" not in page
        assert 'name="begins"' not in page  # the text, not the form
        assert decide(second, address, "approve").status_code == 302
        assert f"{library_starts():%H:%M}" == "13:00"
        assert state(after=timedelta(minutes=45)) is Summary.CLOSED
    assert draft_queries.draft(number_of(address)).state is State.PUBLISHED
    ((to, words),) = [each for each in told(SOON) if each[0].startswith("kirjasto")]
    assert "viestinta hyväksyi tiedotteen" in words.subject
    assert to == "kirjasto@aukio.example"


def test_a_link_leads_to_the_approval_in_one_press(sign_in: SignIn) -> None:
    second = sign_in("viestinta")
    address = handed_in(sign_in("kirjasto"))
    with time_machine.travel(SOON, tick=False):
        page = second.get(address).content.decode()
        assert page.count('value="approve"') == 1
        assert "within-reach" in page
        assert '<span class="count figures">1<' in second.get("/en/desk/").content.decode()
        assert '<span class="count' not in sign_in("kirjasto").get("/en/desk/").content.decode()


def test_what_changed_meanwhile_is_shown_first_and_nothing_is_approved_unseen(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    address = handed_in(writer, ends="day", last_day="5.1.")
    with time_machine.travel(LATER + timedelta(minutes=10), tick=False):
        before = second.get(address).content.decode()
        seen = dict(re.findall(r'type="hidden" name="(review|revision|had)" value="([^"]*)"', before))
        longer = {**TODAY, "ends": "day", "last_day": "9.1."}
        assert press(writer, CLOSE, "publish_urgently", **longer).status_code == 302
    with time_machine.travel(SOON, tick=False):
        refused = second.post(address, {**seen, "act": "approve"}).content.decode()
        assert "Something else was published in the meantime" in refused
        assert draft_queries.draft(number_of(address)).state is State.IN_REVIEW
        page = second.get(address).content.decode()
    assert "Since it was submitted" not in before
    assert page.index("Since it was submitted") < page.index("What people will see")
    assert "<del>" in page, re.findall(r"<li><(?:ins|del)>.*?</li>", page)


def test_the_writer_hears_why_it_was_returned(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    address = handed_in(writer)
    told(LATER)
    with time_machine.travel(SOON, tick=False):
        assert "Say what should change" in decide(second, address, "return").content.decode()
        assert decide(second, address, "return", comment="Say until when.").status_code == 302
        assert "Say until when." in writer.get(address).content.decode()
    ((to, words),) = told(SOON)
    assert to == "kirjasto@aukio.example"
    assert "viestinta palautti sinulle tiedotteen" in words.subject
    assert "viestinta kirjoittaa: ”Say until when.”" in words.text


@pytest.mark.parametrize("name", ["kirjasto", "kela", "ovi"])
def test_nobody_else_decides(sign_in: SignIn, name: str) -> None:
    address = handed_in(sign_in("kirjasto"))
    client = sign_in(name)
    with time_machine.travel(SOON, tick=False):
        client.post(address, {"review": "1", "act": "approve"})
        assert state(after=timedelta(minutes=45)) is not Summary.CLOSED
        assert draft_queries.draft(number_of(address)).state is State.IN_REVIEW
        assert undo(client, address).status_code in (403, 404, 409)


def test_whoever_writes_on_a_draft_in_review_takes_it_back(sign_in: SignIn) -> None:
    writer = sign_in("kirjasto")
    address = handed_in(writer)
    with time_machine.travel(SOON, tick=False):
        assert press(writer, address, "save", **{**TODAY, "existing": "cancel"}).status_code == 302
    kept = draft_queries.draft(number_of(address))
    assert (kept.state, kept.frozen) == (State.DRAFT, None)


# --- undo


def published(client: Client) -> str:
    """A closure of today is published as urgent at ``LATER``; the address of its draft."""
    with time_machine.travel(LATER, tick=False):
        assert press(client, CLOSE, "publish_urgently", **TODAY).status_code == 302
    (draft,) = draft_queries.open_drafts()
    return f"/en/desk/drafts/{draft.number}/"


def test_within_ten_minutes_everything_is_as_before(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        usual = state()
    address = published(client)
    with time_machine.travel(LATER + IN_TIME, tick=False):
        assert "It can be undone until 13.10" in client.get("/en/desk/").content.decode()
        assert "Undo (until 13.10)" in client.get(address).content.decode()
        assert undo(client, address).status_code == 302
        assert state(after=IN_TIME + timedelta(minutes=1)) is usual
        assert "It can be undone" not in client.get("/en/desk/").content.decode()
        assert "Published, and then undone." in client.get(address).content.decode()
    assert draft_queries.draft(number_of(address)).state is State.UNDONE
    slug = draft_queries.draft(number_of(address)).notice
    (act,) = [each for each in acts_on(f"{slug} 1") if each.act == "undo publication"]
    assert act.by == "kirjasto"


def test_after_ten_minutes_it_is_ended_or_withdrawn_instead(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    address = published(client)
    with time_machine.travel(LATER + timedelta(minutes=11), tick=False):
        assert "Undo" not in client.get(address).content.decode()
        page = undo(client, address)
        assert page.status_code == 409
        assert "More than ten minutes have passed" in page.content.decode()
        assert state(after=timedelta(minutes=12)) is Summary.CLOSED


def test_other_hours_that_are_undone_leave_those_before(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    week = {f"week_{day}": "19–20" for day in ("Mo", "Tu", "We")}
    with time_machine.travel(LATER, tick=False):
        press(client, HOURS, "publish", begins="now", ends="day", last_day="5.1.", **week)
        first = answer_queries.record().versions[-1]
        fact = f"/en/desk/in-force/{first.ref.notice}/{first.ref.id}/"
    with time_machine.travel(LATER + timedelta(minutes=1), tick=False):
        assert press(client, fact, "publish", after_what="end_on", last_day="4.1.").status_code == 302
        number = client.session["just_published"]
    with time_machine.travel(LATER + timedelta(minutes=3), tick=False):
        assert undo(client, f"/en/desk/drafts/{number}/").status_code == 302
    now = answer_queries.record().versions[-1]
    assert now.ref == first.ref
    assert now.arrangement.period == first.arrangement.period


def subscriber() -> Subscription:
    """Somebody hears of the library at once."""
    place = answer_queries.view(LATER).directory.by_last_path[LIBRARY]
    interest = Interest(Topic.PLACE, place)
    subscriber_news.subscribe("me@example.org", interest, Rhythm.AT_ONCE, "en", now=LATER - timedelta(days=1))
    row = Subscription.objects.latest("pk")
    subscriptions.confirm(row.secret, now=LATER - timedelta(days=1))
    Message.objects.all().delete()
    return row


def heard(now: datetime) -> list[str]:
    """What the subscriber reads."""
    return [words.subject for to, words in told(now) if to == "me@example.org"]


@pytest.mark.parametrize("sent", [True, False])
def test_an_undo_stops_what_waits_and_says_what_was_sent(sign_in: SignIn, sent: bool) -> None:
    client = sign_in("kirjasto")
    subscriber()
    address = published(client)
    assert len(heard(LATER)) == 1 if sent else True
    with time_machine.travel(LATER + IN_TIME, tick=False):
        page = client.get(address).content.decode()
        assert ("1 message has been sent." in page) is sent
        assert ("1 message is waiting." in page) is not sent
        assert undo(client, address).status_code == 302
        after = client.get(address).content.decode()
        assert ("1 message had been sent before it was undone." in after) is sent
    assert len(heard(LATER + IN_TIME)) == sent  # who heard nothing hears nothing of the undo


def test_bookings_are_as_before_except_those_whose_people_know(sign_in: SignIn, booked: list[str]) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        press(client, CLOSE_ROOM, "publish_urgently", **UNTIL, existing="cancel")
        assert BookingState.CANCELLED in states(booked)
        number = client.session["just_published"]
    with time_machine.travel(LATER + IN_TIME, tick=False):
        assert undo(client, f"/en/desk/drafts/{number}/").status_code == 302
        assert set(states(booked)) == {BookingState.BOOKED}
        assert not Booking.objects.exclude(because="").exists()
    assert [to for to, _ in told(LATER + IN_TIME) if to == "aino@example.org"] == []


def test_bookings_of_people_who_have_the_message_stay_cancelled(sign_in: SignIn, booked: list[str]) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        press(client, CLOSE_ROOM, "publish_urgently", **UNTIL, existing="cancel")
        number = client.session["just_published"]
    told(LATER)
    with time_machine.travel(LATER + IN_TIME, tick=False):
        assert undo(client, f"/en/desk/drafts/{number}/").status_code == 302
        cancelled, booked_again = states(booked)[:2], states(booked)[2:]
        assert set(cancelled) == {BookingState.CANCELLED}
        assert set(booked_again) == {BookingState.BOOKED}


# --- the review afterwards


def test_what_was_urgent_is_reviewed_with_its_text_and_its_places_and_can_be_taken_back(sign_in: SignIn) -> None:
    address = published(sign_in("kirjasto"))
    asked = {to for to, words in told(LATER) if "kiireellisenä" in words.subject}
    assert asked == {"operator@aukio.example", "viestinta@aukio.example"}
    second = sign_in("viestinta")
    with time_machine.travel(LATER + timedelta(hours=3), tick=False):
        page = second.get(address).content.decode()
        assert "On 3 January from 1 pm until midnight: closed" in page
        assert "Iso Omena Library" in page
        assert 'value="confirm"' in page
        assert "Change it" in page
        assert "Take it back" in page
        assert undo(second, address).status_code == 302
        assert draft_queries.draft(number_of(address)).state is State.UNDONE
        (last,) = answer_queries.record().publications[-1:]
        assert last.number == 2
    assert [to for to, words in told(LATER + timedelta(hours=3)) if "perui" in words.subject] == [
        "kirjasto@aukio.example"
    ]


def test_a_person_chooses_how_to_hear_of_drafts(sign_in: SignIn, settings: Any, tmp_path: Any) -> None:
    client = sign_in("viestinta")
    assert "By text message" not in client.get("/en/desk/my-news/").content.decode()
    settings.AUKIO_SMS_FILE = str(tmp_path / "sms")
    assert "By text message" in client.get("/en/desk/my-news/").content.decode()
    missing = client.post("/en/desk/my-news/", {"medium": "sms", "phone": "", "lang": "sv"}).content.decode()
    assert "Enter your number" in missing
    typed = {"medium": "sms", "phone": "040 123 4567", "lang": "sv"}
    assert client.post("/en/desk/my-news/", typed).status_code == 302
    page = client.get("/en/desk/my-news/").content.decode()
    assert 'value="+358401234567"' in page
