"""Booking a time from a phone, in a real browser: a few taps, no account, and a link that moves it (R064)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.machinery import a_server
from tests.browser.test_door import a_page, find_no_barrier

KELA = "/fi/places/iso-omena/kela/"


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server in the week before anything was published."""
    with a_server(Path(tmp_path_factory.mktemp("early")), opens_at="2020-03-11T10:00") as address:
        yield address


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_time_is_booked_moved_and_cancelled(browser: Browser, early: str, script: bool) -> None:
    page = a_page(browser, early, script=script, dark=script)
    page.goto(KELA)
    page.get_by_role("link", name="Varaa aika").click()
    expect(page.locator(".desk-days")).to_be_visible()
    if script:
        find_no_barrier(page)
    page.locator(".desk-days a").nth(2).click()
    expect(page.locator(".times")).to_be_visible()
    if script:
        find_no_barrier(page)
    page.locator(".times button").first.click()
    expect(page.locator("main")).to_contain_text("Pidämme tätä aikaa sinulle")
    page.get_by_label("Nimesi").fill("Aino Esimerkki")
    page.get_by_role("button", name="Varaa").click()
    expect(page.locator("main")).to_contain_text("Anna puhelinnumero tai sähköpostiosoite")
    expect(page.get_by_label("Nimesi")).to_have_value("Aino Esimerkki")
    if script:
        find_no_barrier(page)
    page.get_by_label("Puhelin").fill("040 123 4567")
    page.get_by_role("button", name="Varaa").click()
    expect(page.locator(".ticket-state")).to_have_text("Varattu")
    if script:
        find_no_barrier(page)
    page.get_by_role("link", name="Siirrä").click()
    page.locator(".desk-days a").nth(3).click()
    page.locator(".times button").nth(1).click()
    page.get_by_role("button", name="Siirrä varaukseni tähän").click()
    expect(page.locator(".ticket-state")).to_have_text("Varattu")
    page.get_by_role("button", name="Peru varaus").click()
    expect(page.locator(".ticket-state")).to_have_text("Peruit varauksen")
    if script:
        find_no_barrier(page)
