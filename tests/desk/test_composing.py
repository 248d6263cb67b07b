"""Composing a notice at the desk: rows of where, what and when, one preview, one publication (R131, R132)."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.domain.facts.effects import Admit, Close, Text
from aukio.domain.facts.scope import OfType, Under
from aukio.domain.publishing.draft_steps import State
from aukio.drafts import queries as draft_queries
from tests.desk.conftest import LATER, SignIn

COMPOSE = "/en/desk/compose/"
WEEK = {"begins": "later", "first_day": "10.1.2022", "ends": "day", "last_day": "12.1.2022"}


def rows(*each: dict[str, str]) -> dict[str, str]:
    """The fields of rows, in this order."""
    keys = [f"r{number}" for number in range(1, len(each) + 1)]
    fields = {f"{key}-{name}": value for key, row in zip(keys, each, strict=True) for name, value in row.items()}
    return {"rows": " ".join(keys), **fields}


STRIKE = rows(
    {"where": "health centres", "what": "by_appointment", **WEEK},
    {"where": "laboratories", "what": "closed", "existing": "contact", "begins": "same"},
    {"where": "hammashoitolat", "what": "say", "text_fi": "Vain kiireellinen hoito.", "begins": "same"},
) | {"cause": "strike", "number": "09 123 4567"}


def press(client: Client, address: str, act: str, typed: dict[str, str]) -> Any:
    """Look at the preview, then send it by a button, with a reason for each contradiction."""
    page = client.post(address, {**typed, "act": "look"}).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(revision|had)" value="([^"]*)"', page))
    reasons = dict.fromkeys(re.findall(r'name="(accept_[^"]+)"', page), "They know.")
    return client.post(address, {**typed, **hidden, **reasons, "act": act})


def test_a_strike_is_one_notice_with_one_publication(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        before = len(answer_queries.record().publications)
        page = client.post(COMPOSE, {**STRIKE, "act": "look"}).content.decode()
        assert "The answers of " in page
        assert "Strike" in page or "strike" in page
        answer = press(client, COMPOSE, "publish_urgently", STRIKE)
        assert answer.status_code == 302, answer.content.decode()
        record = answer_queries.record()
        assert len(record.publications) == before + 1
        slug = record.publications[-1].notice
        facts = [each.arrangement for each in record.versions if each.ref.notice == slug]
        assert [type(fact.effects[0]) for fact in facts] == [Admit, Close, Text]
        assert {fact.period for fact in facts} == {facts[0].period}
        assert facts[0].scope.clauses == (OfType("health_centre"),)
        shown = client.get(f"/en/notices/{slug}/").content.decode()
        assert "Health centres, Laboratories, Dental clinics: exceptional arrangements" in shown
        assert "tel:+35891234567" in shown
        assert "strike" in shown


def test_rows_are_added_copied_moved_and_removed_without_losing_a_letter(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    typed = rows({"where": "Nowhere", "what": "say", "text_en": "One"}, {"where": "libraries", "text_en": "Two"})

    def after(act: str, given: dict[str, str]) -> dict[str, str]:
        page = client.post(COMPOSE, {**given, "act": act}).content.decode()
        assert "There is a problem" not in page
        keys = re.search(r'name="rows" value="([^"]*)"', page)
        assert keys is not None
        texts = dict(re.findall(r'name="(r\d+-text_en)"[^>]*>\s*([^<]*)</textarea>', page))
        return {"rows": keys[1]} | texts

    with time_machine.travel(LATER, tick=False):
        assert after("add", typed) == {"rows": "r1 r2 r3", "r1-text_en": "One", "r2-text_en": "Two", "r3-text_en": ""}
        copied = after("copy-r1", typed)
        assert copied["rows"] == "r1 r3 r2"
        assert copied["r3-text_en"] == "One"
        assert after("up-r2", typed)["rows"] == "r2 r1"
        assert after("down-r1", typed)["rows"] == "r2 r1"
        assert after("remove-r1", typed) == {"rows": "r2", "r2-text_en": "Two"}


def test_what_is_not_understood_stands_beside_its_field_and_nothing_is_published(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    typed = rows({"where": "Atlantis", "what": "closed", "begins": "days", "days": "sometime"})
    with time_machine.travel(LATER, tick=False):
        page = client.post(COMPOSE, {**typed, "act": "publish"}).content.decode()
    assert "nothing in the directory is called" in page
    assert "Choose what happens to those who have booked" in page
    assert 'value="sometime"' in page


def test_a_composed_notice_is_kept_as_typed_and_approved_by_another(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    typed = rows({"where": "kirjastot", "what": "closed", "existing": "honour", "begins": "days", "days": "10.–11.1."})
    with time_machine.travel(LATER, tick=False):
        assert press(writer, COMPOSE, "hand_in", typed).status_code == 302
        (draft,) = draft_queries.open_drafts()
        assert draft.composed
        assert draft.state is State.IN_REVIEW
        address = f"/en/desk/drafts/{draft.number}/"
        assert "several rows" in second.get("/en/desk/inbox/").content.decode()
        page = second.get(f"{address}?form=1").content.decode()
        assert "10.–11.1." in page
        approved = press(second, address, "approve", dict(draft.typed))
        assert approved.status_code == 302, approved.content.decode()
    (fact,) = [each.arrangement for each in answer_queries.record().versions][-1:]
    assert fact.scope.clauses == (OfType("library"),)


def test_a_running_notice_is_added_to_and_its_facts_end_row_by_row_in_one_publication(sign_in: SignIn) -> None:
    client = sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        press(client, COMPOSE, "publish_urgently", STRIKE)
        slug = answer_queries.record().publications[-1].notice
    with time_machine.travel(LATER.replace(hour=14), tick=False):
        address = f"/en/desk/compose/on/{slug}/"
        assert "Go on with this notice" in client.get(address).content.decode()
        assert "nothing is said to change" in client.post(address, {"rows": "r1", "act": "look"}).content.decode()
        new = rows({"where": "Iso Omena: kaikki", "what": "come_alone", "begins": "now", "ends": "for_now"})
        ends = {"f-closed-then": "end_on", "f-closed-last_day": "11.1."}
        assert press(client, address, "publish", new | ends).status_code == 302
        record = answer_queries.record()
        last = [each for each in record.versions if each.publication == record.publications[-1].order]
        assert sorted((each.ref.id, each.came_as.value) for each in last) == [
            ("closed", "ended"),
            ("come-alone", "added"),
        ]
        added = next(each.arrangement for each in last if each.ref.id == "come-alone")
        assert isinstance(added.scope.clauses[0], Under)
        assert added.period.review is not None


@pytest.mark.parametrize("name", ["kela"])
def test_rows_about_places_of_others_alone_are_refused(sign_in: SignIn, name: str) -> None:
    client = sign_in(name)
    typed = rows({"where": "Kalajärvi Library", "what": "closed", "existing": "honour", "begins": "now"})
    with time_machine.travel(LATER, tick=False):
        for act in ("look", "save", "hand_in", "publish", "publish_urgently"):
            assert client.post(COMPOSE, {**typed, "act": act}).status_code == 403
    assert not draft_queries.open_drafts()


def test_a_line_fills_in_a_row_and_what_was_not_understood_is_shown(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    line = "Kalajärvi Library closed today, burst pipe, go to Iso Omena Library"
    with time_machine.travel(LATER, tick=False):
        page = client.post(COMPOSE, {"rows": "r1", "line": line, "act": "fill"}).content.decode()
        assert "The row is filled in below" in page
        assert 'name="r1-where" value="Kalajärvi Library"' in page
        assert 'name="r1-instead" value="Iso Omena Library"' in page
        assert re.search(r'<option value="technical"\s+selected', page)
        half = client.post(COMPOSE, {"rows": "r1", "line": "closed whenever", "act": "fill"}).content.decode()
        assert "“whenever”" in half
        assert 'value="closed whenever"' in half
        typed = rows(
            {"where": "Kalajärvi Library", "what": "closed", "existing": "honour", "begins": "now", "ends": "today"}
            | {"instead": "Iso Omena Library"}
        )
        said = client.post(COMPOSE, {**typed, "act": "look"}).content.decode()
        assert "elsewhere: Iso Omena Library" in said
        other = typed | {"r1-where": "Kalajärvi Dental Clinic"}
        said = client.post(COMPOSE, {**other, "act": "look"}).content.decode()
        assert "You can go to Iso Omena Library instead." in said
        assert "Voit asioida sen sijaan täällä: Iso Omenan kirjasto." in said


def test_a_link_of_a_place_fills_in_the_first_row(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    page = client.get(f"{COMPOSE}?place=kalajarvi/library&what=say").content.decode()
    assert 'value="Kalajärvi Library"' in page
    assert re.search(r'<option value="say"\s+selected', page)
