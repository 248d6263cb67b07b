"""A cache of results of codecs, stored with the view that they are computed from.

Requests may be about any day, so the number of results is limited; at the limit all are dropped.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from aukio.domain.facts.record import View

T = TypeVar("T")
_MOST = 1000


def cached_for_view(view: View, key: object, make: Callable[[], T]) -> T:
    """Return the result of ``make``, computed once for a view and a ``key``; each function uses its own keys."""
    cache: dict[object, object] = view.lasting("kept by codecs", dict)
    if key not in cache:
        made = make()
        if len(cache) >= _MOST:
            cache.clear()
        cache[key] = made
        return made
    return cast("T", cache[key])
