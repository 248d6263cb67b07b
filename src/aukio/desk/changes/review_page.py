"""A draft as it was handed in or published: to approve or return it, to review it afterwards, or to undo it (R132)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from aukio.answers import queries as answer_queries
from aukio.desk.changes.draft_matter import Work, buttons
from aukio.desk.changes.previews import shown
from aukio.desk.changes.snapshots import Since, excused, new_findings, since_then, snapshot
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.notices import ArrangementRef, Publication
from aukio.domain.publishing.draft_steps import UNDO_WITHIN, State
from aukio.domain.publishing.permissions import Task
from aukio.drafts.queries import Draft
from aukio.outreach.queries.outbox import of_publication
from aukio.theme.reader_language import active_language, language_choices
from aukio.theme.refusals import finding_in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.publishing.undo import publication_of


def review_page(work: Work) -> HttpResponse:
    """Show a draft as it was handed in or published; what differs since then comes first."""
    kept, view, lang = work.kept, work.view, active_language()
    assert kept is not None  # noqa: S101  # only a saved draft is reviewed
    said = kept.shown or (snapshot(view, work.seen, kept) if work.seen is not None else {})
    frozen = local_of(kept.frozen or kept.changed, view.city.zone)
    title = said.get("title", {}).get(lang, "")
    context: dict[str, Any] = {
        "here": "inbox",
        "page": PageHead(title),
        "title": title,
        "draft": kept,
        "frozen": frozen,
        "undone": kept.state is State.UNDONE,
        "texts": [(code, name, said.get("texts", {}).get(code, ())) for code, name in _mine_first(lang)],
        "places": said.get("places", {}).get(lang, ()),
        "more_places": said.get("more", 0),
        "booked": said.get("fates", {}).get(lang, ()),
        "since": _since(work, said, lang),
        "reasons": _reasons(kept.typed),
        **shown(view, work.seen),
        **buttons(work),
    }
    context["publication"] = _published(work, kept)
    context["findings"] = [row for row in context.get("findings", ()) if not excused(said, row[0])]
    return render(work.request, "desk/review.html", context)


def _mine_first(lang: str) -> list[tuple[str, str]]:
    return sorted(language_choices(), key=lambda each: each[0] != lang)


def _since(work: Work, said: Mapping[str, Any], lang: str) -> list[Since]:
    """What differs since the draft was handed in; nothing where no answer and no sentence does."""
    if work.seen is None or not said or not work.kept or work.kept.state is not State.IN_REVIEW:
        return []
    now = snapshot(work.view, work.seen, work.kept)
    found = (finding_in_words(each.code, each.message) for each in new_findings(said, work.seen))
    return [*since_then(said, now, lang), *(Since(new=True, text=each) for each in dict.fromkeys(found))]


def _reasons(typed: Mapping[str, Any]) -> list[str]:
    """Return the reasons that the writer gave for contradictions, each once."""
    given = (str(value).strip() for name, value in typed.items() if name.startswith("accept_"))
    return list(dict.fromkeys(filter(None, given)))


@dataclass(frozen=True, slots=True)
class PublicationShown:
    """The publication of a draft: when it was, its facts, its messages, and until when it can be undone."""

    when: datetime
    slug: str
    facts: list[ArrangementRef]
    sent: int
    waiting: int
    undo_until: datetime | None
    may_take_back: bool


def _published(work: Work, kept: Draft) -> PublicationShown | None:
    record, view = answer_queries.record(), work.view
    made = publication_of(kept, record)
    if made is None:
        return None
    messages = of_publication(f"{made.notice}/{made.number}")
    until = made.published + UNDO_WITHIN
    open_still = kept.state in (State.PUBLISHED, State.TO_BE_SEEN)
    mine = work.actor.name in (kept.hands.author, kept.hands.last)
    can = open_still and view.known <= until and work.matter.may(work.actor, Task.PUBLISH)
    reviews = kept.state is State.TO_BE_SEEN and not mine and work.matter.may(work.actor, Task.APPROVE)
    return PublicationShown(
        local_of(made.published, view.city.zone),
        made.notice,
        _facts(made),
        messages.sent,
        messages.waiting,
        local_of(until, view.city.zone) if can else None,
        can or reviews,
    )


def _facts(made: Publication) -> list[ArrangementRef]:
    versions = answer_queries.record().versions
    return [each.ref for each in versions if each.publication == made.order]
