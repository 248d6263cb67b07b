"""What an answer says of itself: until when it holds, and what of its address it depends on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from math import floor

from django.conf import settings
from django.http import HttpResponseBase

_KEPT_AS = "_aukio_statement"


@dataclass(frozen=True, slots=True)
class Statement:
    """An answer depends on its address alone, and changes at ``changes`` or when something is recorded.

    ``now`` is the instant it was given at; ``changes`` None: it changes only when something is recorded. ``past``: it
    is about an instant, and as known at one that is over: only an import of history or a redaction changes it.
    ``reads``: the parameters of the query that it depends on; None is all of them. ``lang``: the language it is in,
    where the path does not say.
    """

    now: datetime
    changes: datetime | None = None
    past: bool = False
    reads: frozenset[str] | None = None
    lang: str = ""

    @property
    def most(self) -> int:
        """The longest that anybody may keep it, in seconds: what is recorded meanwhile is not seen for as long."""
        seconds: int = settings.AUKIO_PAST_KEPT_SECONDS if self.past else settings.AUKIO_KEPT_SECONDS
        return seconds

    @property
    def seconds(self) -> int:
        """How long it may be kept from ``now`` on."""
        if self.changes is None:
            return self.most
        return whole_seconds((self.changes - self.now).total_seconds(), self.most)


def whole_seconds(left: float, most: int) -> int:
    """What to say of ``left`` seconds so that nobody keeps an answer for longer.

    One less than are whole: proxies count from the second in which they were given it, and to the end of the last
    (nginx does), so that a copy would be given for up to a second after its end.
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
    """Say of a response what ``Statement`` says; without it nobody may keep the response at all."""
    vars(response)[_KEPT_AS] = Statement(now, changes, past, None if reads is None else frozenset(reads), lang)


def statement_of(response: object) -> Statement | None:
    """What was stated of a response; None for one of which nothing was."""
    found = getattr(response, _KEPT_AS, None)
    return found if isinstance(found, Statement) else None


def retract(response: HttpResponseBase) -> None:
    """Forget what was stated."""
    vars(response).pop(_KEPT_AS, None)


def sooner(*instants: datetime | None) -> datetime | None:
    """The earliest instant; None is never."""
    return min((each for each in instants if each is not None), default=None)
