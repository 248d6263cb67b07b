"""Clock times that are not exact: "about 8 pm", "sunset", "half an hour before sunset"."""

from collections.abc import Callable
from typing import assert_never

from aukio.domain.week import About, Approximate, BySun, SunEvent
from aukio.domain.wording.en.lengths import say_length

_EVENTS = {SunEvent.DAWN: "dawn", SunEvent.SUNRISE: "sunrise", SunEvent.SUNSET: "sunset", SunEvent.DUSK: "dusk"}


def say_approximate(time: Approximate, clock: Callable[[int], str]) -> str:
    """``about 8 pm`` · ``sunset`` · ``half an hour before sunset``."""
    match time:
        case About(minutes):
            return f"about {clock(minutes)}"
        case BySun(event, 0):
            return _EVENTS[event]
        case BySun(event, offset):
            return f"{say_length(abs(offset))} {'before' if offset < 0 else 'after'} {_EVENTS[event]}"
        case _:
            assert_never(time)
