"""What a preview says of a place: before and after, which always differ."""

import pytest

from aukio.domain.answers.impact import impact
from aukio.domain.checks.unsaid import self_service_unsaid
from aukio.domain.city.places import Admission, Channel, ChannelKind, Kind
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Close, Effect, Hours
from aukio.domain.telling import say_difference
from aukio.domain.week import Week
from aukio.domain.wording.languages import source_words
from aukio.domain.wording.naming import namer
from tests.domain.factories import at, fact, on_site, period, place, place_id, view

W = Week.parse
APRIL = period("2020-04-01", "2020-05-01")
MACHINE = Channel(ChannelKind.SELF_SERVICE, week=W("Mo-Su 06:00-22:00"))


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (Close(), ("8 am–4 pm", "")),  # Open 8 am–4 pm → Closed
        (Hours(W("Mo-Fr 10:00-12:00")), ("8 am–4 pm", "10 am–midday")),
        (Hours(W("Fr 10:00-12:00; Mo-Th 08:00-16:00")), ("8 am–4 pm", "10 am–midday")),  # it shows on a Friday
        (Admit(Admission.APPOINTMENT), ("8 am–4 pm", "8 am–4 pm")),  # the states differ
        (Capacity(CapacityOf.VISITORS, max=5), ("8 am–4 pm", "No more than 5 visitors.")),
    ],
)
def test_before_and_after_differ(effect: Effect, said: tuple[str, str]) -> None:
    desk = place("desk", Kind.UNIT, on_site())
    new = fact(0, "desk", APRIL, effect)
    before, after = (view(*facts, places=[desk]).known_as_of(at("2020-03-30T12:00")) for facts in ((), (new,)))
    (change,) = impact(before, after, (new,))
    naming = namer(after, "en", change.since)
    states = (change.before.summary, change.after.summary)
    assert say_difference(change, naming, source_words()) == said
    assert (states[0], said[0]) != (states[1], said[1])


@pytest.mark.parametrize(
    ("effects", "unsaid"),
    [
        ((Hours(W("Mo-Fr 10:00-12:00")),), True),
        ((Hours(W("Mo-Fr 10:00-12:00")), Hours(W("Mo-Su 10:00-12:00"), ChannelKind.SELF_SERVICE)), False),
        ((Hours(W("Mo-Fr 10:00-12:00")), Close((ChannelKind.SELF_SERVICE,))), False),
        ((Close(),), False),
        ((Capacity(CapacityOf.VISITORS),), False),
    ],
)
def test_hours_without_a_word_about_self_service_are_asked_about(effects: tuple[Effect, ...], unsaid: bool) -> None:
    new = fact(0, "desk", APRIL, *effects)
    known = view(new, places=[place("desk", Kind.UNIT, on_site(), MACHINE), place("other", Kind.UNIT, on_site())])
    assert self_service_unsaid(known, (new,)) == ((place_id("desk"),) if unsaid else ())
