"""Tags and filters of the desk: refusals in words, permissions, and the accounts of the demo."""

from typing import Any

from django import template
from django.conf import settings

from aukio.access import queries as access_queries
from aukio.demo import PASSWORD, PEOPLE
from aukio.desk.drafts.waiting import JustPublished, count_to_decide, just_published
from aukio.domain.checks import Finding
from aukio.domain.publishing.carry_over import Decision
from aukio.domain.publishing.permissions import Task
from aukio.theme.losses import loss_in_words
from aukio.theme.outcomes import DECISIONS
from aukio.theme.refusals import finding_in_words, in_words

register = template.Library()

register.filter("in_words", in_words)
register.filter("loss_in_words", loss_in_words)


@register.filter
def found_in_words(finding: Finding) -> str:
    """Return a contradiction in the reader's language."""
    return finding_in_words(finding.code, finding.message)


@register.filter
def decided(decision: Decision) -> str:
    """Return what happens to an arrangement of a replaced notice, in the reader's language."""
    return str(DECISIONS[decision])


@register.filter
def percent_of(part: float, whole: float) -> str:
    """Return a position as a percentage of a width, for text that must not stretch with the picture."""
    return f"{100 * part / whole:.2f}"


@register.simple_tag(takes_context=True)
def may_somewhere(context: dict[str, Any], task: str) -> bool:
    """Return whether the signed-in person has a task anywhere; only for showing links, not for access control."""
    return access_queries.actor(context["request"].user).may_somewhere(Task(task))


@register.simple_tag(takes_context=True)
def waiting_for_me(context: dict[str, Any]) -> int:
    """Return how many drafts wait for the signed-in person to decide."""
    return count_to_decide(context["request"])


@register.simple_tag(takes_context=True)
def can_be_undone(context: dict[str, Any]) -> JustPublished | None:
    """Return what the signed-in person published in the last minutes."""
    return just_published(context["request"])


@register.simple_tag
def demo_accounts() -> dict[str, Any] | None:
    """Return the accounts of the demo with their password; None outside the demo."""
    if not settings.AUKIO_DEMO:
        return None
    return {
        "password": PASSWORD,
        "accounts": [
            {"name": name, "what": " ".join(filter(None, (post or "operator", organisation or centre)))}
            for name, post, organisation, centre in PEOPLE
        ],
    }
