"""Events, subscriptions and bookings for a caller, in a real browser, without a barrier (R076, R077, R135)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.machinery import a_server
from tests.browser.test_desk import sign_in
from tests.browser.test_door import a_page, find_no_barrier


@pytest.fixture(scope="module")
def may(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the last day of May 2021: events are cancelled but for some, rooms are closed."""
    with a_server(Path(tmp_path_factory.mktemp("may")), opens_at="2021-05-31T10:30") as address:
        yield address


def open_(page: Page, address: str) -> None:
    """A page without a barrier."""
    page.goto(address)
    find_no_barrier(page)


def test_somebody_sees_what_is_cancelled_signs_up_and_gives_it_up(browser: Browser, may: str) -> None:
    page = a_page(browser, may, script=True, dark=True)
    page.goto("/fi/places/iso-omena/")
    page.get_by_role("link", name="Tapahtumat").click()
    expect(page.locator(".dates")).to_be_visible()
    find_no_barrier(page)
    expect(page.locator(".date-cancelled").first).to_contain_text("Peruttu")
    page.get_by_role("link", name="Lasten kuvataidekerho").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lasten kuvataidekerho")
    find_no_barrier(page)
    expect(page.locator("main")).to_contain_text("Vuosina 2009–2014 syntyneille.")
    expect(page.locator("main")).to_contain_text("Kysy järjestäjältä, pidetäänkö se.")
    page.get_by_role("link", name="Ilmoittaudu kaikkiin").click()
    page.get_by_label("Nimesi").fill("Aino Esimerkki")
    page.get_by_label("Puhelin").fill("040 123 4567")
    page.get_by_role("button", name="Ilmoittaudu").click()
    expect(page.locator("main")).to_contain_text("Vahvista, että se on tarkoitettu sinulle")
    expect(page.get_by_label("Nimesi")).to_have_value("Aino Esimerkki")
    find_no_barrier(page)
    page.get_by_label("Se on tarkoitettu minulle").check()
    page.get_by_role("button", name="Ilmoittaudu").click()
    expect(page.locator(".ticket-state")).to_have_text("Sinulla on paikka")
    find_no_barrier(page)
    page.get_by_role("button", name="En pääse tulemaan").click()
    expect(page.locator(".ticket-state")).to_have_text("Luovuit paikasta")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_somebody_asks_to_hear_of_changes(browser: Browser, may: str, script: bool) -> None:
    page = a_page(browser, may, script=script, dark=script)
    page.goto("/sv/places/iso-omena/library/")
    page.locator("main").get_by_role("link", name="Få besked om ändringar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Få besked om ändringar")
    if script:
        find_no_barrier(page)
    page.get_by_label("Bibliotek", exact=True).check()
    page.get_by_label("E-post").fill("nobody")
    page.get_by_role("button", name="Prenumerera").click()
    expect(page.get_by_label("Bibliotek", exact=True)).to_be_checked()
    expect(page.get_by_label("E-post")).to_have_value("nobody")
    page.get_by_label("E-post").fill("aino@aukio.example")
    page.get_by_role("button", name="Prenumerera").click()
    expect(page.get_by_role("status")).to_contain_text("Vi har skickat ett meddelande till aino@aukio.example.")
    if script:
        find_no_barrier(page)


def test_staff_plan_an_event_speak_with_an_organiser_and_book_for_a_caller(browser: Browser, may: str) -> None:
    page = sign_in(browser, may, "operator")
    open_(page, "/en/desk/organisers/")
    page.get_by_label("Day").first.fill("31.6.")
    page.get_by_label("Starts at").first.fill("18")
    page.get_by_role("button", name="Moved to this date").first.click()
    expect(page.locator(".field-error").first).to_contain_text("We did not understand this.")
    expect(page.get_by_label("Day").first).to_have_value("31.6.")
    find_no_barrier(page)
    page.get_by_label("Day").first.fill("30.6.2021")
    page.get_by_role("button", name="Moved to this date").first.click()
    expect(page.locator(".field-error").first).to_contain_text("events like this are cancelled on 2021-06-30")
    count = page.locator("section.panel").count()
    page.get_by_role("button", name="Cancelled with no new date").first.click()
    expect(page.locator("section.panel")).to_have_count(count - 1)

    open_(page, "/en/desk/places/kalajarvi/library/events/")
    page.get_by_label("Title in English").fill("Reading circle")
    page.get_by_label("Day").fill("15.6.2021")
    page.get_by_label("Starts at").fill("17")
    page.get_by_label("Ends at").fill("16")
    page.get_by_label("Organiser", exact=True).fill("Library")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("It would end before it starts.")
    expect(page.get_by_label("Title in English")).to_have_value("Reading circle")
    find_no_barrier(page)
    page.get_by_label("Ends at").fill("18.30")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".dates")).to_contain_text("Tue 15 June 5 pm–6:30 pm")

    page.goto("/en/desk/places/iso-omena/kela/book/")
    page.locator(".desk-days a").nth(1).click()
    expect(page.locator(".times")).to_be_visible()
    find_no_barrier(page)
    page.locator(".times a").first.click()
    page.get_by_label("Your name").fill("Eero Esimerkki")
    page.get_by_role("button", name="Confirm booking").click()
    expect(page.locator("main")).to_contain_text("enter a postal address for a letter")
    find_no_barrier(page)
    page.get_by_label("Postal address").fill("Esimerkkikuja 1\n02100 Espoo")
    page.get_by_role("button", name="Confirm booking").click()
    expect(page.locator("main")).to_contain_text("Booked.")
    page.context.close()


def test_staff_see_how_far_telling_people_has_come_and_call_the_next(browser: Browser, may: str) -> None:
    page = sign_in(browser, may, "viestinta", wide=True)
    open_(page, "/en/desk/calls/")
    expect(page.locator("#reached")).to_contain_text("0 of 2 notified, 2 to phone")
    page.get_by_role("button", name="Letter sent").click()
    expect(page.locator("#reached")).to_contain_text("1 of 2 notified, 1 to phone")
    page.get_by_role("button", name="Contacted: booking cancelled").click()
    expect(page.locator("#reached")).to_contain_text("2 of 2 notified")
    find_no_barrier(page)
    page.context.close()
