"""Bookings that other normal hours would hit: listed before anything is saved, and what becomes of them is asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from aukio.desk.changes.previews import FateShown, fates_shown
from aukio.desk.words import BOOKINGS
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.permissions import Actor
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.formats.directory import directory_file
from aukio.theme.reader_language import active_language
from aukio.workflows.directory_import import Imported, ImportTerms, import_statement


@dataclass(frozen=True, slots=True)
class HitBookings:
    """The bookings and events that a change of the directory hits, and the policies to choose from."""

    fates: list[FateShown]
    choices: list[tuple[str, Promise]]


def chosen_policy(request: HttpRequest) -> ExistingBookings | None:
    """Return what the form says of bookings; None if nothing was asked or chosen."""
    sent = request.POST.get("existing", "")
    return ExistingBookings(sent) if sent in {each.value for each in BOOKINGS} else None


def hit_by(imported: Imported) -> HitBookings | None:
    """Return the bookings that an import hits, for the page; None if it hits none."""
    if imported.after is None or not imported.fated:
        return None
    fates = fates_shown(imported.after, imported.fated, active_language())
    return HitBookings(fates, [(each.value, word) for each, word in BOOKINGS.items()])


def form_statement(text: str, now: datetime, made_from: date | None = None) -> DirectoryStatement:
    """What a directory file of a form states, known from this very instant: two changes may come within a minute.

    It is an edit of what holds today, or on the day that it is ``made_from``: what is planned later stays planned.
    """
    statement = directory_file.read(text, source=_("the form")).statement()
    return replace(statement, known_from=now, made_from=made_from or day_of(now, statement.city.zone))


def import_form(
    text: str, actor: Actor, now: datetime, *, terms: ImportTerms, made_from: date | None = None
) -> Imported:
    """Record a directory file of a form on these terms. Raises as ``import_directory`` does."""
    digest = sha256(f"{now.isoformat()} {text}".encode()).hexdigest()
    statement = form_statement(text, now, made_from)
    return import_statement(statement, digest=digest, by=actor, now=now, terms=terms)
