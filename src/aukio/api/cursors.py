"""Where a list goes on: an opaque text that names the moment the list is about, and how much of it was given.

It is no secret, and nothing depends on its being genuine: whoever makes one up gets another piece of what is public,
or is told that it is none of ours.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.local_time import EARLIEST, LATEST

_NEXT_STEP = "Begin the list again without it, and follow the Link header."
_VERSION = 1
_FURTHEST = 10_000_000
"""No list of ours is as long."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """``offset`` items were given of the list about ``at`` as known at ``known``."""

    at: datetime
    known: datetime
    offset: int

    def written(self, request: HttpRequest, reads: Collection[str]) -> str:
        """The text for a question: that of a request, whatever its page."""
        parts = [_VERSION, self.at.astimezone(UTC).isoformat(), self.known.astimezone(UTC).isoformat(), self.offset]
        text = json.dumps([*parts, _digest(request, reads)], separators=(",", ":"))
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str | None, request: HttpRequest, reads: Collection[str]) -> Cursor | None:
    """The cursor of a request. Raises ``BadRequest`` for what is none, or belongs to another question."""
    if text is None:
        return None
    try:
        version, at, known, offset, digest = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        cursor = Cursor(_instant(at), _instant(known), offset)
    except (ValueError, TypeError, RecursionError):
        raise BadRequest("'cursor' is none of ours.", next_step=_NEXT_STEP) from None
    if version != _VERSION or type(offset) is not int or not 0 <= offset <= _FURTHEST:
        raise BadRequest("'cursor' is none of ours.", next_step=_NEXT_STEP)
    if digest != _digest(request, reads):
        raise BadRequest("'cursor' belongs to another question.", next_step=_NEXT_STEP)
    return cursor


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or not EARLIEST <= instant <= LATEST:
        raise ValueError("no instant of ours")
    return instant


def asked_of(request: HttpRequest, reads: Collection[str]) -> list[tuple[str, str]]:
    """What a request asks, whatever the page; what its question does not read is no part of it."""
    named = sorted(name for name in request.GET if name in reads and name != "cursor")
    return [(name, value) for name in named for value in request.GET.getlist(name)]


def _digest(request: HttpRequest, reads: Collection[str]) -> str:
    """The question, whatever the page and its length."""
    asked = [(name, value) for name, value in asked_of(request, reads) if name != "limit"]
    return hashlib.sha256(json.dumps([request.path, asked]).encode()).hexdigest()[:16]
