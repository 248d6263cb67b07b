"""Outdated door signs as data: place, printed version, present version and reason (R128)."""

from typing import Any

from aukio.domain.signs import Outdated


def outdated_data(found: Outdated) -> dict[str, Any]:
    """Return one sign; ``now`` is null where the place no longer exists, ``why`` is changed, over or gone."""
    return {
        "place": found.printed.path,
        "name": found.printed.name,
        "printed": {
            "version": found.printed.version,
            "from": found.printed.first.isoformat(),
            "until": found.printed.last.isoformat(),
        },
        "now": None if found.now is None else {"version": found.now.version},
        "why": found.why.value,
    }
