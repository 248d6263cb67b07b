"""A small town, written as files: a building with four units, a square, and notices of a line or two."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import connection

from tests.spec.stored import Said, aukio

HELSINKI = ZoneInfo("Europe/Helsinki")
MORNING = datetime(2030, 3, 1, 10, tzinfo=HELSINKI)
"""A Friday; the town has been known since the beginning of the year."""

Place = Mapping[str, Any]
Write = Callable[[str, Mapping[str, Any]], str]


def on_site(week: str, **more: Any) -> dict[str, Any]:
    """A door with its ordinary week."""
    return {"kind": "on_site", "week": week, **more}


OFFICE = "Mo-Fr 08:00-16:00; PH off"
PLACES: tuple[Place, ...] = (
    {"path": "mall", "kind": "centre", "type": "mall", "channels": [on_site("Mo-Fr 07:00-20:00; PH off")]},
    {"path": "mall/library", "kind": "unit", "type": "library", "channels": [on_site("Mo-Fr 09:00-18:00; PH off")]},
    {"path": "mall/desk", "kind": "unit", "type": "desk", "owner": "town", "channels": [on_site(OFFICE)]},
    {"path": "mall/desk/copier", "kind": "equipment", "provides": ["copy"]},
    {"path": "mall/clinic", "kind": "unit", "type": "clinic", "channels": [on_site(OFFICE)]},
    {
        "path": "mall/night",
        "kind": "unit",
        "type": "night",
        "own_entrance": True,
        "channels": [on_site("Mo-Su 18:00-23:00; PH off")],
    },
    {"path": "square", "kind": "centre", "type": "mall", "channels": [on_site("Mo-Fr 06:00-22:00; PH off")]},
    {"path": "square/desk", "kind": "unit", "type": "desk", "owner": "town", "channels": [on_site(OFFICE)]},
)


def directory(*places: Place, known_from: str = "2030-01-01", **more: Any) -> dict[str, Any]:
    """A directory file."""
    return {
        "aukio": "directory/1",
        "city": {
            "slug": "town",
            "name": {"en": "Town"},
            "time_zone": "Europe/Helsinki",
            "country": "FI",
            "region": "18",
        },
        "known_from": known_from,
        "organisations": [{"slug": "town", "name": "Town"}],
        "services": [{"slug": "copy", "name": "copying"}],
        "places": [{"name": {"en": place["path"].title()}, **place} for place in places],
        **more,
    }


def notice(*publications: Mapping[str, Any], slug: str = "storm", **more: Any) -> dict[str, Any]:
    """A notice file."""
    return {
        "aukio": "notice/1",
        "notice": slug,
        "title": {"en": slug.title()},
        "cause": "weather",
        "publications": [*publications],
        **more,
    }


def fact(id_: str, path: str | Mapping[str, Any], *effects: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """An arrangement; a plain path is a scope of one place, and the first fortnight of March its period."""
    scope = {"path": path} if isinstance(path, str) else dict(path)
    period = {} if {"until", "open"} & set(more) else {"until": "2030-03-15"}
    return {"id": id_, "scope": scope, **period, "effects": [*effects], **more}


CLOSE: Mapping[str, Any] = {"close": {}}


def hours(week: str) -> Mapping[str, Any]:
    """Hours that replace the ordinary week."""
    return {"hours": {"week": f"{week}; PH off"}}


def write_in(folder: Path) -> Write:
    """Writes a file of a name into a folder and returns its path; JSON is YAML, too."""

    def write(name: str, data: Mapping[str, Any]) -> str:
        file = folder / name
        file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        return str(file)

    return write


def done(*arguments: str, at: datetime | None = None, given: str = "") -> Said:
    """Run a command that succeeds."""
    said = aukio(*arguments, at=at, given=given)
    assert said.exit == 0, said.err
    return said


def status(place: str, at: str, known: str = "") -> Any:
    """The status of a place as the command line prints it."""
    return done("status", place, "--at", at, *(["--known", known] if known else []), "--json").json


def summary(place: str, at: str, known: str = "") -> str:
    """How a place serves, in one word."""
    return str(status(place, at, known)["summary"])


def reasons(place: str, at: str, known: str = "") -> list[str]:
    """The arrangements in force at a place, by id."""
    return [reason["arrangement"] for reason in status(place, at, known)["because"]]


def spans(place: str, day: str, known: str = "") -> list[list[str]]:
    """Effective on-site hours of a day."""
    asked = done("hours", place, "--from", day, "--to", day, *(["--known", known] if known else []), "--json").json
    found: list[list[str]] = asked[0]["spans"]
    return found


def rows_stored() -> dict[str, int]:
    """How many rows each of our tables holds."""
    counts = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("aukio."):
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(model._meta.db_table)}")
                counts[model._meta.label] = int(cursor.fetchone()[0])
    return counts
