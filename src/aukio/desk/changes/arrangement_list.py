"""Arrangements as rows of the desk: places, sentence, and why they need attention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, instant_of, local_of
from aukio.domain.facts.effects import Promise
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.facts.subjects import places_of, subject_of, tree_of
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.telling.arrangement_text import tell
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.domain.wording.when import Tense

ENDS_SOON = timedelta(days=3)


class Waits(StrEnum):
    """Why an arrangement needs attention."""

    REVIEW = "review"
    ENDS_SOON = "ends_soon"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class FactView:
    """One arrangement as a row: its places and its sentence."""

    notice: str
    id: str
    title: str
    sentence: str
    subject: str
    tense: Tense
    start: datetime
    end: datetime | None
    review: date | None
    waits: tuple[Waits, ...]


def current(view: View) -> Iterator[Version]:
    """Yield the newest version of each arrangement that is not withdrawn."""
    yield from (each for each in view.versions if not each.arrangement.period.never)


def tense_of(view: View, version: Version, at: datetime) -> Tense:
    """Return whether it is to come, in force or past."""
    period = version.arrangement.period
    local = local_of(at, view.city.zone)
    if period.start > local:
        return Tense.FUTURE
    return Tense.PAST if period.end is not None and period.end <= local else Tense.PRESENT


def facts_at(view: View, node: Node, at: datetime) -> list[Version]:
    """Return what is in force or to come at a place."""
    return [
        each
        for each in current(view)
        if tense_of(view, each, at) is not Tense.PAST and narrowest(each.arrangement.scope, node) is not None
    ]


def waiting(view: View, actor: Actor, at: datetime) -> Iterator[Version]:
    """Yield the arrangements that need attention at the actor's places, soonest review first."""
    found = [each for each in current(view) if waits_for(view, each, at) and _is_ours(view, each, actor)]
    yield from sorted(found, key=lambda each: (each.arrangement.period.check_on or date.max, str(each.ref)))


def _is_ours(view: View, version: Version, actor: Actor) -> bool:
    tree = tree_of(view, version)
    return any(actor.may(Task.DRAFT, node, tree) for node in places_of(view, version))


def waits_for(view: View, version: Version, at: datetime) -> tuple[Waits, ...]:
    """Return why an arrangement needs attention: a review is due, it ends soon, a promise is due."""
    if tense_of(view, version, at) is Tense.PAST:
        return ()
    period, today = version.arrangement.period, day_of(at, view.city.zone)
    found = []
    if period.check_on is not None and period.check_on <= today:
        found.append(Waits.REVIEW)
    if period.end is not None and instant_of(period.end, view.city.zone) - at <= ENDS_SOON:
        found.append(Waits.ENDS_SOON)
    if any(
        isinstance(each, Promise) and each.due is not None and each.due <= today for each in version.arrangement.effects
    ):
        found.append(Waits.PROMISE)
    return tuple(found)


def fact_view(view: View, version: Version, at: datetime, lang: str) -> FactView:
    """Return one arrangement as a row."""
    tense = tense_of(view, version, at)
    naming = namer(view, lang, at)
    period = version.arrangement.period
    return FactView(
        notice=version.ref.notice,
        id=version.ref.id,
        title=view.head(version.ref.notice).title.say(lang),
        sentence=tell(version.arrangement, tense, naming, language(lang)),
        subject=capital(language(lang).say_subject(subject_of(view, version), naming)),
        tense=tense,
        start=period.start,
        end=period.end,
        review=period.review,
        waits=waits_for(view, version, at),
    )
