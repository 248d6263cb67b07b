"""A change that is put together freely (R131)."""

from typing import Any

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import Admission, ChannelKind, Names
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.week import Week
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import press

FREE = "/en/desk/change/free/iso-omena/library/"
TODAY = {"begins": "now", "ends": "today"}


@pytest.mark.parametrize(
    ("typed", "effects"),
    [
        ({"admit": "appointment"}, (Admit(Admission.APPOINTMENT),)),
        ({"capacity_of": "visitors/2"}, (Capacity(CapacityOf.VISITORS, 0.5),)),
        ({"capacity_of": "seats"}, (Capacity(CapacityOf.SEATS),)),
        ({"capacity_max": "20"}, (Capacity(CapacityOf.VISITORS, max=20),)),
        (
            {"conduct": ["mask", "distance"], "strength": "must"},
            (Guidance("mask", Strength.MUST), Guidance("distance", Strength.MUST)),
        ),
        ({"week_Mo": "14–16"}, (Hours(Week.parse("Mo 14:00-16:00")),)),  # one day: it holds on a holiday, too
        ({"text_en": "The lift is out."}, (Text(Names({"en": "The lift is out."})),)),
        ({"effects": "- withhold: {services: [customer-computer]}"}, (Withhold(("customer-computer",)),)),
        (
            {"shut": ["on_site"], "existing": "contact", "text_en": "Ring the bell."},
            (
                Close((ChannelKind.ON_SITE,)),
                Bookings(NewBookings.STOP, ExistingBookings.CONTACT, Tell.STAFF),
                Text(Names({"en": "Ring the bell."})),
            ),
        ),
    ],
)
def test_answers_become_effects(sign_in: SignIn, typed: dict[str, Any], effects: tuple[Effect, ...]) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        act = "publish_urgently" if "shut" in typed else "publish"
        assert press(client, FREE, act, **TODAY, **typed).status_code == 302
        assert answer_queries.record().versions[-1].arrangement.effects == effects


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "nothing is said to change"),
        ({"shut": ["on_site"]}, "nothing is said of bookings"),
        ({"capacity_max": "-3"}, "greater than or equal to 0"),
        ({"effects": "- cloes: {}"}, "line 1: effects[0].cloes"),
        ({"effects": "close"}, "line 1"),
        ({"effects": "- elsewhere: {service: print, places: [nowhere]}"}, "nowhere"),
    ],
)
def test_what_does_not_hold_together_is_said_and_kept(sign_in: SignIn, typed: dict[str, Any], said: str) -> None:
    client = sign_in("kirjasto")
    before = len(answer_queries.record().versions)
    with time_machine.travel(LATER, tick=False):
        page = client.post(FREE, {**TODAY, **typed, "act": "publish"}).content.decode()
        assert said in page
        assert len(answer_queries.record().versions) == before


def test_it_cannot_lock_a_door_past_the_second_person(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    before = len(answer_queries.record().versions)
    with time_machine.travel(LATER, tick=False):
        press(client, FREE, "publish", **TODAY, shut=["on_site"], existing="contact")
        assert len(answer_queries.record().versions) == before


def test_another_way_to_be_served_is_no_word_on_the_door(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    offer = "- offer: {channel: phone, purpose: enquiries, contacts: [{phone: '+358981622222'}]}"
    with time_machine.travel(LATER, tick=False):
        page = client.post(FREE, {**TODAY, "effects": offer, "act": "look"}).content.decode()
        assert "Is the door closed meanwhile?" in page
        said = client.post(
            FREE, {**TODAY, "effects": offer, "shut": ["on_site"], "existing": "honour", "act": "look"}
        ).content.decode()
        assert "What people will see" in said
        assert "Is the door closed meanwhile?" not in said
