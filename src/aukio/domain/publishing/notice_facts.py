"""Which facts a notice gathers: its own, and those it took over without touching them (R110, R119; decision 0011).

A publication that replaces a notice ends what is still in force there. What outlives it all the same (kept on purpose,
or given an end that lies ahead) still belongs to its old notice, but readers come to the new one: it lists them too.
Nothing of this is stored. A fact was taken over when, as the replacing publication left it, it reaches past the start
of that publication's local day.
"""

import sys
from datetime import UTC, datetime, time

from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Order, Publication, Version
from aukio.domain.facts.record import Record, View

_LAST = sys.maxsize
EVER = Order(datetime.max.replace(tzinfo=UTC), _LAST)
"""Comes after every publication."""


def facts_of(view: View, slug: str) -> tuple[Version, ...]:
    """What a notice lists as known in the view: its own versions first, then those it took over from notices that it
    replaced, and that those had taken over in turn. What was withdrawn is not among them; what has ended is.
    """
    taken = taken_over(view.record, slug, Order(view.known, _LAST))
    own = [version for version in view.versions if version.ref.notice == slug]
    return (*own, *(version for version in view.versions if version.ref in taken and version.ref.notice != slug))


def taken_over(record: Record, slug: str, before: Order) -> frozenset[ArrangementRef]:
    """The facts of other notices that outlived being replaced by this one, by the publications before ``before``."""
    return frozenset(
        version.ref
        for publication in record.publications
        if publication.notice == slug and publication.order < before
        for version in _of_the_replaced(record, publication)
        if reaches_past(version, start_of_day(record, publication.order))
    )


def of_notices(record: Record, slugs: tuple[str, ...], before: Order) -> frozenset[ArrangementRef]:
    """All facts that some notices had gathered before a publication, their own and those taken over."""
    own = {version.ref for version in record.versions if version.ref.notice in slugs and version.publication < before}
    return frozenset(own.union(*(taken_over(record, slug, before) for slug in slugs)))


def reaches_past(version: Version, cut: datetime) -> bool:
    """Whether a version is in force, or still to come, after a local minute."""
    period = version.arrangement.period
    if version.came_as is ChangeKind.WITHDRAWN or period.never:
        return False
    return period.end is None or cut < period.end


def start_of_day(record: Record, order: Order) -> datetime:
    """The local minute at which the day of a publication begins: there, what it replaces ends."""
    return datetime.combine(day_of(order.published, record.city.zone), time())


def _of_the_replaced(record: Record, publication: Publication) -> tuple[Version, ...]:
    """What the replaced notices had gathered, as the publication left it."""
    if not publication.replaces:
        return ()
    refs = of_notices(record, publication.replaces, publication.order)
    newest: dict[ArrangementRef, Version] = {}
    for version in sorted(record.versions, key=lambda each: each.publication):
        if version.ref in refs and version.publication <= publication.order:
            newest[version.ref] = version
    return tuple(newest.values())
