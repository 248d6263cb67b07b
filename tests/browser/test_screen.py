"""A screen at an entrance, and a server that goes away and comes back: the last known, with its age, for a day."""

import time
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser.gate import Way, a_gate
from tests.depth import DEEP
from tests.patience import PATIENCE

LYING: ViewportSize = {"width": 1920, "height": 1080}
STANDING: ViewportSize = {"width": 1080, "height": 1920}
SMALL: ViewportSize = {"width": 1280, "height": 720}
NOON = "2020-03-27T12:00:00+02:00"
MINUTE = 60 * 1000  # milliseconds
SCREEN = "/fi/places/iso-omena/screen/"


@pytest.mark.parametrize("way", [Way.REFUSED, Way.BAD_GATEWAY, Way.HANGING], ids=lambda way: way.name.lower())
def test_it_keeps_the_last_known_with_its_age_while_the_server_is_away(browser: Browser, server: str, way: Way) -> None:
    context = browser.new_context(viewport=LYING, timezone_id="America/New_York")  # whose clock is not that of the city
    page = context.new_page()
    page.clock.install(time=NOON)
    screen, kela = page.locator("[data-screen]"), page.locator(".screen-unit", has_text="Kela")
    with a_gate(server) as gate:
        page.goto(f"{gate.address}{SCREEN}")
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()  # what it needs is asked for through the service worker, and kept
        expect(page.locator(".screen-ages")).to_contain_text("Ajan tasalla klo 12.0")
        expect(page.locator(".screen-ages")).to_contain_text("Uppdaterad kl. 12:0")
        _until_kept(page)

        gate.set(way)
        page.clock.run_for(4 * MINUTE)
        expect(screen).to_have_attribute("data-age", "fresh")
        expect(page.locator(".screen-ages")).to_contain_text("klo 12.0")
        page.clock.run_for(3 * MINUTE)
        expect(screen).to_have_attribute("data-age", "old")
        expect(page.locator(".screen-lost")).to_contain_text("Ei yhteyttä klo 12.0")
        expect(kela).to_contain_text("Vain ajan jo varanneille")

        # The machine starts again while the network is lost.
        page.reload()
        expect(screen).to_have_attribute("data-age", "old")
        expect(page.locator(".screen-lost")).to_contain_text("Ingen förbindelse sedan kl. 12:0")
        expect(kela).to_be_visible()

        page.clock.fast_forward("12:00:00")
        page.clock.run_for(2000)
        expect(screen).to_have_attribute("data-age", "gone")
        expect(page.locator(".screen-lost")).to_contain_text("Viimeisin yhteys: 27. maaliskuuta")
        expect(kela).to_be_hidden()

        # It asks by itself. Its clock jumps to that minute and is then left alone: moved on further, it would end the
        # screen's patience with an answer that is on its way.
        gate.set(Way.OPEN)
        page.clock.fast_forward(MINUTE)
        expect(screen).to_have_attribute("data-age", "fresh")
        expect(kela).to_be_visible()
        expect(page.locator(".screen-lost")).to_be_hidden()
    context.close()


def test_a_machine_that_was_asleep_asks_as_soon_as_it_wakes(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING)
    page = context.new_page()
    page.clock.install(time=NOON)
    screen = page.locator("[data-screen]")
    with a_gate(server) as gate:
        page.goto(f"{gate.address}{SCREEN}")
        expect(screen).to_have_attribute("data-age", "fresh")
        page.wait_for_load_state("networkidle")
        _until_the_next_second(server)
        with page.expect_response(f"**{SCREEN}"):
            page.clock.pause_at("2020-03-27T23:00:00+02:00")
        expect(page.locator(".screen-ages")).to_contain_text("Ajan tasalla klo 23.00")
        expect(screen).to_have_attribute("data-age", "fresh")
    context.close()


def test_a_machine_whose_clock_is_set_is_fresh_again_in_seconds(browser: Browser, server: str) -> None:
    """Such machines start with the time of their last stop, and set their clocks when they find the network."""
    context = browser.new_context(viewport=LYING, service_workers="block")
    page = context.new_page()
    page.clock.install(time=NOON)
    screen = page.locator("[data-screen]")
    date = "Fri, 27 Mar 2020 20:59:59 GMT"

    def answer(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, headers={**found.headers, "date": date})

    page.route(f"**{SCREEN}", answer)
    page.goto(f"{server}{SCREEN}")
    expect(screen).to_have_attribute("data-age", "fresh")
    page.wait_for_load_state("networkidle")
    with page.expect_response(f"**{SCREEN}"):
        page.clock.pause_at("2020-03-27T23:00:00+02:00")
    expect(screen).to_have_attribute("data-age", "old")  # the same Date: it may be a copy of eleven hours ago
    date = "Fri, 27 Mar 2020 21:00:01 GMT"
    page.clock.run_for(2000)
    expect(screen).to_have_attribute("data-age", "fresh")
    page.unroute_all(behavior="ignoreErrors")
    context.close()


def test_a_clock_that_is_set_back_does_not_make_old_data_fresh(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING)
    page = context.new_page()
    page.clock.install(time=NOON)
    screen = page.locator("[data-screen]")
    with a_gate(server) as gate:
        page.goto(f"{gate.address}{SCREEN}")
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()
        _until_kept(page)
        gate.set(Way.REFUSED)
        page.clock.set_system_time("2020-03-27T09:00:00+02:00")
        page.clock.run_for(2000)
        expect(screen).to_have_attribute("data-age", "old")
        page.clock.set_system_time("2020-03-26T22:00:00+02:00")
        page.reload()  # a machine without a clock of its own starts with the time of yesterday, and without the network
        page.clock.run_for(2000)
        expect(screen).to_have_attribute("data-age", "gone")
        gate.set(Way.OPEN)
        page.clock.fast_forward(MINUTE)
        expect(screen).to_have_attribute("data-age", "fresh")
    context.close()


def test_a_copy_that_a_proxy_gives_for_a_server_that_is_away_is_no_news(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING, service_workers="block")
    page = context.new_page()
    page.clock.install(time=NOON)
    page.goto(f"{server}{SCREEN}")
    copy = page.content()
    made = {"Date": "Fri, 27 Mar 2020 10:00:00 GMT", "Cache-Control": "public, max-age=60"}
    page.route("**/screen/", lambda route: route.fulfill(body=copy, headers=made, content_type="text/html"))
    for _ in range(14):
        page.clock.run_for(MINUTE // 2)
    expect(page.locator("[data-screen]")).to_have_attribute("data-age", "old")
    page.reload()  # the machine starts again, and gets the copy again
    page.clock.run_for(7 * MINUTE)
    expect(page.locator("[data-screen]")).to_have_attribute("data-age", "old")
    page.unroute("**/screen/")
    page.clock.fast_forward(MINUTE)
    expect(page.locator("[data-screen]")).to_have_attribute("data-age", "fresh")
    context.close()


def test_a_page_of_another_network_is_not_taken_for_news(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING, service_workers="block")
    page = context.new_page()
    page.clock.install(time=NOON)
    page.goto(f"{server}{SCREEN}")
    page.route("**/screen/", lambda route: route.fulfill(body="<h1>Log in to this network</h1>"))
    page.clock.run_for(7 * MINUTE)
    expect(page.locator("[data-screen]")).to_have_attribute("data-age", "old")
    expect(page.get_by_text("Log in")).to_have_count(0)
    context.close()


def test_a_page_of_another_network_is_not_kept(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING)
    page = context.new_page()
    with a_gate(server) as gate:
        page.goto(f"{gate.address}{SCREEN}")
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()
        _until_kept(page)
        login = "<h1>Log in to this network</h1>"
        context.route("**/screen/", lambda route: route.fulfill(body=login, content_type="text/html"))
        page.evaluate("fetch(location.href).then((answer) => answer.text())")
        page.reload()  # a machine that starts again shows its screen, and goes on asking
        expect(page.locator("[data-screen]")).to_be_visible()
        context.unroute("**/screen/")
        gate.set(Way.REFUSED)
        page.reload()
        expect(page.locator("[data-screen]")).to_be_visible()
    context.close()


def _until_kept(page: Page) -> None:
    """The service worker writes the screen and what it needs to its store after it has answered."""
    page.wait_for_function(
        "async () => { const kept = await (await caches.open('aukio-screen')).keys();"
        " return ['/screen/$', 'theme/screen[^/]*css$', 'theme/screen[^/]*js$'].every((each) =>"
        " kept.some((one) => new RegExp(each).test(one.url))); }",
    )


def _until_the_next_second(server: str) -> None:
    """Until the server writes another Date: a second of its clock cannot hold hours of the page's."""

    def date() -> str:
        with urlopen(server, timeout=PATIENCE) as answer:  # noqa: S310  # the server of the test
            return str(answer.headers["Date"])

    before = date()
    while date() == before:
        time.sleep(0.05)


LOOKS = (
    pytest.param(LYING, "light", id="lying-light"),
    pytest.param(STANDING, "dark", id="standing-dark"),
    pytest.param(SMALL, "light", id="small-light"),
    pytest.param(LYING, "dark", id="lying-dark"),
    pytest.param(STANDING, "light", id="standing-light"),
    pytest.param(SMALL, "dark", id="small-dark"),
)


@pytest.mark.parametrize(("size", "scheme"), LOOKS if DEEP else LOOKS[:3])
def test_it_is_seen_whole_and_is_accessible(browser: Browser, server: str, size: ViewportSize, scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for address in (
        "/en/places/iso-omena/screen/?at=2021-05-20T15:00&known=2021-05-20",
        f"{SCREEN}?at=2020-04-02T10:00",
        "/sv/places/iso-omena/library/screen/?now=1",
    ):
        page.goto(f"{server}{address}")
        expect(page.locator("[data-screen]")).to_have_attribute("data-age", "fresh")
        seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert seen[0] <= size["width"]
        assert seen[1] <= size["height"]
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    context.close()


def test_without_a_script_it_is_the_same_and_comes_anew(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=LYING, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{SCREEN}")
    expect(page.locator(".screen-unit", has_text="Kela")).to_contain_text("9–16")
    assert '<meta http-equiv="refresh" content="60">' in page.content()
    context.close()
