"""At the door in a real browser: numbers, the screen of the lobby, the clerk, the doorkeeper (R066, R089–R094)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, expect

from tests.browser.gate import Way, a_gate
from tests.browser.machinery import DESKTOP, PHONE, a_server, sign_in

LAB, LIBRARY = "places/iso-omena/laboratory", "places/iso-omena/library"
MARCH, JUNE = "2020-03-30T10:30", "2021-06-01T12:00"


@pytest.fixture(scope="module")
def march(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the first day of tickets at the laboratory."""
    with a_server(Path(tmp_path_factory.mktemp("march")), opens_at=MARCH) as address:
        yield address


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the first day of the library at half capacity."""
    with a_server(Path(tmp_path_factory.mktemp("june")), opens_at=JUNE) as address:
        yield address


def a_page(browser: Browser, server: str, *, wide: bool = False, script: bool = True, dark: bool = False) -> Page:
    """A phone, or a wide screen; a complaint of the page's scripts fails the test."""
    context = browser.new_context(
        viewport=DESKTOP if wide else PHONE,
        base_url=server,
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        has_touch=not wide,
    )
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def find_no_barrier(page: Page) -> None:
    """What axe finds on the page, and sideways scrolling, fail the test."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def ask_now(*pages: Page) -> None:
    """Pages ask the server at once, as a machine does that finds its network, and not in some seconds."""
    for page in pages:
        page.evaluate("window.dispatchEvent(new Event('online'))")


def test_a_number_from_a_phone_to_ones_turn(browser: Browser, march: str) -> None:
    resident, clerk = a_page(browser, march), a_page(browser, march, wide=True)
    lobby = a_page(browser, march, wide=True, dark=True)
    resident.goto(f"/en/{LAB}/")
    resident.get_by_role("link", name="Take a ticket for the queue").tap()
    expect(resident.locator("main")).to_contain_text("By appointment only: book first")
    find_no_barrier(resident)
    resident.get_by_role("button", name="returning a sample").tap()
    expect(resident.locator(".ticket")).to_contain_text("ahead of you")
    mine = resident.locator(".ticket-label").inner_text()
    find_no_barrier(resident)

    lobby.goto(f"/fi/{LAB}/queue/display/")
    expect(lobby.locator("main")).to_contain_text("Ketään ei kutsuta juuri nyt.")
    find_no_barrier(lobby)

    sign_in(clerk, "laboratorio", anew=True)  # a session knows its desk
    clerk.get_by_role("link", name="Laboratory").first.click()
    clerk.get_by_role("link", name="Counter").click()
    expect(clerk.get_by_role("heading", level=1)).to_have_text("Counter")
    find_no_barrier(clerk)
    clerk.get_by_label("Which desk are you at?").fill("3")
    clerk.get_by_role("button", name="Here").click()
    clerk.get_by_role("button", name="Call the next").click()
    expect(clerk.locator("#line-now .ticket-label")).to_be_visible()
    find_no_barrier(clerk)
    while clerk.locator("#line-now .ticket-label").inner_text() != mine:  # others took theirs before
        before = clerk.locator("#line-now .ticket-label").inner_text()
        clerk.get_by_role("button", name="They are here").click()
        clerk.get_by_role("button", name="Done; call the next").click()
        expect(clerk.locator("#line-now .ticket-label")).not_to_have_text(before)

    ask_now(resident, lobby)
    expect(resident.locator(".ticket")).to_contain_text("It is your turn")
    expect(resident.locator(".ticket")).to_contain_text("Desk 3")
    expect(resident).to_have_title(f"It is your turn – {mine}")
    find_no_barrier(resident)
    expect(lobby.locator(".called-newest")).to_contain_text(mine)
    expect(lobby.locator(".called-newest")).to_contain_text("Tiski 3")
    find_no_barrier(lobby)

    clerk.get_by_role("button", name="They are here").click()
    expect(clerk.get_by_role("button", name="Done; call the next")).to_be_visible()
    clerk.get_by_role("button", name="Done", exact=True).click()
    expect(clerk.locator("#line-now")).to_contain_text("There is no one at your desk.")
    ask_now(resident)
    expect(resident.locator(".ticket")).to_contain_text("Served")


def test_the_machine_in_the_lobby_gives_one_number_after_another(browser: Browser, march: str) -> None:
    clerk = a_page(browser, march, wide=True)
    sign_in(clerk, "laboratorio", anew=True)  # a session knows its desk
    clerk.goto("/en/desk/counter/iso-omena/laboratory/")
    clerk.get_by_role("link", name="Ticket machine").click()
    expect(clerk.locator(".errands-kiosk")).to_be_visible()
    find_no_barrier(clerk)
    labels = []
    for _ in range(2):
        clerk.get_by_role("button", name="emergency sampling").click()
        labels.append(clerk.locator(".ticket-label").inner_text())
        find_no_barrier(clerk)
        clerk.get_by_role("link", name="Done").click()
        expect(clerk.locator(".errands-kiosk")).to_be_visible()
    assert len(set(labels)) == 2


def test_the_same_without_script(browser: Browser, march: str) -> None:
    page = a_page(browser, march, script=False)
    page.goto(f"/en/{LAB}/queue/")
    page.get_by_role("button", name="returning a sample").click()
    expect(page.locator(".ticket-label")).to_be_visible()
    page.get_by_role("link", name="Check now").click()
    expect(page.locator(".ticket-label")).to_be_visible()
    page.get_by_role("button", name="Give up my place").click()
    expect(page.locator(".ticket")).to_contain_text("You gave up your place")


def test_a_doorkeeper_counts_and_a_resident_sees_it(browser: Browser, june: str) -> None:
    doorkeeper, resident = a_page(browser, june), a_page(browser, june, dark=True)
    sign_in(doorkeeper, "ovi")
    doorkeeper.goto("/en/desk/door/iso-omena/library/")
    find_no_barrier(doorkeeper)
    doorkeeper.get_by_label("About how many are inside?").fill("117")
    doorkeeper.get_by_role("button", name="Save count").tap()
    expect(doorkeeper.locator("#count-now")).to_contain_text("Room for 3 more")
    for _ in range(3):
        doorkeeper.get_by_role("button", name="One came in").tap()
    expect(doorkeeper.locator("#count-now")).to_contain_text("Full now")
    doorkeeper.get_by_role("button", name="One came in").tap()
    expect(doorkeeper.get_by_role("alert")).to_contain_text("no more than 120 may be")
    find_no_barrier(doorkeeper)

    resident.goto(f"/en/{LIBRARY}/")
    expect(resident.locator(".live-box")).to_contain_text("Full now")
    find_no_barrier(resident)
    doorkeeper.get_by_role("button", name="One left").tap()
    expect(doorkeeper.locator("#count-now")).to_contain_text("Room for 1 more")
    ask_now(resident)
    expect(resident.locator(".live-box")).to_contain_text("Room for 1 more")
    resident.get_by_role("link", name="How full is it?").tap()
    expect(resident.locator("main")).to_contain_text("At most 120 people at a time.")
    find_no_barrier(resident)


def test_taps_that_wait_for_one_another_count_as_they_were_made(browser: Browser, june: str) -> None:
    page = a_page(browser, june)
    sign_in(page, "ovi")
    page.goto("/en/desk/door/iso-omena/library/")
    page.get_by_label("About how many are inside?").fill("50")
    page.get_by_label("About how many are inside?").press("Enter")
    expect(page.locator("#count-now")).to_contain_text("Room for 70 more")
    page.evaluate("['in', 'in', 'in', 'out'].forEach((act) => document.querySelector(`[value=${act}]`).click())")
    expect(page.locator("#count-now")).to_contain_text("Room for 68 more")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("name", ["iso-omena", "iso-omena/library"])
def test_the_door_of_a_building_and_of_a_unit_have_no_barrier(browser: Browser, june: str, name: str) -> None:
    for wide in (False, True):
        page = a_page(browser, june, wide=wide, dark=wide)
        sign_in(page, "isannoitsija")
        page.goto(f"/sv/desk/door/{name}/")
        find_no_barrier(page)
        page.goto("/fi/desk/places/iso-omena/laboratory/queue/")
        find_no_barrier(page)


AWAY = pytest.mark.parametrize("way", [Way.REFUSED, Way.BAD_GATEWAY, Way.HANGING], ids=lambda way: way.name.lower())


@AWAY
def test_a_server_that_goes_away_leaves_the_last_known_with_its_age(browser: Browser, march: str, way: Way) -> None:
    with a_gate(march) as gate:
        page = a_page(browser, gate.address)
        page.clock.install()
        page.goto(f"/en/{LAB}/queue/")
        page.get_by_role("button", name="returning a sample").tap()
        expect(page.locator(".ticket-label")).to_be_visible()
        mine = page.url
        gate.set(way)
        page.clock.run_for(30_000)
        expect(page.locator("[data-live-lost]")).to_contain_text("No connection.")
        expect(page.locator(".ticket-label")).to_be_visible()
        gate.set(Way.OPEN)
        page.clock.run_for(10_000)
        expect(page.locator("[data-live-lost]")).to_be_hidden()
        expect(page.locator(".ticket")).to_contain_text("Waiting")
        assert page.url == mine
        page.context.close()


@AWAY
def test_the_screen_that_calls_says_how_old_it_is_and_recovers(browser: Browser, march: str, way: Way) -> None:
    with a_gate(march) as gate:
        lobby = a_page(browser, gate.address, wide=True)
        lobby.clock.install()
        lobby.goto(f"/en/{LAB}/queue/display/")
        gate.set(way)
        lobby.clock.run_for(30_000)
        expect(lobby.locator("[data-live-lost]")).to_contain_text("No connection.")
        expect(lobby.locator(".called")).to_be_visible()
        gate.set(Way.OPEN)
        lobby.clock.run_for(10_000)
        expect(lobby.locator("[data-live-lost]")).to_be_hidden()
        lobby.context.close()


@contextmanager
def _impatient(page: Page) -> Iterator[None]:
    """The page gives up a question after a second; by its own setting it does so after some more."""
    patience = page.evaluate("htmx.config.timeout")
    assert 2_000 <= patience <= 15_000
    page.evaluate("htmx.config.timeout = 1000")
    yield
    page.evaluate(f"htmx.config.timeout = {patience}")


def test_a_question_that_is_never_answered_is_given_up(browser: Browser, march: str) -> None:
    with a_gate(march) as gate:
        lobby = a_page(browser, gate.address, wide=True)
        lobby.goto(f"/en/{LAB}/queue/display/")
        # The connections stay as they are: a machine that has changed its network hears nothing of the old ones.
        lobby.route("**/display/now/", lambda _route: None, times=1)
        lobby.evaluate("document.addEventListener('htmx:timeout', () => (window.gaveUp = true))")
        with _impatient(lobby):
            lobby.wait_for_function("() => window.gaveUp === true")
        with lobby.expect_response("**/display/now/") as again:
            pass
        assert again.value.ok
        expect(lobby.locator("[data-live-lost]")).to_be_hidden()
        lobby.context.close()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("<!doctype html><html><h1>Log in to this network</h1></html>", {}),
        ("<p>An old copy</p>", {"Date": "Mon, 30 Mar 2020 07:30:00 GMT", "Cache-Control": "public, max-age=3"}),
    ],
    ids=["a page of another network", "a copy of a proxy"],
)
def test_what_the_server_did_not_say_now_is_no_news(
    browser: Browser, march: str, body: str, headers: dict[str, str]
) -> None:
    lobby = a_page(browser, march, wide=True)
    lobby.clock.install()
    lobby.goto(f"/en/{LAB}/queue/display/")
    lobby.route("**/display/now/", lambda route: route.fulfill(body=body, headers=headers, content_type="text/html"))
    for _ in range(10):
        with lobby.expect_response("**/display/now/"):
            lobby.clock.run_for(5_000)
    lobby.clock.run_for(3_000)
    expect(lobby.locator("[data-live-lost]")).to_contain_text("No connection.")
    expect(lobby.get_by_text("Log in")).to_have_count(0)
    lobby.unroute("**/display/now/")
    lobby.clock.run_for(5_000)
    expect(lobby.locator("[data-live-lost]")).to_be_hidden()
    lobby.context.close()


@AWAY
def test_a_tap_that_does_not_arrive_is_seen_at_once_and_the_next_one_counts(
    browser: Browser, june: str, way: Way
) -> None:
    with a_gate(june) as gate:
        page = a_page(browser, gate.address)
        sign_in(page, "ovi")
        page.goto("/en/desk/door/iso-omena/library/")
        page.get_by_label("About how many are inside?").fill("50")
        page.get_by_role("button", name="Save count").tap()
        expect(page.locator("#count-now")).to_contain_text("Room for 70 more")
        with _impatient(page):
            gate.set(way)
            page.get_by_role("button", name="One came in").tap()
            expect(page.locator("[data-live-lost]")).to_contain_text("No connection.")
        gate.set(Way.OPEN)
        expect(page.locator("[data-live-lost]")).to_be_hidden()
        page.get_by_role("button", name="One came in").tap()
        expect(page.locator("#count-now")).to_contain_text("Room for 69 more")
        page.context.close()


def test_the_counter_says_that_the_connection_is_lost_and_recovers(browser: Browser, march: str) -> None:
    with a_gate(march) as gate:
        page = a_page(browser, gate.address, wide=True)
        sign_in(page, "laboratorio", anew=True)
        page.goto("/en/desk/counter/iso-omena/laboratory/")
        page.get_by_label("Which desk are you at?").fill("9")
        page.get_by_role("button", name="Here").click()
        expect(page.locator("#line-now")).to_be_visible()
        gate.set(Way.BAD_GATEWAY)
        page.clock.install()
        page.clock.run_for(30_000)
        expect(page.locator("[data-live-lost]")).to_contain_text("No connection.")
        gate.set(Way.OPEN)
        expect(page.locator("[data-live-lost]")).to_be_hidden()
        page.context.close()


def test_a_session_that_ends_leads_to_signing_in_and_not_into_the_page(browser: Browser, june: str) -> None:
    page = a_page(browser, june)
    sign_in(page, "ovi", anew=True)
    page.goto("/en/desk/door/iso-omena/library/")
    page.context.clear_cookies(name="sessionid")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert "next=/en/desk/door/iso-omena/library/" in page.url
    page.context.close()
