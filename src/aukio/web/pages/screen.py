"""Values of the screen at an entrance: today's state, who may enter, units, next changes (R018, R129).

All languages are shown at the same time, so that readers do not wait for theirs to appear.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.building_today import Today
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Strength
from aukio.domain.signs import Sign, SignText, SignUnit
from aukio.domain.wording.languages import language
from aukio.domain.wording.parts import ScreenPart, SignPart
from aukio.domain.wording.phrasing import minutes_of
from aukio.domain.wording.states import say_state
from aukio.formats.paper.qr import qr_svg
from aukio.web.pages.reader import Reader

_RECEIVES = frozenset({Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE})
_FIRM = (Strength.MUST, Strength.MUST_NOT)


@dataclass(frozen=True, slots=True)
class Said:
    """A text in a language."""

    lang: str
    text: str


Saids = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ScreenUnit:
    """A unit: its name, its state as code and words, and its hours today if any."""

    name: Saids
    code: str
    state: Saids
    hours: Saids


@dataclass(frozen=True, slots=True)
class ScreenChange:
    """The next state of some units: code and words, and their names in each language."""

    code: str
    state: Saids
    names: Saids


@dataclass(frozen=True, slots=True)
class ScreenRules:
    """Rules of one strength, in each language."""

    strength: str
    heading: Saids
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ScreenAge:
    """Texts about the age of the data in a language; the script fills in the time."""

    lang: str
    fresh: str
    old: str
    gone: str


@dataclass(frozen=True, slots=True)
class ScreenView:
    """The values of a screen. ``enter`` are the units that receive visitors now, ``apart`` the others."""

    name: Saids
    code: str
    state: Saids
    hours: Saids
    entry: Saids
    enter_heading: Saids
    enter: tuple[ScreenUnit, ...]
    apart_heading: Saids
    apart: tuple[ScreenUnit, ...]
    rules: tuple[ScreenRules, ...]
    next_heading: Saids
    next_at: Saids
    next: tuple[ScreenChange, ...]
    ages: tuple[ScreenAge, ...]
    code_label: Saids
    qr: SafeString
    page: str


def screen_view(sheet: Sign, found: Today, readers: Sequence[Reader], page: str) -> ScreenView:
    """Return the screen of a place from today's sheet; ``page`` is the address for the QR code.

    ``readers``: one for each language of the sheet, in its order; ``found``: the answer the sheet was written from.
    """
    texts = sheet.texts
    langs = tuple(text.lang for text in texts)
    units = tuple(_unit(langs, row) for row in zip(*(text.units for text in texts), strict=True))
    return ScreenView(
        name=_said(langs, [text.name for text in texts]),
        code=sheet.summary.value,
        state=_said(langs, [text.state for text in texts]),
        hours=_said(langs, [hours for text in texts for hours in text.hours]),
        entry=_said(langs, [text.entry for text in texts]),
        enter_heading=_headed(langs, ScreenPart.ENTER),
        enter=tuple(unit for unit in units if unit.code in _RECEIVES),
        apart_heading=_headed(langs, ScreenPart.APART),
        apart=tuple(unit for unit in units if unit.code not in _RECEIVES),
        rules=tuple(_rules(texts)),
        next_heading=_headed(langs, ScreenPart.NEXT),
        next_at=_next_at(found, readers),
        next=tuple(_next_changes(found, readers)),
        ages=tuple(_age(lang) for lang in langs),
        code_label=_each(langs, lambda lang: language(lang).say_sign_part(SignPart.NOW)),
        qr=mark_safe(qr_svg(page)),  # noqa: S308  # our own SVG of our own address
        page=page,
    )


def _said(langs: Sequence[str], texts: Sequence[str]) -> Saids:
    """Return texts by language; a text that two languages share appears once."""
    first: dict[str, str] = {}
    for lang, text in zip(langs, texts, strict=True):
        first.setdefault(text, lang)
    return tuple(Said(lang, text) for text, lang in first.items() if text)


def _each(langs: Sequence[str], say: Callable[[str], str]) -> Saids:
    return _said(langs, [say(lang) for lang in langs])


def _headed(langs: Sequence[str], part: ScreenPart) -> Saids:
    return _each(langs, lambda lang: language(lang).say_screen_part(part))


def _unit(langs: Sequence[str], row: tuple[SignUnit, ...]) -> ScreenUnit:
    return ScreenUnit(
        name=_said(langs, [unit.name for unit in row]),
        code=row[0].summary.value,
        state=_said(langs, [unit.state for unit in row]),
        hours=_said(langs, [", ".join(unit.hours) for unit in row]),
    )


def _next_at(found: Today, readers: Sequence[Reader]) -> Saids:
    at = found.next_change_at
    if at is None:
        return ()
    said = [reader.words.say_sign_at(minutes_of(reader.local(at))) for reader in readers]
    return _said(tuple(reader.lang for reader in readers), said)


def _next_changes(found: Today, readers: Sequence[Reader]) -> Iterable[ScreenChange]:
    """Yield next changes, grouped by state; names are joined by semicolons, since they may contain commas."""
    langs = tuple(reader.lang for reader in readers)
    states: dict[tuple[str, tuple[str, ...]], list[PlaceId]] = {}
    for change in found.next_changes:
        said = tuple(say_state(change.answer, reader.words) for reader in readers)
        states.setdefault((change.after.value, said), []).append(change.place)
    for (code, said), places in states.items():
        names = ["; ".join(reader.naming.place(place) for place in places) for reader in readers]
        yield ScreenChange(code, _said(langs, said), _said(langs, names))


def _rules(texts: Sequence[SignText]) -> Iterable[ScreenRules]:
    """Yield the binding rules; the others are on the page only."""
    langs = tuple(text.lang for text in texts)
    for rows in zip(*(text.rules for text in texts), strict=True):
        if rows[0].strength in _FIRM:
            lines = tuple((lang, row.lines) for lang, row in zip(langs, rows, strict=True))
            yield ScreenRules(rows[0].strength.value, _said(langs, [row.heading for row in rows]), lines)


def _age(lang: str) -> ScreenAge:
    say = language(lang).say_screen_part
    return ScreenAge(lang, say(ScreenPart.FRESH), say(ScreenPart.OLD), say(ScreenPart.GONE))
