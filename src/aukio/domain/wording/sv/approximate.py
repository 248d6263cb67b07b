"""Clock times that are not exact: "ungefär kl. 20", "solnedgången", "en halvtimme före solnedgången"."""

from collections.abc import Callable
from typing import assert_never

from aukio.domain.week import About, Approximate, BySun, SunEvent
from aukio.domain.wording.sv.lengths import say_length

_EVENTS = {
    SunEvent.DAWN: "gryningen",
    SunEvent.SUNRISE: "soluppgången",
    SunEvent.SUNSET: "solnedgången",
    SunEvent.DUSK: "skymningen",
}


def say_approximate(time: Approximate, clock: Callable[[int], str]) -> str:
    """``ungefär kl. 20`` · ``solnedgången`` · ``en halvtimme före solnedgången``."""
    match time:
        case About(minutes):
            return f"ungefär {clock(minutes)}"
        case BySun(event, 0):
            return _EVENTS[event]
        case BySun(event, offset):
            return f"{say_length(abs(offset))} {'före' if offset < 0 else 'efter'} {_EVENTS[event]}"
        case _:
            assert_never(time)
