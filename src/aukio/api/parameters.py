"""Parameters that several endpoints share, and the values read from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import Field

from aukio.answers.session import Question, Session, open_public_session
from aukio.api.clock import now
from aukio.api.cursors import Cursor
from aukio.api.shapes.base import LanguageCode
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest, not_found_error
from aukio.domain.city.places import Coordinates, Kind, PlaceId
from aukio.domain.clock.local_time import LATEST, read_at, read_day, read_known
from aukio.domain.facts.record import View
from aukio.formats.instant_parameters import restore_plus_sign

RANGE_READS = frozenset({"from", "to", "known", "lang"})
LONGEST_RANGE = 400
"""Largest number of days in one request."""
LONGEST_TEXT = 100
"""Largest number of characters of a search text."""
_At = Annotated[
    str | None, Field(description="The instant of the answer, ISO 8601; local time without an offset. Default: now.")
]
_Known = Annotated[
    str | None, Field(description="Use what was known at this instant; a day means its end. Default: now.")
]


class KnownIn(Schema):
    """The instant of knowledge and the language."""

    known: _Known = None
    lang: Annotated[LanguageCode, Field(description="Language of names and sentences.")] = SOURCE_LANGUAGE


class MomentIn(KnownIn):
    """The instant of the answer, the instant of knowledge and the language."""

    at: _At = None


class PageIn(Schema):
    """The page of a list."""

    limit: Annotated[int, Field(ge=1, le=1000, description="Largest number of items on a page.")] = 100
    cursor: Annotated[
        str | None, Field(description="Opaque position of the next page, from the `Link` header of the page before.")
    ] = None


class PlacesIn(MomentIn, PageIn):
    """Filters for places. One of several values must match; of services, all must match."""

    place: Annotated[list[str], Field(default_factory=list, description="Paths of places; only these.")]
    under: Annotated[str | None, Field(description="Path of a place: the place and everything in it.")] = None
    centre: Annotated[str | None, Field(description="Path of a building: only the units in it.")] = None
    kind: Annotated[list[Kind], Field(default_factory=list, description="Kinds of places.")]
    type: Annotated[list[str], Field(default_factory=list, description="Types of places, such as `library`.")]
    owner: Annotated[list[str], Field(default_factory=list, description="Slugs of the organisations that own places.")]
    service: Annotated[
        list[str], Field(default_factory=list, description="Services of the place or of its equipment; all must match.")
    ]
    q: Annotated[str | None, Field(description="Name of a place or a service; closest match first.")] = None
    near: Annotated[str | None, Field(description="`latitude,longitude` in degrees; nearest first.")] = None
    within: Annotated[float | None, Field(gt=0, le=20_000, description="Largest distance from `near` in km.")] = None


class RangeIn(KnownIn):
    """A range of local days and the instant of knowledge."""

    first: Annotated[str, Field(alias="from", description="The first local day.")]
    last: Annotated[str, Field(alias="to", description="The last local day, included.")]


@dataclass(frozen=True, slots=True)
class ApiQuestion:
    """The instants of a request as ISO 8601 texts, and its language; ``at`` and ``known`` None mean now.

    On later pages of a list both are those of the first page, so that a publication in between changes no page.
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
        """The time zone of the city."""
        return self.session.record.city.zone

    @property
    def instant(self) -> datetime:
        """The instant of the answer, in the time zone of the city."""
        return self.now if self.at is None else read_at(self.at, self.zone)

    @property
    def view(self) -> View:
        """The record as known at ``known``."""
        return self.session.view(self.session.as_known(self.known))

    @property
    def requested_known(self) -> datetime | None:
        """The ``known`` of the address, which may be in the future; None where it has none."""
        return None if self.known is None else read_known(self.known, self.zone, now=LATEST)

    @property
    def past(self) -> bool:
        """Whether ``at`` is given and ``known`` is in the past: such an answer never changes."""
        known = self.requested_known
        return self.at is not None and known is not None and known < self.now

    def at_cursor(self, cursor: Cursor | None) -> "ApiQuestion":
        """Return the question with the instants of the first page."""
        if cursor is None:
            return self
        return replace(self, at=cursor.at.isoformat(), known=min(cursor.known, self.now).isoformat())

    def question(self, path: str) -> Question:
        """Return the question about one place. Raises ``NotFound`` for a path that was never recorded."""
        return self.session.ask(path, at=self.at, known=self.known)

    def place(self, path: str) -> PlaceId:
        """Return the place with a present or former path. Raises ``NotFound``."""
        return self.session.ask(path, at=None, known=None).place


def read_question(params: KnownIn) -> ApiQuestion:
    """Return the instants and the language of a request; ``at`` is None where its endpoint has no such parameter."""
    at = params.at if isinstance(params, MomentIn) else None
    return ApiQuestion(open_public_session(now()), _instant(at), _instant(params.known), params.lang)


def _instant(text: str | None) -> str | None:
    return None if text is None else restore_plus_sign(text)


def read_request_day(text: str, zone: ZoneInfo) -> date:
    """Return a day that local time can be computed for. Raises ``BadInstant``."""
    read_at(text, zone)
    return read_day(text)


def days_of(params: RangeIn, zone: ZoneInfo) -> tuple[date, date]:
    """Return the first and the last day of a range. Raises ``BadInstant`` and ``BadRequest``."""
    first, last = read_request_day(params.first, zone), read_request_day(params.last, zone)
    if last < first:
        raise BadRequest(f"the range ends on {last}, before it begins.", next_step="Let 'to' be 'from' or later.")
    if (last - first).days >= LONGEST_RANGE:
        raise BadRequest(f"the range is longer than {LONGEST_RANGE} days.", next_step="Ask for it in several pieces.")
    return first, last


def checked_slugs(what: str, wanted: Collection[str], known: Iterable[str]) -> frozenset[str]:
    """Return the values of a parameter. Raises ``BadRequest`` for an unknown one, which would match nothing."""
    if not wanted:
        return frozenset()
    there = sorted(set(known))
    for each in wanted:
        if each not in there:
            raise BadRequest(not_found_error(what, each, there).message, next_step=f"See which {what}s there are.")
    return frozenset(wanted)


def read_point(text: str | None) -> Coordinates | None:
    """Read ``latitude,longitude`` such as ``60.16,24.74``. Raises ``BadRequest``."""
    if text is None:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
        return Coordinates(latitude, longitude)
    except ValueError:
        raise BadRequest(
            f"'near': '{text[:60]}' is no point.", next_step="Write latitude and longitude in degrees: 60.16,24.74."
        ) from None
