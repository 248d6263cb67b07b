"""From what somebody decided at the desk to a proposal, and to what they are shown before it is published (R131)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from aukio.answers import queries as answer_queries
from aukio.desk.words import slug_of, title_of
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest, Forbidden
from aukio.domain.checks import Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import Period, day_of
from aukio.domain.document.document import plain_text
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice, PublicationKind, Version
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.domain.publishing.templates import FormAnswers, arrangement
from aukio.domain.telling import compose
from aukio.domain.texts.rewording import Wording, reworded
from aukio.formats.notices.fact_text import Surroundings
from aukio.formats.notices.notice_parser import digest
from aukio.formats.notices.publication_data import notice_to_data, publication_to_data
from aukio.formats.yaml_text.written import write
from aukio.notices import queries as notice_queries
from aukio.notices.queries import ScheduledState
from aukio.workflows.publishing.draft_publication import locks
from aukio.workflows.publishing.publication import Step, look, place_finder, refuse_step


def of_form_answers(form_answers: FormAnswers, view: View) -> Proposal:
    """A new notice with the one fact that a wish means. Raises ``BadRequest`` where the wish does not hold together."""
    tree = view.tree(view.interval(view.known))
    place = view.directory.newest[form_answers.place]
    waiting = notice_queries.scheduled(state=ScheduledState.PENDING)
    taken = {each.slug for each in answer_queries.record().notices} | {each.notice for each in waiting}
    slug = slug_of(place.path, form_answers.start.date().isoformat(), taken)
    fact = arrangement(form_answers, ArrangementRef(slug, form_answers.template.value.replace("_", "-")), tree)
    return _proposal(view, Notice(slug, title_of(place.names, form_answers.template), form_answers.cause), add=(fact,))


def as_file(proposal: Proposal, view: View, *, published: datetime) -> str:
    """A proposal of a new notice as a file that waits for its local minute (R133)."""
    said = publication_to_data(proposal.notice.slug, paths(view), add=proposal.add)
    if proposal.accepted:
        said["accept"] = dict(proposal.accepted)
    return write(notice_to_data(proposal.notice, said, published=published))


def paths(view: View) -> Callable[[PlaceId], str]:
    """Names a place by the path it bears, or bore last."""
    return lambda place: view.directory.newest[place].path


def around(view: View) -> Surroundings:
    """What a fact written as text is read with."""
    return Surroundings(place_finder(view.record), paths(view), view.city.zone, view.known)


def of_end(version: Version, until: datetime, view: View) -> Proposal:
    """The same fact with another end: an earlier one, or the first it has, ends it; a later one changes it."""
    period = version.arrangement.period
    if period.end is not None and until > period.end:
        return of_period(version, replace(period, end=until), view)
    return _proposal(view, view.head(version.ref.notice), end=(Ending(version.ref, until),))


def of_period(version: Version, period: Period, view: View) -> Proposal:
    """The same fact over another period, such as without a known end."""
    changed = replace(version.arrangement, period=period)
    return _proposal(view, view.head(version.ref.notice), change=(changed,))


def of_fact(version: Version, fact: Arrangement, view: View, *, wrong: bool) -> Proposal:
    """The same fact as somebody wrote it anew; ``wrong``: it was said wrongly, and is corrected (R113)."""
    if fact == version.arrangement:
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    head = view.head(version.ref.notice)
    return _proposal(view, head, correct=(fact,)) if wrong else _proposal(view, head, change=(fact,))


def of_wording(slug: str, wording: Wording, kind: PublicationKind, view: View) -> Proposal:
    """The words of a notice written otherwise. Raises ``BadRequest`` where none is (R115)."""
    before = view.head(slug)
    head, facts = reworded(view, slug, wording)
    if head == before and not facts:
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    return _proposal(view, head, change=facts, kind=kind)


def of_withdrawal(version: Version, view: View) -> Proposal:
    """It should never have been said."""
    return _proposal(view, view.head(version.ref.notice), withdraw=(version.ref,))


def _proposal(
    view: View,
    head: Notice,
    *,
    add: tuple[Arrangement, ...] = (),
    change: tuple[Arrangement, ...] = (),
    correct: tuple[Arrangement, ...] = (),
    end: tuple[Ending, ...] = (),
    withdraw: tuple[ArrangementRef, ...] = (),
    kind: PublicationKind = PublicationKind.MATERIAL,
) -> Proposal:
    said = publication_to_data(
        head.slug, paths(view), kind=kind, add=add, change=change, correct=correct, end=end, withdraw=withdraw
    )
    number = 1 + sum(each.notice == head.slug for each in answer_queries.record().publications)
    return Proposal(
        head,
        number,
        None,
        kind,
        add=add,
        change=change,
        correct=correct,
        end=end,
        withdraw=withdraw,
        digest=digest(said, ()),
    )


def accepting(proposal: Proposal, typed: Mapping[str, Any]) -> Proposal:
    """The proposal with the reasons given for publishing in spite of a contradiction."""
    given = {
        name.removeprefix("accept_"): value.strip()[:500]
        for name, value in typed.items()
        if name.startswith("accept_") and isinstance(value, str) and value.strip()
    }
    return replace(proposal, accepted=MappingProxyType(given)) if given else proposal


@dataclass(frozen=True, slots=True)
class Preview:
    """What a proposal would do: whom it touches, what is told, what contradicts; and whether the actor may do it."""

    step: Step
    sentences: dict[str, tuple[str, ...]]
    """By language, what the notice would say from now on."""
    log: dict[str, tuple[str, ...]]
    may_not: Forbidden | None
    """Why the actor may not publish it."""
    may_not_approve: Forbidden | None
    locks: bool
    """Whether a door stays locked by it that was not before: a second person may have to agree (R132)."""

    @property
    def open_questions(self) -> tuple[Finding, ...]:
        """Contradictions for which nobody has given a reason: neither before nor with this proposal."""
        given = self.step.proposal.accepted
        return tuple(each for each in self.step.unaccepted if not given.get(each.code))


def preview(proposal: Proposal, *, by: Actor, now: datetime) -> Preview:
    """What publishing would do. Raises ``Refused`` for what the law does not allow."""
    step = look(proposal, now=now)
    assert step.enacted is not None  # noqa: S101  # ``look`` refuses what is published already
    published = step.enacted.publication.published
    _before, after = step.views
    told = {lang: compose(after, proposal.notice.slug, lang, plain=False) for lang in LANGUAGES}
    today = day_of(published, after.city.zone).isoformat()
    return Preview(
        step,
        {
            lang: tuple(_distinct(plain_text(each.spans) for each in document.sentences())) or (document.untold,)
            for lang, document in told.items()
        },
        {
            lang: tuple(plain_text(row.text) for row in document.log if row.day == today)
            for lang, document in told.items()
        },
        _refusal(step, by, Task.PUBLISH),
        _refusal(step, by, Task.APPROVE),
        locks(step),
    )


def _refusal(step: Step, by: Actor, task: Task) -> Forbidden | None:
    try:
        refuse_step(step, by, task)
    except Forbidden as error:
        return error
    return None


def _distinct(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)
