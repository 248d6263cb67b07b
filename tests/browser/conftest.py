"""A real server with the Espoo record and a real browser, for the tests in this folder; skipped visibly without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.machinery import DESKTOP, PHONE, a_browser, a_server
from tests.depth import hunts


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A quick run drives each walk with ``page`` on a phone or at a desk, by turns; a deep run on both."""
    if hunts():
        return
    names = sorted({_walk(item) for item in items if _walk(item)})
    turn = {name: ("phone", "desktop")[number % 2] for number, name in enumerate(names)}
    left = [item for item in items if _walk(item) and turn[_walk(item)] not in item.nodeid]
    config.hook.pytest_deselected(items=left)
    out = set(left)
    items[:] = [item for item in items if item not in out]


def _walk(item: pytest.Item) -> str:
    """A walk without the size of its page; nothing for other tests."""
    callspec = getattr(item, "callspec", None)
    if callspec is None or "page" not in callspec.params or not item.nodeid.startswith("tests/browser/"):
        return ""
    return item.nodeid.replace("phone", "").replace("desktop", "")


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
