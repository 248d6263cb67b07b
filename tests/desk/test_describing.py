"""The directory at the desk: names and normal hours with a date, files in and out, each by its own staff (R003)."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import ChannelKind
from tests.desk.conftest import LATER, SignIn

DESCRIBE = "/en/desk/places/iso-omena/library/describe/"
HOURS = "/en/desk/places/iso-omena/library/channels/on_site/service/"
FILES = "/en/desk/files/"
FEWER = "{capacity: {of: visitors, ratio: 0.5}}"


def typed(client: Client, address: str = DESCRIBE) -> dict[str, str]:
    """Every field of a form as it stands on the page."""
    page = client.get(address).content.decode()
    found = re.findall(r'<input type="text" name="([^"]+)"(?: value="([^"]*)")?', page)
    return {name: value.replace("&#x27;", "'") for name, value in found}


def week(known: datetime = LATER) -> str:
    """The library's normal week on site, from 10 January on."""
    view = answer_queries.view(known)
    place = view.directory.by_last_path["iso-omena/library"]
    newest = max((each for each in view.directory.places if each.place == place), key=lambda each: each.valid_from)
    return next(str(each.week) for each in newest.channels if each.kind is ChannelKind.ON_SITE)


def typed_hours(client: Client, hours: str, day: str = "10.1.2022") -> dict[str, str]:
    """The form of the hours on site as it stands, but with these hours in one field, and a day."""
    form = {name: value for name, value in typed(client, HOURS).items() if not name.startswith("week_")}
    return {**form, **CHOSEN, "week_text": hours, "valid_from": day, "act": "record"}


CHOSEN = {"admission": "walk_in"}


def test_a_form_sent_as_it_stands_changes_nothing(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        before = week()
        page = client.get(HOURS).content.decode()
        holidays = re.search(r'<option value="(\w+)" selected', page[page.index('name="week_holidays"') :])
        assert holidays is not None
        form = {**typed(client, HOURS), **CHOSEN, "week_holidays": holidays[1], "act": "record"}
        assert "Nothing changed." in client.post(HOURS, form, follow=True).content.decode()
        assert "Nothing changed." in client.post(DESCRIBE, described(client), follow=True).content.decode()
        assert week() == before


def described(client: Client, address: str = DESCRIBE) -> dict[str, Any]:
    """The form of names and services as it stands."""
    page = client.get(address).content.decode()
    return {**typed(client, address), "services": re.findall(r'name="services" value="([^"]+)"[^>]* checked', page)}


def test_normal_hours_change_from_a_day(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        assert client.post(HOURS, typed_hours(client, "Mo-Fr 10:00-18:00; PH off")).status_code == 302
        assert week() == "Mo-Fr 10:00-18:00; PH off"
        asked = client.get("/api/v1/places/iso-omena/library/hours?from=2022-01-07&to=2022-01-10").json()
        assert asked[0]["spans"] != [["10:00", "18:00"]]
        assert asked[-1]["spans"] == [["10:00", "18:00"]]


def test_names_and_services_change_and_the_hours_stay(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        before = week()
        form = {**described(client), "name_en": "The Library", "services": ["print", "copy"]}
        assert client.post(DESCRIBE, form).status_code == 302
        view = answer_queries.view(LATER)
        after = view.newest(view.directory.by_last_path["iso-omena/library"])
        assert after is not None
        assert (after.names["en"], sorted(after.services), week()) == ("The Library", ["copy", "print"], before)


@pytest.mark.parametrize(("field", "value"), [("week_0", "9 to whenever"), ("valid_from", "someday")])
def test_what_does_not_fit_is_said_and_stays_typed(sign_in: SignIn, field: str, value: str) -> None:
    client = sign_in("kela")
    address = HOURS.replace("library", "kela")
    with time_machine.travel(LATER, tick=False):
        form = typed(client, address)
        assert field in form
        page = client.post(address, {**form, **CHOSEN, field: value, "act": "record"}).content.decode()
        assert 'role="alert"' in page
        assert f'value="{value}"' in page


def test_somebody_elses_place_is_not_described(sign_in: SignIn) -> None:
    for name in ("kela", "ovi", "viestinta"):
        assert sign_in(name).get(DESCRIBE).status_code == 403
    assert "Normal details" not in sign_in("kela").get("/en/desk/places/iso-omena/library/").content.decode()


def test_what_is_exported_can_be_brought_back(sign_in: SignIn) -> None:
    client = sign_in("operator")
    with time_machine.travel(LATER, tick=False):
        text = client.get("/en/desk/files/directory.yaml?under=kalajarvi").content.decode()
        data = yaml.safe_load(text)
        assert {place["path"].split("/")[0] for place in data["places"]} == {"kalajarvi"}
        changed = text.replace("en: Kalajärvi Service Centre", "en: Kalajärvi House", 1)
        assert changed != text
        page = client.post(FILES, {"text": changed, "act": "look"}).content.decode()
        assert "new details" in page
        assert answer_queries.view(LATER).directory.newest[
            answer_queries.view(LATER).directory.by_last_path["kalajarvi"]
        ].names["en"] != ("Kalajärvi House")
        upload = SimpleUploadedFile("directory.yaml", changed.encode())
        assert client.post(FILES, {"file": upload, "text": "", "act": "record"}).status_code == 302
        assert "Kalajärvi House" in client.get("/en/places/kalajarvi/?now=1").content.decode()


def test_a_file_that_is_refused_stays_in_its_field(sign_in: SignIn) -> None:
    client = sign_in("operator")
    text = "aukio: notice/1\nnotice: nothing\n"
    page = client.post(FILES, {"text": text, "act": "record"}).content.decode()
    assert "notice: nothing" in page
    assert 'role="alert"' in page


def test_a_notice_file_reaches_no_further_than_ones_post(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    words = "{fi: Kiinni, sv: Stängt, en: Closed}"
    text = (
        f"aukio: notice/1\nnotice: mine\ntitle: {words}\npublications:\n  - add:\n"
        "      - {id: shut, scope: {path: iso-omena/kela}, from: 2022-02-01, until: 2022-02-02,\n"
        "         effects: [{close: {}}, {bookings: {new: stop, existing: honour}}]}\n"
    )
    with time_machine.travel(LATER, tick=False):
        looked = client.post(FILES, {"text": text, "act": "look"}).content.decode()
        assert "The answer changes for" in looked
        assert client.post(FILES, {"text": text, "act": "record"}).status_code == 403
        assert "mine" not in {each.slug for each in answer_queries.record().notices}
        ours = text.replace("kela", "library").replace("{close: {}}, {bookings: {new: stop, existing: honour}}", FEWER)
        assert client.post(FILES, {"text": ours, "act": "record"}).status_code == 302


def test_weeks_in_turn_are_written_in_one_field(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    turns = "Mo-Fr 10:00-18:00; PH off | Mo-Fr 12:00-20:00; PH off from 2022-01-10"
    with time_machine.travel(LATER, tick=False):
        assert client.post(HOURS, typed_hours(client, turns)).status_code == 302
        assert week() == turns
        asked = client.get("/api/v1/places/iso-omena/library/hours?from=2022-01-10&to=2022-01-24").json()
        assert [day["spans"] for day in asked if day["date"] in ("2022-01-10", "2022-01-17", "2022-01-24")] == [
            [["10:00", "18:00"]],
            [["12:00", "20:00"]],
            [["10:00", "18:00"]],
        ]


@pytest.mark.parametrize("lang", ["en", "fi", "sv"])
def test_a_rule_that_can_never_hold_is_named_beside_the_field(sign_in: SignIn, lang: str) -> None:
    client = sign_in("kirjasto")
    address = HOURS.replace("/en/", f"/{lang}/")
    with time_machine.travel(LATER, tick=False):
        page = client.post(address, typed_hours(client, "Fr[2,4] off; Mo-Fr 08:00-17:00")).content.decode()
        assert "Fr[2,4] off" in page
        assert "Mo-Fr 08:00-17:00; Fr[2,4] off" in page
        assert ("can never apply" in page) is (lang == "en")


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("9-20", "Mo-Su 09:00-20:00"),
        ("ma-pe 9-20, la 10-16, pyhinä suljettu", "Mo-Fr 09:00-20:00; Sa 10:00-16:00; PH off"),
        ("Mon–Fri 9am–5pm", "Mo-Fr 09:00-17:00"),
    ],
)
def test_hours_are_understood_as_people_write_them(sign_in: SignIn, said: str, becomes: str) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        client.post(HOURS, typed_hours(client, said))
        assert week() == becomes


def test_two_changes_may_come_within_a_minute(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    for second, said in ((1, "Mo-Fr 10:00-18:00; PH off"), (2, "Mo-Fr 10:00-19:00; PH off")):
        with time_machine.travel(LATER + timedelta(seconds=second), tick=False):
            client.post(HOURS, typed_hours(client, said))
            assert week(LATER + timedelta(seconds=second)) == said
