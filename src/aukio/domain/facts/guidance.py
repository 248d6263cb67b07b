"""What guidance means for how a page is ordered: does it ask people to stay away, does it ask anything of them?"""

from collections.abc import Iterable

from aukio.domain.facts.effects import Guidance, Strength

DISCOURAGE = frozenset({"use_remote_services", "visit_for_essential_matters_only"})
"""Codes that ask people not to come unless they must (R070, R096)."""

NO_DEED = frozenset({"wait_to_be_contacted"})
"""Codes that tell people they need do nothing: somebody will act for them (R054)."""


def discourages_visits(guidance: Iterable[Guidance]) -> bool:
    """Whether everybody is asked to prefer other ways than coming (R070)."""
    return any(
        advice.code in DISCOURAGE and advice.audience is None and advice.strength is not Strength.MAY
        for advice in guidance
    )


def asks_nothing(advice: Guidance) -> bool:
    """Whether the reader need not do anything."""
    return advice.code in NO_DEED
