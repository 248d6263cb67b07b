"""The facts of a notice: its own, and those taken over from notices it replaced (R110, R119; decision 0011).

A publication that replaces a notice ends the facts still in force there. A fact that survives (kept, or with an end
in the future) still belongs to its old notice, but readers look at the new one: so the new one lists it too.
This is not stored. A fact counts as taken over if, as the replacing publication left it, it lasts past the start
of that publication's local day.
"""

import sys
from datetime import UTC, datetime, time

from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Order, Publication, Version
from aukio.domain.facts.record import Record, View

_LAST = sys.maxsize
EVER = Order(datetime.max.replace(tzinfo=UTC), _LAST)
"""Later than every publication."""


def facts_of(view: View, slug: str) -> tuple[Version, ...]:
    """The facts of a notice as known in the view: its own versions first, then those taken over from notices that it
    replaced, directly or indirectly. Ended facts are included, withdrawn ones are not.
    """
    return view.once(("facts of", slug, view.known), lambda: _facts_of(view, slug))


def _facts_of(view: View, slug: str) -> tuple[Version, ...]:
    taken = taken_over(view.record, slug, Order(view.known, _LAST))
    own = [version for version in view.versions if version.ref.notice == slug]
    return (*own, *(version for version in view.versions if version.ref in taken and version.ref.notice != slug))


def taken_over(record: Record, slug: str, before: Order) -> frozenset[ArrangementRef]:
    """The facts of other notices that survived replacement by this one, in publications before ``before``."""
    return frozenset(
        version.ref
        for publication in record.publications
        if publication.notice == slug and publication.order < before
        for version in _of_the_replaced(record, publication)
        if reaches_past(version, start_of_day(record, publication.order))
    )


def all_facts_of(record: Record, slugs: tuple[str, ...], before: Order) -> frozenset[ArrangementRef]:
    """All facts that some notices had before a publication, their own and those taken over."""
    own = {version.ref for version in record.versions if version.ref.notice in slugs and version.publication < before}
    return frozenset(own.union(*(taken_over(record, slug, before) for slug in slugs)))


def reaches_past(version: Version, cut: datetime) -> bool:
    """Whether a version is in force, or ahead, after a local minute."""
    period = version.arrangement.period
    if version.came_as is ChangeKind.WITHDRAWN or period.never:
        return False
    return period.end is None or cut < period.end


def start_of_day(record: Record, order: Order) -> datetime:
    """The local start of a publication's day: the end of the facts it replaces."""
    return datetime.combine(day_of(order.published, record.city.zone), time())


def _of_the_replaced(record: Record, publication: Publication) -> tuple[Version, ...]:
    """The facts of the replaced notices, as the publication left them."""
    if not publication.replaces:
        return ()
    refs = all_facts_of(record, publication.replaces, publication.order)
    newest: dict[ArrangementRef, Version] = {}
    for version in sorted(record.versions, key=lambda each: each.publication):
        if version.ref in refs and version.publication <= publication.order:
            newest[version.ref] = version
    return tuple(newest.values())
