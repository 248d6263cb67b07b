"""The one client of outgoing HTTP: what it follows, what it refuses, and how it says so."""

import gzip
import socket
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import Any

import pytest

from aukio.config.setting_kinds import networks
from aukio.domain.people.hook_addresses import is_hook_address
from aukio.workflows import outgoing_http
from aukio.workflows.outgoing_http import RequestFailed, document, post, status_of_page

PACKED = gzip.compress(b"{}" * 1000)


def packed(body: bytes, coding: str = "gzip") -> bytes:
    """A whole answer with a packed body."""
    return f"HTTP/1.0 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode() + body


ANSWERS = {
    "/packed": packed(PACKED),
    "/packed-twice": packed(gzip.compress(PACKED), "gzip, gzip"),
    "/packed-as-asked-by-no-one": packed(PACKED, "br"),
    "/cut": packed(PACKED[:-9]),
    "/large": packed(gzip.compress(bytes(30_000_000))),
    "/head-without-end": b"HTTP/1.0 200 OK\r\n",
}


@pytest.fixture
def site() -> Iterator[str]:
    """A site with a page, a redirect to it, and a redirect to itself."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in ANSWERS:
                self.trickle()
                return
            target = {"/moved": "/here", "/round": "/round", "/inside": "http://10.255.255.1/"}.get(self.path)
            self.send_response(302 if target else 200)
            if target:
                self.send_header("Location", target)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def trickle(self) -> None:
            """Bytes as an attacker sends them; after the last ones the connection stays open."""
            with suppress(OSError):
                self.wfile.write(ANSWERS[self.path])
                while self.path.endswith("-without-end"):
                    self.wfile.write(b"X-Wait: 1\r\n")
                    time.sleep(0.01)

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def this_machine_is_allowed(settings: Any) -> None:
    """The network of the tests' own servers is one into which links may lead."""
    settings.AUKIO_PRIVATE_TARGETS = networks("127.0.0.0/8")


@pytest.mark.usefixtures("this_machine_is_allowed")
def test_a_link_is_followed_and_a_circle_ends(site: str) -> None:
    assert status_of_page(f"{site}/moved", {}) == 200
    assert status_of_page(f"{site}/round", {}) == 302


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0", "2130706433", "127.1", "0x7f.1"]
)
def test_no_link_and_no_webhook_leads_to_this_machine_by_any_name(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    for ask in (status_of_page, lambda url, headers: post(url, b"{}", headers)):
        with pytest.raises(RequestFailed, match=r"private address|Name or service|not known|resolution"):
            ask(f"http://{host}:{port}/here", {})


def test_a_name_is_resolved_once_and_what_was_checked_is_connected(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    answers = iter([["203.0.113.9", "127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in next(answers)]

    monkeypatch.setattr("aukio.workflows.outgoing_http.socket.getaddrinfo", resolve)
    with pytest.raises(RequestFailed, match="private address"):
        status_of_page(f"http://localhost.evil.example:{port}/here", {})
    assert asked == ["localhost.evil.example"]


@pytest.mark.usefixtures("this_machine_is_allowed")
def test_a_link_of_an_allowed_site_does_not_lead_into_a_private_network(site: str, settings: Any) -> None:
    settings.AUKIO_PRIVATE_TARGETS = networks("127.0.0.1")
    assert status_of_page(f"{site}/here", {}) == 200
    with pytest.raises(RequestFailed, match="private address"):
        status_of_page(f"{site}/inside", {})


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("::ffff:10.0.0.1", True),
        ("2002:7f00:1::", True),
        ("fe80::1", True),
        ("224.0.0.1", True),
        ("0.1.2.3", True),
        ("64:ff9b::10.0.0.1", True),  # translated on the way (NAT64)
        ("64:ff9b::169.254.169.254", True),
        ("64:ff9b:1::a00:1", True),
        ("::10.0.0.1", True),
        ("::ffff:0:127.0.0.1", True),
        ("fec0::1", True),
        ("192.0.0.8", True),
        ("64:ff9b::8.8.8.8", False),
        ("8.8.8.8", False),
        ("2606:4700:4700::1111", False),
    ],
)
def test_addresses_of_this_machine_and_its_network_are_private(address: str, private: bool) -> None:
    assert outgoing_http._is_private(ip_address(address)) is private


@pytest.mark.parametrize(
    ("allowed", "address"),
    [("10.0.0.0/8", "64:ff9b::10.0.0.1"), ("10.0.0.0/8", "::ffff:10.0.0.1"), ("::1", "::1"), ("fec0::/10", "fec0::1")],
)
def test_a_network_is_allowed_whichever_way_its_address_is_written(allowed: str, address: str, settings: Any) -> None:
    settings.AUKIO_PRIVATE_TARGETS = networks(allowed)
    assert not outgoing_http._is_private(ip_address(address))


@pytest.mark.usefixtures("this_machine_is_allowed")
def test_an_answer_whose_head_has_no_end_is_left(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing_http, "_ANSWER_SECONDS", 0.2)
    ways = (
        lambda url: status_of_page(url, {}),
        lambda url: post(url, b"{}", {}),
        lambda url: post(url, b"{}", {}, anywhere=True),
        lambda url: document(url, {}, most_bytes=1_000_000, most_seconds=0.2),
    )
    for ask in ways:
        with pytest.raises(RequestFailed, match=r"timed out|takes too long"):
            ask(f"{site}/head-without-end")


@pytest.mark.usefixtures("this_machine_is_allowed")
def test_a_document_is_unpacked_once_and_in_small_pieces(site: str) -> None:
    assert document(f"{site}/packed", {}, most_bytes=2000) == b"{}" * 1000
    for path, why in (
        ("/packed-twice", "was not asked for"),
        ("/packed-as-asked-by-no-one", "was not asked for"),
        ("/cut", "ends too early"),
    ):
        with pytest.raises(RequestFailed, match=why):
            document(f"{site}{path}", {}, most_bytes=1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(RequestFailed, match="larger than 1 megabytes"):
            document(f"{site}/large", {}, most_bytes=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_the_operators_own_gateway_may_be_inside_and_a_message_is_never_redirected(site: str) -> None:
    post(f"{site}/here", b"{}", {}, anywhere=True)
    with pytest.raises(RequestFailed, match="Found"):
        post(f"{site}/moved", b"{}", {}, anywhere=True)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://listener.example/hook", True),
        ("https://listener.example:8443/hook?a=b", True),
        ("http://localhost:8000/hook", True),
        ("http://127.0.0.1/hook", True),
        ("http://[::1]:8000/", True),
        ("http://listener.example/hook", False),
        ("http://localhost.evil.example/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://localhost@evil.example/", False),
        ("https://name:secret@listener.example/", False),
        ("https:///hook", False),
        ("https://listener.example/\nhook", False),
        ("ftp://listener.example/", False),
    ],
)
def test_a_webhook_is_of_another_machine_over_https_or_of_this_one_by_its_name(url: str, good: bool) -> None:
    assert is_hook_address(url) is good
