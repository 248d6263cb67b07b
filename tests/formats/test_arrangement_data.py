"""Values become plain data and come back as they were; misfits say where they stand."""

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given

from aukio.domain.base.mistakes import not_found_error
from aukio.domain.city.places import Channel, Contact, Names, PlaceId
from aukio.domain.facts.effects import Capacity, CapacityOf, Close, Effect, Guidance, Normal, Strength, Text
from aukio.domain.facts.notices import Particulars
from aukio.domain.facts.scope import AtPlace, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.week import Week
from aukio.formats.directory.channel_data import channels_from_data, channels_to_data
from aukio.formats.notices.arrangement_data import (
    effects_from_data,
    effects_to_data,
    particulars_from_data,
    particulars_to_data,
    scope_from_data,
    scope_to_data,
)
from aukio.formats.notices.effect_data import EFFECTS
from aukio.formats.values.keys import Misfit
from aukio.formats.values.text_data import contacts_from_data
from tests.formats import values

PATHS = {"iso-omena": PlaceId(1), "iso-omena/library": PlaceId(2), "kalajarvi": PlaceId(3)}


def by_path(path: str) -> PlaceId:
    if path not in PATHS:
        raise not_found_error("place", path, list(PATHS))
    return PATHS[path]


def stored(data: Any) -> Any:
    """The data after a row of JSON, where the order of keys is lost."""
    return json.loads(json.dumps(data, sort_keys=True, allow_nan=False))


@given(values.several(values.effect_values))
def test_effects_survive_being_stored(effects: tuple[Effect, ...]) -> None:
    data = stored(effects_to_data(effects, lambda place: place))
    assert effects_from_data(data, PlaceId) == effects


@given(values.effect_values)
def test_an_effect_is_a_mapping_with_one_known_key(effect: Effect) -> None:
    (data,) = effects_to_data((effect,), lambda place: place)
    (name,) = data
    assert name in EFFECTS


@given(values.scopes)
def test_a_scope_survives_being_stored(scope: Scope) -> None:
    assert scope_from_data(stored(scope_to_data(scope, lambda place: place)), PlaceId) == scope


@example(Particulars(differs=(("sv", Week.parse("Mo 08:00-16:00")), ("en", Week.parse("Mo 08:00-15:00")))))
@given(values.particulars)
def test_particulars_survive_being_stored(particulars: Particulars) -> None:
    assert particulars_from_data(stored(particulars_to_data(particulars))) == particulars


def test_the_order_in_which_languages_are_written_changes_nothing() -> None:
    weeks: dict[str, Any] = {"sv": "Mo 08:00-16:00", "fi": "Mo 09:00-16:00", "en": "Mo 08:00-15:00"}
    read = {particulars_from_data({"differs": dict(each)}) for each in permutations(weeks.items())}
    assert [[lang for lang, _ in each.differs] for each in read] == [["en", "fi", "sv"]]


@pytest.mark.parametrize(
    ("data", "known"),
    [({"hologram": {"spaces": 4}}, "hours, close"), ({"close": {"channels": ["hologram"]}}, "on_site")],
)
def test_a_stored_name_that_is_not_known_is_refused_with_that_name_and_the_known_ones(data: Any, known: str) -> None:
    with pytest.raises(Misfit) as caught:
        effects_from_data([data], PlaceId)
    assert "found 'hologram'" in caught.value.message
    assert f"expected one of {known}, " in caught.value.message


def test_a_stored_kind_of_channel_that_is_not_known_is_refused_with_its_name() -> None:
    with pytest.raises(Misfit, match=r"^\[0\]\.kind: expected one of on_site, .*, found 'hologram'"):
        channels_from_data([{"kind": "hologram"}])


@given(values.several(values.channels))
def test_channels_survive_being_stored(channels: tuple[Channel, ...]) -> None:
    assert channels_from_data(stored(channels_to_data(channels))) == channels


@pytest.mark.parametrize(
    ("data", "scope"),
    [
        ({"path": "kalajarvi"}, Scope((AtPlace(PlaceId(3)),))),
        ({"path": ["kalajarvi", "iso-omena"]}, Scope((AtPlace(PlaceId(3)), AtPlace(PlaceId(1))))),
        ({"type": "library", "under": "iso-omena"}, Scope((Under(PlaceId(1), "library"),))),
        (
            {"under": ["iso-omena", "kalajarvi"], "type": ["library", "kela"]},
            Scope(tuple(Under(PlaceId(root), type_) for root in (1, 3) for type_ in ("library", "kela"))),
        ),
        ({"type": "library", "owner": "kela"}, Scope((OfType("library"), OfOwner("kela")))),
        ({"city": True, "except": {"owner": "kela"}}, Scope((WholeCity(),), (OfOwner("kela"),))),
        (
            [{"under": "iso-omena", "type": "kela"}, {"type": "library"}, {"except": [{"path": "kalajarvi"}]}],
            Scope((Under(PlaceId(1), "kela"), OfType("library")), (AtPlace(PlaceId(3)),)),
        ),
    ],
)
def test_a_scope_reads_as_people_write_it(data: Any, scope: Scope) -> None:
    assert scope_from_data(data, by_path) == scope


def test_short_forms_mean_what_they_seem_to_mean() -> None:
    data: Any = [
        {"normal": None},
        {"text": "Use the other door."},
        {"close": {}},
        {"capacity": {"of": "seats", "ratio": 0}},
    ]
    assert effects_from_data(data, by_path) == (
        Normal(),
        Text(Names({"en": "Use the other door."})),
        Close(),
        Capacity(CapacityOf.SEATS, 0),
    )


def test_an_effect_leaves_out_what_is_as_usual() -> None:
    effects = (Close(), Guidance("mask", Strength.MUST, False))
    assert effects_to_data(effects, str) == [
        {"close": {}},
        {"guidance": {"code": "mask", "strength": "must", "value": False}},
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            [{"normal": {}}, {"close": {"during": "Mo-Fr 8:00-9:00"}}],
            "[1].close.during: at column 7 of 'Mo-Fr 8:00-9:00': expected a time as HH:MM",
        ),
        ([{"close": {"channels": ["phone", "fax"]}}], "[0].close.channels[1]: expected one of on_site, "),
        ([{"closed": {}}], "[0].closed: expected one of hours, close, "),
        ([{"closed": {}}], "did you mean 'close'?"),
        (
            [{"elsewhere": {"service": "copy", "places": ["kalajarvi", "iso-omena/librari"]}}],
            "[0].elsewhere.places[1]: no place 'iso-omena/librari'; did you mean 'iso-omena/library'?",
        ),
        (
            [{"offer": {"channel": "phone", "contacts": [{"phone": "09 816 22800 ask"}]}}],
            "[0].offer.contacts[0].phone: expected a phone number as it is dialled, such as",
        ),
        ([{"capacity": {"of": "seats", "ratio": 1.5}}], "[0].capacity: a ratio lies between 0 and 1"),
        ([{"promise": {"text": "More", "due": "2020-02-30"}}], "[0].promise.due: '2020-02-30' is not in the calendar"),
        (
            [{"cancel_events": {"categories": ["group"], "except": {"born_on_or_after": "2001"}}}],
            "[0].cancel_events.except.born_on_or_after: '2001' is not a day",
        ),
    ],
)
def test_a_misfit_says_where_it_stands(data: Any, message: str) -> None:
    with pytest.raises(Misfit) as caught:
        effects_from_data(data, by_path)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"path": ["kalajarvi", "kalajärvi"]}, "path[1]: no place 'kalajärvi'"),
        ([{"city": True}, {"except": [{"under": "x"}]}], "[1].except[0].under: no place 'x'"),
        ({"except": {"type": "library"}}, "a scope has at least one clause"),
        ([{"city": True}, {"type": "kela", "except": {"path": "kalajarvi"}}], "[1].except: in a list of mappings, 'ex"),
    ],
)
def test_a_scope_that_does_not_fit_says_where(data: Any, message: str) -> None:
    with pytest.raises(Misfit) as caught:
        scope_from_data(data, by_path)
    assert caught.value.message.startswith(message)


def test_a_contact_is_one_way_to_reach_somebody() -> None:
    assert contacts_from_data([{"email": "a@example.fi", "label": "Desk"}]) == (
        Contact(email="a@example.fi", label=Names({"en": "Desk"})),
    )
    with pytest.raises(Misfit, match=r"^\[0\]: a contact is one phone number"):
        contacts_from_data([{"phone": "+358401234567", "email": "a@example.fi"}])
