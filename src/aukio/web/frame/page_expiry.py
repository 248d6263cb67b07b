"""Until when a page is valid, and the moment it is rendered for: no page depends on the second of the request.

A page about now is rendered for the start of the interval in which it stays the same, so that all requests in that
interval get the same bytes. A page whose address names both moments does not expire.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aukio.answers.session import Session
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.freshness.statement import sooner
from aukio.web.frame.moment import Moment

READS = frozenset({"at", "known", "now", "plain", "q", "service", "chosen"})
"""Parameters that a page depends on; all others are left out of its links."""


def settled(
    session: Session,
    moment: Moment,
    view: View,
    places: Iterable[PlaceId],
    change_instants: Iterable[datetime] = (),
) -> tuple[Moment, datetime | None]:
    """Return the moment to render a page for, and the next instant at which it may differ without a publication.

    ``places`` are those whose state it shows, ``change_instants`` further instants at which it shows something else.
    """
    changes: datetime | None = None
    if moment.knows_now:
        known = session.known
        changes = sooner(known.until, moment.known_asked)
        moment = replace(moment, known=known.since)
    if moment.worded:
        today = day_of(moment.now, moment.zone)
        changes = sooner(changes, midnight(plus(today, 1), moment.zone))
    if not moment.at_asked:
        since, until = unchanged_span(view, places, moment.now)
        for instant in change_instants:
            if instant <= moment.now:
                since = max(since, instant)
            else:
                until = min(until, instant)
        moment = replace(moment, at=since)
        changes = sooner(changes, until)
    return moment, changes


def midnights_around(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the beginning and the end of the local day: what a page says about today holds that long."""
    today = day_of(now, zone)
    return midnight(today, zone), midnight(plus(today, 1), zone)
