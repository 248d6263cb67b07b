"""The desk in a real browser: a unit closed from a phone in few taps, with and without script (R131)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, expect

from aukio.demo import PASSWORD
from tests.browser import machinery
from tests.browser.machinery import DESKTOP, PHONE, a_server
from tests.depth import in_turn

LIBRARY = "/en/desk/places/iso-omena/library/"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of one's own: what is published here is nobody else's."""
    with a_server(Path(tmp_path_factory.mktemp("desk"))) as address:
        yield address


def sign_in(browser: Browser, desk: str, name: str, *, script: bool = True, wide: bool = False) -> Page:
    """Somebody at the desk, on a phone unless ``wide``; a complaint of the browser fails the test."""
    context = browser.new_context(
        viewport=DESKTOP if wide else PHONE, base_url=desk, java_script_enabled=script, has_touch=not wide
    )
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda said: pytest.fail(said.text) if said.type == "error" and "403" not in said.text else None)
    machinery.sign_in(page, name, anew=not script)
    return page


def find_no_barrier(page: Page) -> None:
    """What axe finds on the page, and sideways scrolling, fail the test."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def accept_all(page: Page) -> None:
    """Give a reason for everything that contradicts."""
    for asked in page.get_by_label("Why it is still right").all():
        asked.fill("They know, and say so.")


def test_a_unit_is_closed_from_a_phone_in_at_most_six_taps(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto")
    taps = 0

    def tap(what: str, role: str = "link") -> None:
        nonlocal taps
        taps += 1
        page.get_by_role(role, name=what).first.tap()  # type: ignore[arg-type]  # one of the roles

    tap("Kalajärvi Library")
    tap("Closed")
    tap("They are honoured", "radio")
    expect(page.locator("#seen")).to_contain_text("existing bookings stand")
    tap("Publish now as urgent", "button")
    expect(page.get_by_role("status")).to_contain_text("Someone else reviews it afterwards")
    assert taps <= 6
    page.goto("/en/places/kalajarvi/library/?now=1")
    expect(page.locator("main")).to_contain_text("Closed")


def test_the_same_without_script(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto", script=False)
    page.goto("/en/desk/change/half_capacity/iso-omena/library/")
    page.get_by_role("radio", name="For now").check()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#seen")).to_contain_text("half of the usual number of visitors")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("status")).to_contain_text("Published")


def test_questions_that_depend_on_another_are_shown_with_it(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto")
    page.goto("/en/desk/change/closed/iso-omena/library/")
    expect(page.get_by_label("First day")).to_be_hidden()
    page.get_by_role("radio", name="From another day or time").check()
    expect(page.get_by_label("First day")).to_be_visible()
    page.get_by_label("First day").fill("tomorrow")
    page.get_by_role("radio", name="Until a given day").check()
    page.get_by_label("Last day").fill("someday")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("alert")).to_contain_text("27.3.2020")
    expect(page.get_by_label("First day")).to_have_value("tomorrow")
    expect(page.get_by_label("Last day")).to_have_value("someday")


def test_two_people_agree_to_a_closure(browser: Browser, desk: str) -> None:
    writer, second = sign_in(browser, desk, "kela"), sign_in(browser, desk, "viestinta", wide=True)
    writer.goto("/en/desk/change/remote_only/iso-omena/kela/")
    writer.get_by_role("radio", name="For now").check()
    writer.get_by_role("radio", name="We phone").check()
    expect(writer.locator("#seen")).to_contain_text("You can write this, but not publish it.")
    writer.get_by_role("button", name="Submit for review").click()
    expect(writer.get_by_role("status")).to_contain_text("Submitted for review")
    second.goto("/en/desk/inbox/")
    second.get_by_role("link", name=re.compile("Kela.*: Phone and e-mail only")).click()
    accept_all(second)
    second.wait_for_timeout(1500)  # a preview that came anew under their fingers would have come by now
    find_no_barrier(second)
    second.get_by_role("button", name="Approve and publish").click()
    expect(second.get_by_role("status")).to_contain_text("Published")


def test_a_closure_that_ends_soon_is_extended_from_the_inbox(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "isannoitsija")
    page.goto("/en/desk/change/closed/iso-omena/service-point/")
    page.get_by_role("radio", name="They are honoured").check()
    expect(page.locator("#seen")).to_contain_text("Contradictions")
    accept_all(page)
    page.get_by_role("button", name="Publish now as urgent").click()
    expect(page.get_by_role("status")).to_contain_text("Published. Someone else")
    page.goto("/en/desk/inbox/")
    row = page.locator("li", has_text="Ends soon")
    row.get_by_role("link", name=re.compile("Service Point")).first.tap()
    page.get_by_role("radio", name="It continues for now").check()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#seen")).to_contain_text("a second person approves it first")
    accept_all(page)
    page.get_by_label("Why, for your colleagues").fill("The burst pipe is worse than it looked.")
    find_no_barrier(page)
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_role("status")).to_contain_text("Submitted for review")
    second = sign_in(browser, desk, "viestinta", wide=True)
    second.goto("/en/desk/inbox/")
    second.get_by_role("link", name=re.compile("a fact is changed")).click()
    expect(second.locator("main")).to_contain_text("The burst pipe is worse than it looked.")
    accept_all(second)
    find_no_barrier(second)
    second.get_by_role("button", name="Approve and publish").click()
    expect(second.get_by_role("status")).to_contain_text("Published")


def test_two_people_who_write_on_one_draft_see_both_and_lose_nothing(browser: Browser, desk: str) -> None:
    one, other = sign_in(browser, desk, "kirjasto"), sign_in(browser, desk, "viestinta", wide=True)
    one.goto("/en/desk/change/say/kalajarvi/library/")
    one.get_by_label("In English").fill("The lift is out of order.")
    one.get_by_role("button", name="Save as draft").click()
    expect(one.get_by_role("status")).to_contain_text("Saved as draft")
    other.goto(one.url)
    other.get_by_label("In English").fill("The lift is out of order until Friday.")
    other.get_by_role("button", name="Save as draft").click()
    expect(other.get_by_role("status")).to_contain_text("Saved as draft")
    one.get_by_label("In English").fill("The lift is being mended.")
    one.get_by_role("button", name="Save as draft").click()
    expect(one.get_by_role("alert")).to_contain_text("viestinta saved this draft while you were writing")
    expect(one.get_by_role("alert")).to_contain_text("The lift is out of order until Friday.")
    expect(one.get_by_label("In English")).to_have_value("The lift is being mended.")
    find_no_barrier(one)
    one.get_by_label("In English").fill("The lift is being mended until Friday.")
    one.get_by_role("button", name="Save as draft").click()
    expect(one.get_by_role("status")).to_contain_text("Saved as draft")


def test_a_free_change_shows_the_weeks_before_and_after(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "isannoitsija")
    page.goto("/en/desk/change/free/iso-omena/health-centre/")
    page.get_by_role("checkbox", name="On site").check()
    page.get_by_role("radio", name="For now").check()
    page.get_by_role("radio", name="They are honoured").check()
    expect(page.locator(".calendar").first).to_contain_text("closed")
    find_no_barrier(page)


def test_a_kela_editor_cannot_touch_a_library(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kela")
    page.goto(LIBRARY)
    expect(page.locator("main")).to_contain_text("you cannot change its facts")
    page.goto("/en/desk/change/closed/iso-omena/library/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You cannot do this")


def test_a_session_that_ends_in_mid_form_loses_nothing(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto")
    page.goto("/en/desk/change/say/iso-omena/library/")
    page.get_by_label("In Finnish").fill("Kirjastossa remontoidaan.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Preview").click()
    page.get_by_label("Name or e-mail address").fill("kirjasto")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main")).to_contain_text("Everything you typed is still here")
    expect(page.get_by_label("In Finnish")).to_have_value("Kirjastossa remontoidaan.")
    expect(page.locator("#seen")).to_contain_text("Kirjastossa remontoidaan.")


HOURS = "/en/desk/places/iso-omena/library/channels/on_site/service/"


def test_the_next_weeks_follow_while_hours_are_typed(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto")
    page.goto(HOURS)
    page.get_by_label("Monday").fill("9-12, 13-16")
    page.get_by_role("button", name="The same until Friday").click()
    expect(page.get_by_label("Friday")).to_have_value("9-12, 13-16")
    expect(page.locator("#seen")).to_contain_text("9 am–midday and 1 pm–4 pm")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="Which answers change")).to_be_visible()
    find_no_barrier(page)


def test_hours_are_a_form_of_seven_rows_without_script(browser: Browser, desk: str) -> None:
    page = sign_in(browser, desk, "kirjasto", script=False)
    page.goto(HOURS)
    page.get_by_label("Monday").fill("10-12")
    page.get_by_role("button", name="The same until Friday").click()
    expect(page.get_by_label("Thursday")).to_have_value("10-12")
    page.get_by_label("From which day").fill("1.3.2031")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Hours and contacts")
    page.goto("/en/desk/places/iso-omena/library/")
    expect(page.locator("main")).to_contain_text("1 March 2031")
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).not_to_contain_text("1 March 2031")


BARRIER_FREE = (
    "",
    "places/iso-omena/library/",
    "change/closed/iso-omena/library/",
    "change/other_hours/iso-omena/library/",
    "change/say/iso-omena/library/",
    "change/free/iso-omena/",
    "places/?type=library",
    "calls/",
    "requests/",
    "organisers/",
    "places/iso-omena/events/",
    "places/iso-omena/kela/book/",
    "places/iso-omena/kela/bookings/",
    "notices/service-centres-2021/words/",
    "in-force/",
    "in-force/service-centres-2021/libraries-half-capacity/",
    "told/?at=27.3.2020",
    "trail/",
    "overview/",
    "inbox/",
    "files/",
    "places/iso-omena/library/describe/",
    "places/iso-omena/library/channels/on_site/service/",
    "places/iso-omena/library/new-channel/",
    "places/iso-omena/kela/details/",
    "new-place/?kind=room&within=iso-omena/library",
    "names/roles/",
    "move-in/",
    "people/",
    "account/2fa/",
    "account/logout/",
)
LOOKS = (("fi", False), ("sv", True), ("en", False))


@pytest.mark.parametrize("look", LOOKS, ids=["fi-phone", "sv-desktop", "en-phone"])
def test_no_page_of_the_desk_has_a_barrier(browser: Browser, desk: str, look: tuple[str, bool]) -> None:
    lang, wide = look
    page = sign_in(browser, desk, "operator", wide=wide)
    page.emulate_media(color_scheme="dark" if wide else "light")
    for address in (address for address, mine in in_turn(BARRIER_FREE, LOOKS) if mine is look):
        page.goto(f"/{lang}/desk/{address}")
        find_no_barrier(page)
