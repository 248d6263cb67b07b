"""Queues and tickets, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from aukio.domain.city.places import Names, PlaceId
from aukio.domain.people.queue_tickets import AT_A_DESK, Estimate, TicketState, Waiting, ahead_of, estimate
from aukio.visits.models import Errand, Queue, Ticket

_DESK_ACTIVE = timedelta(minutes=30)
_SEEN_BACK = timedelta(days=7)
_MOST_SEEN = 30


@dataclass(frozen=True, slots=True)
class ErrandView:
    """What people come for, and the letter on their tickets."""

    number: int
    service: str
    letter: str
    priority: int


@dataclass(frozen=True, slots=True)
class QueueView:
    """A line, its errands, and how many wait in it."""

    number: int
    slug: str
    names: Names
    errands: tuple[ErrandView, ...]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket as it stands: ``ahead`` is how many are called before it; ``wait`` None where too little is known."""

    pk: int
    secret: str
    place: PlaceId
    day: date
    label: str
    queue: int
    service: str
    state: TicketState
    desk: str
    calls: int
    taken: datetime
    called: datetime | None
    ahead: int = 0
    wait: Estimate | None = None
    by_phone: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The next ticket of a queue, whose holder asked for a message by phone."""

    label: str
    secret: str
    phone: str
    lang: str


def queues_of(place: PlaceId, day: date) -> tuple[QueueView, ...]:
    """The queues of a unit with how many wait on a local day."""
    waiting = dict(
        Ticket.objects.filter(place=place, day=day, state=TicketState.WAITING)
        .order_by()
        .values_list("queue")
        .annotate(Count("pk"))
    )
    return tuple(
        QueueView(row.pk, row.slug, Names(row.names), tuple(map(_errand, row.errands.all())), waiting.get(row.pk, 0))
        for row in Queue.objects.filter(place=place).prefetch_related("errands")
    )


def has_queues(place: PlaceId) -> bool:
    """Whether people take tickets at a unit."""
    return Queue.objects.filter(place=place).exists()


def queued_among(places: Iterable[PlaceId]) -> frozenset[PlaceId]:
    """Those of some units that have queues."""
    rows = Queue.objects.filter(place__in=list(places)).values_list("place", flat=True)
    return frozenset(map(PlaceId, rows))


def _errand(row: Errand) -> ErrandView:
    return ErrandView(row.pk, row.service, row.letter, row.priority)


def ticket_with(secret: str, now: datetime) -> TicketView | None:
    """The ticket at a secret address, with its wait; None where there is none."""
    row = Ticket.objects.filter(secret=secret).first()
    return None if row is None else _with_wait(row, now)


def _with_wait(row: Ticket, now: datetime) -> TicketView:
    if row.state != TicketState.WAITING:
        return as_view(row)
    line = [_waiting(each) for each in line_of(row.queue_id, row.day)]
    ahead = ahead_of(_waiting(row), line)
    return as_view(row, ahead, wait_for(row.queue_id, ahead, row.day, now))


def wait_for(queue: int, ahead: int, day: date, now: datetime) -> Estimate | None:
    """The expected wait in a queue behind ``ahead`` tickets."""
    seen = Ticket.objects.filter(queue=queue, state=TicketState.SERVED, ended__gte=now - _SEEN_BACK)
    times = seen.order_by("-ended").values_list("called", "ended")[:_MOST_SEEN]
    lasted = [ended - called for called, ended in times if called is not None and ended is not None]
    active = Ticket.objects.filter(queue=queue, day=day, called__gte=now - _DESK_ACTIVE)
    return estimate(ahead, lasted, active.order_by().values("desk").distinct().count())


def line_of(queue: int, day: date) -> list[Ticket]:
    """The rows that wait in a queue, the next first."""
    waiting = Ticket.objects.filter(queue=queue, day=day, state=TicketState.WAITING)
    return list(waiting.order_by("-priority", "taken", "number"))


def _waiting(row: Ticket) -> Waiting:
    return Waiting(row.number, row.priority, row.taken)


def called_lately(place: PlaceId, day: date, most: int) -> tuple[TicketView, ...]:
    """What a display shows: who is called or served now, and was called last; the newest call first."""
    rows = Ticket.objects.filter(place=place, day=day, state__in=sorted(AT_A_DESK)).order_by("-called", "-number")
    return tuple(as_view(row) for row in rows[:most])


def at_desk(place: PlaceId, day: date, desk: str) -> TicketView | None:
    """Who is called to, or served at, a desk."""
    row = Ticket.objects.filter(place=place, day=day, desk=desk, state__in=sorted(AT_A_DESK)).first()
    return None if row is None else as_view(row)


def tickets_in(place: PlaceId, day: date, *states: TicketState, most: int) -> tuple[TicketView, ...]:
    """The tickets of a unit in some states, by turn, at most so many."""
    rows = Ticket.objects.filter(place=place, day=day, state__in=list(states)).order_by("-priority", "taken", "number")
    return tuple(as_view(row) for row in rows[:most])


def as_view(row: Ticket, ahead: int = 0, wait: Estimate | None = None) -> TicketView:
    """A row as a value."""
    return TicketView(
        pk=row.pk,
        secret=row.secret,
        place=PlaceId(row.place),
        day=row.day,
        label=f"{row.letter}{row.number}",
        queue=row.queue_id,
        service=row.service,
        state=TicketState(row.state),
        desk=row.desk,
        calls=row.calls,
        taken=row.taken,
        called=row.called,
        ahead=ahead,
        wait=wait,
        by_phone=bool(row.phone),
    )
