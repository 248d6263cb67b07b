"""Tickets: numbers are unique in a day, and a ticket is called by one desk only (R066, R067).

Every act locks the row of the unit's day first, then its tickets: one order, so that desks wait for one another and
never in a circle. On SQLite a transaction has the one write lock from its beginning.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import QuerySet

from aukio.audit.actions import record
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.people.queue_tickets import AT_A_DESK, Step, TicketState, state_after
from aukio.visits.models import DayNumbers, Errand, Queue, Ticket
from aukio.visits.queries.queues import Next, TicketView, as_view

MOST_WAITING = 300
"""Waiting tickets in one unit; a limit against misuse."""


@dataclass(frozen=True, slots=True)
class ErrandSpec:
    """An errand of a queue: a service of the directory, a letter, and how urgent it is."""

    service: str
    letter: str
    priority: int = 0


def set_queue(
    place: PlaceId, slug: str, names: Names, errands: Iterable[ErrandSpec], *, path: str, by: str, now: datetime
) -> None:
    """Set a queue of a unit and its errands. Raises ``BadRequest`` for letters or services that repeat."""
    specs = [replace(each, letter=each.letter.upper()) for each in errands]
    for what in ("letter", "service"):
        values = [getattr(each, what) for each in specs]
        if len(set(values)) != len(values):
            raise BadRequest(f"a {what} stands twice.", next_step="Give each errand its own.", rule="errand_twice")
    if any(len(each.letter) != 1 or not each.letter.isalpha() for each in specs):
        raise BadRequest("a ticket bears one letter.", next_step="Write one letter for each errand.")
    with transaction.atomic():
        queue, _ = Queue.objects.update_or_create(place=place, slug=slug, defaults={"names": dict(names)})
        queue.errands.all().delete()
        Errand.objects.bulk_create(Errand(queue=queue, **_columns(each)) for each in specs)
        detail = {"queue": slug, "errands": [each.service for each in specs]}
        record(by=by, now=now, act="set queue", subject=path, detail=detail)


def _columns(spec: ErrandSpec) -> dict[str, object]:
    return {"service": spec.service, "letter": spec.letter, "priority": spec.priority}


def take(errand: int, *, day: date, now: datetime, phone: str = "", lang: str = "") -> TicketView:
    """Take a ticket for an errand, with the next number of the day; ``phone`` gets a message when it is next.

    Raises ``NotFound``, ``Refused``.
    """
    with transaction.atomic():
        found = Errand.objects.select_related("queue").filter(pk=errand).first()
        if found is None:
            raise NotFound("there is no such errand.", next_step="Choose one from the page of the queue.")
        place = found.queue.place
        numbers = _lock_day(place, day)
        waiting = Ticket.objects.filter(place=place, day=day, state=TicketState.WAITING)
        if waiting.count() >= MOST_WAITING:
            raise Refused(f"{MOST_WAITING} wait already.", next_step="Ask at the desk.", rule="line_too_long")
        numbers.last += 1
        numbers.save(update_fields=["last"])
        row = Ticket.objects.create(
            place=place,
            day=day,
            number=numbers.last,
            letter=found.letter,
            queue=found.queue,
            service=found.service,
            priority=found.priority,
            taken=now,
            secret=token_urlsafe(16),
            phone=phone,
            lang=lang,
        )
    return as_view(row)


def call_next(place: PlaceId, queues: Iterable[int], *, day: date, desk: str, now: datetime) -> TicketView | None:
    """Call the next ticket of some queues to a desk; None where no ticket waits.

    The ticket that was served there is finished. Raises ``Refused`` while a called ticket has not come.
    """
    if not desk:
        raise BadRequest("the desk has no name.", next_step="Say at which desk you are.", rule="desk_without_name")
    with transaction.atomic():
        _lock_day(place, day)
        mine = Ticket.objects.filter(place=place, day=day, desk=desk, state__in=sorted(AT_A_DESK)).first()
        if mine is not None:
            if mine.state == TicketState.CALLED:
                raise Refused(
                    f"{as_view(mine).label} was called and has not been served.",
                    next_step="Say first whether they came.",
                    rule="called_first",
                    facts={"label": as_view(mine).label},
                )
            _move(mine, Step.FINISH, now)
        waiting = Ticket.objects.filter(place=place, day=day, queue__in=list(queues), state=TicketState.WAITING)
        row = waiting.order_by("-priority", "taken", "number").first()
        if row is None:
            return None
        row.desk = desk
        _move(row, Step.CALL, now)
    return as_view(row)


def step(
    ticket: int, wanted: Step, *, place: PlaceId, now: datetime, desk: str = "", queue: int | None = None
) -> TicketView:
    """Take a step with a ticket of a unit; ``queue`` is where it moves to, ``desk`` where it is called to again.

    Raises ``NotFound``, and ``Refused`` where the step does not lead from where it stands.
    """
    with transaction.atomic():
        row = _locked(Ticket.objects.filter(pk=ticket, place=place))
        if row is None:
            raise NotFound("there is no such ticket.", next_step="Look at the list again.")
        if wanted in (Step.RESUME, Step.CALL):
            others = Ticket.objects.filter(place=place, day=row.day, desk=desk, state__in=sorted(AT_A_DESK))
            if not desk or others.exists():
                raise Refused("a ticket is at this desk.", next_step="Be done with them first.", rule="desk_not_free")
            row.desk = desk
        if wanted is Step.MOVE:
            target = Queue.objects.filter(pk=queue or 0, place=place).first()
            if target is None:
                raise NotFound("there is no such queue.", next_step="Choose one of this unit.")
            row.queue = target
        _move(row, wanted, now)
    return as_view(row)


def mark_next_notified(place: PlaceId, *, day: date) -> tuple[Next, ...]:
    """The next ticket of each queue whose holder asked for a message and has none yet; marks them as notified.

    Call it in the transaction in which the messages are queued.
    """
    _lock_day(place, day)
    found = []
    for queue in Queue.objects.filter(place=place):
        waiting = Ticket.objects.filter(queue=queue, day=day, state=TicketState.WAITING)
        row = waiting.order_by("-priority", "taken", "number").first()
        if row is not None and row.phone and not row.told:
            row.told = True
            row.save(update_fields=["told"])
            found.append(Next(as_view(row).label, row.secret, row.phone, row.lang))
    return tuple(found)


def leave(secret: str, *, now: datetime) -> TicketView:
    """Give a ticket up. Raises ``NotFound`` and ``Refused``."""
    with transaction.atomic():
        row = _locked(Ticket.objects.filter(secret=secret))
        if row is None:
            raise NotFound("there is no such ticket.", next_step="Look at its number again.")
        _move(row, Step.LEAVE, now)
    return as_view(row)


def forget_tickets(*, before: date) -> int:
    """Remove the tickets of days before one: their times are no longer needed."""
    gone, _ = Ticket.objects.filter(day__lt=before).delete()
    return gone


def _lock_day(place: int, day: date) -> DayNumbers:
    """The row of a unit's day, locked until the transaction ends."""
    return DayNumbers.objects.select_for_update().get_or_create(place=place, day=day)[0]


def _locked(rows: QuerySet[Ticket]) -> Ticket | None:
    """A ticket as it is once its day is locked; None where there is none."""
    found = rows.values_list("place", "day").first()
    if found is None:
        return None
    _lock_day(*found)
    return rows.first()


def _move(row: Ticket, wanted: Step, now: datetime) -> None:
    row.state = state_after(TicketState(row.state), wanted).value
    match wanted:
        case Step.CALL | Step.RECALL | Step.RESUME:
            row.called, row.calls = now, row.calls + 1
        case Step.SERVE:
            row.begun = now
        case Step.FINISH | Step.LEAVE | Step.MISS:
            row.ended, row.phone = now, ""
        case Step.HOLD | Step.MOVE | Step.RETURN:
            row.desk = ""
    row.save()
