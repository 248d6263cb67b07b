"""The whole record as frozen values, and questions about it in the words of a person or a program.

The record is gathered again only when something was recorded; views of it are kept, because most questions are
about now. Both caches hold immutable values, so a process may answer from them in any number of threads.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from aukio.answers.record_loader import gather
from aukio.answers.revision import Revision
from aukio.answers.revision import revision as revision  # noqa: PLC0414 - callers ask it of this module, too
from aukio.domain import checks
from aukio.domain.answers.answer import Status
from aukio.domain.answers.daily_hours import Day, days
from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.status import status
from aukio.domain.base.mistakes import NotFound, not_found_error
from aukio.domain.checks import Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import instant_of, read_at, read_known
from aukio.domain.document.document import Document
from aukio.domain.facts.notices import Notice, Publication
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.log import LogRow, log
from aukio.domain.telling import why, with_roles
from aukio.domain.telling.why import Layers
from aukio.domain.texts import TextState, text_states
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming
from aukio.notices import queries as notice_queries


def record() -> Record:
    """Everything recorded. Raises ``NotFound`` while there is no city."""
    return gather(revision())


def view(known: datetime) -> View:
    """What was known at an instant.

    Between two publications or imports the same is known, so views are shared from one such instant to the next.
    """
    return _view_at(revision(), known)


def _view_at(now_revision: Revision, known: datetime) -> View:
    last, _ = told_around(now_revision, known)
    shared = _view(now_revision, last)
    return shared if shared.known == known else shared.known_as_of(known)


def seen(known: datetime) -> tuple[Revision, View]:
    """What was known at an instant, and the revision of the record it is taken from."""
    now_revision = revision()
    return now_revision, _view_at(now_revision, known)


def last_known(view: View) -> datetime | None:
    """The last instant, not after that of the view, at which something became known; None before all."""
    instants = _instants_of(view.record)
    number = bisect_right(instants, view.known)
    return instants[number - 1] if number else None


@lru_cache(maxsize=4)
def _instants(now_revision: Revision) -> tuple[datetime, ...]:
    return _instants_in(gather(now_revision))


_INSTANTS: dict[int, tuple[Record, tuple[datetime, ...]]] = {}


def _instants_of(record: Record) -> tuple[datetime, ...]:
    """The instants of a record, kept for the last few asked about."""
    kept = _INSTANTS.get(id(record))
    if kept is None or kept[0] is not record:
        if len(_INSTANTS) >= 4:
            _INSTANTS.clear()
        kept = _INSTANTS[id(record)] = (record, _instants_in(record))
    return kept[1]


def _instants_in(record: Record) -> tuple[datetime, ...]:
    publications = {each.published for each in record.publications}
    imports = {each.known_from for each in record.places} | {each.known_from for each in record.roles}
    return tuple(sorted(publications | imports))


def told_around(now_revision: Revision, instant: datetime) -> tuple[datetime, datetime | None]:
    """Since when the same has been known as at an instant, and when, in this revision, something else becomes known."""
    instants = _instants(now_revision)
    passed = bisect_right(instants, instant)
    since = instants[passed - 1] if passed else instant
    return since, instants[passed] if passed < len(instants) else None


@lru_cache(maxsize=16)
def _view(now_revision: Revision, known: datetime) -> View:
    made = View(gather(now_revision), known, like=_NEWEST.get("view"))
    _NEWEST["view"] = made
    return made


_NEWEST: dict[str, View] = {}
"""The view made last: the next one mostly knows the same places, and takes what is worked out about them."""


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
    now_revision = revision()
    everything = _view_at(now_revision, now)
    zone = everything.zone(_find(everything, path, now))
    instant = now if at is None else read_at(at, zone)
    seen = everything if known is None else _view_at(now_revision, read_known(known, zone, now=now))
    return _question(everything, seen, path, instant, now)


def ask_at(path: str, *, at: datetime, known: datetime, now: datetime) -> Question:
    """The same for instants. Raises ``NotFound`` for a path nobody ever recorded."""
    now_revision = revision()
    return _question(_view_at(now_revision, now), _view_at(now_revision, known), path, at, now)


def _question(everything: View, seen: View, path: str, at: datetime, now: datetime) -> Question:
    here = everything.find(path, at)
    place = _find(everything, path, now) if here is None else here
    newest = everything.newest(place)
    moved = newest.path if newest is not None and newest.path != path else None
    return Question(seen, place, at, moved)


def _find(everything: View, path: str, now: datetime) -> PlaceId:
    found = everything.find(path, now)
    if found is None:
        found = next((each.place for each in everything.record.places if each.path == path), None)
    if found is None:
        known = sorted({version.path for version in everything.record.places})
        raise not_found_error("place", path, known, next_step="The list of places has them all.")
    return found


def answer(question: Question) -> Status:
    """The status asked for."""
    return status(question.view, question.place, question.at)


def at_once(seen: View, place: PlaceId, at: datetime) -> Status:
    """The answer for a place without its units and without its expiry: for lists, where many are asked."""
    return answer_now(seen, place, at)


def hours(question: Question, first: date, last: date) -> tuple[Day, ...]:
    """Effective on-site hours of a range of local days, both inclusive."""
    return days(question.view, question.place, first, last)


def reasons(question: Question, naming: Naming, words: Language) -> tuple[Layers, ...]:
    """Every layer, what it said and which won."""
    return why.why(question.view, question.place, question.at, naming, words)


def contradictions(question: Question) -> tuple[Finding, ...]:
    """Contradictions at a place and beneath it, in force at or after the instant asked about."""
    return checks.check(question.view, question.at, question.place)


def contradictions_anywhere(*, at: str | None, known: str | None, now: datetime) -> tuple[Finding, ...]:
    """Contradictions anywhere in the city."""
    zone = record().city.zone
    since = now if at is None else read_at(at, zone)
    return checks.check(view(now if known is None else read_known(known, zone, now=now)), since)


def everywhere(*, at: str | None, known: str | None, now: datetime) -> tuple[Status, ...]:
    """The answer of every place at an instant, by path, without units and expiry."""
    zone = record().city.zone
    instant = now if at is None else read_at(at, zone)
    seen = view(now if known is None else read_known(known, zone, now=now))
    tree = seen.tree(seen.interval(instant))
    return tuple(answer_now(seen, node.place, instant) for node in tree)


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice as it stood: the document stored when it was told, never made anew, as a reader saw it at an instant.

    Contacts by role are those known at that instant, whoever it was when it was told (R108). ``newer`` is the instant
    of its newest publication when that is later; ``replaced_by`` the notice that had taken over by then,
    ``replaced_later`` the one that has by now. ``turns`` are the instants at which the text shows something else.
    """

    notice: Notice
    view: View
    document: Document
    newer: datetime | None
    replaced_by: str | None
    replaced_later: str | None
    change_instants: tuple[datetime, ...] = ()


def _notice(everything: Record, slug: str) -> Notice:
    found = {each.slug: each for each in everything.notices}
    if slug not in found:
        raise not_found_error("notice", slug, list(found), next_step="The list of notices has them all.")
    return found[slug]


def _as_known(everything: Record, known: str | None, now: datetime) -> datetime:
    return now if known is None else read_known(known, everything.city.zone, now=now)


def notices_in_force(seen: View, at: datetime) -> tuple[Notice, ...]:
    """The notices with an arrangement in force at an instant, or still to come, as known in the view."""
    zone = seen.city.zone
    alive = {
        version.ref.notice
        for version in seen.versions
        if not version.arrangement.period.never
        and (version.arrangement.period.end is None or instant_of(version.arrangement.period.end, zone) > at)
    }
    return tuple(notice for notice in seen.record.notices if notice.slug in alive)


def find_notice(slug: str) -> Notice:
    """A notice by its slug; ``NotFound`` when nobody published it."""
    return _notice(record(), slug)


def notice_as_shown(slug: str, *, known: str | None, lang: str, plain: bool, now: datetime) -> ShownNotice:
    """A notice as it stood at ``known``. Raises ``NotFound`` for a notice not published yet at that instant."""
    now_revision = revision()
    instant = _as_known(gather(now_revision), known, now)
    return _notice_at(now_revision, slug, instant, instant, lang=lang, plain=plain)


def notice_at(slug: str, *, at: datetime, known: datetime, lang: str, plain: bool) -> ShownNotice:
    """What the text known at ``known`` shows at ``at``, which is no earlier than its publication (R110, R117).

    Raises ``NotFound`` for a notice not published yet at ``known``.
    """
    return _notice_at(revision(), slug, at, known, lang=lang, plain=plain)


def _notice_at(
    now_revision: Revision, slug: str, at: datetime, known: datetime, *, lang: str, plain: bool
) -> ShownNotice:
    everything = gather(now_revision)
    mine = _publications(everything, slug)
    shown = max((each for each in mine if each.published <= known), key=lambda each: each.order, default=None)
    if shown is None:
        first = min(each.published for each in mine).astimezone(everything.city.zone)
        raise NotFound(
            f"'{slug}' was not published yet; it was on {first:%Y-%m-%d}.", next_step="Ask with a later --known."
        )
    document = notice_queries.shown_text(slug, lang=lang, plain=plain, known=known)
    return _shown(_view_at(now_revision, known), shown, document, lang, at)


def notice_version_as_shown(slug: str, number: int, *, lang: str, plain: bool) -> ShownNotice:
    """A notice as one of its publications told it, at that very instant (R120). ``NotFound`` where there is none."""
    now_revision = revision()
    everything = gather(now_revision)
    shown = next((each for each in _publications(everything, slug) if each.number == number), None)
    if shown is None:
        raise NotFound(f"'{slug}' has no version {number}.")
    document = notice_queries.shown_version(slug, number, lang=lang, plain=plain)
    return _shown(_view_at(now_revision, shown.published), shown, document, lang, shown.published)


def _publications(everything: Record, slug: str) -> list[Publication]:
    _notice(everything, slug)
    return [each for each in everything.publications if each.notice == slug]


def _shown(here: View, shown: Publication, document: Document | None, lang: str, at: datetime) -> ShownNotice:
    slug, everything = shown.notice, here.record
    if document is None:
        raise NotFound(f"'{slug}' was not told in '{lang}'.", next_step="Ask for another language.")
    newest = max(_publications(everything, slug), key=lambda each: each.order)
    successor = everything.successor(slug)
    return ShownNotice(
        here.head(slug),
        here,
        with_roles(document.at(max(at, shown.published)), here.roles()),
        newest.published if newest is not shown else None,
        successor.notice if successor is not None and successor.published <= here.known else None,
        successor.notice if successor else None,
        document.change_instants(),
    )


def notice_log(slug: str, *, known: str | None, now: datetime) -> tuple[LogRow, ...]:
    """The update log of a notice, oldest first."""
    everything = record()
    return log(everything, _notice(everything, slug).slug, _as_known(everything, known, now))


def notice_texts(slug: str, *, known: str | None, now: datetime) -> tuple[TextState, ...]:
    """Each text of a notice in each language: written, missing or outdated; none before its first publication."""
    everything = record()
    return text_states(view(_as_known(everything, known, now)), _notice(everything, slug).slug)
