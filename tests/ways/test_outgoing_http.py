"""The one client of outgoing HTTP: what it follows, what it refuses, and how it says so."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from aukio.workflows import outgoing_http
from aukio.workflows.outgoing_http import RequestFailed, post, status_of_page


@pytest.fixture
def site() -> Iterator[str]:
    """A site with a page, a redirect to it, and a redirect to itself."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            target = {"/moved": "/here", "/round": "/round"}.get(self.path)
            self.send_response(302 if target else 200)
            if target:
                self.send_header("Location", target)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_link_is_followed_and_a_circle_ends(site: str) -> None:
    assert status_of_page(f"{site}/moved", {}) == 200
    assert status_of_page(f"{site}/round", {}) == 302


def test_a_link_of_a_public_site_does_not_lead_into_a_private_network(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    private: list[httpx.URL] = []

    def is_private(url: httpx.URL) -> bool:
        private.append(url)
        return url.path == "/here"

    monkeypatch.setattr(outgoing_http, "_is_private", is_private)
    with pytest.raises(RequestFailed, match="private address"):
        status_of_page(f"{site}/moved", {})
    assert [url.path for url in private] == ["/moved", "/here"]


@pytest.mark.parametrize(
    ("url", "private"),
    [("http://127.0.0.1/", True), ("http://[::1]/", True), ("http://10.1.2.3/", True), ("http://8.8.8.8/", False)],
)
def test_addresses_of_this_machine_and_its_network_are_private(url: str, private: bool) -> None:
    assert outgoing_http._is_private(httpx.URL(url)) is private


def test_a_message_is_never_redirected(site: str) -> None:
    post(f"{site}/here", b"{}", {})
    with pytest.raises(RequestFailed, match="Found"):
        post(f"{site}/moved", b"{}", {})
