"""Walks of what staff do each week, with the taps counted; ``docs/desk.md`` lists the counts (R131)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.machinery import a_server
from tests.browser.test_desk import accept_all, find_no_barrier, sign_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of one's own: what is published here is nobody else's."""
    with a_server(Path(tmp_path_factory.mktemp("composing"))) as address:
        yield address


@dataclass
class Walk:
    """A person at the desk; each press and each choice counts, typing does not."""

    page: Page
    taps: int = 0

    def press(self, found: Locator) -> None:
        """Press a link, a button or a radio."""
        self.taps += 1
        found.first.click()

    def choose(self, found: Locator, value: str) -> None:
        """Choose from a list."""
        self.taps += 1
        found.select_option(value)


def link(page: Page, name: str) -> Locator:
    """A link by its words."""
    return page.get_by_role("link", name=name)


def button(page: Page, name: str) -> Locator:
    """A button by its words."""
    return page.get_by_role("button", name=name)


def strike(walk: Walk) -> None:
    """Three rows of a strike: two said in a line, one in own words."""
    page = walk.page
    said = page.get_by_label("Say it in one line")
    said.fill("health centres by appointment 10.–12.12.2030, strike")
    walk.press(button(page, "Fill in a row"))
    said.fill("laboratories closed 10.–12.12.2030, we phone those who have booked")
    walk.press(button(page, "Fill in a row"))
    walk.press(button(page, "Add a row"))
    row = page.locator(".compose-row").last
    row.get_by_label("Where?").fill("dental clinics")
    walk.choose(row.get_by_label("What changes?"), "say")
    for lang, text in (("Finnish", "Vain kiireellinen hoito."), ("Swedish", "Bara brådskande vård.")):
        row.get_by_label(f"In {lang}").fill(text)
    row.get_by_label("In English").fill("Only urgent treatment.")
    walk.press(page.get_by_text("Title and number"))
    page.get_by_label("Phone number for questions").fill("09 123 4567")
    walk.press(button(page, "Preview"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_strike_is_one_notice_in_at_most_ten_taps(browser: Browser, desk: str, *, script: bool) -> None:
    walk = Walk(sign_in(browser, desk, "viestinta", script=script, wide=not script))
    page = walk.page
    page.goto("/en/desk/")
    walk.press(link(page, "Compose a notice"))
    strike(walk)
    expect(page.locator(".compose-summary")).to_contain_text("exceptional arrangements")
    expect(page.locator("#seen")).to_contain_text("Only urgent treatment.")
    accept_all(page)
    if script:
        find_no_barrier(page)
    walk.press(button(page, "Publish now as urgent"))
    expect(page.get_by_role("status")).to_contain_text("Published")
    assert walk.taps <= 10


def test_a_library_is_closed_in_four_taps_and_ended_in_three(browser: Browser, desk: str) -> None:
    walk = Walk(sign_in(browser, desk, "kirjasto"))
    page = walk.page
    walk.press(link(page, "Kalajärvi Library"))
    walk.press(link(page, "Closed"))
    walk.press(page.get_by_role("radio", name="They are honoured"))
    expect(page.locator("#seen")).to_contain_text("existing bookings stand")
    walk.press(button(page, "Publish now as urgent"))
    expect(page.get_by_role("status")).to_contain_text("Published")
    assert walk.taps == 4
    page.goto("/en/desk/")
    ending = Walk(page)
    ending.press(link(page, "Kalajärvi Library"))
    ending.press(page.locator(".fact-row", has_text="closed").get_by_role("link", name="End it now"))
    expect(page.locator("#seen")).to_contain_text("What people will see")
    ending.press(button(page, "Publish now"))
    expect(page.get_by_role("status")).to_contain_text("Published")
    assert ending.taps == 3


def test_a_wrong_date_is_corrected_in_its_form_in_at_most_six_clicks(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto", wide=True)
    page.goto("/en/desk/change/half_capacity/kalajarvi/library/")
    page.get_by_role("radio", name="From another day or time").check()
    page.get_by_label("First day").fill("10.12.2030")
    page.get_by_role("radio", name="Until a given day").check()
    page.get_by_label("Last day").fill("14.12.2030")
    expect(page.locator("#seen")).to_contain_text("14 December")
    button(page, "Publish now").click()
    expect(page.get_by_role("status")).to_contain_text("Published")
    page.goto("/en/desk/in-force/")
    walk = Walk(page)
    walk.press(page.locator(".fact-row", has_text="half of the usual").get_by_role("link"))
    walk.press(page.get_by_role("radio", name="It was published with a mistake"))
    walk.press(page.get_by_label("First day"))
    page.get_by_label("First day").fill("11.12.2030")
    walk.press(button(page, "Preview"))
    expect(page.locator("#seen")).to_contain_text("11")
    accept_all(page)
    find_no_barrier(page)
    walk.press(button(page, "Publish now"))
    expect(page.get_by_role("status")).to_contain_text("Published")
    assert walk.taps <= 6


def test_rows_are_moved_and_removed_on_a_phone_without_script(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto", script=False)
    page.goto("/en/desk/compose/?place=kalajarvi/library&what=say")
    expect(page.get_by_label("Where?")).to_have_value("Kalajärvi Library")
    page.get_by_label("In English").first.fill("One")
    button(page, "Add a row").click()
    page.locator("#r2").get_by_label("Where?").fill("no such place")
    button(page, "Up 2").click()
    assert [each.input_value() for each in page.get_by_label("Where?").all()] == ["no such place", "Kalajärvi Library"]
    button(page, "Copy 1").click()
    button(page, "Remove 1").click()
    expect(page.get_by_label("Where?")).to_have_count(2)
    expect(page.locator("#r1").get_by_label("In English")).to_have_value("One")
    button(page, "Preview").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("nothing in the directory is called"))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
