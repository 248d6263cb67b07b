"""Cursors of paged lists: an opaque text with the instant of the list and the number of items already returned.

A cursor is not secret and not signed: an invented one gives another part of a public list, or an error.
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
"""Largest offset that a cursor may have; every list is shorter."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """``offset`` items were returned of the list at ``at``, as known at ``known``."""

    at: datetime
    known: datetime
    offset: int

    def encode(self, request: HttpRequest, reads: Collection[str]) -> str:
        """Return the cursor as text. It holds a digest of the parameters in ``reads``, except the page."""
        parts = [_VERSION, self.at.astimezone(UTC).isoformat(), self.known.astimezone(UTC).isoformat(), self.offset]
        text = json.dumps([*parts, _digest(request, reads)], separators=(",", ":"))
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(text: str | None, request: HttpRequest, reads: Collection[str]) -> Cursor | None:
    """Return the cursor of a request. Raises ``BadRequest`` for an invalid cursor or one of another list."""
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


def question_parameters(request: HttpRequest, reads: Collection[str]) -> list[tuple[str, str]]:
    """Return the parameters in ``reads`` of a request, sorted by name, without the cursor."""
    named = sorted(name for name in request.GET if name in reads and name != "cursor")
    return [(name, value) for name in named for value in request.GET.getlist(name)]


def _digest(request: HttpRequest, reads: Collection[str]) -> str:
    """Return a digest of path and parameters, without the page and its length."""
    parameters = [(name, value) for name, value in question_parameters(request, reads) if name != "limit"]
    return hashlib.sha256(json.dumps([request.path, parameters]).encode()).hexdigest()[:16]
