"""Which guidance asks people to stay away, and which asks nothing of them; pages are ordered by it."""

from collections.abc import Iterable

from aukio.domain.facts.effects import Guidance, Strength

DISCOURAGE = frozenset({"use_remote_services", "visit_for_essential_matters_only"})
"""Codes that ask people to come only if they must (R070, R096)."""

NO_ACTION = frozenset({"wait_to_be_contacted"})
"""Codes that state that people need not act: staff act for them (R054)."""


def discourages_visits(guidance: Iterable[Guidance]) -> bool:
    """Whether the general public is asked to prefer other ways than visits (R070)."""
    return any(
        advice.code in DISCOURAGE and advice.audience is None and advice.strength is not Strength.MAY
        for advice in guidance
    )


def asks_no_action(advice: Guidance) -> bool:
    """Whether the reader need not do anything."""
    return advice.code in NO_ACTION
