"""The directory at the desk: normal hours with a date, files in and out, by whoever may describe a place (R003)."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import ChannelKind
from tests.desk.conftest import LATER, SignIn

DESCRIBE = "/en/desk/places/iso-omena/library/describe/"
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


def test_a_form_sent_as_it_stands_changes_nothing(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        before = week()
        form = typed(client)
        assert form["week_0"] == before
        assert client.post(DESCRIBE, form).status_code == 302
        assert week() == before


def test_normal_hours_change_from_a_day(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        form = {**typed(client), "week_0": "Mo-Fr 10:00-18:00; PH off", "valid_from": "10.1.2022"}
        assert client.post(DESCRIBE, form).status_code == 302
        assert week() == "Mo-Fr 10:00-18:00; PH off"
        asked = client.get("/api/v1/places/iso-omena/library/hours?from=2022-01-07&to=2022-01-10").json()
        assert asked[0]["spans"] != [["10:00", "18:00"]]
        assert asked[-1]["spans"] == [["10:00", "18:00"]]


@pytest.mark.parametrize(("field", "value"), [("week_0", "Mon 9 to whenever"), ("valid_from", "someday")])
def test_what_does_not_fit_is_said_and_stays_typed(sign_in: SignIn, field: str, value: str) -> None:
    client = sign_in("kela")
    address = DESCRIBE.replace("library", "kela")
    with time_machine.travel(LATER, tick=False):
        form = typed(client, address)
        assert field in form
        page = client.post(address, {**form, field: value}).content.decode()
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
        form = {**typed(client), "week_0": turns, "valid_from": "10.1.2022"}
        assert client.post(DESCRIBE, form).status_code == 302
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
    address = DESCRIBE.replace("/en/", f"/{lang}/")
    with time_machine.travel(LATER, tick=False):
        form = {**typed(client, address), "week_0": "Fr[2,4] off; Mo-Fr 08:00-17:00"}
        page = client.post(address, form).content.decode()
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
        client.post(DESCRIBE, {**typed(client), "week_0": said, "valid_from": "10.1.2022"})
        assert week() == becomes


def test_two_changes_may_come_within_a_minute(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    for second, said in ((1, "Mo-Fr 10:00-18:00; PH off"), (2, "Mo-Fr 10:00-19:00; PH off")):
        with time_machine.travel(LATER + timedelta(seconds=second), tick=False):
            client.post(DESCRIBE, {**typed(client), "week_0": said, "valid_from": "10.1.2022"})
            assert week(LATER + timedelta(seconds=second)) == said
