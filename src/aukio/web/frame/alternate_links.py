"""Machine-readable links of a page: its outlets, and its content as JSON-LD."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from aukio.answers.session import Question
from aukio.domain.city.places import Kind
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate
from aukio.formats.addresses import Addresses, Outlet
from aukio.formats.feeds.atom import MEDIA_TYPE as ATOM
from aukio.formats.feeds.json_feed import MEDIA_TYPE as JSON_FEED
from aukio.formats.json_ld.event_json_ld import graph
from aukio.formats.json_ld.notice_json_ld import notice_graph
from aukio.formats.json_ld.place_json_ld import MEDIA_TYPE as JSON_LD
from aukio.formats.json_ld.place_json_ld import place_graph, script_text

_FEEDS: tuple[tuple[Outlet, str, str], ...] = (("atom.xml", ATOM, "Atom"), ("feed.json", JSON_FEED, "JSON Feed"))
_OF_PLACES: tuple[tuple[Outlet, str, str], ...] = (
    ("calendar.ics", "text/calendar", "iCalendar"),
    ("schema.jsonld", JSON_LD, "JSON-LD"),
)


@dataclass(frozen=True, slots=True)
class AlternateView:
    """A link to the page in another format: media type, title for people, address."""

    type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """Links and data for the head of a page; ``data`` is safe inside a ``script`` element, and may be empty."""

    alternates: tuple[AlternateView, ...]
    data: SafeString | str = ""


def addresses_of(request: HttpRequest, lang: str) -> Addresses:
    """Return the addresses of this installation, with the host of the request."""
    return Addresses(request.build_absolute_uri("/").rstrip("/"), lang)


def of_city(addresses: Addresses, title: str) -> Discovery:
    """Return the feeds of the city. A page about another moment adds it (``theme/base.html``)."""
    return Discovery(_alternates(addresses, "feeds", title, _FEEDS))


def of_dates(addresses: Addresses, view: View, dates: Sequence[EventDate], whom: str) -> Discovery:
    """Return the dates of an event as data; ``whom`` is the audience in words."""
    data = mark_safe(script_text(graph(view, dates, addresses, whom=whom))) if dates else ""  # noqa: S308  # script_text escapes it
    return Discovery((), data)


def of_place(addresses: Addresses, question: Question, title: str) -> Discovery:
    """Return the outlets of a place, and the place as data if it was known at the moment shown."""
    node = question.view.node(question.place, question.at)
    if node is None:
        return Discovery(())
    of = f"places/{node.path}"
    if node.kind is Kind.EQUIPMENT:
        return Discovery(_alternates(addresses, of, title, _FEEDS))
    data: dict[str, Any] = place_graph(question.view, node, question.at, addresses)
    return Discovery(_alternates(addresses, of, title, (*_FEEDS, *_OF_PLACES)), _safe(data))


def of_notice(addresses: Addresses, view: View, slug: str, title: str, *, older: bool = False) -> Discovery:
    """Return the feeds of a notice, and the notice as data unless an older version is shown."""
    data = "" if older else _safe(notice_graph(view, slug, addresses))
    return Discovery(_alternates(addresses, f"notices/{slug}", title, _FEEDS), data)


def _safe(data: dict[str, Any]) -> SafeString:
    return mark_safe(script_text(data))  # noqa: S308  # script_text escapes what could end the element


def _alternates(
    addresses: Addresses, of: str, title: str, outlets: tuple[tuple[Outlet, str, str], ...]
) -> tuple[AlternateView, ...]:
    return tuple(
        AlternateView(media_type, f"{title} ({name})", addresses.outlet(of, outlet))
        for outlet, media_type, name in outlets
    )
