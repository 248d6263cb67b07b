"""The statement of a response: until when it holds, and which parts of its address it depends on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from math import floor

from django.conf import settings
from django.http import HttpResponseBase

_KEPT_AS = "_aukio_statement"


@dataclass(frozen=True, slots=True)
class Statement:
    """A response that depends on its address alone, and changes at ``changes`` or when something is recorded.

    ``now`` is the instant of the response; ``changes`` None: only a new fact changes it. ``past``: it is
    about an instant as known at a past one, so only an import of history or a redaction changes it. ``reads``: the
    query parameters it depends on; None means all of them. ``lang``: its language, where the path does not name one.
    """

    now: datetime
    changes: datetime | None = None
    past: bool = False
    reads: frozenset[str] | None = None
    lang: str = ""

    @property
    def most(self) -> int:
        """The longest time in seconds that a cache may keep it; what is recorded meanwhile is not seen until then."""
        seconds: int = settings.AUKIO_PAST_KEPT_SECONDS if self.past else settings.AUKIO_KEPT_SECONDS
        return seconds

    @property
    def seconds(self) -> int:
        """How long a cache may keep it from ``now``, in seconds."""
        if self.changes is None:
            return self.most
        return whole_seconds((self.changes - self.now).total_seconds(), self.most)


def whole_seconds(left: float, most: int) -> int:
    """Return the ``max-age`` for ``left`` seconds, such that no cache keeps a response for longer.

    It is one less than the whole seconds: proxies such as nginx count from the second in which they got the response to
    the end of the last one, and would serve it for up to a second after its end.
    """
    return most if left >= most + 1 else max(0, floor(left) - 1)


def state(
    response: HttpResponseBase,
    *,
    now: datetime,
    changes: datetime | None = None,
    past: bool = False,
    reads: Collection[str] | None = None,
    lang: str = "",
) -> None:
    """Attach a ``Statement`` to a response; without one no cache may keep the response."""
    vars(response)[_KEPT_AS] = Statement(now, changes, past, None if reads is None else frozenset(reads), lang)


def statement_of(response: object) -> Statement | None:
    """Return the statement of a response, or None."""
    found = getattr(response, _KEPT_AS, None)
    return found if isinstance(found, Statement) else None


def retract(response: HttpResponseBase) -> None:
    """Remove the statement of a response."""
    vars(response).pop(_KEPT_AS, None)


def sooner(*instants: datetime | None) -> datetime | None:
    """Return the earliest instant; None means never."""
    return min((each for each in instants if each is not None), default=None)
