"""Clock times that are not exact: "noin klo 20", "auringonlasku", "puoli tuntia ennen auringonlaskua"."""

from collections.abc import Callable
from typing import NamedTuple, assert_never

from aukio.domain.week import About, Approximate, BySun, SunEvent
from aukio.domain.wording.fi.lengths import say_length


class _Event(NamedTuple):
    """The forms of a word: ``lasku``, ``laskua``, ``laskun``, ``laskusta``, ``laskuun``."""

    nominative: str
    partitive: str
    genitive: str
    elative: str
    illative: str


_EVENTS = {
    SunEvent.DAWN: _Event("aamunkoitto", "aamunkoittoa", "aamunkoiton", "aamunkoitosta", "aamunkoittoon"),
    SunEvent.SUNRISE: _Event(
        "auringonnousu", "auringonnousua", "auringonnousun", "auringonnoususta", "auringonnousuun"
    ),
    SunEvent.SUNSET: _Event("auringonlasku", "auringonlaskua", "auringonlaskun", "auringonlaskusta", "auringonlaskuun"),
    SunEvent.DUSK: _Event("hämärän tulo", "hämärän tuloa", "hämärän tulon", "hämärän tulosta", "hämärän tuloon"),
}


def say_approximate(time: Approximate, clock: Callable[[int], str]) -> str:
    """``noin klo 20`` · ``auringonlasku`` · ``puoli tuntia ennen auringonlaskua``."""
    match time:
        case About(minutes):
            return f"noin {clock(minutes)}"
        case BySun(event, 0):
            return _EVENTS[event].nominative
        case BySun(event, offset):
            return _beside(event, offset)
        case _:
            assert_never(time)


def say_from(time: Approximate, clock: Callable[[int], str]) -> str:
    """``auringonnoususta alkaen`` · ``noin kello 8 alkaen``."""
    if isinstance(time, BySun):
        return _beside(time.event, time.offset) if time.offset else f"{_EVENTS[time.event].elative} alkaen"
    return f"noin {clock(time.minutes)} alkaen"


def say_to(time: Approximate, clock: Callable[[int], str]) -> str:
    """``auringonlaskuun asti`` · ``noin kello 20 asti``."""
    if isinstance(time, BySun):
        beside = f"siihen asti, kun on {_beside(time.event, time.offset)}"
        return beside if time.offset else f"{_EVENTS[time.event].illative} asti"
    return f"noin {clock(time.minutes)} asti"


def _beside(event: SunEvent, offset: int) -> str:
    words = _EVENTS[event]
    length = say_length(abs(offset)).replace("tunnin", "tunti").replace("minuutin", "minuutti")
    return f"{length} ennen {words.partitive}" if offset < 0 else f"{length} {words.genitive} jälkeen"
