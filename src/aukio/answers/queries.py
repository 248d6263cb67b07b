"""The whole record as frozen values, and questions about it in the words of a person or a program.

The record is gathered again only when something was recorded; views of it are kept, because most questions are
about now. Both caches hold immutable values, so a process may answer from them in any number of threads.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from aukio.directory import queries as directory
from aukio.domain import checks, why
from aukio.domain.answer import Status
from aukio.domain.checks import Finding
from aukio.domain.days import Day, days
from aukio.domain.log import LogRow, log
from aukio.domain.mistakes import NotFound, no_such
from aukio.domain.notices import Notice
from aukio.domain.places import PlaceId
from aukio.domain.record import Record, View
from aukio.domain.status import status
from aukio.domain.time import read_at, read_known
from aukio.domain.why import Layers
from aukio.domain.wording.en import NameOf
from aukio.notices import queries as notices

_EMPTY = "Run 'aukio demo' for the reference record, or 'aukio import FILE' for your own."


def revision() -> tuple[int, ...]:
    """Changes whenever anything is recorded; cheap to ask."""
    return (*directory.revision(), *notices.revision())


def record() -> Record:
    """Everything recorded. Raises ``NotFound`` while there is no city."""
    return _gather(revision())


@lru_cache(maxsize=2)
def _gather(_: tuple[int, ...]) -> Record:
    city = directory.city()
    if city is None:
        raise NotFound("nothing is recorded yet.", next_step=_EMPTY)
    return Record(
        city=city,
        organisations=directory.organisations(),
        services=directory.services(),
        places=directory.places(),
        notices=notices.notices(),
        publications=notices.publications(),
        versions=notices.versions(),
    )


def view(known: datetime) -> View:
    """What was known at an instant.

    Between two publications or imports the same is known, so views are shared from one such instant to the next.
    """
    now_revision = revision()
    last = max((each for each in _instants(now_revision) if each <= known), default=known)
    shared = _view(now_revision, last)
    return shared if shared.known == known else shared.known_as_of(known)


@lru_cache(maxsize=4)
def _instants(now_revision: tuple[int, ...]) -> tuple[datetime, ...]:
    gathered = _gather(now_revision)
    publications = {each.published for each in gathered.publications}
    imports = {each.known_from for each in gathered.places}
    return tuple(sorted(publications | imports))


@lru_cache(maxsize=16)
def _view(now_revision: tuple[int, ...], known: datetime) -> View:
    return View(_gather(now_revision), known)


@dataclass(frozen=True, slots=True)
class Question:
    """A question made exact: which place, at which instant, as known in which view."""

    view: View
    place: PlaceId
    at: datetime
    moved_to: str | None = None
    """The path the place bears now, when it was asked for by an earlier one."""


def ask(path: str, *, at: str | None, known: str | None, now: datetime) -> Question:
    """Make a question exact. ``at`` and ``known`` are ISO 8601 on the place's own clock; None is now.

    Raises ``NotFound`` for a path nobody ever recorded and ``BadInstant`` for texts that are no instants. A place
    that was not known yet at ``known`` is no error: its answer is unknown.
    """
    everything = view(now)
    place = _find(everything, path, now)
    zone = everything.zone(place)
    instant = now if at is None else read_at(at, zone)
    asked_known = now if known is None else read_known(known, zone, now=now)
    here = everything.find(path, instant)
    place = place if here is None else here
    newest = everything.newest(place)
    moved = newest.path if newest is not None and newest.path != path else None
    return Question(view(asked_known), place, instant, moved)


def _find(everything: View, path: str, now: datetime) -> PlaceId:
    found = everything.find(path, now)
    if found is None:
        found = next((each.place for each in everything.record.places if each.path == path), None)
    if found is None:
        known = sorted({version.path for version in everything.record.places})
        raise no_such("place", path, known, next_step="'aukio places' lists them.")
    return found


def answer(question: Question) -> Status:
    """The status asked for."""
    return status(question.view, question.place, question.at)


def hours(question: Question, first: date, last: date) -> tuple[Day, ...]:
    """Effective on-site hours of a range of local days, both inclusive."""
    return days(question.view, question.place, first, last)


def reasons(question: Question, name_of: NameOf) -> tuple[Layers, ...]:
    """Every layer, what it said and which won."""
    return why.why(question.view, question.place, question.at, name_of)


def contradictions(question: Question) -> tuple[Finding, ...]:
    """Contradictions at a place and beneath it, in force at or after the instant asked about."""
    return checks.check(question.view, question.at, question.place)


def contradictions_anywhere(*, at: str | None, known: str | None, now: datetime) -> tuple[Finding, ...]:
    """Contradictions anywhere in the city."""
    zone = record().city.zone
    since = now if at is None else read_at(at, zone)
    return checks.check(view(now if known is None else read_known(known, zone, now=now)), since)


def notice(slug: str, *, known: str | None, now: datetime) -> tuple[Notice, datetime]:
    """A notice and the instant as known at which it is asked for; ``NotFound`` when nobody published it."""
    gathered = record()
    found = next((each for each in gathered.notices if each.slug == slug), None)
    if found is None:
        raise no_such(
            "notice", slug, [each.slug for each in gathered.notices], next_step="'aukio notice list' lists them."
        )
    return found, now if known is None else read_known(known, gathered.city.zone, now=now)


def notice_log(slug: str, *, known: str | None, now: datetime) -> tuple[LogRow, ...]:
    """The update log of a notice, oldest first."""
    found, instant = notice(slug, known=known, now=now)
    return log(record(), found.slug, instant)
