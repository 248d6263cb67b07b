"""Outgoing HTTP: one client with timeouts, used for text messages, webhooks and the check of links.

A POST is never redirected. A link is followed hop by hop; no hop may lead from a public address to a private one.
"""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus

import httpx

_SECONDS = 15
_MOST_HOPS = 10


class RequestFailed(Exception):
    """The other side did not answer, or refused; the message says why, in a few words."""


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    return httpx.Client(
        timeout=_SECONDS,
        follow_redirects=False,
        verify=ssl.create_default_context(),  # the certificates that the machine trusts: a city may have its own
        limits=httpx.Limits(max_keepalive_connections=0),
        headers={"User-Agent": "Aukio"},
    )


def post(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """POST a body. Raises ``RequestFailed`` unless the answer is 2xx."""
    answer = _send(_request("POST", url, headers, body))
    if not answer.is_success:
        raise RequestFailed(answer.reason_phrase or str(answer.status_code))


def status_of_page(url: str, headers: Mapping[str, str]) -> int:
    """The status code with which a page answers, after redirects. Raises ``RequestFailed``."""
    request = _request("GET", url, headers)
    public = not _is_private(request.url)
    for _hop in range(_MOST_HOPS):
        answer = _send(request)
        if answer.next_request is None:
            return answer.status_code
        request = answer.next_request
        if public and _is_private(request.url):
            raise RequestFailed("redirects to a private address")
    return HTTPStatus.FOUND


def _request(method: str, url: str, headers: Mapping[str, str], body: bytes | None = None) -> httpx.Request:
    try:
        return _client().build_request(method, url, headers=dict(headers), content=body)
    except (httpx.InvalidURL, ValueError) as error:
        raise RequestFailed(_few_words(error)) from error


def _send(request: httpx.Request) -> httpx.Response:
    """The head of the answer; its body is not read."""
    try:
        answer = _client().send(request, stream=True)
        answer.close()
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise RequestFailed(_few_words(error)) from error
    return answer


def _few_words(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__


def _is_private(url: httpx.URL) -> bool:
    """Whether a host resolves to an address that is not public; one that does not resolve is left to the request."""
    try:
        found = socket.getaddrinfo(url.host, None)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found)
