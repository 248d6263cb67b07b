"""News about a subject: the publications that affect it, newest first (R112–R115).

Minor publications only correct wording and are no news. A place is affected by arrangements at it, at what stands in
it, and at what it stands in if they are felt inside (a building's hours, not its events).
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.notices import Publication, PublicationKind, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.hours.coupling import affects_places_inside
from aukio.domain.publishing.log import LogRow, rows_of


class News(NamedTuple):
    """A material publication, its log rows, and its arrangements with their places."""

    publication: Publication
    rows: tuple[LogRow, ...]
    versions: tuple[tuple[Version, tuple[Node, ...]], ...]


NewsFilter: TypeAlias = Callable[[View, News], bool]
"""Whether a publication is about a subject, by the directory of a view."""


def news(view: View, about: NewsFilter, *, most: int) -> tuple[News, ...]:
    """At most ``most`` publications known in ``view`` that are about a subject, newest first."""
    found: list[News] = []
    for publication in sorted(view.record.publications, key=lambda each: each.order, reverse=True):
        if publication.published > view.known or publication.kind is PublicationKind.MINOR:
            continue
        each = _read(view, publication)
        if about(view, each):
            found.append(each)
        if len(found) == most:
            break
    return tuple(found)


def news_of(view: View, publication: Publication) -> News | None:
    """One publication known in ``view``; None for a minor one."""
    return None if publication.kind is PublicationKind.MINOR else _read(view, publication)


def publications_affecting(view: View, place: PlaceId) -> tuple[Publication, ...]:
    """Every publication known in ``view`` that affects a place, including minor ones, oldest first."""
    about = about_place(place)
    known = (each for each in view.record.publications if each.published <= view.known)
    return tuple(each for each in sorted(known, key=lambda each: each.order) if about(view, _read(view, each)))


def _read(view: View, publication: Publication) -> News:
    def read() -> News:
        rows = rows_of(view.record, publication, publication.notice, like=view)
        made = [version for row in rows for version in row.versions]
        return News(publication, rows, tuple((version, places_of(view, version)) for version in made))

    return view.once(("news", publication.order), read)


def about_anything(view: View, each: News) -> bool:
    """Matches every publication."""
    del view, each
    return True


def about_notice(slug: str) -> NewsFilter:
    """Matches the publications of a notice, and those that replaced it or ended a fact of it."""

    def about(view: View, each: News) -> bool:
        del view
        ends_it = any(version.ref.notice == slug for version, _ in each.versions)
        return each.publication.notice == slug or slug in each.publication.replaces or ends_it

    return about


def about_place(place: PlaceId) -> NewsFilter:
    """Matches what affects a place or anything beneath it."""

    def about(view: View, each: News) -> bool:
        node = _newest_tree(view).get(place)
        return node is not None and _affects(each, node)

    return about


def about_type(type_: str) -> NewsFilter:
    """Matches what affects a place of a type or anything beneath one."""

    def about(view: View, each: News) -> bool:
        return any(_affects(each, node) for node in _newest_tree(view) if node.type == type_)

    return about


def _newest_tree(view: View) -> Tree:
    return view.last_tree


def _affects(each: News, node: Node) -> bool:
    return any(_is_affected_by(version, nodes, node) for version, nodes in each.versions)


def _is_affected_by(version: Version, nodes: tuple[Node, ...], node: Node) -> bool:
    if any(node.place in (versions.place, *versions.ancestors) for versions in nodes):
        return True
    above = any(versions.place in node.ancestors for versions in nodes)
    return above and not node.version.own_entrance and affects_places_inside(version.arrangement.effects)
