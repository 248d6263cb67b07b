"""What the pages of a change show beside its form: the preview, and two people's words side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from aukio.answers import revision as record_revision
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.desk.changes.change_proposals import Preview
from aukio.desk.changes.comparison_calendar import calendars
from aukio.desk.words import EVENT_FATES, FATES, WARNINGS
from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import IN_BUILDING
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.effects import Close, Normal, Offer
from aukio.domain.facts.record import View
from aukio.domain.people.bookings import BookingFate, Fate, filter_events
from aukio.domain.texts import WordWarning
from aukio.theme.reader_language import active_language, language_choices
from aukio.workflows.messages.message_wording import event_of, what_of
from aukio.workflows.publishing.publication import Step

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Affected:
    """A place whose answer changes: its state before and after, and at which moment they tell apart."""

    name: str
    since: str
    before: Summary
    after: Summary


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people filled in otherwise."""

    label: str
    mine: str
    theirs: str


def revision() -> str:
    """Which state of the record a page was made from: publishing asks whether it is still the newest."""
    return "-".join(map(str, record_revision.revision()))


def shown(view: View, seen: Preview | None) -> dict[str, Any]:
    """The preview's part of a page."""
    if seen is None:
        return {"seen": None}
    lang = active_language()
    zone = view.city.zone
    affected = [
        Affected(
            each.after.names.say(lang) or each.after.path,
            f"{local_of(each.after.at, zone):%d.%m. %H:%M}",
            each.before.summary,
            each.after.summary,
        )
        for each in seen.step.changes
    ]
    return {
        "seen": seen,
        "affected": affected[:_MOST_SHOWN],
        "calendars": list(calendars(seen.step, lang)),
        "fates": fates_shown(view, seen.step.fated, lang),
        "warnings": [*_asked_back(seen.step), *_warnings(seen.step.words)],
        "findings": [
            (each, each.accepted or seen.step.proposal.accepted.get(each.code, "")) for each in seen.step.findings
        ],
        "more": max(0, len(affected) - _MOST_SHOWN),
        "told": [(code, name, seen.sentences[code], seen.log[code]) for code, name in language_choices()],
    }


@dataclass(frozen=True, slots=True)
class FateShown:
    """The bookings or the events of one fate: how many, and the first of them in words."""

    word: object
    count: int
    some: tuple[str, ...]


def fates_shown(view: View, fated: Iterable[BookingFate], lang: str) -> list[FateShown]:
    """What becomes of bookings, then of events, by fate: counts, and the first few (R077, R134)."""
    found = tuple(fated)
    shown = []
    for fate, numbers in _by_fate(filter_events(found, events=False)):
        some = tuple(what_of(view, each, lang) for each in booking_queries.bookings_with(numbers[:_SOME]))
        shown.append(FateShown(FATES[fate], len(numbers), some))
    for fate, numbers in _by_fate(filter_events(found, events=True)):
        some = tuple(event_of(view, each.event, each, lang) for each in event_queries.dates_with(numbers[:_SOME]))
        shown.append(FateShown(EVENT_FATES[fate], len(numbers), some))
    return shown


def _by_fate(fated: Iterable[BookingFate]) -> Iterator[tuple[Fate, list[int]]]:
    groups: dict[Fate, list[int]] = {}
    for each in fated:
        groups.setdefault(each.fate, []).append(each.booking.id)
    yield from ((fate, groups[fate]) for fate in Fate if fate in groups)


_SOME = 5
"""Bookings named of each fate; there may be thousands."""


def _asked_back(step: Step) -> Iterator[str]:
    """What is not guessed but asked: whether a door is closed where another way is offered (R049)."""
    versions = () if step.enacted is None else step.enacted.versions
    for version in versions:
        effects = version.arrangement.effects
        offers = any(isinstance(each, Offer) and each.channel not in IN_BUILDING for each in effects)
        if offers and not any(isinstance(each, Close | Normal) for each in effects):
            yield _("Another way to be served is offered: is the door closed meanwhile? Say that it is, or as usual.")
            return


def _warnings(words: Iterable[WordWarning]) -> list[str]:
    """What is wrong with words and links, each said once however many texts it is said of."""
    said = {(each.what, each.lang): str(WARNINGS[each.what]) for each in words}
    return [f"{lang.upper()}: {text}" if lang else text for (_what, lang), text in said.items()]


def differences(form: forms.Form, theirs: Mapping[str, Any]) -> list[Difference]:
    """The fields in which a form differs from what somebody else saved."""
    found = []
    for field in form:
        choices = {str(key): str(word) for key, word in getattr(field.field, "choices", ())}
        mine, other = (_said(value, choices) for value in (field.value(), theirs.get(field.name)))
        if mine != other:
            found.append(Difference(str(field.label), mine, other))
    return found


def _said(value: object, choices: Mapping[str, str]) -> str:
    """An answer in words; several of them with commas between."""
    several = value if isinstance(value, list) else [value or ""]
    return ", ".join(choices.get(str(each), str(each)) for each in several)


def may_go(request: HttpRequest, seen: Preview | None) -> bool:
    """Whether what was looked at is what would be published, and nothing in it waits for a word."""
    if seen is None:
        return False
    if request.POST.get("revision") != revision():
        messages.warning(request, _("Something else was published meanwhile. Look once more at what yours would do."))
        return False
    if seen.open_questions:
        messages.error(request, _("Something contradicts. Say why it is right all the same, or go back and change it."))
        return False
    return True
