"""The cache key of a request: equal for all requests for the same response."""

from collections.abc import Collection
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import WSGIEnvironment

LONGEST_QUERY = 1024
"""Characters; no page of ours links to a longer query. Longer ones are answered and not cached."""

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Key: TypeAlias = tuple[str, str, Pairs]
"""Site, path and query. Absolute addresses in a response begin with the site."""


def site(environ: WSGIEnvironment) -> str:
    """Return scheme and host of a request: sites that Django could distinguish have different names.

    Django uses the proxy's scheme in some installations only; here it distinguishes requests in all of them.
    """
    host = environ.get("HTTP_HOST") or f"{environ.get('SERVER_NAME', '')}:{environ.get('SERVER_PORT', '')}"
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO")
    if forwarded is None:
        return f"{environ.get('wsgi.url_scheme', 'http')}://{host}"
    secure = forwarded.partition(",")[0].strip() == "https"
    return f"{'https' if secure else 'http'}, by a proxy://{host}"


def pairs(query: str) -> Pairs | None:
    """Return the decoded parameters of a query, sorted by name; None if the query is not cached.

    Values of one name keep their order, because the last one counts.
    """
    if not query:
        return ()
    if len(query) > LONGEST_QUERY or not query.isascii():
        return None
    return tuple(sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0]))


def only(read: Collection[str], asked: Pairs) -> Pairs:
    """Return the parameters that a response depends on."""
    return tuple(pair for pair in asked if pair[0] in read)


def query_of(asked: Pairs) -> str:
    """Return parameters as a query string."""
    return urlencode(asked)


def takes_gzip(environ: WSGIEnvironment) -> bool:
    """Return whether the reader accepts gzip: by name or by ``*``, and not with weight zero."""
    return _names_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=500)
def _names_gzip(accepted: str) -> bool:
    weights = {}
    for each in accepted.lower().split(","):
        coding, _, weight = each.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    said = [weights[each] for each in ("gzip", "*") if each in weights]
    return bool(said) and not (said[0].startswith("q=0") and not said[0][3:].strip(".0"))
