"""What is inferred or assumed is shown to staff, who check it; no public outlet prints it."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

import aukio
from aukio.answers import queries as answer_queries
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.facts.record import Record
from tests.depth import DEEP
from tests.desk.conftest import SignIn
from tests.web.crawling import crawled_once

pytestmark = pytest.mark.one_engine  # it reads pages, which tests/ways asks for on both

FACT = "/en/desk/in-force/service-centres-2021/employment-corner-by-phone/"
MOMENTS = ("at=2020-04-02T10:00&known=2020-04-02", "at=2020-05-12T10:00", "at=2020-06-18T10:00", "at=2021-06-02T10:00")
OUTLETS = (
    "?plain=1",
    "calendar.ics",
    "atom.xml",
    "feed.json",
    "opening_hours.txt",
    "embed/",
    "embed.html",
    "screen/",
)
"""What hangs on a place beside its page, one of them for each; an address that a place does not have is passed over."""
ROW_IDS = re.compile(r"\b[RQ]\d{1,3}:|\((?:R\d{3}|[QFG]\d{1,2})\b|\b(?:Assumed|Oletus|Antagande):")

MAY_READ = frozenset(
    {
        "api/shapes/directory.py",
        "api/shapes/history.py",
        "api/shapes/status.py",
        "cli/status_text.py",
        "desk/changes/arrangement_views.py",
        "desk/directory/channel_form.py",
        "desk/overview/front_page.py",
        "domain/city/places.py",
        "domain/facts/notices.py",
        "domain/telling/reopening.py",
        "formats/answers/status_json.py",
        "formats/directory/channel_data.py",
        "formats/directory/directory_schema.py",
        "formats/notices/arrangement_data.py",
        "formats/notices/notice_json.py",
        "formats/notices/notice_parser.py",
        "formats/notices/notice_schema.py",
        "notices/actions.py",
        "notices/migrations/0001_initial.py",
        "notices/models/published.py",
        "notices/queries.py",
    }
)
"""The modules that store assumptions, give them as data, show them to staff, or say less because of them."""


def assumed(record: Record) -> Iterator[str]:
    """Every sentence on what is assumed, of facts, channels and notices."""
    yield from (each.arrangement.particulars.assumption for each in record.versions)
    yield from (channel.assumption for place in record.places for channel in place.channels)
    yield from (each for notice in record.notices for each in notice.assumptions)


def public(record: Record) -> Iterator[str]:
    """The addresses of pages, notices and what else hangs on a place, in every language."""
    paths, languages = sorted({place.path for place in record.places}), tuple(LANGUAGES)
    for number, path in enumerate(paths):
        lang = languages[number % len(languages)]
        moment = MOMENTS[number % len(MOMENTS)]
        for outlet in ("", OUTLETS[number % len(OUTLETS)]):
            yield f"/{lang}/places/{path}/{outlet}{'&' if '?' in outlet else '?'}{moment}"
    for lang in languages:
        yield from (f"/{lang}/?{moment}" for moment in MOMENTS)
        yield f"/{lang}/feeds/atom.xml"
        for notice in record.notices:
            page = f"/{lang}/notices/{notice.slug}/"
            yield from (f"{page}?{moment}" for moment in MOMENTS)
            yield from (page, f"{page}?plain=1", f"{page}atom.xml", f"{page}feed.json")
        for number, each in enumerate(record.publications):
            if languages[number % len(languages)] == lang:
                yield f"/{lang}/notices/{each.notice}/versions/{each.number}/"


EACH = 1 if DEEP else 8
"""Of the addresses at other moments, a quick run asks every eighth, beside all that links lead to."""


@pytest.mark.usefixtures("espoo")
def test_no_public_outlet_of_the_demo_prints_an_assumption(settings: Any) -> None:
    settings.AUKIO_SITE = "http://testserver"
    record, client = answer_queries.record(), Client()
    sentences = {text for text in assumed(record) if text}
    assert len(sentences) > 30
    leaks, read = [], 0
    crawled = crawled_once(*(("/fi/", "/sv/", "/en/") if DEEP else ("/sv/",)))
    for address, body in (crawled.pages | crawled.outlets).items():
        if urlsplit(address).path.startswith("/api/"):  # data names what it assumes
            continue
        read += 1
        text = html.unescape(body)
        leaks += [(address, each) for each in sentences if each in text]
        leaks += [(address, each) for each in ROW_IDS.findall(text)]
    for address in [*public(record)][::EACH]:
        response = client.get(address)
        if response.status_code != 200:
            assert response.status_code in (301, 302, 404), address
            continue
        read += 1
        text = html.unescape(response.getvalue().decode(errors="ignore"))
        leaks += [(address, each) for each in sentences if each in text]
        leaks += [(address, each) for each in ROW_IDS.findall(text)]
    assert leaks == []
    assert read > (80 if DEEP else 60)


def test_only_data_and_the_desk_read_assumptions() -> None:
    package = Path(aukio.__file__).parent
    reading = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if re.search(r"\bassumptions?\b", file.read_text())
    }

    assert {each for each in reading if not each.startswith("demo/")} == MAY_READ


def test_the_desk_shows_what_a_fact_and_its_notice_assume(sign_in: SignIn) -> None:
    page = sign_in("viestinta").get(FACT).content.decode()

    assert "Assumed:" in page
    assert "its desk is taken as closed and its phone as in spring 2020" in page
    assert "No start was given: it is the day of publication." in page
    assert "Assumed in the whole notice" in page
    assert "The true days of their ending are not in the sources" in " ".join(page.split())


def test_the_desk_shows_what_the_ordinary_week_of_a_place_assumes(sign_in: SignIn) -> None:
    page = sign_in("viestinta").get("/en/desk/places/iso-omena/kela/").content.decode()

    assert "ordinary hours at Iso Omena are not in the sources." in html.unescape(page)
