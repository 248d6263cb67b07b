"""A real server with the Espoo record and a real browser, for the tests in this folder; skipped visibly without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.machinery import DESKTOP, PHONE, a_browser, a_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server that ``aukio demo`` starts; it opens at noon on 27 March 2020."""
    with a_server(Path(tmp_path_factory.mktemp("served")), by=("demo",)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with a_browser() as found:
        yield found


@pytest.fixture(autouse=True)
def no_page_is_left_open(browser: Browser) -> Iterator[None]:
    """A page of this moment that stays open goes on asking its server, beside all later tests."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """An empty page at phone or desktop width; a script that fails, or a file that is missing, fails the test."""
    context = browser.new_context(viewport=request.param, base_url=server)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    # What a new page interrupts was not refused.
    page.on("requestfailed", lambda asked: None if asked.failure == "net::ERR_ABORTED" else failures.append(asked.url))
    yield page
    context.close()
    assert not failures
