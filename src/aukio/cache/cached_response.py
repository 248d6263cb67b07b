"""A rendered response, ready to serve: plain and compressed, each with its own ETag."""

import gzip
from dataclasses import dataclass, field
from math import inf
from typing import TypeAlias

from aukio.freshness.statement import whole_seconds

Headers: TypeAlias = list[tuple[str, str]]

_SMALLEST = 400
"""Bytes; compression saves less than the size of the headers below this."""
_TEXTS = ("text/", "application/json", "application/problem+json", "application/xml", "image/svg+xml")
_OVERHEAD = 2000
"""Bytes of a cached response besides its bodies: headers, key, and the objects around them."""
_WRITTEN_ANEW = frozenset({"cache-control", "content-length", "etag", "vary"})
_OF_UNCHANGED = frozenset({"access-control-allow-origin", "content-location", "last-modified"})


@dataclass(slots=True)
class Form:
    """The response in one coding, with its headers as last written."""

    etag: str
    body: bytes
    headers: Headers
    unchanged: Headers
    written_for: int = -1
    written: Headers = field(default_factory=list)
    written_unchanged: Headers = field(default_factory=list)

    def at(self, seconds: int) -> "Form":
        """Return the form with a ``max-age``. The headers are rebuilt once a second, not for every reader."""
        if self.written_for != seconds:
            lasting = ("Cache-Control", f"public, max-age={seconds}")
            self.written = [*self.headers, lasting]
            self.written_unchanged = [*self.unchanged, lasting]
            self.written_for = seconds
        return self


@dataclass(frozen=True, slots=True)
class CachedResponse:
    """A response that holds until ``expires`` (seconds since 1970; infinite: until the record changes)."""

    plain: Form
    packed: Form | None
    expires: float
    most: int
    modified: str
    size: int

    def seconds(self, now: float, due: float) -> int:
        """Return the ``max-age`` from ``now``: at most until its end and until the next scheduled publication."""
        return whole_seconds(min(self.expires, due) - now, self.most)

    def form(self, *, gzipped: bool) -> Form:
        """Return the form for a reader."""
        return self.packed if gzipped and self.packed is not None else self.plain

    def held_by(self, if_none_match: str) -> Form | None:
        """Return the form whose ETag a reader sent, or None."""
        for form in (self.plain, self.packed):
            if form is not None and form.etag in if_none_match:
                return form
        return self.plain if if_none_match.strip() == "*" else None


def cached_response(headers: Headers, body: bytes, *, changes: float | None, most: int) -> CachedResponse:
    """Return a cached response for Django's response. ``headers`` contain the ETag of the body."""
    by_name = {name.lower(): value for name, value in headers}
    etag = by_name["etag"]
    plain = _form(headers, body, etag)
    packed = None
    if len(body) >= _SMALLEST and _is_text(by_name.get("content-type", "")):
        smaller = gzip.compress(body, compresslevel=6, mtime=0)
        if len(smaller) < len(body):
            packed = _form([*headers, ("Content-Encoding", "gzip")], smaller, f'{etag[:-1]}-gzip"')
    size = len(body) + (len(packed.body) if packed else 0) + _OVERHEAD
    return CachedResponse(
        plain, packed, inf if changes is None else changes, most, by_name.get("last-modified", ""), size
    )


def _form(headers: Headers, body: bytes, etag: str) -> Form:
    validator = [("ETag", etag), ("Vary", "Accept-Encoding")]
    kept = [(name, value) for name, value in headers if name.lower() not in _WRITTEN_ANEW]
    unchanged = [(name, value) for name, value in kept if name.lower() in _OF_UNCHANGED]
    return Form(etag, body, [*kept, *validator, ("Content-Length", str(len(body)))], [*unchanged, *validator])


def _is_text(media_type: str) -> bool:
    kind = media_type.partition(";")[0].strip().lower()
    return kind.startswith(_TEXTS) or kind.endswith(("+json", "+xml"))
