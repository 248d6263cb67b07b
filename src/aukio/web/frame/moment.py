"""The moment a page shows: read from the address of the page and written back into its links.

The choice of plain language is carried in the same way; neither is stored anywhere else. Outlets (signs, feeds,
calendars) do not know AUKIO_OPENS_AT, so links to them name the moment in full.
A page shows the present unless its address, or the setting AUKIO_OPENS_AT (used by the demo), names another moment.
Text that cannot be read is kept in its field, with an error beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from aukio.domain.base.mistakes import BadInstant
from aukio.domain.clock.local_time import LATEST, day_of, local_of, read_at, read_known
from aukio.domain.clock.typed_dates import read_typed

PLAIN = "plain"
KEPT = ("at", "known", "now", PLAIN)
"""Parameters that links keep."""

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant shown and the instant at which it was known; ``kept`` are the parameters that links keep.

    ``at_asked``: the address, or the installation, names the instant shown; otherwise it is now. ``known_asked``: the
    ``known`` of the address; one in the future counts as now. ``worded``: a day is given by a relative word, such as
    "tomorrow".

    ``pins``: the parameters that name this moment, also where the installation does; empty for the present.

    ``plain`` asks for the easy-to-read variant (R126).
    """

    at: datetime
    known: datetime
    now: datetime
    zone: ZoneInfo
    typed: Mapping[str, str]
    kept: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    opened: bool = False
    plain: bool = False
    at_asked: bool = False
    known_asked: datetime | None = None
    worded: bool = False
    pins: Mapping[str, str] = field(default_factory=lambda: _EMPTY)

    @property
    def is_now(self) -> bool:
        """Whether the page shows the present, as known now."""
        return not self.at_asked and self.knows_now

    @property
    def knows_now(self) -> bool:
        """Whether the page shows what is known now."""
        return self.known_asked is None or self.known_asked >= self.now

    @property
    def past(self) -> bool:
        """Whether the address names both the instant shown and a past instant at which it was known."""
        return self.at_asked and not (self.knows_now or self.opened or self.worded)

    @property
    def local(self) -> datetime:
        """The instant shown, in local time."""
        return local_of(self.at, self.zone)

    @property
    def local_known(self) -> datetime:
        """The instant at which it was known, in local time."""
        return local_of(self.known, self.zone)

    def link(self, address: str, **more: str) -> str:
        """Return an address that keeps the moment; ``more`` adds or replaces parameters."""
        return _asking(address, {**self.kept, **more})

    @property
    def query(self) -> str:
        """What a link to an outlet ends in, so that it shows this moment; empty for the present."""
        return _asking("", self.pins)

    @property
    def query_of_feeds(self) -> str:
        """The same for what people subscribe to: a page as known now leads to feeds that go on."""
        return self.query if self.pins.keys() >= {"at", "known"} else ""

    def canonical(self, address: str) -> str:
        """Return the address of the standard text at this moment: both variants count as one page."""
        return _asking(address, {name: value for name, value in self.kept.items() if name != PLAIN})


def read_moment(asked: Mapping[str, str], *, zone: ZoneInfo, now: datetime, opens_at: str = "") -> Moment:
    """Return the moment that an address asks for; text that cannot be read becomes now, with an error.

    An installation that opens at a moment, such as the demo, shows a day as it was known then, unless ``known`` is
    given.
    """
    typed = {name: asked.get(name, "").strip() for name in ("at", "known")}
    kept: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name, text in typed.items():
        if not text:
            continue
        try:
            kept[name] = _iso(text, zone, now)
        except BadInstant:
            errors[name] = _(
                "We could not read this as a day. Write for example 30.3.2020, 2020-03-30 or 30 March 2020,"
                " with a time such as 8.30 if it matters."
            )
    opened = bool(opens_at) and not any(typed.values()) and "now" not in asked
    if opened:
        kept = {"at": opens_at, "known": opens_at}
    elif opens_at and "at" in kept and not typed["known"]:
        kept["known"] = kept["at"]
    at = read_at(kept["at"], zone) if "at" in kept else now
    known_asked = read_known(kept["known"], zone, now=LATEST) if "known" in kept else None
    known = now if known_asked is None else min(known_asked, now)
    pins = dict(kept)
    links = {} if opened else dict(kept)
    if "now" in asked and opens_at and not kept:
        links["now"] = "1"
    plain = asked.get(PLAIN) == "1"
    if plain:
        links[PLAIN] = "1"
    return Moment(
        at,
        known,
        now,
        zone,
        typed,
        links,
        errors,
        opened,
        plain,
        at_asked="at" in kept,
        known_asked=known_asked,
        worded=not opened and any(kept[name] != typed[name] for name in kept if typed[name]),
        pins=pins,
    )


def _asking(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(asked)}" if asked else address


def _iso(text: str, zone: ZoneInfo, now: datetime) -> str:
    """Return what was typed as ISO 8601; an ISO instant stays as it is."""
    try:
        read_at(text, zone)
    except BadInstant:
        text = read_typed(text, today=day_of(now, zone)).iso
        read_at(text, zone)
    return text
