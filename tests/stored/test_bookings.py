"""Bookings on either database: nobody booked twice, nobody lost, many decided on at once (R035, R078)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.actions import forgetting
from aukio.bookings.actions.booking import Taken
from aukio.bookings.models import Bookable, Booking, Desk
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.facts.effects import Tell
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.booking_states import ACTIVE, HELD_FOR, STEPS, BookingState, BookingStep, state_after
from aukio.domain.people.bookings import BookingFate, BookingKind, Fate
from tests.stored.hands import at_once

KELA = PlaceId(7)
NOW = datetime(2020, 3, 16, 8, tzinfo=UTC)
TEN = datetime(2020, 4, 2, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
AINO = Person("Aino", phone="+358401234567")


def offer(desks: int = 2) -> int:
    """Advice at Kela, half an hour each."""
    return booking_actions.offer(
        BookableDraft(
            KELA, kind=BookingKind.APPOINTMENT, service="advice", channel=ChannelKind.ON_SITE, minutes=30, desks=desks
        ),
        path="kela",
        by="tests",
        now=NOW,
    )


@pytest.mark.parametrize("step", list(BookingStep))
@pytest.mark.parametrize("state", list(BookingState))
def test_a_step_leads_on_or_is_refused_and_what_is_over_stays_over(state: BookingState, step: BookingStep) -> None:
    sources, target = STEPS[step]
    if state in sources:
        assert state_after(state, step) is target
        assert state in ACTIVE
    else:
        with pytest.raises(Refused):
            state_after(state, step)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_take_the_last_places_and_no_more() -> None:
    number = offer(desks=3)
    starts = [TEN + each * HOUR for each in range(4)]
    jobs = [
        partial(booking_actions.book, BookingRequest(number, starts[each % 4], AINO), most=3, now=NOW)
        for each in range(50)
    ]
    done = at_once(jobs)
    assert sum(isinstance(each, Taken) for each in done) == 50 - 12
    assert Booking.objects.count() == 12
    assert len(set(Booking.objects.values_list("desk", "start"))) == 12


@pytest.mark.django_db(transaction=True)
def test_fewer_at_once_are_fewer_even_where_desks_are_free() -> None:
    number = offer(desks=4)
    done = at_once(
        [partial(booking_actions.book, BookingRequest(number, TEN, AINO), most=2, now=NOW) for _ in range(10)]
    )
    assert sum(isinstance(each, Taken) for each in done) == 8


@pytest.mark.django_db(transaction=True)
def test_booked_twice_under_one_key_it_is_one() -> None:
    number = offer()
    made = at_once(
        [
            partial(booking_actions.book, BookingRequest(number, TEN, AINO, key="mine"), most=2, now=NOW)
            for _ in range(8)
        ]
    )
    assert len({each.number for each in made if not isinstance(each, Refused)}) == 1
    assert Booking.objects.count() == 1


@pytest.mark.django_db
def test_the_database_itself_refuses_two_at_one_desk() -> None:
    number = offer(desks=1)
    made = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    row = Booking.objects.get(pk=made.number)
    row.pk, row.secret, row.start = None, "other", TEN + timedelta(minutes=29)
    row.end = row.start + HOUR
    with pytest.raises(IntegrityError, match="bookings_no_overlap"), transaction.atomic():
        row.save(force_insert=True)
    row.start, row.end = TEN + timedelta(minutes=30), TEN + HOUR
    row.save(force_insert=True)  # what touches does not overlap
    later = Booking.objects.get(secret="other")  # noqa: S106  # an address
    with pytest.raises(IntegrityError, match="bookings_no_overlap"), transaction.atomic():
        Booking.objects.filter(pk=later.pk).update(start=TEN)
    Booking.objects.filter(pk=made.number).update(state=BookingState.GIVEN_UP)
    Booking.objects.filter(pk=later.pk).update(start=TEN)  # a time that was given up is free


@pytest.mark.django_db
def test_it_is_given_up_or_moved_until_it_begins() -> None:
    number = offer(desks=1)
    made = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    moved = booking_actions.book(
        BookingRequest(number, TEN + HOUR, AINO, instead_of=made.secret), most=1, now=NOW + HOUR
    )
    assert (moved.start, moved.made) == (TEN + HOUR, NOW)  # it was made when the first was: R035 asks
    old = booking_queries.booking_with(made.secret)
    assert old is not None
    assert old.state is BookingState.MOVED
    with pytest.raises(Refused):
        booking_actions.book(BookingRequest(number, TEN, AINO, instead_of=made.secret), most=1, now=NOW)
    assert booking_queries.taken(number, TEN, TEN + HOUR, NOW) == ()
    with pytest.raises(Refused, match="has begun"):
        booking_actions.give_up(moved.secret, now=TEN + HOUR)
    assert booking_actions.give_up(moved.secret, now=NOW).state is BookingState.GIVEN_UP
    with pytest.raises(NotFound):
        booking_actions.give_up("guess", now=NOW)


def rule(number: int, fate: Fate, tell: Tell = Tell.MESSAGE) -> BookingFate:
    """What a publication makes of a booking."""
    (found,) = (each for each in fate_queries.coming([KELA], NOW) if each.id == number)
    return BookingFate(found, fate, None, tell=tell)


@pytest.mark.django_db
def test_a_publication_decides_on_many_and_leaves_what_was_given_up() -> None:
    number = offer(desks=1)
    made = [booking_actions.book(BookingRequest(number, TEN + each * HOUR, AINO), most=1, now=NOW) for each in range(5)]
    silent = booking_actions.book(BookingRequest(number, TEN + 6 * HOUR, Person("Eero")), most=1, now=NOW)
    found = [
        rule(made[0].number, Fate.CANCELLED),
        rule(made[1].number, Fate.HONOURED),
        rule(made[2].number, Fate.CONTACT),
        rule(made[3].number, Fate.KEPT),
        rule(made[4].number, Fate.CANCELLED),
        rule(silent.number, Fate.CANCELLED),
    ]
    booking_actions.give_up(made[4].secret, now=NOW)
    changed = fate_actions.settle(found)
    stands = {each.number: each.state for each in booking_queries.bookings_with(each.number for each in changed)}
    assert [(each.number, stands[each.number], each.tell) for each in changed] == [
        (made[0].number, BookingState.CANCELLED, "message"),
        (made[1].number, BookingState.HONOURED, "message"),
        (made[2].number, BookingState.TO_CONTACT, "staff"),
        (silent.number, BookingState.CANCELLED, "staff"),
    ]
    assert [each.number for each in fate_queries.to_call(None, NOW)] == [made[2].number, silent.number]
    assert fate_queries.to_call([PlaceId(99)], NOW) == ()


@pytest.mark.django_db
def test_a_call_is_tried_until_somebody_answers() -> None:
    number = offer(desks=1)
    made = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    fate_actions.settle([rule(made.number, Fate.CONTACT)])
    nobody = fate_actions.record_call(made.number, outcome="", stands=None, notes="Voice mail.", by="aino", now=NOW)
    assert (nobody.state, nobody.attempts, nobody.notes) == (BookingState.TO_CONTACT, 1, "Voice mail.")
    stands = fate_actions.record_call(made.number, outcome="stands", stands=True, notes="", by="aino", now=NOW)
    assert (stands.state, stands.attempts, stands.notes) == (BookingState.HONOURED, 2, "Voice mail.")
    assert fate_queries.to_call(None, NOW) == ()


@pytest.mark.django_db
def test_ten_thousand_are_decided_on_in_few_statements(django_assert_max_num_queries: Callable[[int], object]) -> None:
    number = offer(desks=1)
    desk = Desk.objects.get()
    Booking.objects.bulk_create(
        Booking(
            bookable_id=number,
            desk=desk,
            place=KELA,
            start=TEN + each * HOUR,
            end=TEN + each * HOUR + HOUR / 2,
            made=NOW,
            secret=f"s{each}",
            phone="+358401234567",
        )
        for each in range(2000)
    )
    found = [BookingFate(each, Fate.CANCELLED) for each in fate_queries.coming([KELA], NOW)]
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]  # a context manager
        assert len(fate_actions.settle(found)) == 2000


@pytest.mark.django_db
def test_whose_it_was_is_forgotten_and_a_person_is_erased_everywhere() -> None:
    number = offer(desks=1)
    booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    later = booking_actions.book(BookingRequest(number, TEN + 48 * HOUR, AINO), most=1, now=NOW)
    assert forgetting.forget(before=TEN + 24 * HOUR) == 1
    assert [(each.name, each.forgotten) for each in Booking.objects.order_by("start")] == [("", True), ("Aino", False)]
    assert forgetting.erase_person(phone="+358401234567", by="operator", now=NOW) == 1
    row = Booking.objects.get(pk=later.number)
    assert (row.state, row.name, row.phone) == (BookingState.GIVEN_UP.value, "", "")
    with pytest.raises(NotFound):
        forgetting.erase_person(by="operator", now=NOW)
    assert date(2020, 4, 2) == Booking.objects.order_by("start")[0].start.date()  # that it was stays, for counting


@pytest.mark.django_db
def test_of_more_places_than_a_statement_names_the_bookings_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    number = offer(desks=1)
    booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    monkeypatch.setattr(fate_queries, "_MOST_ASKED", 2)
    assert len(fate_queries.coming([KELA, PlaceId(98), PlaceId(99)], NOW)) == 1
    assert fate_queries.coming([PlaceId(97), PlaceId(98), PlaceId(99)], NOW) == ()


def free_at(now: datetime) -> bool:
    """Whether somebody may book ten o'clock at an instant."""
    return not booking_queries.taken(Bookable.objects.get().pk, TEN, TEN + HOUR, now)


@pytest.mark.django_db
def test_a_time_is_held_while_a_form_is_filled_and_no_longer() -> None:
    number = offer(desks=1)
    held = booking_actions.hold(number, TEN, most=1, now=NOW)
    assert booking_queries.held_with(held, NOW) == NOW + HELD_FOR
    assert not free_at(NOW)
    assert booking_queries.booking_with(held) is None  # it is nobody's booking yet
    with pytest.raises(Taken):
        booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    mine = booking_actions.book(BookingRequest(number, TEN, AINO, held=held), most=1, now=NOW)
    assert mine.state is BookingState.BOOKED
    assert Booking.objects.count() == 1


@pytest.mark.django_db
def test_what_was_held_in_vain_is_free_again() -> None:
    number = offer(desks=1)
    held = booking_actions.hold(number, TEN, most=1, now=NOW)
    assert free_at(NOW + HELD_FOR)
    late = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW + HELD_FOR)
    assert late.state is BookingState.BOOKED
    with pytest.raises(Taken):  # who held it comes back too late
        booking_actions.book(BookingRequest(number, TEN, AINO, held=held), most=1, now=NOW + HELD_FOR)
    other = booking_actions.hold(number, TEN + HOUR, most=1, now=NOW)
    booking_actions.release(other)
    booking_actions.hold(number, TEN + HOUR, most=1, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_hold_the_last_places_and_no_more() -> None:
    number = offer(desks=3)
    done = at_once([partial(booking_actions.hold, number, TEN, most=3, now=NOW) for _ in range(50)])
    assert sum(isinstance(each, Taken) for each in done) == 47


@pytest.mark.django_db
def test_what_staff_say_yes_to_first_is_asked_for_and_the_time_is_taken_meanwhile() -> None:
    number = offer(desks=1)
    Bookable.objects.update(asks=True)
    form_answers = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    assert form_answers.state is BookingState.REQUESTED
    with pytest.raises(Taken):
        booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    assert [each.number for each in fate_queries.requested(NOW)] == [form_answers.number]
    assert (
        fate_actions.decide_request(form_answers.number, yes=False, by="tests", now=NOW).state is BookingState.REFUSED
    )
    with pytest.raises(Refused):
        fate_actions.decide_request(form_answers.number, yes=True, by="tests", now=NOW)
    again = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    assert fate_actions.decide_request(again.number, yes=True, by="tests", now=NOW).state is BookingState.BOOKED
    by_staff = booking_actions.book(BookingRequest(number, TEN + HOUR, AINO, by="tests"), most=1, now=NOW)
    assert by_staff.state is BookingState.BOOKED


@pytest.mark.django_db
def test_a_wish_is_not_honoured_by_a_rule_but_cancelled_by_one() -> None:
    number = offer(desks=1)
    Bookable.objects.update(asks=True)
    first, second = (
        booking_actions.book(BookingRequest(number, TEN + each * HOUR, AINO), most=1, now=NOW) for each in range(2)
    )
    fate_actions.settle([rule(first.number, Fate.HONOURED), rule(second.number, Fate.CANCELLED)])
    states = [each.state for each in booking_queries.bookings_with([first.number, second.number])]
    assert states == [BookingState.REQUESTED, BookingState.CANCELLED]


@pytest.mark.django_db
def test_a_series_is_given_up_whole_or_one_by_one() -> None:
    number = offer(desks=1)
    made = [
        booking_actions.book(BookingRequest(number, TEN + each * 7 * 24 * HOUR, AINO, series="weeks"), most=1, now=NOW)
        for each in range(4)
    ]
    booking_actions.give_up(made[0].secret, now=NOW)
    booking_actions.give_up(made[2].secret, now=TEN + 7 * 24 * HOUR, all_of_them=True)  # the second has begun
    states = [each.state for each in booking_queries.series_of("weeks")]
    assert states == [
        BookingState.GIVEN_UP,
        BookingState.BOOKED,
        BookingState.GIVEN_UP,
        BookingState.GIVEN_UP,
    ]


@pytest.mark.django_db
def test_whoever_was_cancelled_by_us_books_anew_and_that_is_no_move() -> None:
    number = offer(desks=1)
    made = booking_actions.book(BookingRequest(number, TEN, AINO), most=1, now=NOW)
    fate_actions.settle([rule(made.number, Fate.CANCELLED)])
    later = booking_actions.book(
        BookingRequest(number, TEN + HOUR, AINO, instead_of=made.secret), most=1, now=NOW + HOUR
    )
    old = booking_queries.booking_with(made.secret)
    assert old is not None
    assert (old.state, later.made) == (BookingState.CANCELLED, NOW + HOUR)


@pytest.mark.django_db
def test_a_letter_is_a_way_to_tell() -> None:
    number = offer(desks=1)
    made = booking_actions.book(
        BookingRequest(number, TEN, Person("Eero", address="Kuja 1"), by="tests"), most=1, now=NOW
    )
    fate_actions.settle([rule(made.number, Fate.CANCELLED)])
    assert [each.address for each in fate_queries.to_call(None, NOW)] == ["Kuja 1"]
    fate_actions.record_letter(made.number, by="tests", now=NOW)
    assert fate_queries.to_call(None, NOW) == ()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by the size of its tables")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (lambda: booking_queries.taken(1, TEN, TEN + HOUR, NOW), "bookings_by_end (bookable_id=? AND end>?)"),
        (lambda: booking_queries.of_person(phone="+358401234567"), "bookings_by_phone (phone=?)"),
        (lambda: booking_queries.of_person(email="aino@example.org"), "bookings_by_email (email=?)"),
    ],
)
def test_what_is_taken_and_what_a_person_booked_is_found_without_reading_all_bookings(
    asked: Callable[[], object], index: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        asked()
    (query,) = queries.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert any(index in step for step in plan), plan
