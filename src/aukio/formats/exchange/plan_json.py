"""The plan of a move as JSON data and as lines of text."""

from collections.abc import Iterator
from typing import Any

from aukio.formats.exchange.merging import Change, FieldChange, PlannedPlace
from aukio.formats.exchange.moved import Data, Moved
from aukio.formats.values.keys import shorten

_LONGEST = 70


def plan_data(moved: Moved, places: tuple[PlannedPlace, ...], *, recorded: bool) -> Data:
    """The plan as JSON: counts, then each place with its changes, its dated days and its losses."""
    counts = {each.value: sum(place.change is each for place in places) for each in Change}
    return {
        "from": moved.system,
        "recorded": recorded,
        "counts": counts,
        "places": [_place(each) for each in places],
        "skipped": [{"what": each.what, "instead": each.instead} for each in moved.skipped],
    }


def _place(place: PlannedPlace) -> Data:
    return {
        "place": place.path,
        "id": place.key,
        "change": place.change.value,
        "entry": place.data or None,
        "changed": [_field(each) for each in place.changed],
        "kept": [_field(each) for each in place.kept],
        "days": {
            "added": [{"id": each.id, **each.data} for each in place.add],
            "changed": [{"id": each.id, **each.data} for each in place.alter],
            "gone": [each.id for each in place.gone],
        },
        "losses": [{"what": each.what, "instead": each.instead} for each in place.losses],
    }


def _field(change: FieldChange) -> Data:
    return {"field": change.field, "ours": change.ours, "theirs": change.theirs}


def plan_lines(place: PlannedPlace) -> Iterator[str]:
    """Lines about one place but for what it loses, the first of them its path and what becomes of it."""
    yield f"{place.change.value}: {place.path} ({place.key})"
    if place.change is Change.GONE:
        yield "    the source does not mention it any more; it stays as it is"
    for each in place.changed:
        yield f"    {each.field}: {_said(each.ours)} -> {_said(each.theirs)}"
    for days, verb in ((place.add, "new"), (place.alter, "changed")):
        for one in days:
            until = one.data.get("until", "until further notice")
            when = ", ".join(one.data["on"]) if "on" in one.data else f"{one.data.get('from', 'today')} to {until}"
            yield f"    {verb} days {one.id}: {shorten(when, _LONGEST)}"
    for one in place.gone:
        yield f"    days {one.id}: the source does not mention them any more; they stay (--end-gone ends them)"
    for each in place.kept:
        yield f"    kept: {each.field} was changed here; the source has {_said(each.theirs)}"


def _said(value: Any) -> str:
    if isinstance(value, dict) and "week" in value:
        value = value["week"]
    return "nothing" if value is None else f"'{shorten(str(value), _LONGEST)}'"
