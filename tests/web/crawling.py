"""Follows every link of our own from the front pages, as a program that reads the whole site would."""

import json
from collections import Counter, deque
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.depth import DEEP
from tests.plugins.shared import made_once

_SITE = "http://testserver"
_MOST = 2000
"""More pages than this, and links make addresses without end."""
EACH = 1 if DEEP else 4
"""Of the outlets of one name, such as ``calendar.ics``, and the pages of one pattern a quick run asks every fourth."""
FIRST = 4
"""These first pages of a pattern are asked in any run."""


@dataclass(slots=True)
class Crawled:
    """The pages found, by address, the texts of what is no page, and where a link led nowhere: where to, from where."""

    pages: dict[str, str] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    dead: list[tuple[str, str]] = field(default_factory=list)


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link, a picture or a form's page leads."""
        for name, value in attrs:
            if (tag, name) in {("a", "href"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("script", "src")}:
                self.found.append(urljoin(self.page, value or ""))


def crawled_once(*starts: str) -> Crawled:
    """The crawl of a run: the process that asks first reads the Espoo record, and others use what it found."""

    def make(file: Path) -> None:
        file.write_text(json.dumps(asdict(crawl(Client(), *starts))))

    found = json.loads(made_once(f"crawl{'-'.join(starts).replace('/', '')}.json", make).read_text())
    return Crawled(found["pages"], found["outlets"], [(link, source) for link, source in found["dead"]])


def crawl(client: Client, *starts: str) -> Crawled:
    """Every page reached from ``starts`` in their languages, each kind of question to an address asked once."""
    languages = {start.split("/")[1] for start in starts}
    crawled = Crawled()
    waiting = deque((start, "") for start in starts)
    met = set()
    outlets: Counter[str] = Counter()
    patterns: Counter[str] = Counter()
    while waiting:
        address, source = waiting.popleft()
        parts = urlsplit(address)
        # A page asked about another moment is the same page; what else is asked (plain, service) is another.
        # An outlet for programs is asked in one language: what it says in each, its own tests tell.
        name = parts.path.rpartition("/")[2]
        path = parts.path[len("/fi") :] if "." in name else parts.path
        kind = (path, frozenset(name for name, _ in parse_qsl(parts.query) if name not in {"at", "known", "now"}))
        if kind in met:
            continue
        met.add(kind)
        assert len(met) <= _MOST, "links make addresses without end"
        if "." in name:
            outlets[name] += 1
            if outlets[name] % EACH != 1 % EACH:
                continue
        elif (pattern := _pattern(parts.path)) is not None:
            patterns[pattern] += 1
            if patterns[pattern] > FIRST and patterns[pattern] % EACH:
                continue
        answer = client.get(address.removeprefix(_SITE), follow=True)
        if answer.status_code != 200:
            crawled.dead.append((address, source))
        elif answer.headers["Content-Type"].startswith("text/html"):
            crawled.pages[address] = answer.content.decode()
            links = _Links(f"{_SITE}{answer.request['PATH_INFO']}")
            links.feed(crawled.pages[address])
            here = (link for link in links.found if _is_ours(link))
            waiting += [(link, address) for link in here if _language(link) in languages | {""}]
        elif answer.headers["Content-Type"] != "application/pdf":
            crawled.outlets[address] = answer.getvalue().decode(errors="ignore")
    return crawled


def _pattern(path: str) -> str | None:
    """The pattern of an address; None for one that leads nowhere, which is asked for, and found dead."""
    try:
        return resolve(path).route
    except Resolver404:
        return None


def _is_ours(link: str) -> bool:
    parts = urlsplit(link)
    return link.startswith(_SITE) and not parts.path.startswith(("/static/", "/admin/"))


def _language(link: str) -> str:
    """The language of a page by its address; nothing for an address without one."""
    first = urlsplit(link).path.split("/")[1:2]
    return first[0] if first and len(first[0]) == 2 else ""
