"""Days that begin later or end earlier: "Avautuu 30.10.2019 kaksi tuntia tavallista myöhemmin: klo 10." """

from dataclasses import replace

from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Shorten
from aukio.domain.wording.fi.lengths import say_length
from aukio.domain.wording.fi.times import say_clock
from aukio.domain.wording.fi.words import CLOSED_CHANNELS
from aukio.domain.wording.phrasing import joined, sentence
from aukio.domain.wording.when import Beside, ShorterDay, Tense

_OPENS = {
    (False, False): ("avautuu", "sulkeutuu"),
    (False, True): ("avautuvat", "sulkeutuvat"),
    (True, False): ("avautui", "sulkeutui"),
    (True, True): ("avautuivat", "sulkeutuivat"),
}
"""Whether past, and whether several."""
_BEGINS = {
    (False, False): ("alkaa", "päättyy"),
    (False, True): ("alkavat", "päättyvät"),
    (True, False): ("alkoi", "päättyi"),
    (True, True): ("alkoivat", "päättyivät"),
}
_SERVICES = CLOSED_CHANNELS | {ChannelKind.EMAIL: "sähköpostipalvelu"}


def say_shorten(shorten: Shorten, tense: Tense, beside: Beside, when: str = "") -> str:
    """``avautuu 30.10.2019 kaksi tuntia tavallista myöhemmin: klo 10``; ``when`` is the period, or nothing."""
    return _say(shorten, tense, beside, f" {when}" if when else "", "klo")


def say_plain_shorten(shorten: Shorten, beside: Beside) -> str:
    """``Avautuu kaksi tuntia tavallista myöhemmin: kello 10.``"""
    if shorten.cuts_beginning and shorten.cuts_end:
        begins = replace(shorten, closes_early=None, not_after=None)
        ends = replace(shorten, opens_late=None, not_before=None)
        return f"{say_plain_shorten(begins, beside)} {say_plain_shorten(ends, beside)}"
    return sentence(_say(shorten, Tense.PRESENT, beside, "", "kello"))


def gist_of_shorten(shorten: Shorten) -> str:
    """What it is about in a word or two, for the log."""
    if shorten.cuts_beginning and shorten.cuts_end:
        return "lyhyemmät aukioloajat"
    return "avautuu tavallista myöhemmin" if shorten.cuts_beginning else "sulkeutuu tavallista aikaisemmin"


def _say(shorten: Shorten, tense: Tense, beside: Beside, when: str, at: str) -> str:
    of = joined((_SERVICES[each] for each in shorten.channels), "ja")
    many = len(shorten.channels) > 1 if shorten.channels else beside.many
    day = None if shorten.channels else beside.day
    # A service begins and ends; a place and a letterbox open and close.
    begins = shorten.channels and ChannelKind.LETTERBOX not in shorten.channels
    opens, closes = (_BEGINS if begins else _OPENS)[tense is Tense.PAST, many]
    said = []
    both = shorten.cuts_beginning and shorten.cuts_end
    brackets = " ({})" if both else ": {}"
    opening, closing = _opening(shorten, day, at, brackets), _closing(shorten, day, at, brackets)
    if opening:
        said.append(f"{opens}{when} {opening}")
    if closing:
        said.append(f"{closes}{'' if opening else when} {closing}")
    return f"{f'{of} ' if of else ''}{joined(said, 'ja')}"


def _opening(shorten: Shorten, day: ShorterDay | None, at: str, brackets: str) -> str:
    if shorten.opens_late is not None:
        clock = "" if day is None else brackets.format(f"{at} {say_clock(day.opens)}")
        return f"{say_length(shorten.opens_late)} tavallista myöhemmin{clock}"
    if shorten.not_before is None:
        return ""
    exactly = day is not None and day.opens == shorten.not_before
    return f"{'' if exactly else 'aikaisintaan '}{at} {say_clock(shorten.not_before)}"


def _closing(shorten: Shorten, day: ShorterDay | None, at: str, brackets: str) -> str:
    if shorten.closes_early is not None:
        clock = "" if day is None else brackets.format(f"{at} {say_clock(day.closes)}")
        return f"{say_length(shorten.closes_early)} tavallista aikaisemmin{clock}"
    if shorten.not_after is None:
        return ""
    exactly = day is not None and day.closes == shorten.not_after % 1440
    return f"{'' if exactly else 'viimeistään '}{at} {say_clock(shorten.not_after)}"
