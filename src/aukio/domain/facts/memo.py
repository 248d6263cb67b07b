"""Results that are computed once and cached beside what they are computed from, within limits of memory."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

T = TypeVar("T")
_NOTHING = object()


@dataclass(slots=True)
class Kept:
    """How many results are cached in a view, and in those that it is compared with."""

    results: int = 0


class Memo:
    """The caches of a view. Dates and instants that can be asked about have no end, so they are emptied at times."""

    def __init__(self) -> None:
        self.kept = Kept()
        self._once: dict[object, object] = {}
        self._lasting: dict[object, object] = {}

    def once(self, key: object, make: Callable[[], T]) -> T:
        """The result of ``make``, computed once; ``key`` must belong to one function only."""
        found = self._once.get(key, _NOTHING)
        if found is _NOTHING:
            found = self._once[key] = make()
            self.kept.results += 1
        return cast("T", found)

    def lasting(self, key: object, make: Callable[[], T]) -> T:
        """The same for results that are few and small: ``forget`` leaves them."""
        found = self._lasting.get(key, _NOTHING)
        if found is _NOTHING:
            found = self._lasting[key] = make()
        return cast("T", found)

    def forget(self) -> None:
        """Empty the caches, in place, since copies share them."""
        self._once.clear()
        self.kept.results = 0
