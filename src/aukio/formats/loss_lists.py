"""The reference page of outlets and of what each format cannot express."""

from collections.abc import Iterable
from typing import NamedTuple

from aukio.formats import embedded_pages
from aukio.formats.calendars import closure_calendar
from aukio.formats.feeds import atom, json_feed
from aukio.formats.json_ld import place_json_ld
from aukio.formats.losses import Loss
from aukio.formats.opening_hours import opening_hours_year
from aukio.formats.paper import sign_page


class Outlet(NamedTuple):
    """One outlet: its format, its address and its losses."""

    name: str
    address: str
    standard: str
    read_back_by: str
    losses: Iterable[Loss]


OUTLETS = (
    Outlet(
        "Calendar",
        "`/{lang}/places/{path}/calendar.ics`",
        "iCalendar (RFC 5545, RFC 7986)",
        "`icalendar`, `recurring-ical-events`",
        closure_calendar.LOSSES,
    ),
    Outlet("Atom", "`…/atom.xml`", "Atom (RFC 4287)", "`feedparser`", atom.LOSSES),
    Outlet("JSON Feed", "`…/feed.json`", "JSON Feed 1.1", "a JSON Schema of the format", json_feed.LOSSES),
    Outlet(
        "schema.org",
        "`/{lang}/places/{path}/schema.jsonld`, and in the pages of places and notices",
        "JSON-LD 1.1, schema.org 30.0",
        "`rdflib` against the vocabulary, a JSON Schema, and hours read back day by day",
        place_json_ld.LOSSES,
    ),
    Outlet(
        "opening_hours",
        "`/{lang}/places/{path}/opening_hours.txt`",
        "OpenStreetMap's `opening_hours`",
        "`opening-hours-py` and npm's `opening_hours`, minute by minute",
        opening_hours_year.LOSSES,
    ),
    Outlet(
        "Door sign",
        "`/{lang}/places/{path}/sign.pdf`, and today's sheet at `…/sheet.pdf`",
        "PDF 1.7, PDF/UA-1",
        "`pikepdf`, `pypdfium2`, and a reader of its code",
        sign_page.LOSSES,
    ),
    Outlet(
        "Screen",
        "`/{lang}/places/{path}/screen/`",
        "HTML",
        "a browser whose server goes away and comes back",
        embedded_pages.SCREEN_LOSSES,
    ),
    Outlet(
        "For other sites",
        "`/{lang}/places/{path}/embed/` in a frame, `…/embed.html` to be included",
        "HTML",
        "a browser, on a page of another origin",
        embedded_pages.EMBED_LOSSES,
    ),
)


def markdown() -> str:
    """Return the page as Markdown."""
    lines = [
        "# Formats, and what they cannot express",
        "",
        "Printed from the `LOSSES` of each codec in `aukio.formats`; do not edit by hand.",
        "",
        (
            "An outlet may say less than the record, but never something simpler that is wrong: hours by appointment"
            " are not exported as open hours, and a building is not exported as closed while a unit in it is open."
        ),
    ]
    for outlet in OUTLETS:
        lines += [
            "",
            f"## {outlet.name}",
            "",
            f"{outlet.standard}, at {outlet.address}. The tests read it back with {outlet.read_back_by}.",
            "",
            "| not expressed | instead |",
            "|---|---|",
            *(f"| {each.cannot} | {each.instead} |" for each in outlet.losses),
        ]
    return "\n".join(lines) + "\n"
