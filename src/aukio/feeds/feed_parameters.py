"""Parameters of an outlet's address: a language, an instant, and when it was known."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from aukio.answers.session import Session, open_public_session
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.clock.local_time import LATEST, read_at, read_known
from aukio.feeds.clock import now
from aukio.formats.addresses import Addresses
from aukio.formats.instant_parameters import restore_plus_sign
from aukio.theme.reader_language import active_language


@dataclass(frozen=True, slots=True)
class Asked:
    """The parsed parameters; ``at`` and ``known`` are as typed."""

    lang: str
    session: Session
    at: str | None
    known: str | None
    addresses: Addresses

    @property
    def now(self) -> datetime:
        """The instant of the request."""
        return self.session.now

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the city."""
        return self.session.record.city.zone

    @property
    def past(self) -> bool:
        """Whether both the instant and the knowledge asked about are fixed and past."""
        return self.at is not None and self.seen < self.now

    @property
    def known_until(self) -> datetime | None:
        """Until when the same is known; None: until something is recorded."""
        return self.session.known_until(None if self.known is None else read_known(self.known, self.zone, now=LATEST))

    @property
    def seen(self) -> datetime:
        """The instant at which the facts shown were known."""
        return self.session.as_known(self.known)


def asked(request: HttpRequest) -> Asked:
    """Parse the parameters. Raises ``BadInstant``, also where an outlet does not use ``at``."""
    session = open_public_session(now())
    zone = session.record.city.zone
    at, known = (_instant(request.GET.get(name)) for name in ("at", "known"))
    if at is not None:
        read_at(at, zone)
    if known is not None:
        read_known(known, zone, now=session.now)
    lang = active_language(DEFAULT_LANGUAGE)
    site = request.build_absolute_uri("/").rstrip("/")
    return Asked(lang, session, at, known, Addresses(site, lang))


def _instant(text: str | None) -> str | None:
    """Parse an instant; empty text means now."""
    return restore_plus_sign(text) if text and text.strip() else None
