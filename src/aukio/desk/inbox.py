"""What else waits for somebody: scheduled publications, languages that lack words, and what contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from aukio.answers import queries as answers
from aukio.domain import checks
from aukio.domain.checks import Finding
from aukio.domain.permissions import Actor, Task
from aukio.domain.record import View
from aukio.domain.texts import State, text_states
from aukio.domain.time import local_of
from aukio.notices import queries as notices
from aukio.notices.queries import ScheduledState

_MOST_PLACES = 2_000
"""Of a larger record contradictions are looked for from the command line: every place takes its time."""

_LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ScheduledRow:
    """A publication that waits for its minute, or that was overtaken by another."""

    notice: str
    number: int
    due: datetime
    by: str
    overtaken: bool
    reason: str


@dataclass(frozen=True, slots=True)
class LanguageGap:
    """A notice in force whose words are missing or outdated in a language, and how many of them."""

    notice: str
    title: str
    lang: str
    missing: int
    outdated: int


def scheduled_rows(view: View, at: datetime) -> Iterator[ScheduledRow]:
    """What waits, the soonest first; then what was overtaken of late."""
    for each in notices.scheduled():
        overtaken = each.state == ScheduledState.OVERTAKEN
        if each.state == ScheduledState.PENDING or (overtaken and at - each.due < _LOOKED_BACK):
            due = local_of(each.due, view.city.zone)
            yield ScheduledRow(each.notice, each.number, due, each.by, overtaken, each.reason)


def language_gaps(view: View, at: datetime, lang: str) -> Iterator[LanguageGap]:
    """The notices in force that do not say the same in every language."""
    for notice in answers.notices_in_force(view, at):
        states = text_states(view, notice.slug)
        for code in sorted({each.lang for each in states}):
            mine = [each.state for each in states if each.lang == code]
            missing, outdated = mine.count(State.MISSING), mine.count(State.OUTDATED)
            if missing or outdated:
                yield LanguageGap(notice.slug, notice.title.say(lang), code, missing, outdated)


def contradictions(view: View, at: datetime, actor: Actor) -> tuple[Finding, ...]:
    """What contradicts at the actor's places, and nobody has given a reason for; nothing of a very large record."""
    if len(view.directory.newest) > _MOST_PLACES:
        return ()
    tree = view.tree(view.stretch(at))
    found = []
    for finding in checks.check(view, at):
        place = tree.find(finding.place)
        node = None if place is None else tree.get(place)
        if not finding.accepted and node is not None and actor.may(Task.DRAFT, node, tree):
            found.append(finding)
    return tuple(found)
