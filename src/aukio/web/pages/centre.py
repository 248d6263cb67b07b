"""The page of a centre or a site: state of the building and why, who may enter, units, next changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.answers.session import Question
from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.answers.selection import services_at
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Admit, Close, Effect, is_shut_all_day
from aukio.domain.facts.record import View
from aukio.domain.signs import HAVE_DOORS
from aukio.web.pages.days import DaysView, days_view
from aukio.web.pages.page_spans import SpanViews
from aukio.web.pages.place import DetailsView, details_view, map_url
from aukio.web.pages.place_facts import ChangeView, FactView, change_view, effect_view, fact_views, loose_words
from aukio.web.pages.reader import Reader
from aukio.web.pages.shared import (
    ConditionGroup,
    StateView,
    coming_line,
    conditions,
    has_no_hours,
    hours_text,
    own_hours_state,
    service_line,
    site_state,
    state_view,
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the list: its state, one condition, its next change."""

    name: str
    url: str
    state: StateView
    line: SpanViews
    next: str


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service by which the units can be filtered."""

    slug: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CentrePage:
    """The values of a centre's page."""

    name: str
    path: str
    known: bool
    has_door: bool
    state: StateView
    hours: str
    reason: str
    coming: str
    entry_only: bool
    may_enter: bool
    units: tuple[UnitRow, ...]
    services: tuple[ServiceChoice, ...]
    service: str
    conditions: tuple[ConditionGroup, ...]
    texts: tuple[SpanViews, ...]
    upcoming: tuple[ChangeView, ...]
    facts: tuple[FactView, ...]
    days: DaysView | None
    map_url: str
    details: DetailsView | None


def centre_page(question: Question, reader: Reader, *, service: str = "") -> CentrePage:
    """Return the page of a centre or a site; ``service`` limits the units to those that offer it."""
    answer = answer_queries.answer(question)
    tree = question.view.tree(question.view.interval(question.at))
    node = tree.get(question.place)
    by_path = {unit.path: unit for unit in tree.units(question.place)}
    given = {path: services_at(tree, unit) for path, unit in by_path.items()}
    offered = set().union(*given.values())
    units = answer.units or tuple(
        answer_queries.at_once(question.view, unit.place, question.at) for unit in by_path.values()
    )
    shown = [unit for unit in units if not service or service in given[unit.path]]
    shown.sort(key=lambda unit: (service in unit.withheld, unit.summary in _SHUT))
    on_site = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
    return CentrePage(
        name=answer.names.say(reader.lang) or answer.path,
        path=answer.path,
        known=node is not None,
        has_door=node is not None and node.kind in HAVE_DOORS,
        state=(
            site_state(question.view, units, reader)
            if units and has_no_hours(answer)
            else state_view(question.view, answer, reader)
        ),
        hours=hours_text(on_site, reader) if on_site is not None else "",
        reason=_last_unit(answer, reader),
        coming=coming_line(question.view, answer, reader),
        entry_only=answer.entry is not None and answer.entry.only_to_open_units,
        may_enter=answer.entry is not None and bool(answer.entry.units),
        units=tuple(unit_row(question.view, unit, reader, service=service) for unit in shown),
        services=tuple(ServiceChoice(slug, reader.naming.service(slug), slug == service) for slug in sorted(offered)),
        service=reader.naming.service(service) if service else "",
        conditions=conditions(answer.guidance, reader),
        texts=loose_words(answer, reader),
        upcoming=tuple(change_view(change, reader) for change in answer.upcoming),
        facts=fact_views(answer, reader),
        days=days_view(question, answer.path, reader),
        map_url=map_url(node, question.view, question.at),
        details=details_view(node, reader),
    )


def _last_unit(answer: Status, reader: Reader) -> str:
    """Return the reason for the building's closing time: its last unit (R012)."""
    unit = next((each for each in answer.units if each.path == answer.closes_because), None)
    if unit is None:
        return ""
    return _("Closes with its last unit: %(unit)s.") % {"unit": unit.names.say(reader.lang) or unit.path}


def unit_row(view: View, unit: Status, reader: Reader, *, service: str = "") -> UnitRow:
    """Return a unit as a row, with its most important condition and its next change.

    A unit at which the ``service`` asked about is withheld says so, and where it can be had instead. One at which it
    has a week of its own has the state of the service.
    """
    own = unit.own_hours_of(service)
    asked = service in unit.withheld or own is not None
    return UnitRow(
        name=unit.names.say(reader.lang) or unit.path,
        url=reader.place(unit.path),
        state=state_view(view, unit, reader) if own is None else own_hours_state(own, reader),
        line=service_line(unit, service, reader) if asked else _condition(unit, reader),
        next=coming_line(view, unit, reader),
    )


_SHUT = (Summary.CLOSED, Summary.PASSAGE_ONLY)
"""States that are listed last: no one is served there now."""


def _condition(unit: Status, reader: Reader) -> SpanViews:
    """Return what the latest arrangement of a unit says; empty where the state has already said it."""
    own = [reason for reason in unit.because if reason.source is None]
    if not own:
        return ()
    effect = own[-1].version.arrangement.effects[0]
    return () if _says(unit.summary, effect) else effect_view(effect, reader)


def _says(summary: Summary, effect: Effect) -> bool:
    """Whether a state in words says all that an effect says: "Closed", "By appointment"."""
    match effect:
        case Close():
            return summary is Summary.CLOSED and is_shut_all_day(effect)
        case Admit(is_, (), None, ChannelKind.ON_SITE, None):
            return summary is BY_ADMISSION[is_]
        case _:  # partial: the other effects say more than a state does
            return False
