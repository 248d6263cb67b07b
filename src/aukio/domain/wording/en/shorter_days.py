"""Days that begin later or end earlier: "Opens two hours later on 30 October 2019: at 10 am." """

from dataclasses import replace

from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Shorten
from aukio.domain.wording.en.lengths import say_length
from aukio.domain.wording.en.times import say_clock
from aukio.domain.wording.en.words import CLOSED_CHANNELS
from aukio.domain.wording.phrasing import joined, sentence
from aukio.domain.wording.when import Beside, ShorterDay, Tense

_SERVICES = CLOSED_CHANNELS | {ChannelKind.EMAIL: "e-mail service"}


def say_shorten(shorten: Shorten, tense: Tense, beside: Beside, when: str = "", *, alone: bool = True) -> str:
    """``will open two hours later on 30 October 2019: at 10 am``; ``when`` is the period, or nothing.

    ``alone``: no subject stands before it, so no verb may be one that orders.
    """
    of = joined((_SERVICES[each] for each in shorten.channels), "and")
    many = len(shorten.channels) > 1 if shorten.channels else beside.many
    day = None if shorten.channels else beside.day
    said = _clauses(shorten, day, tense, many=many, alone=alone and not shorten.channels)
    if len(said) == 1:
        (how, at), *_ = said
        return f"{f'{of} ' if of else ''}{how}{f' {when}' if when else ''}{f': {at}' if at else ''}"
    both = joined((f"{how} ({at})" if at else how for how, at in said), "and")
    return f"{f'{of} ' if of else ''}{both}{f' {when}' if when else ''}"


def say_plain_shorten(shorten: Shorten, beside: Beside) -> str:
    """``Opens two hours later than usual: at 10 am.``"""
    if shorten.cuts_beginning and shorten.cuts_end:
        begins = replace(shorten, closes_early=None, not_after=None)
        ends = replace(shorten, opens_late=None, not_before=None)
        return f"{say_plain_shorten(begins, beside)} {say_plain_shorten(ends, beside)}"
    return sentence(say_shorten(shorten, Tense.PRESENT, replace(beside, many=False), alone=False))


def gist_of_shorten(shorten: Shorten) -> str:
    """What it is about in a word or two, for the log."""
    if shorten.cuts_beginning and shorten.cuts_end:
        return "shorter hours"
    return "later opening" if shorten.cuts_beginning else "earlier closing"


_ALONE = {
    Tense.FUTURE: ("will open", "close", "will not open"),
    Tense.PRESENT: ("opening", "closing", "not open"),
    Tense.PAST: ("opened", "closed", "did not open"),
}


def _clauses(
    shorten: Shorten, day: ShorterDay | None, tense: Tense, *, many: bool, alone: bool
) -> list[tuple[str, str]]:
    """How it opens and how it closes, each with the time that follows from it."""
    past, s = tense is Tense.PAST, "" if many else "s"
    # A service starts and ends; a place and a letterbox open and close.
    service = bool(shorten.channels) and ChannelKind.LETTERBOX not in shorten.channels
    start, end = ("start", "end") if service else ("open", "close")
    opens, closes = (f"{start}ed", f"{end.removesuffix('e')}ed") if past else (f"{start}{s}", f"{end}{s}")
    does_not = f"did not {start}" if past else f"do{'' if many else 'es'} not {start}"
    if alone:  # without a subject, "close at 5 pm" would be an order
        opens, closes, does_not = _ALONE[tense]
    usual = "" if day is not None else " than usual"
    found = []
    if shorten.opens_late is not None:
        at = "" if day is None else f"at {say_clock(day.opens)}"
        found.append((f"{opens} {say_length(shorten.opens_late)} later{usual}", at))
    if shorten.not_before is not None:
        clock = say_clock(shorten.not_before)
        exactly = day is not None and day.opens == shorten.not_before
        found.append((f"{opens} at {clock}" if exactly else f"{does_not} before {clock}", ""))
    if tense is Tense.FUTURE and alone and shorten.opens_late is None:
        closes = "will close"
    if shorten.closes_early is not None:
        at = "" if day is None else f"at {say_clock(day.closes)}"
        found.append((f"{closes} {say_length(shorten.closes_early)} earlier{usual}", at))
    if shorten.not_after is not None:
        clock = say_clock(shorten.not_after)
        exactly = day is not None and day.closes == shorten.not_after % 1440
        found.append((f"{closes} {'at' if exactly else 'no later than'} {clock}", ""))
    return found
