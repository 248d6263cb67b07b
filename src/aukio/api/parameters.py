"""What a request asks: the parameters that several questions have in common, and what they come to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import Field

from aukio.answers.session import Question, Session, open_session
from aukio.api.clock import now
from aukio.api.cursors import Cursor
from aukio.api.shapes.base import LanguageCode
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest, not_found_error
from aukio.domain.city.places import Coordinates, Kind, PlaceId
from aukio.domain.clock.local_time import LATEST, read_at, read_day, read_known
from aukio.domain.facts.record import View
from aukio.formats.pasted_instants import with_its_sign

RANGE_READS = frozenset({"from", "to", "known", "lang"})
LONGEST_RANGE = 400
"""Days that one question may ask about."""
LONGEST_TEXT = 100
"""Characters of a text to search for; nobody types more into a box."""
_At = Annotated[
    str | None, Field(description="The instant asked about, ISO 8601; without an offset on the local clock.")
]
_Known = Annotated[str | None, Field(description="As known at this instant; a day is its end. Now, if left out.")]


class KnownIn(Schema):
    """As known when, and in which language."""

    known: _Known = None
    lang: Annotated[LanguageCode, Field(description="Language of names and sentences.")] = SOURCE_LANGUAGE


class MomentIn(KnownIn):
    """About which instant, as known when, and in which language."""

    at: _At = None


class PageIn(Schema):
    """How much of a long list, and where to go on."""

    limit: Annotated[int, Field(ge=1, le=1000, description="Items in one answer.")] = 100
    cursor: Annotated[str | None, Field(description="From the `Link` header of the page before; opaque.")] = None


class PlacesIn(MomentIn, PageIn):
    """Which places. A parameter with several values is met by any of them, except services, which are all wanted."""

    place: Annotated[list[str], Field(default_factory=list, description="Paths of places; these alone.")]
    under: Annotated[str | None, Field(description="Path of a place: it, and all that stands in it.")] = None
    centre: Annotated[str | None, Field(description="Path of a building: the units in it.")] = None
    kind: Annotated[list[Kind], Field(default_factory=list, description="Kinds of places.")]
    type: Annotated[list[str], Field(default_factory=list, description="Types of places, such as `library`.")]
    owner: Annotated[list[str], Field(default_factory=list, description="Organisations whose own the places are.")]
    service: Annotated[
        list[str], Field(default_factory=list, description="Services given there, by itself or by its equipment.")
    ]
    q: Annotated[str | None, Field(description="Any name of a place or a service; nearest first.")] = None
    near: Annotated[str | None, Field(description="`latitude,longitude` in degrees; nearest first.")] = None
    within: Annotated[float | None, Field(gt=0, le=20_000, description="Kilometres from `near`.")] = None


class RangeIn(KnownIn):
    """A range of local days, as known when."""

    first: Annotated[str, Field(alias="from", description="The first local day.")]
    last: Annotated[str, Field(alias="to", description="The last local day, included.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's instants as typed, and what they come to; ``at`` and ``known`` None is now.

    Of the page after the first both are those of the first: a list is one list, whoever publishes meanwhile.
    """

    session: Session
    at: str | None
    known: str | None
    lang: str

    @property
    def now(self) -> datetime:
        """The instant of the request."""
        return self.session.now

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the city."""
        return self.session.record.city.zone

    @property
    def instant(self) -> datetime:
        """The instant asked about, on the clock of the city."""
        return self.now if self.at is None else read_at(self.at, self.zone)

    @property
    def view(self) -> View:
        """What was known."""
        return self.session.view(self.session.as_known(self.known))

    @property
    def known_asked(self) -> datetime | None:
        """What the address names, even where it lies ahead."""
        return None if self.known is None else read_known(self.known, self.zone, now=LATEST)

    @property
    def past(self) -> bool:
        """Whether it is about an instant, as known at one that is over."""
        known = self.known_asked
        return self.at is not None and known is not None and known < self.now

    def at_cursor(self, cursor: Cursor | None) -> "Asked":
        """The question as the first page of a list understood it."""
        if cursor is None:
            return self
        return replace(self, at=cursor.at.isoformat(), known=min(cursor.known, self.now).isoformat())

    def question(self, path: str) -> Question:
        """The question about one place. Raises ``NotFound`` for a path that was never recorded."""
        return self.session.ask(path, at=self.at, known=self.known)

    def place(self, path: str) -> PlaceId:
        """The place of a path, of any time. Raises ``NotFound``."""
        return self.session.ask(path, at=None, known=None).place


def asked(moment: MomentIn) -> Asked:
    """A question about an instant. Raises ``BadInstant``."""
    return Asked(open_session(now()), _instant(moment.at), _instant(moment.known), moment.lang)


def asked_known(moment: KnownIn) -> Asked:
    """A question about what was known, whatever the instant. Raises ``BadInstant``."""
    return Asked(open_session(now()), None, _instant(moment.known), moment.lang)


def _instant(text: str | None) -> str | None:
    return None if text is None else with_its_sign(text)


def day_asked(text: str, zone: ZoneInfo) -> date:
    """A day away from the edges of the calendar. Raises ``BadInstant``."""
    read_at(text, zone)
    return read_day(text)


def days_of(asked_for: RangeIn, zone: ZoneInfo) -> tuple[date, date]:
    """The days of a range. Raises ``BadInstant`` and ``BadRequest``."""
    first, last = day_asked(asked_for.first, zone), day_asked(asked_for.last, zone)
    if last < first:
        raise BadRequest(f"the range ends on {last}, before it begins.", next_step="Let 'to' be 'from' or later.")
    if (last - first).days >= LONGEST_RANGE:
        raise BadRequest(f"the range is longer than {LONGEST_RANGE} days.", next_step="Ask for it in several pieces.")
    return first, last


def one_of(what: str, wanted: Collection[str], known: Iterable[str]) -> frozenset[str]:
    """The values of a parameter; ``BadRequest`` for one that nobody recorded, since it would silently find nothing."""
    if not wanted:
        return frozenset()
    there = sorted(set(known))
    for each in wanted:
        if each not in there:
            raise BadRequest(not_found_error(what, each, there).message, next_step=f"See which {what}s there are.")
    return frozenset(wanted)


def point(text: str | None) -> Coordinates | None:
    """``60.16,24.74``. Raises ``BadRequest``."""
    if text is None:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
        return Coordinates(latitude, longitude)
    except ValueError:
        raise BadRequest(
            f"'near': '{text[:60]}' is no point.", next_step="Write latitude and longitude in degrees: 60.16,24.74."
        ) from None
