"""A server of another system: what it answers at each address, path and query, is given by a test."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from aukio.config.setting_kinds import networks

Answer = tuple[int, bytes, dict[str, str]]
Site = Callable[[dict[str, Any]], str]


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    """A server that answers addresses (path and query) with JSON, with bytes, or with a whole answer."""
    settings.AUKIO_PRIVATE_TARGETS = networks("127.0.0.0/8")
    pages: dict[str, Any] = {}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = self.found(pages.get(self.path))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def found(self, page: Any) -> Answer:
            if isinstance(page, tuple):
                return page
            if page is None:
                return 404, b"", {}
            root = f"http://127.0.0.1:{self.connection.getsockname()[1]}"
            return 200, page if isinstance(page, bytes) else json.dumps(page).replace("ROOT", root).encode(), {}

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def serve(answers: dict[str, Any]) -> str:
        pages.update(answers)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    server.shutdown()
    server.server_close()
