"""Signs to be replaced, as data: where, which version hangs there, which one is to hang, and why (R128)."""

from typing import Any

from aukio.domain.signs import Outdated


def outdated_data(found: Outdated) -> dict[str, Any]:
    """One sign; ``now`` is null where the place is no more, ``why`` is changed, over or gone."""
    return {
        "place": found.printed.path,
        "name": found.printed.texts[0].name,
        "printed": {
            "version": found.printed.version,
            "from": found.printed.first.isoformat(),
            "until": found.printed.last.isoformat(),
        },
        "now": None if found.now is None else {"version": found.now.version},
        "why": found.why.value,
    }
