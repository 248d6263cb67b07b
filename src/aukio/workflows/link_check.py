"""Check the links on public pages: those of notices in force and of places (R025)."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from aukio.answers import queries as answer_queries
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.city.places import Contact, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.document.markup import addresses
from aukio.domain.facts.notices import Link
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.texts import staff_texts
from aukio.upkeep import actions
from aukio.workflows.outgoing_http import RequestFailed, status_of_page

_AT_ONCE = 8
_NAME = "Aukio (looks whether links lead somewhere)"
_EXISTING = (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.UNAUTHORIZED)
"""Answers of pages that exist but refuse programs."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A link on a public page: its address (empty where it was lost), its label, and where it is shown.

    ``notice`` is empty for a contact of a place; staff of ``places`` can mend it.
    """

    url: str
    label: str
    notice: str
    places: tuple[PlaceId, ...]


def shown_links(view: View, at: datetime, lang: str = SOURCE_LANGUAGE) -> Iterator[Shown]:
    """Every link on public pages at an instant: in notices in force, and as a contact of a place."""
    for notice in answer_queries.notices_in_force(view, at):
        versions = [each for each in view.versions if each.ref.notice == notice.slug]
        whose = tuple({node.place: None for each in versions for node in places_of(view, each)})
        for text in staff_texts(view, notice.slug):
            for url in dict.fromkeys(url for each in LANGUAGES for url in addresses(text.names.only(each))):
                if url.startswith(("http://", "https://")):
                    yield Shown(url, notice.title.say(lang), notice.slug, whose)
        for link in (*notice.links, *(link for each in versions for link in each.arrangement.particulars.links)):
            if _is_page(link):
                yield Shown(link.url, link.label.say(lang), notice.slug, whose)
    for node in view.tree(view.interval(at)):
        yield from _of_place(node, lang)


def _is_page(link: Link) -> bool:
    return not link.url or link.url.startswith(("http://", "https://"))


def _of_place(node: Node, lang: str) -> Iterator[Shown]:
    contacts: Iterable[Contact] = (each for channel in node.version.channels for each in channel.contacts)
    for contact in contacts:
        if contact.url:
            yield Shown(contact.url, node.version.names.say(lang) or node.path, "", (node.place,))


def check_links(*, now: datetime, follow: Callable[[str], str] | None = None) -> dict[str, str]:
    """Check every link on public pages, and record the results; what is wrong, by address."""
    view = answer_queries.view(now)
    urls = sorted({each.url for each in shown_links(view, now) if each.url})
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = dict(zip(urls, pool.map(follow or link_problem, urls), strict=True))
    actions.note_addresses(found, now=now)
    return {url: trouble for url, trouble in found.items() if trouble}


def link_problem(url: str) -> str:
    """What is wrong with an address, in a few words; empty where a page answers."""
    if not url.startswith(("http://", "https://")):
        return "not a web address"
    try:
        status = status_of_page(url, {"User-Agent": _NAME})
    except RequestFailed as error:
        return str(error)
    return "" if status < HTTPStatus.MULTIPLE_CHOICES or status in _EXISTING else str(status)
