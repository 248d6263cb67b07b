"""What a codec has worked out, kept with the view it came from.

Anybody may ask about any day, so no more is kept than a reader who asks of about now needs; then all is forgotten.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from aukio.domain.facts.record import View

T = TypeVar("T")
_MOST = 1000


def cached_for_view(view: View, key: object, make: Callable[[], T]) -> T:
    """What ``make`` gives for a view; ``key`` belongs to the one function that asks."""
    cache: dict[object, object] = view.once("kept by codecs", dict)
    if key not in cache:
        made = make()
        if len(cache) >= _MOST:
            cache.clear()
        cache[key] = made
        return made
    return cast("T", cache[key])
