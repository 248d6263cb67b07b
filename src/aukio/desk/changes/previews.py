"""Values of the preview beside a form, and of conflicting edits by two people."""

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
from aukio.desk.changes.change_proposals import Preview, reason_field
from aukio.desk.changes.comparison_calendar import calendars
from aukio.domain.answers.answer import Summary
from aukio.domain.checks.unsaid import self_service_unsaid
from aukio.domain.city.places import IN_BUILDING
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.effects import Close, Normal, Offer
from aukio.domain.facts.record import View
from aukio.domain.people.bookings import BookingFate, Fate, filter_events
from aukio.domain.telling import say_difference
from aukio.domain.telling.holiday_outcomes import holiday_outcomes, say_holiday_outcomes
from aukio.domain.texts import WordWarning
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming, namer
from aukio.theme.outcomes import WARNINGS, say_fate
from aukio.theme.reader_language import active_language, language_choices
from aukio.workflows.messages.booking_calendars import event_of, what_of
from aukio.workflows.publishing.publication import Step

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Affected:
    """A place whose answer changes: its state before and after, and when it first differs."""

    name: str
    since: str
    before: Summary
    after: Summary
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two people's versions differ."""

    label: str
    mine: str
    theirs: str


def revision() -> str:
    """Return the revision of the record; publishing checks that the previewed one is still current."""
    return "-".join(map(str, record_revision.revision()))


def shown(view: View, seen: Preview | None) -> dict[str, Any]:
    """Return the context of the preview."""
    if seen is None:
        return {"seen": None}
    lang = active_language()
    naming = namer(view, lang, view.known)
    return {
        "seen": seen,
        "affected": affected_places(view, seen, lang),
        "calendars": list(calendars(seen.step, lang)),
        "fates": fates_shown(view, seen.step.fated, lang),
        "undecided": seen.step.undecided,
        "holidays": _holidays(seen.step, lang),
        "warnings": [*_asked_back(seen.step), *_self_service(seen.step, naming), *_warnings(seen.step.words)],
        "findings": [(each, reason_field(each), seen.reason_for(each)) for each in seen.step.findings],
        "more": max(0, len(seen.step.changes) - _MOST_SHOWN),
        "documents": [(code, name, seen.sentences[code], seen.log[code]) for code, name in language_choices()],
    }


def affected_places(view: View, seen: Preview, lang: str) -> list[Affected]:
    """Return the first places whose answer changes, with their state before and after."""
    zone, naming = view.city.zone, namer(view, lang, view.known)
    return [
        Affected(
            each.after.names.say(lang) or each.after.path,
            language(lang).say_moment(local_of(each.after.at, zone).replace(second=0, microsecond=0)),
            each.before.summary,
            each.after.summary,
            *say_difference(each, naming, language(lang)),
        )
        for each in seen.step.changes[:_MOST_SHOWN]
    ]


def _holidays(step: Step, lang: str) -> tuple[str, ...]:
    """Return a sentence for each public holiday inside the period of new hours: what happens on it."""
    if step.enacted is None:
        return ()
    _before, after = step.views
    outcomes = holiday_outcomes(after, step.enacted.versions)
    return say_holiday_outcomes(after, outcomes, language(lang), namer(after, lang, after.known), lang)


@dataclass(frozen=True, slots=True)
class FateShown:
    """The bookings or the events of one fate: their number, and the first few in words."""

    said: str
    count: int
    some: tuple[str, ...]


def fates_shown(view: View, fated: Iterable[BookingFate], lang: str) -> list[FateShown]:
    """Return what happens to bookings, then to events, by fate: counts and the first few (R077, R134)."""
    found = tuple(fated)
    shown = []
    for fate, numbers in _by_fate(filter_events(found, events=False)):
        some = tuple(what_of(view, each, lang) for each in booking_queries.bookings_with(numbers[:_SOME]))
        shown.append(FateShown(say_fate(fate, len(numbers), events=False), len(numbers), some))
    for fate, numbers in _by_fate(filter_events(found, events=True)):
        some = tuple(event_of(view, each.event, each, lang) for each in event_queries.dates_with(numbers[:_SOME]))
        shown.append(FateShown(say_fate(fate, len(numbers), events=True), len(numbers), some))
    return shown


def _by_fate(fated: Iterable[BookingFate]) -> Iterator[tuple[Fate, list[int]]]:
    groups: dict[Fate, list[int]] = {}
    for each in fated:
        groups.setdefault(each.fate, []).append(each.booking.id)
    yield from ((fate, groups[fate]) for fate in Fate if fate in groups)


_SOME = 5
"""Most bookings named for each fate; there may be thousands."""


def _self_service(step: Step, naming: Naming) -> Iterator[str]:
    """Yield a question for each place whose on-site hours change without a word about its self-service hours."""
    for place in () if step.enacted is None else self_service_unsaid(step.views[1], step.enacted.versions):
        name = naming.place(place)
        yield _("%(place)s: self-service hours stay as they are. Should they change, too?") % {"place": name}


def _asked_back(step: Step) -> Iterator[str]:
    """Yield a question where a remote channel is offered without saying whether the place is closed (R049)."""
    versions = () if step.enacted is None else step.enacted.versions
    for version in versions:
        effects = version.arrangement.effects
        offers = any(isinstance(each, Offer) and each.channel not in IN_BUILDING for each in effects)
        if offers and not any(isinstance(each, Close | Normal) for each in effects):
            yield _("This offers another way to be served. Is the door closed meanwhile? Choose closed, or as usual.")
            return


def _warnings(words: Iterable[WordWarning]) -> list[str]:
    """Return warnings about texts and links, each once."""
    said = {(each.what, each.lang): str(WARNINGS[each.what]) for each in words}
    return [f"{lang.upper()}: {text}" if lang else text for (_what, lang), text in said.items()]


def differences(form: forms.Form, theirs: Mapping[str, Any]) -> list[Difference]:
    """Return the fields in which a form differs from another person's saved version."""
    found = []
    for field in form:
        choices = {str(key): str(word) for key, word in getattr(field.field, "choices", ())}
        mine, other = (_said(value, choices) for value in (field.value(), theirs.get(field.name)))
        if mine != other:
            found.append(Difference(str(field.label), mine, other))
    return found


def _said(value: object, choices: Mapping[str, str]) -> str:
    """Return an answer in words; several are separated by commas."""
    several = value if isinstance(value, list) else [value or ""]
    return ", ".join(choices.get(str(each), str(each)) for each in several)


def may_publish(request: HttpRequest, seen: Preview | None) -> bool:
    """Return whether the preview is current and all contradictions have reasons; add a message if not."""
    if seen is None:
        return False
    if request.POST.get("revision") != revision():
        messages.warning(
            request, _("Something else was published in the meantime. Check again what your change would do.")
        )
        return False
    if seen.open_questions:
        messages.error(request, _("There is a contradiction. Say why it is still right, or go back and change it."))
        return False
    return True
