"""The plan of a move as rows of a page: what becomes of each place, and what is not kept."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.desk.entry_changes import changes_said
from aukio.domain.city.places import Names
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.channel_data import channels_from_data
from aukio.formats.exchange.merging import Change, PlannedPlace
from aukio.formats.exchange.moved import Data, Lost
from aukio.workflows.moving_in import MovePlan

CHANGES: dict[Change, Promise] = {
    Change.NEW: _("New"),
    Change.CHANGED: _("Changed"),
    Change.UNCHANGED: _("Unchanged"),
    Change.GONE: _("No longer in the file; it stays as it is"),
}
_ORDER = (Change.CHANGED, Change.NEW, Change.GONE, Change.UNCHANGED)
_MOST_ROWS = 300


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One place of a plan."""

    name: str
    path: str
    change: Change
    word: Promise
    hours: str
    days: int
    changed: list[str]
    kept: list[str]
    losses: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as a page shows it: how many places change how, the first rows, and how many more there are."""

    counts: list[tuple[Promise, int]]
    rows: list[PlanRow]
    more: int
    skipped: tuple[Lost, ...]
    is_empty: bool


def plan_page(plan: MovePlan, lang: str) -> PlanPage:
    """A plan in words of a language."""
    places = sorted(plan.places, key=lambda each: _ORDER.index(each.change))
    return PlanPage(
        [(CHANGES[each], plan.count(each)) for each in Change if plan.count(each)],
        [_row(each, lang) for each in places[:_MOST_ROWS]],
        max(0, len(places) - _MOST_ROWS),
        plan.moved.skipped,
        plan.is_empty,
    )


def with_owner(plan: MovePlan, owner: str) -> MovePlan:
    """The plan in which new places at the top belong to an organisation, where their source names none."""
    if not owner:
        return plan
    return replace(plan, places=tuple(_owned(each, owner) for each in plan.places))


def first_path(plan: MovePlan) -> str:
    """The path of the first place that the plan adds or changes; empty where it changes none."""
    units = [each for each in plan.places if each.data.get("kind") in ("unit", "centre")]
    return next((each.path for each in units if each.change is not Change.GONE), "")


def _owned(place: PlannedPlace, owner: str) -> PlannedPlace:
    if place.change is not Change.NEW or "/" in place.path or place.data.get("owner"):
        return place
    return replace(place, data={**place.data, "owner": owner})


def _row(place: PlannedPlace, lang: str) -> PlanRow:
    return PlanRow(
        name=Names(place.data.get("name", {})).say(lang) or place.path,
        path=place.path,
        change=place.change,
        word=CHANGES[place.change],
        hours=_hours(place.data, lang),
        days=len(place.add) + len(place.alter),
        changed=list(changes_said(place.changed, lang)) if place.change is Change.CHANGED else [],
        kept=list(changes_said(place.kept, lang)),
        losses=place.losses,
    )


def _hours(data: Data, lang: str) -> str:
    words = language(lang)
    said = [
        f"{capital(words.say_channel(each.kind))}: {words.say_week(each.week)}"
        for each in channels_from_data(data.get("channels", ()))
        if each.week is not None
    ]
    return "; ".join(said)
