"""What an address asks for: a language, and a moment as known at another."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language

from aukio.answers import queries as answer_queries
from aukio.answers.validity import known_until
from aukio.domain.clock.local_time import LATEST, read_at, read_known
from aukio.feeds.clock import now
from aukio.formats.addresses import Addresses
from aukio.formats.pasted_instants import with_its_sign


@dataclass(frozen=True, slots=True)
class Asked:
    """The question beside the thing asked about; ``at`` and ``known`` are as typed."""

    lang: str
    now: datetime
    at: str | None
    known: str | None
    addresses: Addresses

    @property
    def past(self) -> bool:
        """Whether it is about an instant, as known at one that is over."""
        return self.at is not None and self.seen < self.now

    @property
    def known_until(self) -> datetime | None:
        """Until when the same is known, as far as anybody can foresee; None is for good."""
        zone = answer_queries.record().city.zone
        return known_until(None if self.known is None else read_known(self.known, zone, now=LATEST), self.now)

    @property
    def seen(self) -> datetime:
        """The instant as known at which the city is asked about."""
        zone = answer_queries.record().city.zone
        return self.now if self.known is None else read_known(self.known, zone, now=self.now)


def asked(request: HttpRequest) -> Asked:
    """Read an address. Raises ``BadInstant`` for what is no instant, also where an outlet has no use for ``at``."""
    zone = answer_queries.record().city.zone
    at, known = (_instant(request.GET.get(name)) for name in ("at", "known"))
    moment = now()
    if at is not None:
        read_at(at, zone)
    if known is not None:
        read_known(known, zone, now=moment)
    lang = (get_language() or "fi").split("-", maxsplit=1)[0]
    site = request.build_absolute_uri("/").rstrip("/")
    return Asked(lang, moment, at, known, Addresses(site, lang))


def _instant(text: str | None) -> str | None:
    """Nothing typed is now."""
    return with_its_sign(text) if text and text.strip() else None
