"""Which moment a page shows: the time bar, read from the address and written back into it.

Whether it is told in plain language rides along: links carry both, and neither is remembered anywhere else.
A page is about now unless its address says otherwise, or the installation opens at a moment of its own (the demo does).
What people type is kept when it cannot be read, with a kind word beside the field.
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
"""Every parameter that links carry on."""

_NO_ERRORS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant shown, as known at an instant; ``kept`` are the parameters that links carry on.

    ``at_asked``: the address, or the installation, names the instant shown; else it is now. ``known_asked`` is what the
    address names of the other: where that lies ahead, what is known is what is known now. ``worded``: a day is named as
    people name it on another day, such as "tomorrow".

    ``plain`` asks for the easy-to-read variant of what is told (R126).
    """

    at: datetime
    known: datetime
    now: datetime
    zone: ZoneInfo
    typed: Mapping[str, str]
    kept: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=lambda: _NO_ERRORS)
    opened: bool = False
    plain: bool = False
    at_asked: bool = False
    known_asked: datetime | None = None
    worded: bool = False

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
        """Whether the address names an instant, and one that is over as known at which it is told."""
        return self.at_asked and not (self.knows_now or self.opened or self.worded)

    @property
    def local(self) -> datetime:
        """The moment shown on the local clock."""
        return local_of(self.at, self.zone)

    @property
    def local_known(self) -> datetime:
        """What is known then, on the local clock."""
        return local_of(self.known, self.zone)

    def link(self, address: str, **more: str) -> str:
        """An address that keeps the moment."""
        return _asking(address, {**self.kept, **more})

    def canonical(self, address: str) -> str:
        """The address of a page's standard text at this moment: both variants are one page."""
        return _asking(address, {name: value for name, value in self.kept.items() if name != PLAIN})


def read_moment(asked: Mapping[str, str], *, zone: ZoneInfo, now: datetime, opens_at: str = "") -> Moment:
    """The moment an address asks for; what cannot be read is now, with an error beside what was typed."""
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
    at = read_at(kept["at"], zone) if "at" in kept else now
    known_asked = read_known(kept["known"], zone, now=LATEST) if "known" in kept else None
    known = now if known_asked is None else min(known_asked, now)
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
        worded=not opened and any(kept[name] != typed[name] for name in kept),
    )


def _asking(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(asked)}" if asked else address


def _iso(text: str, zone: ZoneInfo, now: datetime) -> str:
    """What was typed, in ISO 8601; an instant that a link carries is left as it is."""
    try:
        read_at(text, zone)
    except BadInstant:
        text = read_typed(text, today=day_of(now, zone)).iso
        read_at(text, zone)
    return text
