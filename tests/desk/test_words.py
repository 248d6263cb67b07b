"""Words and links of a notice, mended or told anew from the desk (R025, R110, R115)."""

import html
import re

import time_machine

from aukio.answers import queries as answer_queries
from aukio.domain.facts.notices import PublicationKind
from aukio.domain.publishing.log import log
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import press

WORDS = "/en/desk/notices/service-centres-2021/words/"
SLUG = "service-centres-2021"


def typed(page: str) -> dict[str, str]:
    """What stands in the form."""
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    inputs = re.findall(r'<input type="text" name="([^"]+\.url)" (?:value="([^"]*)")?', page)
    return {name: html.unescape(value) for name, value in (*areas, *inputs)}


def test_the_form_holds_every_text_and_link(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        page = sign_in("viestinta").get(WORDS).content.decode()
    words = typed(page)
    head = answer_queries.view(LATER).head(SLUG)
    assert words["title.fi"] == head.title["fi"]
    assert words["title.sv"] == head.title["sv"]


def test_a_slip_of_the_pen_is_mended_and_nobody_is_told(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        words = typed(client.get(WORDS).content.decode()) | {"title.en": "Service centres, mended", "kind": "minor"}
        rows = log(answer_queries.record(), SLUG, LATER)
        answer = press(client, WORDS, "publish", **words, comment="A slip.")
        assert answer.status_code == 302
        assert answer_queries.view(LATER).head(SLUG).title["en"] == "Service centres, mended"
        newest = [each for each in answer_queries.record().publications if each.notice == SLUG][-1]
        assert newest.kind is PublicationKind.MINOR
        assert log(answer_queries.record(), SLUG, LATER) == rows
        assert "Service centres, mended" in client.get(f"/en/notices/{SLUG}/?now=1").content.decode()


def test_the_words_of_a_fact_are_mended_or_translated_without_an_announcement(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        words = typed(client.get(WORDS).content.decode())
        field = next(name for name in words if ".effects[" in name and name.endswith(".en"))
        rows = len(log(answer_queries.record(), SLUG, LATER))
        answer = press(client, WORDS, "publish", **words | {field: "The same, spelt well."}, kind="minor")
        assert answer.status_code == 302
        assert len(log(answer_queries.record(), SLUG, LATER)) == rows
        assert "The same, spelt well." in str(answer_queries.record().versions)
    with time_machine.travel(LATER.replace(minute=30), tick=False):
        answer = press(client, WORDS, "publish", **words | {field: "Something else."}, kind="material")
        assert answer.status_code == 302
        assert len(log(answer_queries.record(), SLUG, LATER.replace(minute=30))) > rows


def test_a_text_is_not_emptied_in_every_language(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        client = sign_in("viestinta")
        words = typed(client.get(WORDS).content.decode())
        empty = words | {name: "" for name in words if name.startswith("title.")}
        page = client.post(WORDS, {**empty, "kind": "minor", "act": "look"}).content.decode()
    assert "Write it in at least one language." in page


def test_nothing_changed_is_said(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        client = sign_in("viestinta")
        words = typed(client.get(WORDS).content.decode())
        page = client.post(WORDS, {**words, "kind": "minor", "act": "look"}).content.decode()
    assert "nothing is said to change" in page


def test_whose_places_it_does_not_only_speak_of_does_not_write_it(sign_in: SignIn) -> None:
    with time_machine.travel(LATER, tick=False):
        assert sign_in("kela").get(WORDS).status_code == 403
