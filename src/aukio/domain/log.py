"""The update log of a notice, from the differences its publications made (R112–R116).

One row for each publication and kind of change; minor publications make none. Nobody types it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.notices import ChangeKind, Publication, PublicationKind, Version
from aukio.domain.places import PlaceId
from aukio.domain.record import Node, Record, View
from aukio.domain.scope import narrowest
from aukio.domain.time import day_of, instant_of


@dataclass(frozen=True, slots=True)
class LogRow:
    """What a publication did, of one kind; ``places`` are those its arrangements spoke of that day, by path."""

    date: date
    publication: Publication
    kind: ChangeKind
    versions: tuple[Version, ...]
    places: tuple[Node, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths the places had."""
        return tuple(node.path for node in self.places)


def log(record: Record, notice: str, known: datetime) -> tuple[LogRow, ...]:
    """The log of a notice as known at ``known``, oldest first.

    A publication that replaces another notice shows in the logs of both.
    """
    rows: list[LogRow] = []
    for publication in sorted(record.publications, key=lambda each: each.order):
        if publication.kind is PublicationKind.MINOR or publication.published > known:
            continue
        made = [
            version
            for version in record.versions
            if version.publication == publication.order and notice in (version.ref.notice, publication.notice)
        ]
        view = View(record, publication.published) if made else None
        for kind in ChangeKind:
            versions = tuple(version for version in made if version.came_as is kind)
            if versions and view is not None:
                day = day_of(publication.published, record.city.zone)
                rows.append(LogRow(day, publication, kind, versions, _places(view, versions)))
    return tuple(rows)


def _places(view: View, versions: tuple[Version, ...]) -> tuple[Node, ...]:
    found: dict[PlaceId, Node] = {}
    for version in versions:
        for node in places_of(view, version):
            found[node.place] = node
    return tuple(sorted(found.values(), key=lambda node: node.path))


def places_of(view: View, version: Version) -> tuple[Node, ...]:
    """The places an arrangement speaks of when it begins, as the directory known in ``view`` has them."""
    start = instant_of(version.arrangement.period.start, view.city.zone)
    stretch = view.stretch(start) or view.stretch(view.known)
    return tuple(node for node in view.tree(stretch) if narrowest(version.arrangement.scope, node) is not None)
