"""Proposals from forms of the desk, and their previews (R131)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from aukio.answers import queries as answer_queries
from aukio.desk.words import slug_of, title_of
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest, Forbidden
from aukio.domain.checks import Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import Period, day_of
from aukio.domain.document.document import Document, plain_text
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice, Publication, PublicationKind, Version
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

_NUMBER = 0
"""The number of a proposal until ``numbered`` sets it."""


def of_form_answers(form_answers: FormAnswers, view: View) -> Proposal:
    """Return a new notice with one arrangement from form answers. Raises ``BadRequest`` for invalid answers."""
    tree = view.tree(view.interval(view.known))
    place = view.directory.newest[form_answers.place]
    slug = slug_of(place.path, form_answers.start.date().isoformat(), taken_slugs())
    fact = arrangement(form_answers, ArrangementRef(slug, form_answers.template.value.replace("_", "-")), tree)
    head = Notice(slug, title_of(place.names, form_answers.template), form_answers.cause)
    return numbered(view, Proposal(head, _NUMBER, None, add=(fact,)))


def taken_slugs() -> set[str]:
    """Return the slugs of the notices on record, and of those that wait to be published."""
    waiting = notice_queries.scheduled(state=ScheduledState.PENDING)
    return {each.slug for each in answer_queries.record().notices} | {each.notice for each in waiting}


def as_file(proposal: Proposal, view: View, *, published: datetime) -> str:
    """Return a proposal of a new notice as a file, for scheduled publication at a local minute (R133)."""
    said = publication_to_data(proposal, paths(view))
    if proposal.accepted:
        said["accept"] = dict(proposal.accepted)
    return write(notice_to_data(proposal.notice, said, published=published))


def paths(view: View) -> Callable[[PlaceId], str]:
    """Return a function from place id to its present or last path."""
    return lambda place: view.directory.newest[place].path


def around(view: View) -> Surroundings:
    """Return the context for parsing an arrangement from text."""
    return Surroundings(place_finder(view.record), paths(view), view.city.zone, view.known, view.words())


def of_end(version: Version, until: datetime, view: View) -> Proposal:
    """Return a proposal for another end: an earlier or first end ends the arrangement, a later one changes it."""
    period = version.arrangement.period
    if period.days is not None and (period.end is not None and until > period.end):
        raise BadRequest(
            "its days are listed or repeated, so a later end says nothing of them.",
            next_step="Add days in the text of the arrangement.",
            rule="days_are_named",
        )
    if period.end is not None and until > period.end:
        return of_period(version, replace(period, end=until), view)
    return numbered(view, Proposal(view.head(version.ref.notice), _NUMBER, None, end=(Ending(version.ref, until),)))


def of_period(version: Version, period: Period, view: View) -> Proposal:
    """Return a proposal for another period, such as one without a known end."""
    changed = replace(version.arrangement, period=period)
    return numbered(view, Proposal(view.head(version.ref.notice), _NUMBER, None, change=(changed,)))


def of_fact(version: Version, fact: Arrangement, view: View, *, wrong: bool) -> Proposal:
    """Return a proposal with a rewritten arrangement; ``wrong``: as a correction (R113), not a change."""
    if fact == version.arrangement:
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    head = view.head(version.ref.notice)
    proposal = Proposal(head, _NUMBER, None)
    return numbered(view, replace(proposal, correct=(fact,)) if wrong else replace(proposal, change=(fact,)))


def of_wording(slug: str, wording: Wording, kind: PublicationKind, view: View) -> Proposal:
    """Return a proposal with new texts of a notice (R115). Raises ``BadRequest`` if nothing differs."""
    before = view.head(slug)
    head, facts = reworded(view, slug, wording)
    if head == before and not facts:
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    return numbered(view, Proposal(head, _NUMBER, None, kind, change=facts))


def of_withdrawal(version: Version, view: View) -> Proposal:
    """Return a proposal that withdraws an arrangement."""
    return numbered(view, Proposal(view.head(version.ref.notice), _NUMBER, None, withdraw=(version.ref,)))


def numbered(view: View, proposal: Proposal) -> Proposal:
    """Return a proposal with its number within the notice and its digest."""
    data = publication_to_data(proposal, paths(view))
    earlier = sum(each.notice == proposal.notice.slug for each in answer_queries.record().publications)
    return replace(proposal, number=1 + earlier, digest=digest(data, ()))


_ACCEPT, _AT = "accept_", "@"


def reason_field(finding: Finding) -> str:
    """Return the name of the field that holds the reason for one contradiction."""
    fact = "" if finding.ref is None else f"{_AT}{finding.ref.id}"
    return f"{_ACCEPT}{finding.code}{_AT}{finding.place}{fact}"


def _reasons(typed: Mapping[str, Any]) -> dict[str, str]:
    """Return the reasons that were typed, by field; one for a code alone holds for each of its contradictions."""
    return {
        name: value.strip()[:500]
        for name, value in typed.items()
        if name.startswith(_ACCEPT) and isinstance(value, str) and value.strip()
    }


def _accepting(proposal: Proposal, reasons: Mapping[str, str]) -> Proposal:
    """Return the proposal with the reasons by code, as the record keeps them; different ones each with their place."""
    by_code: dict[str, dict[str, list[str]]] = {}
    for name, reason in reasons.items():
        code, _at, where = name.removeprefix(_ACCEPT).partition(_AT)
        by_code.setdefault(code, {}).setdefault(reason, []).append(where.partition(_AT)[0])
    given = {}
    for code, places in by_code.items():
        each = [f"{', '.join(dict.fromkeys(filter(None, at)))}: {reason}" for reason, at in places.items()]
        given[code] = next(iter(places)) if len(places) == 1 else "; ".join(each)
    return replace(proposal, accepted=MappingProxyType(given)) if given else proposal


@dataclass(frozen=True)
class Preview:
    """What a proposal would do: texts, log, contradictions, and whether the actor may publish it.

    What a page shows is computed when it is first asked for: a button that only saves asks for none of it.
    """

    step: Step
    may_not: Forbidden | None
    """Why the actor may not publish it; None if they may."""
    may_not_approve: Forbidden | None
    locks: bool
    """Whether it closes a place that was open before: a second person may have to approve (R132)."""
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The reasons given for contradictions, by field."""

    def reason_for(self, finding: Finding) -> str:
        """Return the reason for one contradiction: given with this proposal, else before; empty if there is none."""
        given = self.reasons.get(reason_field(finding)) or self.reasons.get(f"{_ACCEPT}{finding.code}")
        return given or ("" if finding.code in self.step.proposal.accepted else finding.accepted)

    @cached_property
    def sentences(self) -> dict[str, tuple[str, ...]]:
        """The sentences of the notice afterwards, by language.

        As they read when it is published: the same facts are worded anew as time goes on.
        """
        published = self._publication.published
        return {
            lang: _texts(document.at(published)) or _texts(document) or (document.untold,)
            for lang, document in self._documents.items()
        }

    @cached_property
    def log(self) -> dict[str, tuple[str, ...]]:
        """The rows of the update log on the day of publication, by language."""
        _before, after = self.step.views
        today = day_of(self._publication.published, after.city.zone).isoformat()
        return {
            lang: tuple(plain_text(row.text) for row in document.log if row.day == today)
            for lang, document in self._documents.items()
        }

    @cached_property
    def _documents(self) -> dict[str, Document]:
        _before, after = self.step.views
        return {lang: compose(after, self.step.proposal.notice.slug, lang, plain=False) for lang in LANGUAGES}

    @property
    def _publication(self) -> Publication:
        assert self.step.enacted is not None  # noqa: S101  # ``look`` refuses a proposal that is already published
        return self.step.enacted.publication

    @property
    def open_questions(self) -> tuple[Finding, ...]:
        """Contradictions without a reason."""
        return tuple(each for each in self.step.findings if not self.reason_for(each))


def preview(proposal: Proposal, typed: Mapping[str, Any], *, by: Actor, now: datetime) -> Preview:
    """Return what publishing would do; ``typed`` has the reasons for contradictions.

    Raises ``Refused`` for proposals that the rules do not allow.
    """
    reasons = _reasons(typed)
    step = look(_accepting(proposal, reasons), now=now)
    return Preview(
        step,
        _refusal(step, by, Task.PUBLISH),
        _refusal(step, by, Task.APPROVE),
        locks(step),
        MappingProxyType(reasons),
    )


def _refusal(step: Step, by: Actor, task: Task) -> Forbidden | None:
    try:
        refuse_step(step, by, task)
    except Forbidden as error:
        return error
    return None


def _texts(document: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_lines(document)))


def _lines(document: Document) -> Iterator[str]:
    """Yield each sentence; those about several places have the heading of their places before them."""
    several = len(document.sections) > 1
    for section in document.sections:
        if several:
            yield f"{plain_text(section.heading)}:"
        for item in section.items:
            if item.lead:
                yield f"{plain_text(item.lead)}:"
            yield from (plain_text(each.spans) for each in item.sentences)
