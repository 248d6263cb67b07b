"""Outgoing HTTP: one client with timeouts, used for text messages, webhooks, the check of links and moves.

A POST is never redirected. All but messages go to public addresses alone: a name is resolved once, each of
its addresses is checked, and the connection goes to a checked one. So neither ``localhost.elsewhere.example`` nor a
name that resolves otherwise a moment later leads into the city's own network. A connection ends after some seconds in
all, whatever trickles through it, and a document is unpacked in small pieces: the other side may be an attacker's.
"""

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from http import HTTPStatus
from typing import Any

import httpcore
import httpx
from django.conf import settings

_SECONDS = 15
_MOST_HOPS = 10
_MOST_SECONDS = 120
"""How long one document may take in all: a server that sends a byte now and then never meets a timeout."""
_ANSWER_SECONDS = 40
"""How long a connection may take whose answer is a head alone: those who wait for it do nothing else."""
_AT_ONCE = 1_000_000
"""Bytes that are unpacked at once: a thousand may unpack to gigabytes."""


class RequestFailed(Exception):
    """The other side did not answer, or refused; the message says why, in a few words."""


class _PrivateAddress(httpcore.ConnectError):
    """A name that resolves into a private network."""


class _Hurried(httpcore.NetworkStream):
    """A stream that ends at a moment, however much still comes."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner, self._until = inner, until

    def _left(self, timeout: float | None) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it takes too long")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is."""
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write everything."""
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on over TLS, until the same moment."""
        return _Hurried(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection says about itself."""
        return self._inner.get_extra_info(info)


class _Connections(httpcore.NetworkBackend):
    """Connects for some seconds at most; unless ``anywhere``, to public addresses and those that a setting allows."""

    def __init__(self, seconds: float, *, anywhere: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._seconds, self._anywhere = seconds, anywhere

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host, or to its first address; then every address that it resolves to must be public."""
        until = time.monotonic() + self._seconds
        if not self._anywhere:
            addresses = _addresses_of(host, port)
            if any(_is_private(each) for each in addresses):
                raise _PrivateAddress("leads to a private address")
            host = str(addresses[0])
        within = self._seconds if timeout is None else min(timeout, self._seconds)
        return _Hurried(self._inner.connect_tcp(host, port, within, local_address, socket_options), until)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: no address of ours is a file."""
        raise httpcore.ConnectError("not a web address")

    def sleep(self, seconds: float) -> None:
        """Wait between two tries."""
        self._inner.sleep(seconds)


class _Transport(httpx.HTTPTransport):
    """The transport of httpx over such connections, each for one request."""

    def __init__(self, connections: _Connections) -> None:
        super().__init__(verify=_context())
        self._pool = httpcore.ConnectionPool(
            ssl_context=_context(), max_keepalive_connections=0, network_backend=connections
        )


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()  # the certificates that the machine trusts: a city may have its own


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _addresses_of(host: str, port: int) -> tuple[_Address, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(_few_words(error)) from error
    return tuple(ipaddress.ip_address(str(address[0]).partition("%")[0]) for *_, address in found)


_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::ffff:0:0:0/96", "::/96")))
"""Networks of IPv6 whose addresses end in one of IPv4, to which a translator on the way connects."""

_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("64:ff9b:1::/48", "fec0::/10", "192.0.0.0/24", "192.88.99.0/24")))
"""Networks of local use that Python counts as public: local translators, old site-local ones, protocol assignments."""


def _inner(address: _Address) -> _Address:
    """The address of IPv4 inside one of IPv6, to which a connection would lead; else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    found = address.ipv4_mapped or address.sixtofour
    if found is None and not address.is_loopback and any(address in each for each in _TRANSLATED):
        found = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return found or address


def _allowed() -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    found: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = tuple(settings.AUKIO_PRIVATE_TARGETS)
    return found


def _is_private(address: _Address) -> bool:
    """Whether an address is not public, and no setting (``AUKIO_PRIVATE_TARGETS``) allows it."""
    inner = _inner(address)
    if any(one.version == each.version and one in each for one in (address, inner) for each in _allowed()):
        return False
    if any(one.version == each.version and one in each for one in (address, inner) for each in _NOT_PUBLIC):
        return True
    return not (address.is_global and inner.is_global) or address.is_multicast


def _client(seconds: float | None = None, *, anywhere: bool = False) -> httpx.Client:
    seconds = _ANSWER_SECONDS if seconds is None else seconds
    return httpx.Client(
        timeout=_SECONDS,
        follow_redirects=False,
        trust_env=False,  # a proxy of the environment would connect for us, unchecked
        transport=_Transport(_Connections(seconds, anywhere=anywhere)),
        headers={"User-Agent": "Aukio", "Accept-Encoding": "gzip"},
    )


def post(url: str, body: bytes, headers: Mapping[str, str], *, anywhere: bool = False) -> None:
    """POST a body. Raises ``RequestFailed`` unless the answer is 2xx.

    ``anywhere``: the operator's own settings name the address, which may be in a private network.
    """
    with _client(anywhere=anywhere) as client:
        answer = _send(client, _request(client, "POST", url, headers, body))
    if not answer.is_success:
        raise RequestFailed(answer.reason_phrase or str(answer.status_code))


def status_of_page(url: str, headers: Mapping[str, str]) -> int:
    """The status code with which a page answers, after redirects. Raises ``RequestFailed``."""
    with _client() as client:
        request = _request(client, "GET", url, headers)
        for _hop in range(_MOST_HOPS):
            answer = _send(client, request)
            if answer.next_request is None:
                return answer.status_code
            request = answer.next_request
    return HTTPStatus.FOUND


def document(url: str, headers: Mapping[str, str], *, most_bytes: int, most_seconds: float | None = None) -> bytes:
    """The content of a document at a public address, after redirects, unpacked; within two minutes, or less.

    Raises ``RequestFailed`` for an answer other than 2xx, for more than ``most_bytes`` and for one that takes too long.
    """
    until = time.monotonic() + min(_MOST_SECONDS, most_seconds or _MOST_SECONDS)
    request: httpx.Request | None = None
    for _hop in range(_MOST_HOPS):
        with _client(max(until - time.monotonic(), 0)) as client:
            request = request or _request(client, "GET", url, headers)
            try:
                with closing(client.send(request, stream=True)) as answer:
                    if answer.next_request is None:
                        return _content(answer, most_bytes, until)
                    request = answer.next_request
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                raise RequestFailed(_few_words(error)) from error
    raise RequestFailed("it redirects too often")


def _content(answer: httpx.Response, most_bytes: int, until: float) -> bytes:
    if not answer.is_success:
        raise RequestFailed(f"it answers {answer.status_code} {answer.reason_phrase}".rstrip())
    content = bytearray()
    for piece in _unpacked(answer):
        content += piece
        if len(content) > most_bytes:
            raise RequestFailed(f"it is larger than {most_bytes // 1_000_000} megabytes")
        if time.monotonic() > until:
            raise RequestFailed("it takes too long")
    return bytes(content)


def _unpacked(answer: httpx.Response) -> Iterator[bytes]:
    """The body in small pieces, packed once at most: as we ask for it."""
    coding = answer.headers.get("Content-Encoding", "").strip().lower()
    if coding in ("", "identity"):
        yield from answer.iter_raw()
        return
    if coding not in ("gzip", "x-gzip"):
        raise RequestFailed("it is packed in a way that was not asked for")
    unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        for piece in answer.iter_raw():
            rest = piece
            while rest and not unpacking.eof:
                yield unpacking.decompress(rest, _AT_ONCE)
                rest = unpacking.unconsumed_tail
    except zlib.error as error:
        raise RequestFailed(_few_words(error)) from error
    if not unpacking.eof:
        raise RequestFailed("it ends too early")


def _request(
    client: httpx.Client, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None
) -> httpx.Request:
    try:
        return client.build_request(method, url, headers=dict(headers), content=body)
    except (httpx.InvalidURL, ValueError) as error:
        raise RequestFailed(_few_words(error)) from error


def _send(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    """The head of the answer; its body is not read."""
    try:
        answer = client.send(request, stream=True)
        answer.close()
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise RequestFailed(_few_words(error)) from error
    return answer


def _few_words(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__
