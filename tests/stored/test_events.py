"""Events on either database: a seat is given once, whoever waits moves up, dates are cancelled in few statements."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from aukio.bookings.actions import events as event_actions
from aukio.bookings.models import Occurrence, SignUp
from aukio.bookings.queries import events as event_queries
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.people.booking_requests import EventDraft, KeyReused, Organiser, Person
from aukio.domain.people.bookings import BookingFate, Fate
from aukio.domain.people.events import Audience, OccurrenceState, Outcome, SignsUp, SignUpState
from tests.stored.hands import at_once

HALL = PlaceId(7)
NOW = datetime(2020, 3, 16, 8, tzinfo=UTC)
TEN = datetime(2020, 4, 2, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
AINO = Person("Aino", phone="+358401234567")


def plan(
    seats: int | None = 2, signs_up: SignsUp = SignsUp.DATE, dates: int = 1, whom: Audience | None = None
) -> tuple[int, list[int]]:
    """A reading circle, and the numbers of its dates."""
    number = event_actions.add_event(
        EventDraft(
            HALL,
            titles=Names({"en": "Reading circle"}),
            category="public_event",
            organiser=Organiser("Library"),
            audience=whom or Audience(),
            dates=tuple((TEN + each * 7 * 24 * HOUR, TEN + each * 7 * 24 * HOUR + HOUR) for each in range(dates)),
            signs_up=signs_up,
            seats=seats,
        ),
        path="hall",
        by="tests",
        now=NOW,
    )
    return number, [each.number for each in event_queries.dates_of(number)]


def come(event: int, date: int | None, name: str = "Aino", key: str = "") -> event_queries.SignUpView:
    """Somebody signs up."""
    return event_actions.sign_up(event, date, Person(name, phone="+358401234567"), born_fits=True, now=NOW, key=key)


@pytest.mark.django_db(transaction=True)
def test_forty_at_once_take_the_last_seats_and_the_others_wait() -> None:
    event, (date,) = plan(seats=5)
    at_once([partial(come, event, date, f"P{each}") for each in range(40)])
    assert event_queries.signed_up(event, date) == (5, 35)


@pytest.mark.django_db(transaction=True)
def test_those_who_give_up_at_once_leave_their_seats_to_as_many_and_no_more() -> None:
    event, (date,) = plan(seats=5)
    made = [come(event, date, f"P{each}") for each in range(12)]
    at_once([partial(event_actions.leave, each.secret, now=NOW) for each in made[:4]])
    assert event_queries.signed_up(event, date) == (5, 3)
    states = {each.name: each.state for each in event_queries.sign_ups_with(each.number for each in made)}
    assert [states[f"P{each}"] for each in range(12)] == [
        *[SignUpState.GIVEN_UP] * 4,
        *[SignUpState.IN] * 5,
        *[SignUpState.WAITING] * 3,
    ]


@pytest.mark.django_db
def test_nobody_moves_up_once_the_last_date_is_over() -> None:
    event, dates = plan(seats=1, signs_up=SignsUp.ALL, dates=2)
    first, second, third = (come(event, None, name) for name in ("A", "B", "C"))
    between = TEN + 24 * HOUR
    assert [each.number for each in event_actions.leave(first.secret, now=between)[1]] == [second.number]
    over = TEN + (7 * 24 + 1) * HOUR
    assert event_actions.leave(second.secret, now=over)[1] == ()
    assert event_queries.sign_ups_with([third.number])[0].state is SignUpState.WAITING
    assert len(dates) == 2


@pytest.mark.django_db
def test_nobody_moves_up_where_every_date_ahead_is_cancelled() -> None:
    event, _dates = plan(seats=1, signs_up=SignsUp.ALL, dates=2)
    first, _second = (come(event, None, name) for name in ("A", "B"))
    Occurrence.objects.filter(event=event).update(state="cancelled")
    assert event_actions.leave(first.secret, now=NOW)[1] == ()


@pytest.mark.django_db
def test_a_key_is_not_used_again_for_another_person() -> None:
    event, (date,) = plan()
    made = come(event, date, key="a-key")
    assert come(event, date, key="a-key").number == made.number
    with pytest.raises(KeyReused):
        come(event, date, name="Olli", key="a-key")


@pytest.mark.django_db
def test_signed_up_twice_under_one_key_is_once_and_left_twice_changes_nothing() -> None:
    event, (date,) = plan()
    first, again = come(event, date, key="mine"), come(event, date, key="mine")
    assert first.number == again.number
    waiting = [come(event, date, f"P{each}") for each in range(2)]
    left, up = event_actions.leave(first.secret, now=NOW)
    assert (left.state, [each.number for each in up]) == (SignUpState.GIVEN_UP, [waiting[1].number])
    assert event_actions.leave(first.secret, now=NOW)[1] == ()
    with pytest.raises(NotFound):
        event_actions.leave("guess", now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("signs_up", "with_date"), [(SignsUp.NOT, True), (SignsUp.DATE, False), (SignsUp.ALL, True)])
def test_one_signs_up_as_the_event_says(signs_up: SignsUp, with_date: bool) -> None:
    event, (date,) = plan(signs_up=signs_up)
    with pytest.raises(Refused):
        come(event, date if with_date else None)


@pytest.mark.django_db
def test_nobody_signs_up_for_what_is_cancelled_begun_or_for_others() -> None:
    event, (date, other) = plan(dates=2, whom=Audience(TEN.date()))
    with pytest.raises(Refused, match="born"):
        event_actions.sign_up(event, date, AINO, born_fits=False, now=NOW)
    with pytest.raises(Refused):
        event_actions.sign_up(event, date, AINO, born_fits=True, now=TEN)
    cancel([date])
    with pytest.raises(Refused):
        come(event, date)
    assert come(event, other).state is SignUpState.IN
    with pytest.raises(NotFound):
        come(event + 1, date)


def cancel(dates: list[int]) -> tuple[int, ...]:
    """A publication cancels some dates."""
    found = {each.id: each for each in event_queries.coming_dates([HALL], NOW)}
    fated = [BookingFate(found[each], Fate.CONTACT) for each in dates if each in found]
    return tuple(each.number for each in event_actions.settle_dates(fated, now=NOW))


@pytest.mark.django_db
def test_a_date_is_cancelled_once_and_its_organiser_is_asked() -> None:
    _event, (date, other) = plan(dates=2)
    assert cancel([date]) == (date,)
    assert cancel([date]) == ()
    assert [each.number for each in event_queries.to_ask(NOW)] == [date]
    (row,) = event_queries.dates_with([date])
    assert (row.state, row.sequence, row.asked) == (OccurrenceState.CANCELLED, 1, True)
    assert event_queries.dates_with([other])[0].state is OccurrenceState.SCHEDULED


@pytest.mark.django_db
def test_an_organiser_moves_it_and_seats_are_kept_or_ends_it_and_they_are_not() -> None:
    event, (date, other) = plan(dates=2)
    aino, eero = come(event, date), come(event, other)
    cancel([date, other])
    nobody, theirs = event_actions.decide_date(date, None, notes="Voice mail.", by="tests", now=NOW)
    assert (nobody.asked, nobody.attempts, theirs) == (True, 1, ())
    later = TEN + 30 * 24 * HOUR
    moved, theirs = event_actions.decide_date(date, Outcome.RESCHEDULED, start=later, by="tests", now=NOW)
    assert (moved.state, moved.start, moved.end, moved.previous) == (
        OccurrenceState.RESCHEDULED,
        later,
        later + HOUR,
        TEN,
    )
    assert [(each.number, each.state) for each in theirs] == [(aino.number, SignUpState.IN)]
    _ended, theirs = event_actions.decide_date(other, Outcome.CANCELLED, by="tests", now=NOW)
    assert [(each.number, each.state) for each in theirs] == [(eero.number, SignUpState.CANCELLED)]
    assert event_queries.to_ask(NOW) == ()
    with pytest.raises(Refused):
        event_actions.decide_date(date, Outcome.CANCELLED, by="tests", now=NOW)
    with pytest.raises(NotFound):
        event_actions.decide_date(10**9, Outcome.CANCELLED, by="tests", now=NOW)


@pytest.mark.django_db
def test_whoever_comes_to_a_group_comes_to_each_of_its_dates() -> None:
    event, dates = plan(signs_up=SignsUp.ALL, dates=3)
    aino = come(event, None)
    assert [each.number for each in event_queries.coming_to(dates[1:])] == [aino.number]


@pytest.mark.django_db
def test_very_many_dates_are_cancelled_in_few_statements(
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    _event, dates = plan(dates=1200)
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]  # a context manager
        assert len(cancel(dates)) == 1200
    assert set(Occurrence.objects.values_list("state", flat=True)) == {"cancelled"}
    assert not SignUp.objects.exists()
