"""From a publication to everybody it affects: fates, one message each, alternatives, bounces, and proof (R035–R080)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import events as event_actions
from aukio.bookings.models import Booking
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.bookings.queries.booking import BookingView
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import ChannelKind, Names
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import (
    BookableDraft,
    BookingRequest,
    EventDraft,
    Organiser,
    Person,
    WeeklyRepeat,
)
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingFate, BookingKind
from aukio.domain.people.delivery import RETRY_DELAYS, Delivery, Medium
from aukio.domain.people.events import Audience, Outcome, SignsUp, SignUpState
from aukio.domain.publishing.enactment import Enacted
from aukio.outreach.actions.outbox import Outgoing
from aukio.outreach.models import Message
from aukio.workflows import event_sign_ups
from aukio.workflows.bookings import appointments, booking_fates
from aukio.workflows.messages.message_delivery import DeliveryBackend, DeliveryFailed, deliver, reported
from aukio.workflows.messages.message_wording import MessageText
from tests.telling import told
from tests.ways.town import CLOSE, HELSINKI, MORNING, Write, directory, done, fact, notice, write_in

AINO = Person("Aino", email="aino@example.org", lang="en")
TEN = datetime(2030, 3, 5, 10, tzinfo=HELSINKI)
"""A Tuesday, inside what is closed below."""
LATER = MORNING + timedelta(minutes=5)
DESK = {
    "kind": "phone",
    "week": "Mo-Fr 09:00-15:00",
    "contacts": [{"phone": "+358401234567"}],
}


@pytest.fixture
def write(tmp_path: Path, transactional_db: None, settings: Any) -> Write:  # noqa: ARG001  # a record of its own
    """A town whose desks serve by phone, too."""
    settings.AUKIO_SITE = "https://aukio.example"
    written = write_in(tmp_path)
    desks = [
        {
            "path": f"{centre}/desk",
            "kind": "unit",
            "type": "desk",
            "services": ["copy"],
            "channels": [{"kind": "on_site", "week": "Mo-Fr 08:00-16:00; PH off"}, DESK],
        }
        for centre in ("mall", "square")
    ]
    centres = [
        {
            "path": centre,
            "kind": "centre",
            "type": "mall",
            "channels": [{"kind": "on_site", "week": "Mo-Fr 07:00-20:00"}],
        }
        for centre in ("mall", "square")
    ]
    done("import", written("town.json", directory(*centres, *desks)), at=MORNING)
    return written


def offer(path: str = "mall/desk", channel: ChannelKind = ChannelKind.ON_SITE) -> int:
    """Copying, half an hour each, at two desks."""
    return booking_actions.offer(
        BookableDraft(
            answer_queries.view(MORNING).directory.by_last_path[path],
            kind=BookingKind.APPOINTMENT,
            service="copy",
            channel=channel,
            minutes=30,
            desks=2,
        ),
        path=path,
        by="tests",
        now=MORNING,
    )


def book(number: int, start: datetime, person: Person = AINO) -> BookingView:
    """A booking of which nobody was told."""
    return booking_actions.book(BookingRequest(number, start, person), most=2, now=MORNING - timedelta(days=3))


def publish(write: Write, *effects: Any, at: datetime = MORNING, **more: Any) -> None:
    """The desk is closed for the first fortnight of March, or whatever is said."""
    closed = fact(
        "closed", "mall/desk", *(effects or (CLOSE, {"bookings": {"new": "stop", "existing": "cancel"}})), **more
    )
    done("publish", write("storm.json", notice({"add": [closed]})), at=at)


def states(*bookings: BookingView) -> list[BookingState]:
    """How they stand now."""
    return [each.state for each in booking_queries.bookings_with(each.number for each in bookings)]


def test_one_message_for_each_person_however_many_bookings_and_what_to_do_instead(write: Write) -> None:
    number, other = offer(), offer("square/desk")
    mine = [book(number, TEN + each * timedelta(hours=1)) for each in range(3)]
    after = book(number, TEN + timedelta(days=14))
    book(other, TEN.replace(hour=8))
    publish(write)
    assert states(*mine, after) == [*[BookingState.CANCELLED] * 3, BookingState.BOOKED]
    ((to, words),) = told(LATER)
    said = "Town, Mall/Desk: your bookings on Tue 5 March at 10 am, 11 am and midday (copying) are cancelled"
    assert (to, words.subject) == ("aino@example.org", said)
    assert words.text.splitlines()[0] == f"{said}."
    assert "The reason is the weather." in words.text
    assert "sorry" not in words.text  # the weather is no fault of ours
    assert "Next free: Mon 18 March at 8 am." in words.text
    assert "Available at Square/Desk: Tue 5 March at 8 am." in words.text
    assert "At your booked time, you can call us: 040 1234567." in words.text
    assert f"/en/places/mall/desk/book/?what={number}&move={mine[0].secret}" in words.text
    cancelled = Calendar.from_ical(words.calendar)
    assert cancelled["method"] == "CANCEL"
    assert {str(each["uid"]) for each in cancelled.walk("VEVENT")} == {f"{each.secret}@aukio" for each in mine}
    assert told(LATER) == []
    trail = AuditEntry.objects.get(act="settle bookings")
    assert (trail.subject, trail.detail) == ("storm 1", {"kept": 1, "cancelled": 3})


def test_the_words_are_those_of_the_moment_at_which_they_are_handed_over(write: Write) -> None:
    number = offer()
    first, second = book(number, TEN), book(number, TEN + timedelta(hours=1), Person("Eero", email="e@example.org"))
    publish(write)
    Booking.objects.filter(pk=first.number).update(state=BookingState.GIVEN_UP)  # before the worker came to it
    assert [to for to, _words in told(LATER)] == ["e@example.org"]
    assert set(Message.objects.values_list("state", flat=True)) == {"sent", "dropped"}
    assert second.number


def test_whoever_gave_it_up_meanwhile_is_neither_phoned_nor_waited_for(write: Write) -> None:
    number = offer()
    by_mail = book(number, TEN)
    by_phone = book(number, TEN + timedelta(hours=1), Person("Eero"))
    publish(write, CLOSE, {"bookings": {"existing": "contact", "tell": "staff"}})
    assert [(each.all, each.to_call) for each in fate_queries.reached(LATER)] == [(2, 2)]
    for each in (by_mail, by_phone):
        booking_actions.give_up(each.secret, now=LATER)
    assert fate_queries.to_call(None, LATER) == ()
    assert fate_queries.reached(LATER) == ()


def test_what_opens_again_is_offered_anew_and_people_are_told_but_not_booked(write: Write) -> None:
    number = offer()
    mine, early = book(number, TEN + timedelta(days=7)), book(number, TEN)
    publish(write)
    told(LATER)
    policy = (CLOSE, {"bookings": {"new": "stop", "existing": "cancel"}})
    first, shorter = fact("closed", "mall/desk", *policy), fact("closed", "mall/desk", *policy, until="2030-03-08")
    done("publish", write("storm.json", notice({"add": [first]}, {"change": [shorter]})), at=LATER)
    assert states(mine, early) == [BookingState.CANCELLED] * 2
    ((to, words),) = told(LATER + timedelta(minutes=1))
    assert to == "aino@example.org"
    assert ": we are open after all on " in words.text
    assert "Tue 12 March at" in words.text
    assert "5 March" not in words.text  # that day stays closed
    assert f"Book again: https://aukio.example/en/places/mall/desk/book/?what={number}" in words.text
    view = answer_queries.view(LATER)
    offered = booking_queries.offered_with(number)
    assert offered is not None
    assert any(slot.start == mine.start for slot in appointments.free_times(view, offered, mine.start.date(), LATER))


def test_an_appointment_by_phone_outlives_a_locked_door(write: Write) -> None:
    by_phone = book(offer(channel=ChannelKind.PHONE), TEN)
    publish(write)
    assert states(by_phone) == [BookingState.BOOKED]
    assert told(LATER) == []


def test_whom_a_message_does_not_reach_is_for_staff(write: Write) -> None:
    mine = book(offer(), TEN)
    publish(write)

    def refuse(*_args: object) -> None:
        raise DeliveryFailed("no such mailbox")

    nobody = {Medium.MAIL: DeliveryBackend(refuse, knows_keys=True)}
    now = LATER
    for wait in (*RETRY_DELAYS, timedelta()):
        assert fate_queries.to_call(None, now) == ()
        assert deliver(now=now, by=nobody) == 1
        now += wait
    (call,) = fate_queries.to_call(None, now)
    assert (call.number, call.tell) == (mine.number, "staff")


def test_what_was_told_before_a_worker_was_killed_is_told(write: Write) -> None:
    number = offer()
    for each in range(3):
        book(number, TEN + each * timedelta(hours=1), Person(f"P{each}", email=f"p{each}@example.org"))
    publish(write)
    carried: list[str] = []

    def killed(message: Outgoing, _words: MessageText) -> None:
        carried.append(message.recipient)
        if len(carried) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(now=LATER, by={Medium.MAIL: DeliveryBackend(killed, knows_keys=False)})
    later = LATER + timedelta(minutes=2)
    assert [to for to, _words in told(later)] == ["p2@example.org"]
    assert [(each.notified, each.waiting, each.to_call) for each in fate_queries.reached(later)] == [(2, 0, 1)]
    (call,) = fate_queries.to_call(None, later)
    assert call.name == "P1"  # the one in hand: it may have been told


def test_whose_mail_comes_back_is_for_staff_and_it_is_seen_how_far_it_has_come(write: Write) -> None:
    number = offer()
    people = [Person(f"P{each}", email=f"p{each}@example.org") for each in range(3)]
    for each, person in enumerate(people):
        book(number, TEN + each * timedelta(hours=1), person)
    publish(write)
    assert [(each.all, each.notified, each.waiting, each.to_call) for each in fate_queries.reached(LATER)] == [
        (3, 0, 3, 0)
    ]
    told(LATER)
    assert [(each.all, each.notified, each.waiting, each.to_call) for each in fate_queries.reached(LATER)] == [
        (3, 3, 0, 0)
    ]
    key = Message.objects.order_by("pk")[1].key
    assert reported(key, Delivery.BOUNCED, trouble="550", now=LATER)
    assert [(each.all, each.notified, each.waiting, each.to_call) for each in fate_queries.reached(LATER)] == [
        (3, 2, 0, 1)
    ]
    (call,) = fate_queries.to_call(None, LATER)
    assert call.name == "P1"
    proof = fate_queries.proof("storm/closed")
    assert [(each.tell, each.notified is not None) for each in proof] == [
        ("message", True),
        ("staff", False),
        ("message", True),
    ]


def test_a_mail_server_reports_what_came_back_by_command(write: Write, tmp_path: Path) -> None:
    book(offer(), TEN)
    publish(write)
    told(LATER)
    key = Message.objects.get().key
    report = (
        "From: mailer-daemon@example.org\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\n\n'
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.org\n\n"
        "Final-Recipient: rfc822; aino@example.org\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 nobody\n\n"
        f"--x\nContent-Type: text/rfc822-headers\n\nSubject: Your booking is cancelled\nAukio-Message: {key}\n\n--x--\n"
    )
    assert "staff will tell them" in done("outbox", "bounced", at=LATER, given=report).out
    assert Message.objects.get().trouble == "smtp; 550 nobody"
    assert len(fate_queries.to_call(None, LATER)) == 1
    assert "Known already" in done("outbox", "bounced", at=LATER, given=report).out
    assert done("outbox", "show", "--json", at=LATER).json["bounced"] == 1
    del tmp_path


def plan(*, external: bool = True, signs_up: SignsUp = SignsUp.DATE) -> tuple[int, int]:
    """An evening at the desk, and its date."""
    number = event_actions.add_event(
        EventDraft(
            answer_queries.view(MORNING).directory.by_last_path["mall/desk"],
            titles=Names({"en": "Reading circle"}),
            category="public_event",
            organiser=Organiser("Neighbours", external, email="neighbours@example.org", lang="sv"),
            dates=((TEN, TEN + timedelta(hours=1)),),
            signs_up=signs_up,
            seats=1,
        ),
        path="mall/desk",
        by="tests",
        now=MORNING - timedelta(days=3),
    )
    return number, event_queries.dates_of(number)[0].number


CANCELLED = {"cancel_events": {"categories": ["public_event"]}}


def test_an_event_is_cancelled_its_people_are_told_and_its_organiser_is_asked(write: Write) -> None:
    event, date = plan()
    for name in ("aino", "eero"):
        comer = Person(name, email=f"{name}@example.org", lang="en")
        event_sign_ups.sign_up(
            event_sign_ups.event_with(event), date, comer, born_fits=True, now=MORNING - timedelta(days=2)
        )
    assert [words.subject.split(": ")[1][:31] for _to, words in told(MORNING - timedelta(days=1))] == [
        "you have signed up for Reading ",
        "you are on the waiting list for",
    ]
    mine = book(offer(), TEN, Person("Aino", email="aino@example.org", lang="en"))
    publish(write, CANCELLED, CLOSE, {"bookings": {"existing": "cancel"}})
    found = dict(told(LATER))
    assert sorted(found) == ["aino@example.org", "eero@example.org", "neighbours@example.org"]
    assert (
        "your booking on Tue 5 March at 10 am (copying) is cancelled." in found["aino@example.org"].text
    )  # one message for both
    assert "Reading circle on Tue 5 March at 10 am is cancelled." in found["aino@example.org"].text
    assert "If we find a new date, we will let you know." in found["eero@example.org"].text
    assert "kan inte ordnas som planerat" in found["neighbours@example.org"].text
    assert states(mine) == [BookingState.CANCELLED]
    (asked,) = event_queries.to_ask(LATER)
    view, new = answer_queries.view(LATER), Outcome.RESCHEDULED
    with pytest.raises(Refused, match="cancelled on 2030-03-12"):
        event_sign_ups.decide(view, asked, new, start=TEN + timedelta(days=7), notes="", by="t", now=LATER)
    moved = event_sign_ups.decide(view, asked, new, start=TEN + timedelta(days=28), notes="", by="t", now=LATER)
    assert (moved.previous, moved.start) == (TEN, TEN + timedelta(days=28))
    found = dict(told(LATER))
    assert sorted(found) == ["aino@example.org", "eero@example.org"]
    assert "Reading circle has moved to Tue 2 April at" in found["aino@example.org"].text
    assert "It was to be on Tue 5 March at 10 am." in found["aino@example.org"].text


def test_who_waits_is_told_of_a_seat_and_who_has_nothing_more_to_come_to_of_that(write: Write) -> None:
    event, date = plan(external=False)
    first, _second = (
        event_sign_ups.sign_up(
            event_sign_ups.event_with(event),
            date,
            Person(name, email=f"{name}@example.org", lang="en"),
            born_fits=True,
            now=MORNING,
        )
        for name in ("aino", "eero")
    )
    told(MORNING)
    event_sign_ups.leave(first.secret, now=LATER)
    ((to, words),) = told(LATER)
    assert (to, words.subject.split(": ")[1][:30]) == ("eero@example.org", "you have a place at Reading ci")
    publish(write, CANCELLED, at=LATER)
    told(LATER)
    (asked,) = event_queries.to_ask(LATER)
    event_sign_ups.decide(answer_queries.view(LATER), asked, Outcome.CANCELLED, start=None, notes="", by="t", now=LATER)
    ((to, words),) = told(LATER)
    assert (to, words.text.splitlines()[0][-17:]) == ("eero@example.org", "will not be held.")


def test_a_plan_counts_events_beside_bookings(write: Write) -> None:
    plan()
    book(offer(), TEN)
    closed = fact("closed", "mall/desk", CANCELLED, CLOSE, {"bookings": {"existing": "cancel"}})
    said = done("plan", write("storm.json", notice({"add": [closed]})), at=MORNING).out
    assert "  bookings: 1 cancelled" in said
    assert "  events: 1 contact" in said


def test_whoever_comes_to_a_group_is_told_of_the_dates_that_are_cancelled_and_keeps_the_others(write: Write) -> None:
    number = event_actions.add_event(
        EventDraft(
            answer_queries.view(MORNING).directory.by_last_path["mall/desk"],
            titles=Names({"en": "Choir"}),
            category="public_event",
            organiser=Organiser("Neighbours"),
            dates=tuple((TEN + timedelta(days=7 * each), TEN + timedelta(days=7 * each, hours=1)) for each in range(3)),
            signs_up=SignsUp.ALL,
        ),
        path="mall/desk",
        by="tests",
        now=MORNING,
    )
    comer = Person("Aino", email="aino@example.org", lang="en")
    mine = event_sign_ups.sign_up(event_sign_ups.event_with(number), None, comer, born_fits=True, now=MORNING)
    assert [words.subject.split(": ")[1] for _to, words in told(MORNING)] == ["you have signed up for Choir"]
    publish(write, CANCELLED)  # through 15 March: two of the three
    ((_to, words),) = told(LATER)
    assert words.text.count("Choir on Tue 5 March at 10 am and Tue 12 March at 10 am is cancelled.") == 1
    assert ("5 March" in words.text, "12 March" in words.text, "19 March" in words.text) == (True, True, False)
    first, second = event_queries.to_ask(LATER)
    view, new = answer_queries.view(LATER), Outcome.RESCHEDULED
    event_sign_ups.decide(view, first, new, start=TEN + timedelta(days=20), notes="", by="t", now=LATER)
    event_sign_ups.decide(view, second, Outcome.CANCELLED, start=None, notes="", by="t", now=LATER)
    said = [words.text for _to, words in told(LATER)]
    assert ["has moved to" in said[0], "will not be held" in said[1]] == [True, True]
    assert event_queries.sign_ups_with([mine.number])[0].state is SignUpState.IN


def test_no_event_is_planned_where_it_would_be_cancelled(write: Write) -> None:
    publish(write, CANCELLED)
    view = answer_queries.view(LATER)
    place = view.directory.by_last_path["mall/desk"]
    plans: Callable[[datetime], None] = lambda start: event_sign_ups.refuse_cancelled(  # noqa: E731  # asked for two days
        view, place, "public_event", Audience(), [(start, start + timedelta(hours=1))]
    )
    plans(TEN + timedelta(days=28))
    with pytest.raises(Refused, match="cancelled on 2030-03-05"):
        plans(TEN)


def test_a_room_each_week_says_which_weeks_it_could_not_have(write: Write) -> None:
    del write
    number = offer()
    for _desk in range(2):
        book(number, TEN + timedelta(days=7), Person("Eero", email="e@example.org"))
    starts = [TEN + timedelta(days=7 * each) for each in range(4)]
    each_week = BookingRequest(number, TEN, AINO, repeat=WeeklyRepeat(starts[-1].date()), key="each-week")
    made = appointments.book_series(answer_queries.view(MORNING), each_week, now=MORNING)
    assert [each.start for each in made.made] == [starts[0], starts[2], starts[3]]
    assert made.missed == (starts[1].date(),)
    again = appointments.book_series(answer_queries.view(MORNING), each_week, now=MORNING)
    assert [each.number for each in again.made] == [each.number for each in made.made]
    ((_to, words),) = told(MORNING)
    assert "your bookings on Tue 5 March at 10 am, Tue 19 March at 10 am and Tue 26 March at 10 am" in words.text
    assert len(list(Calendar.from_ical(words.calendar).walk("VEVENT"))) == 3


def test_history_that_is_filled_in_tells_nobody(write: Write) -> None:
    mine = book(offer(), TEN)
    closed = fact("closed", "mall/desk", CLOSE, {"bookings": {"existing": "cancel"}})
    early = {"published": "2030-02-20T10:00", "add": [closed]}
    done("publish", write("storm.json", notice(early, historic=True)), at=MORNING)
    assert states(mine) == [BookingState.CANCELLED]
    assert not Message.objects.exists()


def test_publishing_computes_the_fates_of_bookings_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    compute = booking_fates.fates_of

    def counted(before: View, after: View, enacted: Enacted) -> tuple[BookingFate, ...]:
        computed.append(enacted.publication.number)
        return compute(before, after, enacted)

    mine = book(offer(), TEN)
    monkeypatch.setattr(booking_fates, "fates_of", counted)
    publish(write)
    assert computed == [1]
    assert states(mine) == [BookingState.CANCELLED]
