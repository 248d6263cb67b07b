"""Starting the server and the browser that the tests in this folder drive."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from aukio.cli.commands.demo import OPENS_AT
from aukio.demo import PASSWORD
from tests.demo_file import copy_of_the_demo
from tests.patience import PATIENCE

PHONE: ViewportSize = {"width": 360, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PATIENT = 90_000
"""Milliseconds in which a page is to show what is expected of it, on a machine that has much else to do."""
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Of the same Chromium, the one that never had a window takes a third of the processor's time."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

ONE_WORKER = ("serve", "--workers", "1")  # a process less to start; what several do together is asked in tests/served


def chromium() -> str:
    """Where the browser of this machine is; without one the test is skipped, or fails where a browser is required."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        if os.environ.get("AUKIO_REQUIRE_BROWSER") == "1":
            pytest.fail("A browser is required, but there is no chromium on this machine.")
        pytest.skip("there is no chromium on this machine")
    return found


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = chromium()
    # Playwright keeps an event loop of its own in this thread, which Django takes for ours when other tests come next.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        browser.on("context", lambda context: context.set_default_timeout(PATIENT))
        yield browser
        browser.close()


@contextmanager
def a_server(folder: Path, *, opens_at: str = OPENS_AT, by: tuple[str, ...] = ONE_WORKER) -> Iterator[str]:
    """The demo in a folder of its own, at a moment; gives its address once it answers."""
    port = a_free_port()
    copy_of_the_demo(folder / "aukio.sqlite3")
    environment = {
        **os.environ,
        "AUKIO_DATABASE_URL": f"sqlite:///{folder / 'aukio.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "aukio.config.settings",
        # As ``aukio demo`` sets them.
        "AUKIO_OPENS_AT": opens_at,
        "AUKIO_DEMO": "1",
        "AUKIO_SITE": f"http://127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", "aukio", *by, "--port", str(port)]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(address, process, folder / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


_SESSIONS: dict[tuple[str, str], str] = {}
"""By server and name: the session that the first sign-in of a run opened."""


def sign_in(page: Page, name: str, *, anew: bool = False) -> None:
    """Somebody of the demo's staff signs in; the next time their session is still open, unless a test asks ``anew``.

    A password is meant to cost a server half a second of its processor.
    """
    page.goto("/en/desk/")
    server = urlsplit(page.url).netloc
    if not anew and (kept := _SESSIONS.get((server, name))) is not None:
        page.context.add_cookies([{"name": "sessionid", "value": kept, "url": f"http://{server}"}])
        page.goto("/en/desk/")
    else:
        page.get_by_label("Name or e-mail address").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Sign out")).to_be_visible()
        page.goto("/en/desk/")  # each post lands elsewhere (tests/desk/test_signing_in.py)
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is something changing?")
    if not anew:
        cookies = {each.get("name"): each.get("value", "") for each in page.context.cookies()}
        _SESSIONS[server, name] = cookies["sessionid"]


def a_free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server that was started answers; one that stops fails the test with its log."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped:\n{log.read_text()}")
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310  # the server started above
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server did not answer within {PATIENCE} s:\n{log.read_text()}")
