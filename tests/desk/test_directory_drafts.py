"""A change of the directory by a person who may not record it alone is handed in, and approved by another (R132)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.audit.models import AuditEntry
from aukio.domain.city.places import PlaceVersion
from aukio.domain.publishing.draft_steps import State
from aukio.drafts import queries as draft_queries
from aukio.drafts.models import Draft
from tests.desk.conftest import LATER, SignIn

KELA = "/en/desk/places/iso-omena/kela/"
SITE = f"{KELA}channels/on_site/service/"
DETAILS = f"{KELA}details/"
HOURS = {"week_text": "Mo-Fr 12:00-14:00", "admission": "walk_in", "valid_from": "today", "act": "record"}
STREET = {"valid_from": "today", "fate": "stays", "street": "Piispansilta 11", "act": "record"}
GONE = {"valid_from": "1.3.2031", "fate": "gone", "act": "record"}


def newest(path: str = "iso-omena/kela") -> PlaceVersion:
    view = answer_queries.view(LATER + timedelta(days=1))
    found = view.newest(view.directory.by_last_path[path])
    assert found is not None
    return found


def weeks() -> list[str]:
    return [str(each.week) for each in newest().channels if each.kind.value == "on_site"]


def handed_in(client: Client, address: str = SITE, form: dict[str, str] | None = None) -> str:
    """The page of the draft that a form becomes."""
    answer = client.post(address, form or HOURS)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert "/drafts/" in answer.headers["Location"]
    return answer.headers["Location"]


def act(client: Client, draft: str, act: str, **typed: str) -> str:
    """Press a button of a draft's page, with the revision that the page has."""
    page = client.get(draft).content.decode()
    revision = page.partition('name="revision" value="')[2].partition('"')[0]
    return client.post(draft, {"act": act, "revision": revision, **typed}, follow=True).content.decode()


def test_an_editor_hands_in_and_another_person_approves(sign_in: SignIn, later: time_machine.travel) -> None:
    kela, before = sign_in("kela"), weeks()
    assert "Submit for review" in kela.get(SITE).content.decode()
    draft = handed_in(kela)
    assert weeks() == before
    assert 'value="approve"' not in kela.get(draft).content.decode()
    communications = sign_in("viestinta")
    assert draft in communications.get("/en/desk/inbox/").content.decode()
    page = communications.get(draft).content.decode()
    assert "On site: " in page
    assert "midday–2 pm" in page
    assert "Which answers change" in page
    with later:
        assert "Published." in act(communications, draft, "approve")
    assert weeks() == ["Mo-Fr 12:00-14:00"]
    acts = AuditEntry.objects.filter(act__endswith="draft").values_list("act", "actor")
    assert set(acts) >= {("begin draft", "kela"), ("hand_in draft", "kela"), ("approve draft", "viestinta")}


def test_the_author_does_not_approve_and_strangers_do_not_read(sign_in: SignIn) -> None:
    kela, before = sign_in("kela"), weeks()
    draft = handed_in(kela)
    for name in ("kirjasto", "ovi", "laboratorio", "tarkastaja"):
        assert sign_in(name).get(draft).status_code == 403
        assert sign_in(name).post(draft, {"act": "approve"}).status_code == 403
        assert draft not in sign_in(name).get("/en/desk/inbox/").content.decode()
    act(kela, draft, "approve")
    act(kela, draft, "publish")
    assert weeks() == before
    assert Draft.objects.get().state == State.IN_REVIEW


def test_the_manager_of_the_building_publishes_what_needs_no_second_person(
    sign_in: SignIn, later: time_machine.travel
) -> None:
    draft = handed_in(sign_in("kela"))
    with later:
        assert "Published." in act(sign_in("isannoitsija"), draft, "publish")
    assert weeks() == ["Mo-Fr 12:00-14:00"]


def test_closing_for_good_needs_a_second_person(sign_in: SignIn, later: time_machine.travel) -> None:
    manager = sign_in("isannoitsija")
    draft = handed_in(manager, DETAILS, GONE)
    assert not newest().gone
    with later:
        act(manager, draft, "publish")
        assert not newest().gone
        act(sign_in("viestinta"), draft, "approve")
    assert newest().gone


def test_where_everything_needs_a_second_person_hours_do_too(sign_in: SignIn, settings: pytest.FixtureRequest) -> None:
    settings.AUKIO_APPROVAL = "everything"  # type: ignore[attr-defined]  # the plugin's own object
    before = weeks()
    handed_in(sign_in("isannoitsija"))
    assert weeks() == before
    assert sign_in("operator").post(SITE, HOURS).headers["Location"].endswith("/describe/")


def test_what_others_changed_since_stays(sign_in: SignIn, later: time_machine.travel) -> None:
    """Hours are handed in; the street changes meanwhile; both hold in the end."""
    draft = handed_in(sign_in("kela"))
    with later:
        sign_in("operator").post(DETAILS, STREET)
    with time_machine.travel(LATER + timedelta(hours=1), tick=True):
        assert "Published." in act(sign_in("viestinta"), draft, "approve")
    address = newest().details.address
    assert address is not None
    assert address.street.say("en") == "Piispansilta 11"
    assert weeks() == ["Mo-Fr 12:00-14:00"]


def test_what_both_changed_is_not_overwritten(sign_in: SignIn, later: time_machine.travel) -> None:
    draft = handed_in(sign_in("kela"))
    with later:
        sign_in("operator").post(SITE, {**HOURS, "week_text": "Mo 09:00-10:00"})
    with time_machine.travel(LATER + timedelta(hours=1), tick=True):
        viestinta = sign_in("viestinta")
        assert "was changed by another person" in viestinta.get(draft).content.decode()
        act(viestinta, draft, "approve")
    assert weeks() == ["Mo 09:00-10:00"]


def test_a_returned_draft_has_its_reason_and_its_form(sign_in: SignIn, later: time_machine.travel) -> None:
    kela, viestinta = sign_in("kela"), sign_in("viestinta")
    draft = handed_in(kela)
    assert "Say what should change" in act(viestinta, draft, "return")
    act(viestinta, draft, "return", comment="Fridays, too?")
    page = kela.get(draft).content.decode()
    assert "Fridays, too?" in page
    address = f"{SITE}?draft={Draft.objects.get().pk}"
    assert address in page
    assert "Mo-Fr 12:00-14:00" in kela.get(address).content.decode()
    with later:
        assert handed_in(kela, address, {**HOURS, "week_text": "Mo-Th 12:00-14:00"}) == draft
        assert Draft.objects.get().state == State.IN_REVIEW
        act(viestinta, draft, "approve")
    assert weeks() == ["Mo-Th 12:00-14:00"]


def test_another_person_does_not_write_into_a_draft_by_its_number(sign_in: SignIn) -> None:
    handed_in(sign_in("kela"))
    number = Draft.objects.get().pk
    for address in (
        f"{SITE}?draft={number}",
        f"{DETAILS}?draft={number}",
        f"{SITE}?draft=1%00",
        f"{SITE}?draft={9**30}",
    ):
        sign_in("isannoitsija").get(address)
    handed_in(sign_in("isannoitsija"), f"{DETAILS}?draft={number}", GONE)
    assert draft_queries.draft(number).hands.last == "kela"
    assert Draft.objects.count() == 2


def test_a_draft_is_deleted_by_its_author(sign_in: SignIn) -> None:
    kela = sign_in("kela")
    draft = handed_in(kela)
    act(sign_in("viestinta"), draft, "discard")
    assert Draft.objects.get().state == State.IN_REVIEW
    act(kela, draft, "discard")
    assert Draft.objects.get().state == State.DISCARDED
    assert kela.get(draft).status_code == 200


def test_a_new_place_of_an_organisation_is_handed_in(sign_in: SignIn, later: time_machine.travel) -> None:
    form = {"kind": "unit", "name": "Kela Tapiola", "owner": "kela", "week_0": "9-15", "valid_from": "today"}
    draft = handed_in(sign_in("kela"), "/en/desk/new-place/", {**form, "act": "record"})
    page = sign_in("viestinta").get(draft).content.decode()
    assert "Kela Tapiola (New)" in page
    with later:
        act(sign_in("viestinta"), draft, "approve")
    assert newest("kela-tapiola").owner == "kela"


def test_many_places_are_handed_in_as_one_draft(sign_in: SignIn, later: time_machine.travel) -> None:
    rows = "iso-omena/kela\t10-11"
    form = {"what": "hours", "valid_from": "today", "rows": rows, "act": "record"}
    draft = handed_in(sign_in("kela"), "/en/desk/table/", form)
    with later:
        act(sign_in("viestinta"), draft, "approve")
    assert "10:00-11:00" in weeks()[0]


@pytest.mark.parametrize("outlet", ["page", "screen", "sign", "hours"])
def test_outlets_are_shown_as_they_will_be(sign_in: SignIn, outlet: str) -> None:
    kela = sign_in("kela")
    form = {**HOURS, "week_text": "Mo-Su 08:00-18:00", "act": outlet}
    answer = kela.post(SITE, form)
    assert answer.status_code == 200
    draft = handed_in(kela, SITE, {**form, "act": "record"})
    kept = kela.get(f"{draft}as/{outlet}/")
    assert kept.status_code == 200
    kinds = {"page": "text/html", "screen": "text/html", "sign": "application/pdf", "hours": "text/plain"}
    assert kept.headers["Content-Type"].startswith(kinds[outlet])
    if outlet == "hours":
        assert "Mo-Sa 08:00-18:00" in kept.content.decode()
    assert sign_in("kirjasto").get(f"{draft}as/{outlet}/").status_code == 403
    assert kela.get(f"{draft}as/nonsense/").status_code == 404


def test_a_file_does_not_go_round_the_second_person(sign_in: SignIn) -> None:
    manager = sign_in("isannoitsija")
    file = manager.get("/en/desk/files/directory.yaml?under=iso-omena").content.decode()
    kela = "path: iso-omena/kela\n"
    assert file.count(kela) == 1
    text = file.replace(kela, f"{kela}  gone: true\n")
    answer = manager.post("/en/desk/files/", {"text": text, "act": "record"})
    assert answer.status_code == 403, answer.content.decode()[3000:6000]
    assert not newest().gone
    answer = sign_in("kela").post("/en/desk/files/", {"text": file, "act": "record"})
    assert not newest().gone


@pytest.mark.usefixtures("espoo")
@pytest.mark.parametrize("other", [{"template": "closed"}, {"about": "storm"}, {"edit": None}])
def test_the_database_refuses_a_draft_that_is_two_things_or_none(other: dict[str, str]) -> None:
    moment = {"begun": LATER, "changed": LATER}
    with pytest.raises(IntegrityError, match="drafts_draft_new_or_about"), transaction.atomic():
        Draft.objects.create(**{"edit": {"first": "2031-01-01"}, "author": "a", "last": "a", **moment, **other})
