"""Two people, or thirty, want the same at once: one of them gets it, or two where there are two; none gets half."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import events as event_actions
from aukio.bookings.models import Booking
from aukio.bookings.queries import events as event_queries
from aukio.domain.base.mistakes import Mistake, Refused
from aukio.domain.city.places import ChannelKind, Names, PlaceId
from aukio.domain.people.booking_requests import BookableDraft, EventDraft, Organiser, Person
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.events import Audience, SignsUp
from aukio.domain.publishing.draft_steps import DraftStep, Policy
from aukio.domain.publishing.permissions import Actor
from aukio.domain.publishing.templates import Template
from aukio.drafts import actions as draft_actions
from aukio.drafts.queries import DraftSubject
from aukio.formats.notices import notice_file
from aukio.notices.models import Publication
from aukio.visits.actions import queues
from aukio.visits.actions.queues import ErrandSpec
from aukio.visits.models import Ticket
from aukio.visits.queries import queues as queue_queries
from aukio.workflows.publishing.draft_publication import PublishableDraft, publish_draft
from aukio.workflows.publishing.publication import proposals
from tests.depth import DEEP
from tests.faults.booking import NOW, book
from tests.stored.hands import at_once
from tests.ways.town import CLOSE, fact, notice

ROUNDS = 20 if DEEP else 1
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("small_town"),
    pytest.mark.parametrize("turn", range(ROUNDS)),
]


def closing(slug: str, place: str = "mall/library") -> PublishableDraft:
    """A draft of a closure, handed in by someone else."""
    made = draft_actions.begin(subject=DraftSubject(Template.CLOSED), typed={"what": slug}, by="author", now=NOW)
    draft_actions.move(made.number, DraftStep.HAND_IN, by="author", now=NOW)
    text = json.dumps(notice({"published": "2030-03-04T10:00", "add": [fact("one", place, CLOSE)]}, slug=slug))
    (proposal,) = proposals(notice_file.read(text, source="test"), answer_queries.record(), now=NOW)
    return PublishableDraft(made.number, proposal)


def outcomes(jobs: list[Callable[[], None]]) -> list[str]:
    """The code of each refusal, or an empty text."""

    def done(job: Callable[[], None]) -> Callable[[], str]:
        def tried() -> str:
            try:
                job()
            except Mistake as mistake:
                return mistake.code
            return ""

        return tried

    return sorted(str(each) for each in at_once([done(job) for job in jobs]))


def approving(draft: PublishableDraft, name: str) -> Callable[[], None]:
    by = Actor(name, operator=True)
    return lambda: publish_draft(draft, DraftStep.APPROVE, policy=Policy.CLOSURES, by=by, now=NOW)


@pytest.fixture
def two_desks(small_town: None) -> int:  # noqa: ARG001  # its desk
    """Half hours at two desks."""
    return booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path["mall/desk"],
            kind=BookingKind.APPOINTMENT,
            service="copy",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=2,
        ),
        path="mall/desk",
        by="tests",
        now=NOW,
    )


def test_two_people_approve_one_draft_and_it_is_published_once(turn: int) -> None:
    del turn
    draft = closing("storm")
    found = outcomes([approving(draft, f"approver-{each}") for each in range(4)])
    assert found.count("") == 1
    assert Publication.objects.count() == 1
    assert AuditEntry.objects.filter(act="approve draft").count() == 1


def test_two_drafts_about_one_place_are_published_one_after_the_other(turn: int) -> None:
    del turn
    drafts = [closing("storm"), closing("strike")]
    found = outcomes([approving(draft, "approver") for draft in drafts])
    assert found.count("") >= 1  # the second stands, or is refused because the record changed
    assert Publication.objects.count() == found.count("")
    assert AuditEntry.objects.filter(act="publish").count() == found.count("")


def test_of_thirty_clients_at_two_desks_exactly_two_win(two_desks: int, turn: int) -> None:
    del turn
    with time_machine.travel(NOW, tick=False):  # one clock for all hands
        answers = at_once([partial(book, two_desks, client=each) for each in range(30)], hands=10)
    found = Counter(each.status_code for each in answers if not isinstance(each, Refused))
    assert found == {201: 2, 422: 28}
    assert sorted(Booking.objects.values_list("desk__number", flat=True)) == [1, 2]


def test_the_last_seat_goes_to_one_and_the_others_wait(turn: int) -> None:
    del turn
    day = NOW + timedelta(days=3)
    number = event_actions.add_event(
        EventDraft(
            PlaceId(7),
            titles=Names({"en": "Reading circle"}),
            category="public_event",
            organiser=Organiser("Library"),
            audience=Audience(),
            dates=((day, day + timedelta(hours=1)),),
            signs_up=SignsUp.DATE,
            seats=1,
        ),
        path="hall",
        by="tests",
        now=NOW,
    )
    (date,) = (each.number for each in event_queries.dates_of(number))

    def come(name: str) -> object:
        return event_actions.sign_up(number, date, Person(name, phone="+358401234567"), born_fits=True, now=NOW)

    at_once([partial(come, f"P{each}") for each in range(16)])
    assert event_queries.signed_up(number, date) == (1, 15)


def test_the_last_ticket_goes_to_one(turn: int, monkeypatch: pytest.MonkeyPatch) -> None:
    del turn
    monkeypatch.setattr(queues, "MOST_WAITING", 3)
    place, day = PlaceId(9), NOW.date()
    queues.set_queue(
        place, "advice", Names({"en": "Advice"}), [ErrandSpec("advice", "A")], path="lab", by="tests", now=NOW
    )
    ((errand,),) = ([each.number for each in queue.errands] for queue in queue_queries.queues_of(place, day))
    done = at_once([partial(queues.take, errand, day=day, now=NOW) for _ in range(16)])
    assert sum(isinstance(each, Refused) for each in done) == 13
    assert sorted(Ticket.objects.values_list("number", flat=True)) == [1, 2, 3]
