"""What a request asks for, in the one form that all who ask for the same have in common."""

from collections.abc import Collection
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import WSGIEnvironment

LONGEST_QUERY = 1024
"""Nobody has to write a longer one; whoever does is answered, and nothing of it is kept."""

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Key: TypeAlias = tuple[str, str, Pairs]
"""Site, path and query. Absolute addresses in an answer begin with the site."""


def site(environ: WSGIEnvironment) -> str:
    """Scheme and host as they were asked: sites between which Django could tell a difference have different names.

    What a proxy says of the scheme counts for Django in some installations; here it tells requests apart in all.
    """
    host = environ.get("HTTP_HOST") or f"{environ.get('SERVER_NAME', '')}:{environ.get('SERVER_PORT', '')}"
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO")
    if forwarded is None:
        return f"{environ.get('wsgi.url_scheme', 'http')}://{host}"
    secure = forwarded.partition(",")[0].strip() == "https"
    return f"{'https' if secure else 'http'}, by a proxy://{host}"


def pairs(query: str) -> Pairs | None:
    """The parameters of a query by name, decoded; None for a query that is not worth keeping anything for.

    Values of one name stay in their order: the last of them counts.
    """
    if not query:
        return ()
    if len(query) > LONGEST_QUERY or not query.isascii():
        return None
    return tuple(sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0]))


def only(read: Collection[str], asked: Pairs) -> Pairs:
    """The parameters that an answer depends on."""
    return tuple(pair for pair in asked if pair[0] in read)


def query_of(asked: Pairs) -> str:
    """Parameters as a query."""
    return urlencode(asked)


def takes_gzip(environ: WSGIEnvironment) -> bool:
    """Whether the reader takes gzip: named, or as one of any, and not with a weight of nothing."""
    return _names_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=500)
def _names_gzip(accepted: str) -> bool:
    weights = {}
    for each in accepted.lower().split(","):
        coding, _, weight = each.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    said = [weights[each] for each in ("gzip", "*") if each in weights]
    return bool(said) and not (said[0].startswith("q=0") and not said[0][3:].strip(".0"))
