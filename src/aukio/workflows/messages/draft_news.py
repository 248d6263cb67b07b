"""News of drafts for staff: a draft waits for a second person, and what became of it (R132).

A message names its draft and is worded when it is delivered: one whose draft has moved on by then is not sent.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings

from aukio.access import queries as access_queries
from aukio.domain.base.closed_sets import Partial
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import DraftStep, State
from aukio.domain.publishing.permissions import Actor
from aukio.domain.wording.languages import language
from aukio.domain.wording.message_lines import Block, Head, Line, Rank
from aukio.drafts.queries import Draft
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import About, QueuedMessage

_GOOD_FOR = timedelta(days=7)
"""A draft that waits longer is in the inbox; a message about it has lost its use."""
_MOST_PLACES = 5
"""Most places that a message names."""

STATE_AFTER = Partial(
    {
        DraftStep.RETURN: State.RETURNED,
        DraftStep.APPROVE: State.PUBLISHED,
        DraftStep.CONFIRM: State.PUBLISHED,
        DraftStep.UNDO: State.UNDONE,
    },
    reason="writers hear of what others decide about their draft",
)
"""The steps of which writers hear, and the state in which the message still holds."""


def ask_second_person(draft: Draft, may_decide: Callable[[Actor], bool], *, now: datetime) -> None:
    """Queue a message to everyone who may decide about a draft, except those who wrote it."""
    mine = (draft.hands.author, draft.hands.last)
    stamp = f"{draft.number}/{draft.state}/{now.isoformat()}"
    messages = []
    for each in access_queries.reachable():
        if each.actor.name not in mine and may_decide(each.actor):
            about = {"kind": "draft_waits", "lang": each.lang, "draft": draft.number, "revision": draft.revision}
            key = f"draft/{stamp}/{each.actor.name}"
            messages.append(QueuedMessage(key, each.to, now + _GOOD_FOR, about=about))
    outbox.queue_many(messages, now=now)


def tell_writers(draft: Draft, step: DraftStep, *, by: str, now: datetime) -> None:
    """Queue a message to those who wrote a draft about what another person did with it."""
    if STATE_AFTER.get(step) is None:
        return
    writers = {draft.hands.author, draft.hands.last} - {by}
    about = {"kind": "draft_decided", "draft": draft.number, "step": step.value, "by": by}
    outbox.queue_many(
        (
            QueuedMessage(
                f"decided/{draft.number}/{step}/{now.isoformat()}/{each.actor.name}",
                each.to,
                now + _GOOD_FOR,
                about={**about, "lang": each.lang},
            )
            for each in access_queries.reachable()
            if each.actor.name in writers
        ),
        now=now,
    )


def waiting_block(view: View, draft: Draft, about: About) -> Block | None:
    """Who asks for what, the text as it was handed in, and the link; None where it no longer waits."""
    if not draft.under_review or draft.revision != about["revision"]:
        return None
    lang = about["lang"]
    say = language(lang).MESSAGES
    pattern = say.draft_asked if draft.state is State.IN_REVIEW else say.draft_urgent
    lines = [*_link(draft, say.draft_decide, lang)]
    if draft.comment:
        lines.append(Line(say.draft_comment.format(by=draft.hands.last, comment=draft.comment), Rank.REASON))
    places = _places(draft, lang)
    if places:
        lines.append(Line(say.draft_places.format(places=places), Rank.ELSEWHERE))
    lines += [Line(text, Rank.ADVICE) for text in draft.shown.get("texts", {}).get(lang, ())]
    return Block(_head(view, pattern, draft, lang, draft.hands.last), tuple(lines))


def decided_block(view: View, draft: Draft, about: About) -> Block | None:
    """What another person did with a draft, with their comment; None where it has moved on since."""
    step, lang = DraftStep(about["step"]), about["lang"]
    say = language(lang).MESSAGES
    pattern = say.draft_decided.get(step)
    if pattern is None or draft.state is not STATE_AFTER.get(step):
        return None
    lines = [*_link(draft, say.draft_see, lang)]
    if draft.comment and step is DraftStep.RETURN:
        lines.append(Line(say.draft_comment.format(by=about["by"], comment=draft.comment), Rank.REASON))
    return Block(_head(view, pattern, draft, lang, about["by"]), tuple(lines))


def _head(view: View, pattern: str, draft: Draft, lang: str, by: str) -> Head:
    title = draft.shown.get("title", {}).get(lang, "")
    return Head(pattern, view.city.names.say(lang) or view.city.slug, event=title, rest={"by": by})


def _link(draft: Draft, pattern: str, lang: str) -> Iterable[Line]:
    if settings.AUKIO_SITE:
        link = f"{settings.AUKIO_SITE}/{lang}/desk/drafts/{draft.number}/"
        yield Line(pattern.format(link=link), Rank.LINK)


def _places(draft: Draft, lang: str) -> str:
    names = list(dict.fromkeys(row["name"] for row in draft.shown.get("places", {}).get(lang, ())))
    more = len(names) + draft.shown.get("more", 0) - _MOST_PLACES
    return ", ".join([*names[:_MOST_PLACES], *([f"+{more}"] if more > 0 else [])])
