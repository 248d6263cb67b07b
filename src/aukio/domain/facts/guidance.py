"""Which guidance asks people to stay away, and which asks nothing of them; pages are ordered by it."""

import re
from collections.abc import Iterable

from aukio.domain.facts.effects import Guidance, Strength

DISCOURAGE = frozenset({"use_remote_services", "visit_for_essential_matters_only"})
"""Codes that ask people to come only if they must (R070, R096)."""

NO_ACTION = frozenset({"wait_to_be_contacted"})
"""Codes that state that people need not act: staff act for them (R054)."""

LAST_ADMISSION = "last_admission"
"""The code that says until when one is let in: its value is a length before closing in minutes, or a clock time."""

_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")


def clock_value(value: object) -> int | None:
    """The minutes since midnight of a value such as ``19:00``; None for any other."""
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    return None if found is None else int(found[1]) * 60 + int(found[2])


def discourages_visits(guidance: Iterable[Guidance]) -> bool:
    """Whether the general public is asked to prefer other ways than visits (R070)."""
    return any(
        advice.code in DISCOURAGE and advice.audience is None and advice.strength is not Strength.MAY
        for advice in guidance
    )


def asks_no_action(advice: Guidance) -> bool:
    """Whether the reader need not do anything."""
    return advice.code in NO_ACTION
