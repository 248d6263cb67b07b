"""What else waits for somebody: what is scheduled, languages that lack words, what contradicts, signs and links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from aukio.answers import queries as answer_queries
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
    for each in notice_queries.scheduled():
        overtaken = each.state == ScheduledState.OVERTAKEN
        if each.state == ScheduledState.PENDING or (overtaken and at - each.due < _LOOKED_BACK):
            due = local_of(each.due, view.city.zone)
            yield ScheduledRow(each.notice, each.number, due, each.by, overtaken, each.reason)


def language_gaps(view: View, at: datetime, lang: str) -> Iterator[LanguageGap]:
    """The notices in force that do not say the same in every language."""
    for notice in answer_queries.notices_in_force(view, at):
        states = text_states(view, notice.slug)
        for code in sorted({each.lang for each in states}):
            mine = [each.state for each in states if each.lang == code]
            missing, outdated = mine.count(State.MISSING), mine.count(State.OUTDATED)
            if missing or outdated:
                yield LanguageGap(notice.slug, notice.title.say(lang), code, missing, outdated)


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign on a door that no longer says what is so: printed at a local minute."""

    path: str
    name: str
    printed: datetime
    why: Why


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link that leads nowhere, and where it stands; ``trouble`` is empty where its address was lost."""

    url: str
    label: str
    notice: str
    path: str
    trouble: str
    since: datetime | None


def outdated_signs(view: View, at: datetime, actor: Actor, lang: str) -> Iterator[SignRow]:
    """The signs that hang at the actor's places and are out of date."""
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
    """The links that the actor can mend: found broken when somebody last looked, or without an address."""
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
    """What contradicts at the actor's places, and nobody has given a reason for; nothing of a very large record."""
    if len(view.directory.newest) > _MOST_PLACES:
        return ()
    tree = view.tree(view.interval(at))
    found = []
    for finding in checks.check(view, at):
        place = tree.find(finding.place)
        node = None if place is None else tree.get(place)
        if not finding.accepted and node is not None and actor.may(Task.DRAFT, node, tree):
            found.append(finding)
    return tuple(found)
