"""A channel is added to a place at the desk, with its hours and contacts."""

import pytest

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
    client = sign_in("kela")
    before = channels()
    assert client.post(HERE, GOOD).headers["Location"] == "/en/desk/places/iso-omena/kela/"
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
    client = sign_in("kela")
    before = channels()
    text = client.post(HERE, {**GOOD, **changed}).content.decode()
    assert f'id="id_{field}_error"' in text
    assert channels() == before


def test_the_preview_shows_the_next_weeks_and_records_nothing(sign_in: SignIn) -> None:
    client = sign_in("kela")
    before = channels()
    assert "The next eight weeks" in client.post(HERE, {**GOOD, "act": "look"}).content.decode()
    assert channels() == before
