"""The update log of a notice, computed from the differences that its publications made (R112–R116).

One row for each publication and kind of change; minor publications have none. Nothing in it is entered by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import Arrangement, ChangeKind, Publication, PublicationKind, Version
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.subjects import Subject, places_of, subject_of


@dataclass(frozen=True, slots=True)
class Alteration:
    """An arrangement before and after a publication that changes or corrects it."""

    old: Arrangement
    new: Arrangement
    equipment: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """A subject in a row of the log, and its effects, each with whether it is about equipment.

    ``altered`` has the arrangements that existed before, in a row of changes or corrections.
    """

    subject: Subject
    effects: tuple[tuple[Effect, bool], ...]
    altered: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class LogRow:
    """The changes of one kind made by a publication; ``places`` are those of its arrangements that day, by path.

    ``touched`` has the same by subject instead of by place, as readers name them.
    """

    date: date
    publication: Publication
    kind: ChangeKind
    versions: tuple[Version, ...]
    places: tuple[Node, ...]
    touched: tuple[Touched, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the places."""
        return tuple(node.path for node in self.places)


def log(record: Record, notice: str, known: datetime, *, like: View | None = None) -> tuple[LogRow, ...]:
    """The log of a notice as known at ``known``, oldest first; ``like`` is as in ``rows_of``.

    A publication that replaces another notice is in the logs of both.
    """
    touching = {version.publication for version in record.versions if version.ref.notice == notice}
    published = [
        each
        for each in record.publications
        if each.published <= known and (each.notice == notice or each.order in touching)
    ]
    return tuple(
        row
        for each in sorted(published, key=lambda each: each.order)
        for row in rows_of(record, each, notice, like=like)
    )


def rows_of(record: Record, publication: Publication, notice: str, *, like: View | None = None) -> tuple[LogRow, ...]:
    """The rows of one publication in the log of a notice, by kind of change.

    ``like`` is a view of the record that exists already, with which the view of the publication shares what it can.
    """
    if publication.kind is PublicationKind.MINOR:
        return ()
    made = [
        version
        for version in record.versions
        if version.publication == publication.order and notice in (version.ref.notice, publication.notice)
    ]
    if not made:
        return ()
    is_that = like is not None and like.record is record and like.known == publication.published
    view = like if like is not None and is_that else View(record, publication.published, like=like)
    day = day_of(publication.published, record.city.zone)
    rows: list[LogRow] = []
    for kind in ChangeKind:
        versions = tuple(version for version in made if version.came_as is kind)
        if versions:
            places, touched = _places(view, versions), _touched(view, versions, _before(record, kind, versions))
            rows.append(LogRow(day, publication, kind, versions, places, touched))
    return tuple(rows)


def _before(record: Record, kind: ChangeKind, versions: tuple[Version, ...]) -> Mapping[Version, Arrangement]:
    """What the versions of a row of changes or corrections replace."""
    if kind not in (ChangeKind.CHANGED, ChangeKind.CORRECTED):
        return {}
    wanted = {(version.ref, version.number - 1): version for version in versions}
    return {
        wanted[each.ref, each.number]: each.arrangement for each in record.versions if (each.ref, each.number) in wanted
    }


def _touched(view: View, versions: tuple[Version, ...], before: Mapping[Version, Arrangement]) -> tuple[Touched, ...]:
    """The subjects of some versions, in the order in which a reader looks for them: units, then classes of places.

    The equipment of a unit counts as the unit.
    """
    found: dict[tuple[object, ...], tuple[Subject, list[tuple[Effect, bool]], list[Alteration]]] = {}
    for version in versions:
        subject = subject_of(view, version)
        of_unit = subject.of_units() if subject.equipment else subject
        _, effects, altered = found.setdefault(of_unit.key, (of_unit, [], []))
        effects += [(effect, subject.equipment) for effect in version.arrangement.effects]
        if version in before:
            altered.append(Alteration(before[version], version.arrangement, subject.equipment))
    listed = sorted(found.values(), key=lambda each: _order(each[0]))
    return tuple(Touched(subject, tuple(effects), tuple(altered)) for subject, effects, altered in listed)


def _order(subject: Subject) -> tuple[bool, bool, list[str]]:
    return subject.everywhere, len(subject.units) > 1, [top.path for top in subject.tops]


def _places(view: View, versions: tuple[Version, ...]) -> tuple[Node, ...]:
    found: dict[PlaceId, Node] = {}
    for version in versions:
        for node in places_of(view, version):
            found[node.place] = node
    return tuple(sorted(found.values(), key=lambda node: node.path))
