"""Rows of the inbox: scheduled publications, missing languages, contradictions, outdated signs, broken links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from aukio.answers import queries as answer_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.domain import checks
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.checks import Finding
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.signs import Why, outdated
from aukio.domain.texts import State, text_states
from aukio.notices import queries as notice_queries
from aukio.notices.queries import ScheduledState
from aukio.upkeep import queries as upkeep_queries
from aukio.workflows.link_check import shown_links

_MOST_PLACES = 2_000
"""Largest record that the page checks for contradictions; use the command line for larger ones."""

_LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ScheduledRow:
    """A scheduled publication, or one that was overtaken by another."""

    notice: str
    number: int
    due: datetime
    by: str
    overtaken: bool
    reason: str


@dataclass(frozen=True, slots=True)
class LanguageGap:
    """A notice in force with missing or outdated texts in a language, and their numbers."""

    notice: str
    title: str
    lang: str
    missing: int
    outdated: int


def scheduled_rows(view: View, at: datetime) -> Iterator[ScheduledRow]:
    """Yield scheduled publications, soonest first, and recently overtaken ones."""
    for each in notice_queries.scheduled():
        overtaken = each.state == ScheduledState.OVERTAKEN
        if each.state == ScheduledState.PENDING or (overtaken and at - each.due < _LOOKED_BACK):
            due = local_of(each.due, view.city.zone)
            yield ScheduledRow(each.notice, each.number, due, each.by, overtaken, each.reason)


def language_gaps(view: View, at: datetime, lang: str) -> Iterator[LanguageGap]:
    """Yield the notices in force with missing or outdated texts."""
    for notice in answer_queries.notices_in_force(view, at):
        states = text_states(view, notice.slug)
        for code in sorted({each.lang for each in states}):
            mine = [each.state for each in states if each.lang == code]
            missing, outdated = mine.count(State.MISSING), mine.count(State.OUTDATED)
            if missing or outdated:
                yield LanguageGap(notice.slug, notice.title.say(lang), code, missing, outdated)


@dataclass(frozen=True, slots=True)
class SignRow:
    """An outdated door sign, with the local time of printing."""

    path: str
    name: str
    printed: datetime
    why: Why


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A broken link and where it is; ``trouble`` is empty if it has no address."""

    url: str
    label: str
    notice: str
    path: str
    trouble: str
    since: datetime | None


def outdated_signs(view: View, at: datetime, actor: Actor, lang: str) -> Iterator[SignRow]:
    """Yield the outdated signs at the actor's places."""
    for each in upkeep_queries.hanging():
        then = answer_queries.view(each.printed)
        tree = then.tree(then.interval(each.printed))
        node = tree.get(each.place)
        if node is None or not actor.may(Task.DRAFT, node, tree):
            continue
        found = outdated(then, view, each.place, printed=each.printed, at=at, langs=tuple(LANGUAGES))
        if found is not None:
            printed = local_of(each.printed, view.city.zone)
            yield SignRow(node.path, node.version.names.say(lang) or node.path, printed, found.why)


def broken_links(view: View, at: datetime, actor: Actor, lang: str) -> Iterator[LinkRow]:
    """Yield the links that the actor can fix: broken at the last check, or without an address."""
    broken = {each.url: each for each in upkeep_queries.broken()}
    tree = view.tree(view.interval(at))
    nodes = {node.place: node for node in tree}
    for link in dict.fromkeys(shown_links(view, at, lang)):
        found = broken.get(link.url)
        if link.url and found is None:
            continue
        mine = [nodes[place] for place in link.places if place in nodes and actor.may(Task.DRAFT, nodes[place], tree)]
        if mine or (not link.places and actor.may_everywhere(Task.DRAFT)):
            since = None if found is None else local_of(found.since, view.city.zone)
            trouble = "" if found is None else found.trouble
            path = mine[0].path if mine and not link.notice else ""
            yield LinkRow(link.url, link.label, link.notice, path, trouble, since)


def contradictions(view: View, at: datetime, actor: Actor) -> tuple[Finding, ...]:
    """Return the contradictions without a reason at the actor's places; empty for a very large record."""
    if len(view.directory.newest) > _MOST_PLACES:
        return ()
    tree = view.tree(view.interval(at))
    found = []
    for finding in checks.check(view, at, booked=fate_queries.unchanged(at)):
        place = tree.find(finding.place)
        node = None if place is None else tree.get(place)
        if not finding.accepted and node is not None and actor.may(Task.DRAFT, node, tree):
            found.append(finding)
    return tuple(found)
