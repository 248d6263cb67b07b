"""The sheet of a lobby printer: a building today, and the next change (R129)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from aukio.domain.answers.answer import ChannelAnswer, Status, Summary
from aukio.domain.answers.building_today import Today, today
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.signs.sign_content import compose_sign
from aukio.domain.signs.values import Sign, SignText, SignUnit
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital, minutes_of
from aukio.domain.wording.states import say_state


def compose_sheet(view: View, place: PlaceId, at: datetime, langs: tuple[str, ...]) -> Sign | None:
    """The sign of a place limited to today; None if the place does not exist then."""
    sign = compose_sign(view, place, at, langs)
    return None if sign is None else sheet_of(view, sign, today(view, place, at))


def sheet_of(view: View, sign: Sign, found: Today) -> Sign:
    """A sign limited to today, for a caller that already has today's state."""
    texts = tuple(_of_today(view, text, found) for text in sign.texts)
    return replace(sign, summary=found.here.summary, last=sign.first, texts=texts)


def _of_today(view: View, text: SignText, found: Today) -> SignText:
    words, here = language(text.lang), found.here
    day = local_of(here.at, view.zone(here.place)).date()
    hours = f"{capital(words.say_weekday(day))} {words.say_day(day)}: {_hours(here, view, words)}"
    return replace(
        text,
        state=say_state(here, words),
        hours=(hours,),
        coming=tuple(_next_changes(view, text.lang, found)),
        units=tuple(_unit(each, view, text.lang) for each in found.units),
    )


def _unit(unit: Status, view: View, lang: str) -> SignUnit:
    spans, words = _spans(unit), language(lang)
    shut = spans == () or (spans is None and unit.summary in (Summary.CLOSED, Summary.PASSAGE_ONLY))
    since_last_night = _since_last_night(unit) is not None
    return SignUnit(
        unit.names.say(lang) or unit.path,
        unit.summary,
        say_state(unit, words),
        () if shut and not since_last_night else (_hours(unit, view, words),),
    )


def _hours(answer: Status, view: View, words: Language) -> str:
    """Today's hours; at night, until when the hours of the evening before last if none begin today."""
    left = _since_last_night(answer)
    if left is not None and left.closes_at is not None and not _spans(answer):
        zone = view.zone(answer.place)
        return words.say_until(local_of(left.closes_at, zone), local_of(answer.at, zone).date())
    return words.say_spans(_spans(answer))


def _since_last_night(answer: Status) -> ChannelAnswer | None:
    on_site = (each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE)
    return next((each for each in on_site if each.is_last_nights), None)


def _spans(answer: Status) -> tuple[tuple[str, str], ...] | None:
    """Today's on-site hours; those of several channels together, None if some are unknown."""
    doors = [each.said_today for each in answer.channels if each.key.kind is ChannelKind.ON_SITE]
    if any(spans is None for spans in doors):
        return None
    return tuple(sorted({span for spans in doors for span in spans or ()}))


def _next_changes(view: View, lang: str, found: Today) -> Iterator[str]:
    if found.next_change_at is None:
        return
    words, naming = language(lang), namer(view, lang, found.here.at)
    clock = words.say_sign_at(minutes_of(local_of(found.next_change_at, view.zone(found.here.place))))
    for change in found.next_changes:
        yield f"{clock}: {naming.place(change.place)} – {say_state(change.answer, words)}"
