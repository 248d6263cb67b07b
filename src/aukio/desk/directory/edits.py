"""An edit of the directory at the desk: the directory file that a form makes, and the answers that it changes."""

from collections.abc import Iterable
from datetime import date, datetime

from aukio.desk.directory.changed_answers import ChangedAnswer, changed_answers
from aukio.desk.directory.hit_bookings import form_statement, import_form
from aukio.domain.city.places import PlaceId, PlaceVersion
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import apply
from aukio.domain.publishing.permissions import Actor
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.written import write

OTHERS = ("organisations", "services", "roles")
"""What a directory file declares beside places; only operators change it."""


def edit_file(view: View, first: date, places: Iterable[Json] = (), **declared: Json) -> str:
    """A directory file with these places from a day on; ``declared`` are entries of one of ``OTHERS``."""
    known = minute(local_of(view.known, view.city.zone))
    data = directory_to_data(view, (), valid_from=first, known_from=known)
    entries = {"places": list(places)} if places else {}
    return write({key: value for key, value in data.items() if key not in OTHERS} | declared | entries)


def answers_changed(
    view: View, text: str, places: Iterable[PlaceId], first: date, *, actor: Actor, lang: str
) -> tuple[ChangedAnswer, ...]:
    """The answers that a file of a form would change; nothing is recorded. Raises as ``import_directory`` does."""
    statement = form_statement(text, view.known)
    imported = import_form(text, actor, view.known, look=True)
    after = View(apply(view.record, imported.revision, statement), view.known)
    return changed_answers(view, after, places, first, lang)


def first_day(view: View, version: PlaceVersion) -> date:
    """The day from which a form about a place speaks: today, or the day on which a planned place opens."""
    return max(day_of(view.known, view.city.zone), version.valid_from)


def minute(local: datetime) -> datetime:
    """Return a local time without seconds, for when something becomes known."""
    return local.replace(second=0, microsecond=0)
