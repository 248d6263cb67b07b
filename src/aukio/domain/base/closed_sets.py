"""A mapping that leaves out members of a closed set on purpose."""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar, overload

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
D = TypeVar("D")


class Partial(Generic[K, V]):
    """Values for some members of a closed set, with the reason why the others have none.

    A plain mapping from the members of an enum or from the effects has a value for every member: a test compares them.
    This one has no ``[…]``, so a member without a value cannot raise ``KeyError``.
    """

    __slots__ = ("_values", "reason")

    def __init__(self, values: Mapping[K, V], *, reason: str) -> None:
        self._values = dict(values)
        self.reason = reason

    @overload
    def get(self, member: K) -> V | None: ...
    @overload
    def get(self, member: K, default: D) -> V | D: ...
    def get(self, member: K, default: D | None = None) -> V | D | None:
        """The value of a member, or the default."""
        return self._values.get(member, default)

    def __contains__(self, member: Hashable) -> bool:
        return member in self._values

    @property
    def members(self) -> tuple[K, ...]:
        """The members that have a value."""
        return tuple(self._values)
