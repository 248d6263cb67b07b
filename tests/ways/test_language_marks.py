"""Words of another language always carry ``lang``: on each page, in feeds and on signs, whatever wrote them.

Every word of the record is Finnish and contains ``zz``; the pages are read in English and Swedish.
"""

import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client

from tests.ways.town import Write, directory, done, fact, notice, on_site

MARK = "zz"
WEEK = "Mo-Fr 08:00-16:00; PH off"
PLACES: tuple[dict[str, Any], ...] = (
    {"path": "mall", "kind": "centre", "name": {"fi": "Ostoszz"}, "channels": [on_site("Mo-Fr 07:00-20:00")]},
    {
        "path": "mall/desk",
        "kind": "unit",
        "type": "service_point",
        "owner": "town",
        "name": {"fi": "Palveluzz & tiskizz"},
        "services": ["copy"],
        "channels": [
            on_site(WEEK),
            {"kind": "phone", "week": WEEK, "contacts": [{"phone": "112", "label": {"fi": "Numerozz"}}]},
            {"kind": "web", "contacts": [{"url": "https://example.org/", "label": {"fi": "Lomakezz"}}]},
        ],
    },
    {"path": "mall/desk/copier", "kind": "equipment", "name": {"fi": "Konezz"}, "provides": ["copy"]},
    {"path": "mall/desk/room", "kind": "room", "name": {"fi": "Huonezz"}},
    {"path": "mall/library", "kind": "unit", "name": {"fi": "Kirjastozz"}, "channels": [on_site(WEEK)]},
    {"path": "yard", "kind": "site", "name": {"fi": "Pihazz"}},
    {
        "path": "yard/desk",
        "kind": "unit",
        "name": {"fi": "Toinenzz tiskizz"},
        "services": ["copy"],
        "channels": [on_site(WEEK)],
    },
)
NOTICE: dict[str, Any] = {
    "title": {"fi": "Myrskyzz tuleezz"},
    "intro": {"fi": "Johdantozz"},
    "links": [{"url": "https://example.org/zz", "label": {"fi": "Linkkizz"}}],
    "contacts": [{"phone": "112", "label": {"fi": "Hätäzz"}}],
    "quote": {"text": {"fi": "Sanottuzz"}, "title": {"fi": "Johtajazz"}, "name": "A. B."},
}
EFFECTS: tuple[dict[str, Any], ...] = (
    {"text": {"fi": "Tekstizz"}},
    {"promise": {"due": "2030-03-10", "text": {"fi": "Lupauszz"}}},
    {"withhold": {"services": ["copy"]}},
    {"elsewhere": {"service": "copy", "places": ["yard/desk"]}},
    {"admission": {"is": "appointment", "services": ["copy"]}},
)
PAGES = (
    "",
    "?q=Ostoszz",
    "?q=kopiozz+palveluzz",
    "places/",
    "places/mall/",
    "places/mall/?service=copy",
    "places/mall/desk/",
    "places/mall/desk/room/",
    "places/mall/desk/copier/",
    "places/mall/library/",
    "places/yard/",
    "places/mall/screen/",
    "places/mall/desk/embed/",
    "places/mall/desk/fragment/",
    "notices/myrsky/",
    "notices/myrsky/versions/1/",
    "subscribe/",
    "nowhere/",
)


@pytest.fixture
def client(clock: time_machine.Traveller, write: Write) -> Client:
    """A town that has Finnish words only, with a notice."""
    services = [{"slug": "copy", "name": {"fi": "kopiozz palveluzz"}}]
    organisations = [{"slug": "town", "name": {"fi": "Kaupunkizz"}}]
    city = {"slug": "town", "name": {"fi": "Kylääzz"}, "time_zone": "Europe/Helsinki", "country": "FI"}
    done("import", write("town.yaml", directory(*PLACES, city=city, services=services, organisations=organisations)))
    facts = [
        fact("one", "mall/desk", *EFFECTS, note={"fi": "Lisääzz"}),
        fact("two", "mall", {"hours": {"week": "Mo-Fr 08:00-18:00"}}, {"closes_with_last_unit": {}}),
        fact("three", "mall", {"entry_to_open_units": {}}),
        fact("four", "mall/library", {"close": {}}, **{"from": "2030-03-05"}),
    ]
    done(
        "publish",
        write("myrsky.yaml", notice({"published": "2030-03-01T10:00", "add": facts}, slug="myrsky", **NOTICE)),
    )
    clock.shift(3600)
    return Client()


class _Texts(HTMLParser):
    """The texts of a page, each with the language it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = [("", "")]
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that has an end."""
        if tag not in {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}:
            self.stack.append((tag, dict(attrs).get("lang") or self.stack[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a text that is read aloud; a picture is not, since the table beside it says the same."""
        if data.strip() and not {tag for tag, _ in self.stack} & {"script", "style", "textarea", "svg"}:
            self.found.append((data.strip(), self.stack[-1][1]))


def texts(html: str, lang: str) -> list[tuple[str, str]]:
    """The texts of a page or a part of one, with their languages."""
    parser = _Texts()
    parser.feed(html)
    return [(text, own or lang) for text, own in parser.found]


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_each_word_of_another_language_is_marked_on_each_page(client: Client, lang: str) -> None:
    some = 0
    for path in PAGES:
        for plain in ("", "plain=1"):
            address = f"/{lang}/{path}{('&' if '?' in path else '?') + plain if plain else ''}"
            answer = client.get(address)
            assert answer.status_code in {200, 404}, address
            found = texts(answer.content.decode(), lang)
            unmarked = [text for text, own in found if MARK in text and own != "fi"]
            assert not unmarked, (address, unmarked)
            wrongly = [text for text, own in found if own == "fi" and MARK not in text and text not in {"FI", "suomi"}]
            assert "screen" in path or not wrongly, (address, wrongly)
            some += sum(MARK in text for text, _ in found)
    assert some > 100


def test_nothing_is_marked_in_its_own_language(client: Client) -> None:
    for path in PAGES:
        for text, own in texts(client.get(f"/fi/{path}").content.decode(), "fi"):
            assert MARK not in text or own == "fi", (path, text)
        assert 'lang="fi">' not in client.get(f"/fi/{path}").content.decode().partition("<main")[2] or "screen" in path


XML = "{http://www.w3.org/XML/1998/namespace}lang"


def in_xml(element: ET.Element, lang: str) -> list[tuple[str, str]]:
    """The texts of an element, with their languages."""
    own = element.get(XML, lang)
    found = [(element.text, own)] if element.text else []
    for child in element:
        found += in_xml(child, own)
        found += [(child.tail, own)] if child.tail else []
    return found


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("of", ["feeds", "places/mall", "places/mall/desk", "notices/myrsky"])
def test_each_word_of_another_language_is_marked_in_a_feed(client: Client, lang: str, of: str) -> None:
    feed = client.get(f"/{lang}/{of}/atom.xml")
    found = [
        (text, own)
        for text, own in in_xml(ET.fromstring(feed.content), "")  # noqa: S314  # our own feed
        if not text.startswith(("urn:", "http"))
    ]
    assert sum(MARK in text for text, _ in found) > 4
    assert not [text for text, own in found if MARK in text and own != "fi"]
    html = "".join(each["content_html"] for each in client.get(f"/{lang}/{of}/feed.json").json()["items"])
    assert not [text for text, own in texts(html, lang) if MARK in text and own != "fi"]


@pytest.mark.parametrize("outlet", ["sign.pdf", "sheet.pdf"])
def test_a_sign_names_the_language_of_its_words(client: Client, outlet: str) -> None:
    answer = client.get(f"/en/places/mall/desk/{outlet}?langs=en")
    assert answer.status_code == 200
    assert set(re.findall(rb"/Lang ?\(([a-z]+)", answer.content)) >= {b"en", b"fi"}
