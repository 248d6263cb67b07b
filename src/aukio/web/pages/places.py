"""The list of all places by name, in pages."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse

from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.web.pages.reader import Reader

_ON_A_PAGE = 100

_IN_ORDER = str.maketrans({"å": "{", "ä": "|", "ö": "}"})
"""In Finnish and Swedish these letters follow z in this order; they are sorted as the characters after z."""


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place and the building it is in."""

    name: str
    url: str
    within: str


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """One page of the list of all places."""

    places: tuple[PlaceLink, ...]
    count: int
    number: int
    pages: int
    before: str
    after: str
    """The addresses of the previous and the next page; empty if there is none."""


def places_page(view: View, reader: Reader, asked: str) -> PlacesPage:
    """Return the page asked for; the first or the last if the number does not exist."""
    tree = view.tree(view.interval(reader.moment.at))
    named = sorted(
        (_name(node, reader).casefold().translate(_IN_ORDER), node.path, node)
        for node in tree
        if node.kind in (Kind.CENTRE, Kind.UNIT)
    )
    pages = Paginator(named, _ON_A_PAGE)
    page = pages.get_page(asked)
    return PlacesPage(
        places=tuple(_link(tree, node, reader) for _, _, node in page),
        count=pages.count,
        number=page.number,
        pages=pages.num_pages,
        before=_address(page.number - 1, reader) if page.has_previous() else "",
        after=_address(page.number + 1, reader) if page.has_next() else "",
    )


def _name(node: Node, reader: Reader) -> str:
    return node.version.names.say(reader.lang) or node.path


def _link(tree: Tree, node: Node, reader: Reader) -> PlaceLink:
    centre = tree.centre_of(node)
    within = "" if centre is None or centre.place == node.place else _name(centre, reader)
    return PlaceLink(_name(node, reader), reader.place(node.path), within)


def _address(number: int, reader: Reader) -> str:
    address = reader.moment.link(reverse("web:places"))
    return f"{address}{'&' if '?' in address else '?'}page={number}"
