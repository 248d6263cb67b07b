"""Questions about the record in the words of a person or a program, answered from a session or a view."""

from collections.abc import Iterable
from datetime import date, datetime

from aukio.answers.record_loader import NOTHING, gather
from aukio.answers.revision import revision
from aukio.answers.session import Question, Session
from aukio.answers.views import view_at
from aukio.domain import checks
from aukio.domain.answers.answer import Status
from aukio.domain.answers.daily_hours import Day, days
from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.status import status
from aukio.domain.checks import Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import instant_of, read_at
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import Record, View
from aukio.domain.people.bookings import Booking
from aukio.domain.telling import why
from aukio.domain.telling.why import Layers
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming


def record() -> Record:
    """Everything recorded, looked up anew. Raises ``NotFound`` while there is no city."""
    return gather(revision())


def view(known: datetime) -> View:
    """What was known at an instant, looked up anew: for callers that ask once. Others pass a session down."""
    return view_at(revision(), known)


def public_view(known: datetime) -> View:
    """What was known at an instant, for a public page; that of an empty record has no place."""
    return view_at(revision() or NOTHING, known)


def view_of(record: Record, known: datetime) -> View:
    """What is known at an instant by a record: the shared view of the newest record, else a view of its own."""
    newest = revision()
    shared = view_at(newest, known)
    return shared if gather(newest) is record else View(record, known, like=shared)


def answer(question: Question) -> Status:
    """The status asked for."""
    return status(question.view, question.place, question.at)


def at_once(view: View, place: PlaceId, at: datetime) -> Status:
    """The answer for a place without its units and without its expiry: for lists, where many are asked."""
    return answer_now(view, place, at)


def hours(question: Question, first: date, last: date) -> tuple[Day, ...]:
    """Effective on-site hours of a range of local days, both inclusive."""
    return days(question.view, question.place, first, last)


def reasons(question: Question, naming: Naming, words: Language) -> tuple[Layers, ...]:
    """Every layer, what it said and which won."""
    return why.why(question.view, question.place, question.at, naming, words)


def contradictions(question: Question, booked: Iterable[Booking] = ()) -> tuple[Finding, ...]:
    """Contradictions at a place and beneath it, in force at or after the instant asked about.

    ``booked`` are the bookings that stand unchanged.
    """
    return checks.check(question.view, question.at, question.place, booked)


def contradictions_anywhere(
    session: Session, *, at: str | None, known: str | None, booked: Iterable[Booking] = ()
) -> tuple[Finding, ...]:
    """Contradictions anywhere in the city; ``booked`` are the bookings that stand unchanged."""
    since = session.now if at is None else read_at(at, session.record.city.zone)
    return checks.check(session.view(session.as_known(known)), since, booked=booked)


def everywhere(session: Session, *, at: str | None, known: str | None) -> tuple[Status, ...]:
    """The answer of every place at an instant, by path, without units and expiry."""
    instant = session.now if at is None else read_at(at, session.record.city.zone)
    seen = session.view(session.as_known(known))
    tree = seen.tree(seen.interval(instant))
    return tuple(answer_now(seen, node.place, instant) for node in tree)


def notices_in_force(view: View, at: datetime) -> tuple[Notice, ...]:
    """The notices with an arrangement in force at an instant, or still to come, as known in the view."""
    zone = view.city.zone
    alive = {
        version.ref.notice
        for version in view.versions
        if not version.arrangement.period.never
        and (version.arrangement.period.end is None or instant_of(version.arrangement.period.end, zone) > at)
    }
    return tuple(notice for notice in view.record.notices if notice.slug in alive)
