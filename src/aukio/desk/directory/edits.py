"""An edit of the directory at the desk: the places that a form states, and the answers that it changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from aukio.desk.directory.changed_answers import ChangedAnswer, changed_answers
from aukio.desk.directory.hit_bookings import form_statement, import_form
from aukio.desk.place_lookup import place_or_planned
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import PlaceId, PlaceVersion
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import apply
from aukio.domain.publishing.permissions import Actor, Task
from aukio.formats.directory.directory_data import directory_to_data, place_to_data
from aukio.formats.exchange.merging import FieldChange, merged
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.written import write
from aukio.workflows.directory_import import ImportTerms

OTHERS = ("organisations", "services", "roles")
"""What a directory file declares beside places; only operators change it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Places as a form states them from a day on, each as in a directory file.

    ``was`` are the same places as they were when the form was filled in; None for a new one.
    """

    first: date
    places: tuple[Json, ...]
    was: tuple[Json | None, ...]

    def to_data(self) -> Json:
        """The edit as a draft keeps it."""
        return {"first": self.first.isoformat(), "places": list(self.places), "was": list(self.was)}


def edit_of(view: View, first: date, places: Iterable[Json]) -> Edit:
    """The edit that a form makes of what is known now."""
    stated = tuple(places)
    return Edit(first, stated, tuple(_as_it_is(view, each) for each in stated))


def kept_edit(data: Mapping[str, Any]) -> Edit:
    """The edit of a draft."""
    return Edit(date.fromisoformat(data["first"]), tuple(data["places"]), tuple(data["was"]))


def _as_it_is(view: View, entry: Json) -> Json | None:
    node = node_of(view, entry)
    return None if node is None else place_to_data(node.version)


def node_of(view: View, entry: Json) -> Node | None:
    """The place that an entry is about; None for a new one."""
    try:
        return place_or_planned(view, entry.get("was") or entry["path"])[0]
    except NotFound:
        return None


@dataclass(frozen=True, slots=True)
class Rebased:
    """An edit on top of what is known now, and what it changes: the name of each place with its fields."""

    edit: Edit
    changes: tuple[tuple[Json, tuple[FieldChange, ...]], ...]


def rebased(view: View, edit: Edit) -> Rebased:
    """An edit on top of what others changed since it was written.

    Raises ``Refused`` where both changed the same field of a place, or where the place is not there any more.
    """
    places, changes = [], []
    for entry, was in zip(edit.places, edit.was, strict=True):
        now = _as_it_is(view, entry)
        if (now is None) != (was is None):
            raise _changed_meanwhile(was or entry)
        theirs = {key: value for key, value in entry.items() if key != "was"}
        data, changed, kept = merged(theirs, was or {}, now or {})
        if kept:
            raise _changed_meanwhile(entry)
        if now is None:
            data = entry
        elif data["path"] != now["path"]:
            data["was"] = now["path"]
        places.append(data)
        changes.append((data, tuple(changed)))
    first = max(edit.first, day_of(view.known, view.city.zone))
    return Rebased(edit_of(view, first, places), tuple(changes))


def _changed_meanwhile(entry: Json) -> Refused:
    return Refused(
        f"'{entry['path']}' was changed by another person since this was written.",
        next_step="Return it: the author looks at it again.",
        rule="changed_meanwhile",
        facts={"place": entry["path"]},
    )


def edit_file(view: View, first: date, places: Iterable[Json] = (), **declared: Json) -> str:
    """A directory file with these places from a day on; ``declared`` are entries of one of ``OTHERS``."""
    known = minute(local_of(view.known, view.city.zone))
    data = directory_to_data(view, (), valid_from=first, known_from=known)
    entries = {"places": list(places)} if places else {}
    return write({key: value for key, value in data.items() if key not in OTHERS} | declared | entries)


def view_after(view: View, edit: Edit, actor: Actor, tasks: tuple[Task, ...] = (Task.DESCRIBE,)) -> View:
    """What would be known by an edit; nothing is recorded. Raises as ``import_directory`` does."""
    text = edit_file(view, edit.first, edit.places)
    imported = import_form(text, actor, view.known, terms=ImportTerms(look=True, tasks=tasks))
    statement = form_statement(text, view.known)
    return View(apply(view.record, imported.revision, statement), view.known)


def answers_changed(view: View, after: View, edit: Edit, lang: str) -> tuple[ChangedAnswer, ...]:
    """The answers that an edit would change."""
    return changed_answers(view, after, list(_places(view, edit)), edit.first, lang)


def _places(view: View, edit: Edit) -> Iterator[PlaceId]:
    for entry in edit.places:
        node = node_of(view, entry)
        if node is not None:
            yield node.place


def first_day(view: View, version: PlaceVersion) -> date:
    """The day from which a form about a place speaks: today, or the day on which a planned place opens."""
    return max(day_of(view.known, view.city.zone), version.valid_from)


def minute(local: datetime) -> datetime:
    """Return a local time without seconds, for when something becomes known."""
    return local.replace(second=0, microsecond=0)
