"""A channel is added to a place at the desk, with its hours and contacts; it changes and ends from a day on."""

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.domain.city.places import Admission, Channel, Purpose
from tests.desk.conftest import SignIn

HERE = "/en/desk/places/iso-omena/kela/new-channel/"
GOOD = {
    "kind": "chat",
    "purpose": "service",
    "admission": "appointment",
    "week_0": "9-15",
    "week_holidays": "shut",
    "url": "https://example.org/chat",
    "valid_from": "today",
    "act": "record",
}


def channels() -> tuple[Channel, ...]:
    view = answer_queries.view(now())
    newest = view.newest(view.directory.by_last_path["iso-omena/kela"])
    assert newest is not None
    return newest.channels


def test_a_channel_is_added_and_the_others_stay(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    before = channels()
    assert client.post(HERE, GOOD).headers["Location"] == "/en/desk/places/iso-omena/kela/describe/"
    *others, added = channels()
    assert tuple(others) == before
    assert (added.kind.value, added.purpose, added.admission) == ("chat", Purpose.SERVICE, Admission.APPOINTMENT)
    assert str(added.week) == "Mo 09:00-15:00; PH off"
    assert added.contacts[0].url == "https://example.org/chat"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "on_site"}, "kind"),
        ({"kind": "pigeon"}, "kind"),
        ({"week_0": "hmm"}, "week_0"),
        ({"url": "no address"}, "url"),
        ({"valid_from": "some day"}, "valid_from"),
    ],
)
def test_a_mistake_stands_beside_its_field(sign_in: SignIn, changed: dict[str, str], field: str) -> None:
    client = sign_in("isannoitsija")
    before = channels()
    text = client.post(HERE, {**GOOD, **changed}).content.decode()
    assert f'id="id_{field}_error"' in text
    assert channels() == before


def test_the_preview_shows_the_next_weeks_and_records_nothing(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    before = channels()
    assert "The next eight weeks" in client.post(HERE, {**GOOD, "act": "look"}).content.decode()
    assert channels() == before


ON_SITE = "/en/desk/places/iso-omena/kela/channels/on_site/service/"
WEEK = {f"week_{day}": "9-12, 13-16" for day in range(5)}
CHANGED = {
    **WEEK,
    "week_holidays": "shut",
    "admission": "ticket",
    "valid_from": "today",
    "act": "record",
}


def test_hours_and_admission_change_and_a_first_contact_is_given(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    others = channels()[1:]
    client.post(ON_SITE, {**CHANGED, "phone": "09 816 5311"})
    changed, *rest = channels()
    assert str(changed.week) == "Mo-Fr 09:00-12:00,13:00-16:00; PH off"
    assert changed.admission is Admission.TICKET
    assert [each.phone for each in changed.contacts] == ["+35898165311"]
    assert tuple(rest) == others


def test_a_contact_changes_and_one_that_is_emptied_goes(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("isannoitsija")
    client.post(HERE, {**GOOD, "phone": "09 816 5311"})
    chat = HERE.replace("new-channel", "channels/chat/service")
    page = client.get(chat).content.decode()
    assert 'value="https://example.org/chat"' in page
    assert "contact_1" in page
    with later:
        for url, kept in (("no address", 2), ("https://example.org/other", 1)):
            client.post(chat, {**GOOD, "contact_0": "", "contact_1": url, "url": ""})
            assert len(channels()[-1].contacts) == kept
        assert channels()[-1].contacts[0].url == "https://example.org/other"


def test_a_channel_ends_from_a_day_on(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("isannoitsija")
    client.post(HERE, GOOD)
    before = channels()
    chat = HERE.replace("new-channel", "channels/chat/service")
    with later:
        client.post(chat, {**GOOD, "ends": "on", "valid_from": "1.3.2031"})
        assert channels() == before[:-1]
        page = client.get(chat)
    assert page.status_code == 200  # it is there until that day
    assert client.get(ON_SITE.replace("on_site", "video")).status_code == 404


def test_hours_that_no_grid_can_show_are_text_and_stay(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    text = "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00; PH off"
    sent = {**CHANGED, **dict.fromkeys(WEEK, ""), "week_text": text}
    client.post(ON_SITE, sent)
    assert str(channels()[0].week) == text
    page = client.get(ON_SITE).content.decode()
    assert "do not fit into seven rows" in page
    assert "Nothing changed." in client.post(ON_SITE, sent, follow=True).content.decode()


def test_the_answers_that_change_are_shown_first(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    before = channels()
    page = client.post(ON_SITE, {**CHANGED, "act": "look"}).content.decode()
    assert "Which answers change" in page
    assert "9 am–midday and 1 pm–4 pm" in page
    assert channels() == before


def test_what_is_planned_is_kept_by_a_change_before_it(sign_in: SignIn, later: time_machine.travel) -> None:
    client = sign_in("isannoitsija")
    client.post(ON_SITE, {**CHANGED, "valid_from": "1.3.2031"})
    describe = ON_SITE.replace("channels/on_site/service", "describe")
    with later:
        client.post(describe, {"valid_from": "today", "name_en": "Kela House"})
        view = answer_queries.view(now())
    newest = view.newest(view.directory.by_last_path["iso-omena/kela"])
    assert newest is not None
    assert newest.names["en"] == "Kela House"
    assert str(newest.channels[0].week) == "Mo-Fr 09:00-12:00,13:00-16:00; PH off"
