"""Residents on a phone and at a desk, in three languages: from the front page to the notice as it stood."""

import random
import re
from typing import Literal, TypeAlias

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.machinery import DESKTOP, PHONE
from tests.depth import examples, in_turn

WORDS = {
    "fi": {"search": "verinäyte", "lab": "HUSLAB", "different": "Mikä on nyt toisin"},
    "sv": {"search": "blodprov", "lab": "HUSLAB", "different": "Det här är annorlunda nu"},
    "en": {"search": "blood test", "lab": "HUSLAB", "different": "What is different now"},
}
PAGES = (
    "",
    "?q=tulostus",
    "?q=xyzzy",
    "places/iso-omena/",
    "places/iso-omena/?service=print",
    "places/kalajarvi/",
    "places/tapiola/",
    "places/iso-omena/health-centre/?at=2020-03-30T08:30",
    "places/iso-omena/library/",
    "places/iso-omena/kela/?at=2020-04-15T10:00",
    "places/iso-omena/laboratory/?at=2020-04-02T07:50",
    "places/iso-omena/service-point/",
    "places/iso-omena/library/reading-room/?at=2021-06-01",
    "places/iso-omena/?at=2019-01-01",
    "notices/service-centres-2020/",
    "notices/service-centres-2020/versions/3/",
    "notices/service-centres-2021/?at=2021-06-02&known=2021-06-02",
    "notices/service-centres-2020/?plain=1",
    "places/iso-omena/health-centre/?at=2020-03-30T08:30&plain=1",
    "places/iso-omena/?plain=1",
    "?at=soon",
    "nowhere/",
)


Look: TypeAlias = tuple[str, Literal["light", "dark"], ViewportSize]
LOOKS: tuple[Look, ...] = (
    ("fi", "light", PHONE),
    ("sv", "dark", DESKTOP),
    ("en", "light", DESKTOP),
    ("en", "dark", PHONE),
)


@pytest.mark.parametrize("lang", WORDS)
def test_a_resident_walks_from_the_front_page_to_an_older_version_of_the_notice(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/")
    assert page.locator("html").get_attribute("lang") == lang
    page.get_by_role("searchbox").first.fill(WORDS[lang]["search"])
    page.get_by_role("searchbox").first.press("Enter")
    page.locator(".unit-rows a", has_text=WORDS[lang]["lab"]).first.click()
    expect(page.locator("h1")).to_contain_text(WORDS[lang]["lab"])
    page.locator(".trail a").first.click()
    page.locator(".unit-rows a").first.click()
    page.get_by_role("heading", name=WORDS[lang]["different"]).click()
    page.locator(".facts-source a").first.click()
    expect(page.locator("h1")).not_to_be_empty()
    page.locator("#page_versions").click()
    page.locator("details[open] .versions a").last.click()
    expect(page.locator(".banner-older")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS, ids=["fi-light-phone", "sv-dark-desktop", "en-light-desktop", "en-dark-phone"])
def test_every_kind_of_page_is_accessible(browser: Browser, server: str, look: Look) -> None:
    lang, scheme, viewport = look
    context = browser.new_context(viewport=viewport, color_scheme=scheme, base_url=server)
    page = context.new_page()
    broken: list[str] = []
    for path in (path for path, mine in in_turn(PAGES, LOOKS) if mine is look):
        page.goto(f"/{lang}/{path}")
        broken += [f"{path}: {each['id']}" for each in Axe().run(page).response["violations"]]
    context.close()
    assert broken == []


def test_the_first_screen_of_a_phone_says_whether_and_how(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, base_url=server)
    page = context.new_page()
    page.goto("/en/places/iso-omena/health-centre/?at=2020-03-30T08:30")
    answer = page.locator(".answer").bounding_box()
    context.close()
    assert answer is not None
    assert answer["y"] + answer["height"] <= 640


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_off_a_narrow_screen(browser: Browser, server: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=server)
    page = context.new_page()
    page.goto(f"/fi/{path}")
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert wider <= 0


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_unit_fits_three_screens_of_a_phone_below_a_narrow_strip_of_time(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    for unit in ("health-centre", "library", "service-point"):
        page.goto(f"/{lang}/places/iso-omena/{unit}/")
        assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 640
        assert page.evaluate("document.querySelector('.time-bar').offsetHeight") <= 72
    page.locator("#hours").click()
    page.locator("details[open] .links a").first.click()
    expect(page.locator(".time-bar-shown")).to_contain_text("28")


def test_pages_are_whole_without_javascript(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto("/en/")
    page.get_by_role("searchbox").first.fill("Matinkyla")
    page.get_by_role("button", name="Search").first.click()
    expect(page.locator(".unit-rows")).to_contain_text("Iso Omena Service Point")
    page.locator(".time-bar summary").click()
    page.get_by_label("At", exact=True).fill("1.4.2020 klo 12")
    page.get_by_role("button", name="Show this moment").click()
    expect(page.locator(".time-bar-shown")).to_contain_text("1 April 2020")
    context.close()


PLAIN = {
    "fi": ("Selkokieli (luonnos)", "Tavallinen teksti", "Emme palvele paikan päällä."),
    "sv": ("Lättläst (utkast)", "Vanlig text", "Ingen service här."),
    "en": ("Easy read (draft)", "Standard text", "No service here."),
}


@pytest.mark.parametrize("lang", PLAIN)
def test_plain_language_is_one_link_away_and_stays_while_one_walks_on(page: Page, lang: str) -> None:
    plain, standard, told = PLAIN[lang]
    page.goto(f"/{lang}/notices/service-centres-2020/")
    expect(page.locator("main")).not_to_contain_text(told)
    page.get_by_role("link", name=plain).click()
    expect(page.locator("main")).to_contain_text(told)
    page.locator("main details.fold > summary").first.click()
    page.locator("main details.fold[open] a").first.click()
    expect(page.get_by_role("link", name=standard)).to_be_visible()
    page.get_by_role("link", name=standard).click()
    expect(page.get_by_role("link", name=plain)).to_be_visible()


def test_every_arrangement_has_one_address_on_the_page_of_its_notice(page: Page) -> None:
    page.goto("/en/notices/service-centres-2020/")
    ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert {"libraries-closed", "kela-booked-only", "remote-first", "hygiene"} <= set(ids)


def test_the_keyboard_alone_reaches_search_and_content(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class(re.compile("skip"))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("typed", ["30.3.2020 klo 8.30", "2020-03-30T08:30", "30 March 2020 8:30 am"])
def test_a_moment_typed_in_any_style_is_the_same_moment(page: Page, typed: str) -> None:
    page.goto("/en/places/iso-omena/health-centre/")
    page.locator(".time-bar summary").click()
    page.get_by_label("At", exact=True).fill(typed)
    page.get_by_role("button", name="Show this moment").click()
    expect(page.locator(".time-bar-shown")).to_contain_text("30 March 2020 at 8:30 am")


def test_nonsense_in_the_time_bar_gets_a_kind_word_and_stays_as_typed(page: Page) -> None:
    page.goto("/en/places/iso-omena/?at=next+week+perhaps")
    expect(page.get_by_label("At", exact=True)).to_have_value("next week perhaps")
    expect(page.locator(".field-error").first).to_be_visible()


def test_the_demo_opens_on_27_march_2020_and_says_so(page: Page) -> None:
    page.goto("/en/")
    expect(page.locator(".time-bar-shown")).to_contain_text("27 March 2020")
    expect(page.locator(".time-bar-loud")).to_be_visible()
    page.locator(".time-bar summary").click()
    page.get_by_role("link", name="1 June 2021").click()
    expect(page.locator(".time-bar-shown")).to_contain_text("1 June 2021")
    page.get_by_role("link", name="Back to the start").first.click()
    expect(page.locator(".time-bar-shown")).to_contain_text("27 March 2020")


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_first_reading_of_a_notice_fits_five_screens_and_the_strip_is_low_everywhere(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"/{lang}/notices/service-centres-2020/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 5 * 640
    for path in ("", "subscribe/", "places/iso-omena/library/events/", "places/iso-omena/health-centre/book/"):
        page.goto(f"/{lang}/{path}")
        assert 0 < page.evaluate("document.querySelector('.time-bar').offsetHeight") <= 72


def test_random_questions_never_fail(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    dice = random.Random(20200327)  # noqa: S311  # the same questions in every run
    paths = [
        "iso-omena",
        "iso-omena/library",
        "iso-omena/kela",
        "kalajarvi",
        "kalajarvi/dental-clinic",
        "tapiola",
        "x/y",
    ]
    texts = [
        "2020-03-29T03:30",
        "1.1.1900",
        "31.12.9999",
        "2020-10-25T03:30",
        "soon",
        "%00",
        "29.2.",
        "2021-06-01",
        "-1",
    ]
    for _ in range(examples(10, 100)):
        lang, path = dice.choice(["fi", "sv", "en"]), dice.choice(paths)
        asked: dict[str, str | float | bool] = {
            "at": dice.choice(texts),
            "known": dice.choice(texts),
            "service": dice.choice(["print", "", "☃"]),
        }
        answer = context.request.get(f"/{lang}/places/{path}/", params=asked)
        assert answer.status in (200, 400, 404), (answer.status, answer.url)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_of_the_api_is_accessible_and_fits_a_phone(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{server}/api/v1/reference")
    page.get_by_text("Example", exact=True).first.click()
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_a_starred_place_stands_on_the_front_page_of_this_browser(page: Page) -> None:
    page.goto("/en/places/iso-omena/library/")
    page.get_by_role("button", name="Keep in my places").click()
    expect(page.get_by_role("button", name="Keep in my places")).to_have_attribute("aria-pressed", "true")
    page.goto("/en/")
    page.locator("[data-starred] a").click()
    expect(page.locator("h1")).to_have_text("Iso Omena Library")
