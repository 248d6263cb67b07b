"""A foreign page shows a place of ours in a frame, and can show nothing else of ours."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, expect


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by its base
        """Say nothing."""


@pytest.fixture
def foreign(tmp_path: Path, server: str) -> Iterator[str]:
    """The address of a page of somebody else's, at another origin."""
    frames = "".join(
        f'<iframe title="{name}" src="{server}/fi/places/iso-omena/kela/{path}" width="320" height="420"></iframe>'
        for name, path in (("frame", "embed/"), ("whole", ""))
    )
    tmp_path.joinpath("index.html").write_text(f"<!doctype html><title>Kela</title>{frames}")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(tmp_path))) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://localhost:{other.server_address[1]}/"
        other.shutdown()


def test_a_foreign_page_shows_the_frame_and_no_other_page_of_ours(browser: Browser, foreign: str) -> None:
    page = browser.new_page()
    page.goto(foreign)
    frame = page.frame_locator('iframe[title="frame"]')
    expect(frame.locator("h1")).to_have_text("Kelan palvelupiste, Iso Omena")
    expect(frame.locator(".answer")).to_contain_text("Vain ajan jo varanneille")
    expect(page.frame_locator('iframe[title="whole"]').locator("h1", has_text="Kela")).to_have_count(0)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_accessible_and_fits_the_width_of_a_phone(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 420}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(f"{server}/en/places/iso-omena/health-centre/embed/?at=2020-03-30T08:30")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
