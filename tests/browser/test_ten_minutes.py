"""A city of its own in ten minutes: an empty folder, the set-up, forty libraries from a spreadsheet with five mistakes,
the first closure. On a phone and a desktop, in Finnish and English, without a barrier on any of its pages.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from aukio.cli.clock import now
from tests.browser.machinery import DESKTOP, ONE_WORKER, PHONE, a_free_port, wait_until_it_answers
from tests.browser.test_desk import find_no_barrier
from tests.depth import DEEP
from tests.desk.test_signing_in import code
from tests.patience import PATIENCE

WALKS = [("en", PHONE), ("fi", DESKTOP), ("fi", PHONE), ("en", DESKTOP)] if DEEP else [("en", PHONE)]
PASSWORD = "korrekti hevonen"  # noqa: S105  # of this test
MISTAKES = {
    (3, "aukioloajat"): ("ma-pe 25-30", "ma-pe 9-20"),
    (8, "puhelin"): ("soita meille", "+358 40 123 4508"),
    (11, "sähköposti"): ("ei osoitetta", "k11@example.org"),
    (21, "nimi"): ("", "Kirjasto 21"),
    (34, "pyhät"): ("joskus", "kiinni"),
}
"""Cells of the table: what is in them, and what should be; by library and column."""


def table() -> str:
    """Forty libraries as cells copied from a spreadsheet, five of them wrong."""
    rows = [["nimi", "tyyppi", "aukioloajat", "pyhät", "puhelin", "sähköposti"]]
    for number in range(1, 41):
        phone = f"+358 40 123 45{number:02}"
        rows.append(
            [f"Kirjasto {number}", "library", "ma-pe 9-20, la 10-16", "kiinni", phone, f"k{number}@example.org"]
        )
    for (number, column), (wrong, _right) in MISTAKES.items():
        rows[number][rows[0].index(column)] = wrong
    return "\n".join("\t".join(row) for row in rows)


@contextmanager
def an_empty_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """``aukio serve`` in an empty folder: its address, and the path of the link that it prints, less the language."""
    port = a_free_port()
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")},
        "DJANGO_SETTINGS_MODULE": "aukio.config.settings",
    }
    command = [sys.executable, "-m", "aukio", *ONE_WORKER, "--port", str(port)]
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}", process, log)
            found = re.search(r"/\w\w(/setup/\S+)", log.read_text())
            assert found is not None
            yield f"http://127.0.0.1:{port}", found[1]
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


@pytest.fixture(params=WALKS, ids=[f"{lang}-{size['width']}" for lang, size in WALKS])
def walk(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str, Page]]:
    """A language, the link of the set-up, and a page of a browser in front of a new server."""
    lang, size = request.param
    with an_empty_folder(Path(tmp_path_factory.mktemp("city"))) as (address, link):
        context = browser.new_context(viewport=size, base_url=address, locale=f"{lang}-FI")
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        yield lang, f"/{lang}{link}", page
        context.close()


def press(page: Page, selector: str) -> None:
    """Press a button, once nothing on the page is a barrier; wait for the next page."""
    find_no_barrier(page)
    with page.expect_navigation():
        page.locator(selector).click()


def test_a_city_is_set_up_moved_in_and_closes_its_first_library(walk: tuple[str, str, Page]) -> None:
    lang, link, page = walk
    page.goto(f"/{lang}/desk/")
    find_no_barrier(page)
    expect(page.locator("main")).to_contain_text(f"/{lang}/setup/")

    page.goto(link)
    press(page, "main form .buttons button")  # nothing is filled in
    expect(page.get_by_role("alert")).to_be_visible()
    for name, typed in (("name", "Äänekoski"), ("email", "aino@example.org"), ("password", PASSWORD)):
        page.locator(f"[name={name}]").fill(typed)
    page.locator("[name=again]").fill(PASSWORD)
    page.locator("[name=region]").select_option("08")
    press(page, "main form .buttons button")

    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[name=code]").fill(code(secret, now().timestamp()))
    press(page, "main form button[type=submit]")
    expect(page.locator("#recovery_codes")).not_to_be_empty()
    press(page, f"main a.button[href='/{lang}/desk/']")

    press(page, "a[href$='move-in/?from=table']")
    page.locator("[name=text]").fill(table())
    press(page, "main form .buttons button")
    wrong = page.locator("table.cells tbody tr")
    expect(wrong).to_have_count(len(MISTAKES))
    for row, (_wrong, right) in zip(wrong.all(), MISTAKES.values(), strict=True):
        row.locator("input").fill(right)
    press(page, "button[value=correct]")
    expect(page.locator(".plan-counts")).to_contain_text("40")
    press(page, "button[value=record]")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kirjasto 1")
    find_no_barrier(page)

    page.goto(f"/{lang}/desk/change/closed/kirjasto-1/")
    page.locator("[name=existing][value=honour]").check()
    with page.expect_navigation():
        page.locator("button[name=act][value^=publish]").first.click()
    until = time.monotonic() + PATIENCE
    page.goto(f"/{lang}/places/kirjasto-1/?now=1")
    while {"en": "No exceptions", "fi": "Ei poikkeuksia"}[lang] in page.locator("main").inner_text():
        assert time.monotonic() < until  # a page is kept for a second
        page.reload()
    expect(page.locator("main")).to_contain_text({"en": "Closed", "fi": "Suljettu"}[lang])
