"""A real server with the Espoo record and a real browser, for the tests in this folder; skipped visibly without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.machinery import DESKTOP, PHONE, a_browser, a_server
from tests.depth import hunts

SIZES = {"phone": PHONE, "desktop": DESKTOP}


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
    sizes: dict[str, list[pytest.Item]] = {}
    for item in sorted(items, key=lambda item: item.nodeid):
        callspec = getattr(item, "callspec", None)
        if callspec is not None and "page" in callspec.params and item.nodeid.startswith("tests/browser/"):
            others = [part for part in callspec.id.split("-") if part not in SIZES]
            sizes.setdefault(f"{item.nodeid.partition('[')[0]}{others}", []).append(item)
    turns = enumerate(sizes.values())
    left = {item for number, both in turns for item in both if item is not both[number % len(both)]}
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = [item for item in items if item not in left]


@pytest.fixture(params=SIZES.values(), ids=list(SIZES))
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
