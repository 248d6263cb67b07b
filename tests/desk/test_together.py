"""Many places described at once (R003, R027)."""

import time_machine

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import ChannelKind
from tests.desk.conftest import LATER, SignIn

PLACES = "/en/desk/places/"


def week(path: str) -> str:
    """The normal hours of a place at its door, from tomorrow on."""
    view = answer_queries.view(LATER)
    place = view.directory.by_last_path[path]
    versions = [each for each in view.record.places if each.place == place and each.known_until is None]
    (channel,) = (each for each in versions[-1].channels if each.kind is ChannelKind.ON_SITE)
    return str(channel.week)


def places(*paths: str) -> list[str]:
    """Their numbers, as the form has them."""
    return [str(answer_queries.view(LATER).directory.by_last_path[path]) for path in paths]


def test_libraries_get_the_same_hours_from_a_day_on(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        page = client.get(f"{PLACES}?type=library").content.decode()
        assert "iso-omena/library" in page
        assert "iso-omena/kela" not in page
        typed = {
            "places": places("iso-omena/library", "kalajarvi/library"),
            "channel": "on_site",
            "week": "Mo-Fr 10:00-18:00; PH off",
            "valid_from": "10.1.",
        }
        looked = client.post(f"{PLACES}?type=library", {**typed, "act": "look"}).content.decode()
        assert "What would be saved" in looked
        assert "Mo-Fr 10:00-18:00" not in week("iso-omena/library")
        assert client.post(f"{PLACES}?type=library", {**typed, "act": "record"}).status_code == 302
    assert week("iso-omena/library") == "Mo-Fr 10:00-18:00; PH off"


def test_a_phone_number_takes_the_place_of_the_one_before(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        typed = {
            "places": places("iso-omena/library"),
            "channel": "on_site",
            "phone": "09 8165 3777",
            "valid_from": "today",
            "act": "record",
        }
        assert client.post(PLACES, typed).status_code == 302
        view = answer_queries.view(LATER)
        node = view.tree(view.interval(LATER)).get(view.directory.by_last_path["iso-omena/library"])
        assert node is not None
        (door,) = (each for each in node.version.channels if each.kind is ChannelKind.ON_SITE)
        assert [each.phone for each in door.contacts if each.phone] == ["+358981653777"]


def test_what_cannot_be_read_stands_beside_its_field_and_ticks_stay(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        ticked = places("iso-omena/library")
        page = client.post(
            PLACES, {"places": ticked, "channel": "on_site", "week": "Mo 9", "valid_from": "x"}
        ).content.decode()
        assert "We did not understand these hours" in page
        assert f'value="{ticked[0]}" id="id_places_' in page
        assert "checked" in page
        assert (
            "Select at least one place."
            in client.post(PLACES, {"channel": "on_site", "week": "Mo off"}).content.decode()
        )
        nothing = client.post(PLACES, {"places": ticked, "channel": "on_site", "valid_from": "today"}).content.decode()
        assert "Choose what changes at these places." in nothing


def test_others_places_are_neither_offered_nor_taken(sign_in: SignIn) -> None:
    client = sign_in("kela")
    with time_machine.travel(LATER, tick=False):
        assert "iso-omena/library" not in client.get(PLACES).content.decode()
        typed = {
            "places": places("iso-omena/library"),
            "channel": "on_site",
            "week": "Mo 09:00-10:00",
            "valid_from": "today",
        }
        page = client.post(PLACES, {**typed, "act": "record"}).content.decode()
        assert "What would be saved" not in page
        assert week("iso-omena/library") != "Mo 09:00-10:00"
        assert sign_in("ovi").get(PLACES).status_code == 403
