"""Days that begin later or end earlier: "Öppnar 30.10.2019 två timmar senare än vanligt: kl. 10." """

from dataclasses import replace

from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Shorten
from aukio.domain.wording.phrasing import joined, sentence
from aukio.domain.wording.sv.lengths import say_length
from aukio.domain.wording.sv.times import say_clock
from aukio.domain.wording.sv.words import CLOSED_CHANNELS
from aukio.domain.wording.when import Beside, Tense

_OPENS = ("öppnar", "stänger"), ("öppnade", "stängde")
_SERVICES = CLOSED_CHANNELS | {ChannelKind.EMAIL: "e-postservicen"}


def say_shorten(shorten: Shorten, tense: Tense, beside: Beside, when: str = "") -> str:
    """``öppnar 30.10.2019 två timmar senare än vanligt: kl. 10``; ``when`` is the period, or nothing."""
    return _say(shorten, tense, beside, f" {when}" if when else "", "kl.")


def say_plain_shorten(shorten: Shorten, beside: Beside) -> str:
    """``Öppnar två timmar senare än vanligt: klockan 10.``"""
    if shorten.cuts_beginning and shorten.cuts_end:
        begins = replace(shorten, closes_early=None, not_after=None)
        ends = replace(shorten, opens_late=None, not_before=None)
        return f"{say_plain_shorten(begins, beside)} {say_plain_shorten(ends, beside)}"
    return sentence(_say(shorten, Tense.PRESENT, beside, "", "klockan"))


def gist_of_shorten(shorten: Shorten) -> str:
    """What it is about in a word or two, for the log."""
    if shorten.cuts_beginning and shorten.cuts_end:
        return "kortare öppettider"
    return "öppnar senare" if shorten.cuts_beginning else "stänger tidigare"


def _say(shorten: Shorten, tense: Tense, beside: Beside, when: str, at: str) -> str:
    of = joined((_SERVICES[each] for each in shorten.channels), "och")
    day = None if shorten.channels else beside.day
    first, last = (None, None) if day is None else (day.opens, day.closes)
    # A service begins and ends; a place and a letterbox open and close.
    service = bool(shorten.channels) and ChannelKind.LETTERBOX not in shorten.channels
    present, past = (("börjar", "slutar"), ("började", "slutade")) if service else _OPENS
    opens, closes = past if tense is Tense.PAST else present
    clock = " ({} {})" if shorten.cuts_beginning and shorten.cuts_end else ": {} {}"
    said = []
    if shorten.opens_late is not None:
        then = "" if first is None else clock.format(at, say_clock(first))
        said.append(f"{opens}{when} {say_length(shorten.opens_late)} senare än vanligt{then}")
    if shorten.not_before is not None:
        said.append(f"{opens}{when} {_until('tidigast ', at, shorten.not_before, first)}")
    when = "" if said else when
    if shorten.closes_early is not None:
        then = "" if last is None else clock.format(at, say_clock(last))
        said.append(f"{closes}{when} {say_length(shorten.closes_early)} tidigare än vanligt{then}")
    if shorten.not_after is not None:
        said.append(f"{closes}{when} {_until('senast ', at, shorten.not_after, last)}")
    return f"{f'{of} ' if of else ''}{joined(said, 'och')}"


def _until(limit: str, at: str, minutes: int, then: int | None) -> str:
    return f"{'' if then == minutes % 1440 else limit}{at} {say_clock(minutes)}"
