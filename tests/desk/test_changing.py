"""Making a change at the desk: what is shown before, what is refused, what the public is told after (R131, R132)."""

import re
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.audit.queries import acts_on
from aukio.desk.changes.previews import revision
from aukio.domain.answers.answer import Summary
from aukio.domain.facts.effects import Hours
from aukio.domain.publishing.draft_steps import State
from aukio.drafts import queries as draft_queries
from aukio.notices.queries import ScheduledState, scheduled
from aukio.workflows.publishing.scheduled_publications import take_effect
from tests.depth import DEEP
from tests.desk.conftest import LATER, SignIn

LIBRARY = "iso-omena/library"
CLOSE = f"/en/desk/change/closed/{LIBRARY}/"
HOURS = f"/en/desk/change/other_hours/{LIBRARY}/"
TODAY = {"begins": "now", "ends": "today", "existing": "contact"}


def press(client: Client, address: str, act: str, **typed: Any) -> Any:
    """Send a form by one of its buttons, as it stands on the page that was looked at.

    A deep run looks at the preview each time, as people do; a quick run knows what stands on it.
    """
    if not DEEP:
        draft = re.search(r"/drafts/(\d+)/", address)
        had = {} if draft is None else {"had": draft_queries.draft(int(draft[1])).revision}
        return client.post(address, {**typed, **had, "revision": revision(), "act": act})
    looked = client.post(address, {**typed, "act": "look"})
    found = dict(re.findall(r'type="hidden" name="(revision|had)" value="([^"]*)"', looked.content.decode()))
    return client.post(address, {**typed, **found, "act": act})


def state(path: str = LIBRARY, *, after: timedelta = timedelta(minutes=2)) -> Summary:
    """How a place serves soon after."""
    view = answer_queries.view(LATER + after)
    place = view.directory.by_last_path[path]
    return answer_queries.at_once(view, place, LATER + after).summary


def test_a_form_that_holds_together_shows_what_people_are_told_before_anything_happens(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        page = client.post(CLOSE, {**TODAY, "act": "look"}).content.decode()
        assert "3.1. klo 13–24: suljettu" in page
        assert "3.1 kl. 13–24: stängt" in page
        assert "On 3 January from 1 pm until midnight: closed" in page
        assert "Iso Omena Library" in page
        assert state() is not Summary.CLOSED


def test_a_closure_is_published_as_urgent_and_the_public_knows(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        answer = press(client, CLOSE, "publish_urgently", **TODAY)
        assert answer.status_code == 302
        assert state() is Summary.CLOSED
        (draft,) = draft_queries.open_drafts()
        assert draft.state is State.TO_BE_SEEN
        page = client.get("/fi/notices/iso-omena-library-2022-01-03/").content.decode()
        assert "Iso Omenan kirjasto: suljettu" in page


def test_a_closure_is_not_simply_published_where_a_second_person_must_agree(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        answer = press(client, CLOSE, "publish", **TODAY)
        assert state() is not Summary.CLOSED
        (draft,) = draft_queries.open_drafts()  # what was typed is kept
        assert draft.state is State.DRAFT
        assert "another person must agree to this first" in client.get(answer.headers["Location"]).content.decode()


def test_other_hours_need_no_second_person(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        week = {f"week_{day}": "19–20" for day in ("Mo", "Tu", "We")}
        assert press(client, HOURS, "publish", begins="now", ends="today", **week).status_code == 302
        assert state() is Summary.CLOSED


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", "Loppiainen, to 6.1.2022: Iso Omenan kirjasto suljettu."),
        ("sv", "Trettondag, to 6.1.2022:"),
        ("en", "Epiphany, Thu 6 January 2022: Iso Omena Library closed."),
    ],
)
def test_other_hours_say_what_happens_on_a_public_holiday(sign_in: SignIn, lang: str, said: str) -> None:
    client = sign_in("kirjasto")
    week = {f"week_{day}": "10–12" for day in ("Mo", "Tu", "We", "Th")}
    address = HOURS.replace("/en/", f"/{lang}/")
    with time_machine.travel(LATER, tick=False):
        longer = {"begins": "now", "ends": "day", "last_day": "7.1.2022", "act": "look"}
        assert said in client.post(address, {**longer, **week}).content.decode()
        single = {"begins": "later", "first_day": "6.1.2022", "ends": "day", "last_day": "6.1.2022", "act": "look"}
        assert said not in client.post(address, {**single, **week}).content.decode()


def test_other_hours_for_a_public_holiday_alone_hold_on_it(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    single = {"begins": "later", "first_day": "6.1.2022", "ends": "day", "last_day": "6.1.2022", "week_Th": "10–12"}
    with time_machine.travel(LATER, tick=False):
        reasons = {
            f"accept_{code}": "The door to the street is open." for code in ("unit_open_building_shut", "opens_more")
        }
        assert press(client, HOURS, "publish", **single, **reasons).status_code == 302
        (version,) = [each for each in answer_queries.record().versions if each.ref.id and each.names_its_days][-1:]
        assert [str(each.week) for each in version.arrangement.effects if isinstance(each, Hours)] == ["Th 10:00-12:00"]


def test_a_second_person_approves_and_nobody_is_their_own(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        assert press(writer, CLOSE, "hand_in", **TODAY).status_code == 302
        (draft,) = draft_queries.open_drafts()
        address = f"/en/desk/drafts/{draft.number}/"
        refused = press(writer, address, "approve", **TODAY)
        assert "cannot be the second person" in writer.get(refused.headers["Location"]).content.decode()
        assert state() is not Summary.CLOSED
        page = second.get(address).content.decode()
        assert "Approve and publish" in page
        assert press(second, address, "approve", **TODAY).status_code == 302
        assert state() is Summary.CLOSED
        assert draft_queries.draft(draft.number).state is State.PUBLISHED
        assert [each.by for each in acts_on(f"draft {draft.number}")] == ["kirjasto", "kirjasto", "viestinta"]


def test_a_draft_is_returned_with_words_and_handed_in_again(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        press(writer, CLOSE, "hand_in", **TODAY)
        (draft,) = draft_queries.open_drafts()
        address = f"/en/desk/drafts/{draft.number}/"
        press(second, address, "return", **TODAY)
        assert draft_queries.draft(draft.number).state is State.IN_REVIEW  # without a word it is not returned
        press(second, address, "return", **TODAY, comment="Say until when.")
        assert draft_queries.draft(draft.number).state is State.RETURNED
        assert "Say until when." in writer.get(address).content.decode()
        press(writer, address, "hand_in", **{**TODAY, "ends": "for_now"})
        assert draft_queries.draft(draft.number).state is State.IN_REVIEW


def test_what_was_urgent_is_looked_at_by_somebody_else(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        press(writer, CLOSE, "publish_urgently", **TODAY)
        (draft,) = draft_queries.open_drafts()
        address = f"/en/desk/drafts/{draft.number}/"
        assert writer.post(address, {**TODAY, "act": "confirm"}).status_code == 403
        assert second.post(address, {**TODAY, "act": "confirm"}).status_code == 302
        assert not draft_queries.open_drafts()


def test_two_people_who_write_on_one_draft_lose_nothing(sign_in: SignIn) -> None:
    one, other = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        one.post(CLOSE, {**TODAY, "act": "save"})
        (draft,) = draft_queries.open_drafts()
        address = f"/en/desk/drafts/{draft.number}/"
        theirs = {**TODAY, "existing": "honour", "had": "1", "act": "save"}
        assert other.post(address, theirs).status_code == 302
        mine = {**TODAY, "existing": "cancel", "had": "1", "act": "save"}
        page = one.post(address, mine).content.decode()
        assert "viestinta saved this draft while you were writing" in page
        assert "They are honoured" in page
        assert re.search(r'value="cancel"[^>]*checked', page)
        assert draft_queries.draft(draft.number).typed["existing"] == "honour"
        assert 'name="had" value="2"' in page
        assert one.post(address, {**mine, "had": "2"}).status_code == 302
        assert draft_queries.draft(draft.number).typed["existing"] == "cancel"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("kela", CLOSE),
        ("ovi", CLOSE),
        ("tarkastaja", CLOSE),
        ("isannoitsija", "/en/desk/change/closed/kalajarvi/library/"),
        ("kirjasto", "/en/desk/change/closed/iso-omena/kela/"),
    ],
)
def test_what_is_somebody_elses_is_refused_in_the_action(sign_in: SignIn, name: str, address: str) -> None:
    client = sign_in(name)
    with time_machine.travel(LATER, tick=False):
        for act in ("look", "save", "hand_in", "publish", "publish_urgently"):
            assert client.post(address, {**TODAY, "act": act, "revision": "x"}).status_code == 403
        assert not draft_queries.open_drafts()


def test_an_editor_writes_and_hands_in_but_does_not_publish(sign_in: SignIn) -> None:
    client = sign_in("kela")
    address = "/en/desk/change/closed/iso-omena/kela/"
    with time_machine.travel(LATER, tick=False):
        page = client.post(address, {**TODAY, "act": "look"}).content.decode()
        assert "You can write this, but not publish it." in page
        accepted = {f"accept_{each}": "They know." for each in set(re.findall(r'name="accept_([^"]+)"', page))}
        answer = press(client, address, "publish_urgently", **TODAY, **accepted)
        assert "may not publish" in client.get(answer.headers["Location"]).content.decode()
        assert state("iso-omena/kela") is not Summary.CLOSED
        (draft,) = draft_queries.open_drafts()
        assert press(client, f"/en/desk/drafts/{draft.number}/", "hand_in", **TODAY, **accepted).status_code == 302
        assert draft_queries.draft(draft.number).state is State.IN_REVIEW


def test_a_change_cannot_reach_further_than_ones_post(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")  # of one building
    with time_machine.travel(LATER, tick=False):
        answer = press(client, CLOSE, "publish_urgently", **{**TODAY, "reach": "type"})
        assert "Kalajärvi Library" in client.get(answer.headers["Location"]).content.decode()
        assert state() is not Summary.CLOSED
        assert press(client, CLOSE, "publish_urgently", **TODAY).status_code == 302


def test_what_was_not_looked_at_is_not_published(sign_in: SignIn) -> None:
    one, other = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False) as clock:
        looked = one.post(CLOSE, {**TODAY, "act": "look"}).content.decode()
        found = re.search(r'name="revision" value="([^"]*)"', looked)
        assert found is not None
        press(other, "/en/desk/change/closed/tapiola/", "publish_urgently", **TODAY)
        clock.shift(timedelta(minutes=1))
        page = one.post(CLOSE, {**TODAY, "revision": found[1], "act": "publish_urgently"}).content.decode()
        assert "Something else was published in the meantime" in page
        assert state() is not Summary.CLOSED


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({**TODAY, "existing": ""}, "existing", "required"),
        ({**TODAY, "begins": "later", "first_day": "someday"}, "first_day", "27.3.2020"),
        ({**TODAY, "begins": "later"}, "first_day", "Enter the day"),
        ({**TODAY, "ends": "day", "last_day": "1.1.2022"}, "last_day", "before it starts"),
        ({**TODAY, "ends": "day", "last_day": "5.1.2022", "last_time": "late"}, "last_time", "9.30"),
    ],
)
def test_what_does_not_fit_stands_beside_its_field_and_nothing_typed_is_lost(
    sign_in: SignIn, typed: dict[str, str], field: str, says: str
) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        page = client.post(CLOSE, {**typed, "act": "publish_urgently"}).content.decode()
        assert f'id="id_{field}_error"' in page
        assert says in page
        for name in ("first_day", "last_day", "last_time"):
            if typed.get(name):
                assert f'value="{typed[name]}"' in page


def test_whoever_changes_what_they_approve_needs_a_second_person_too(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        press(writer, CLOSE, "hand_in", **TODAY)
        (draft,) = draft_queries.open_drafts()
        address = f"/en/desk/drafts/{draft.number}/"
        page = press(second, address, "approve", **{**TODAY, "existing": "cancel"}).content.decode()
        assert "You changed it" in page
        assert draft_queries.draft(draft.number).state is State.IN_REVIEW
        assert state() is not Summary.CLOSED


def test_the_public_is_told_at_another_minute(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    later = {"told": "later", "tell_day": "4.1.2022", "tell_time": "9"}
    dates = {"begins": "later", "first_day": "5.1.2022", "ends": "day", "last_day": "6.1.2022"}
    with time_machine.travel(LATER, tick=False) as clock:
        address = f"/en/desk/change/come_alone/{LIBRARY}/"
        assert press(client, address, "publish", **dates, **later).status_code == 302
        (waiting,) = scheduled(state=ScheduledState.PENDING)
        assert f"{waiting.due:%Y-%m-%d %H:%M}" == "2022-01-04 07:00"
        assert waiting.notice not in {each.slug for each in answer_queries.record().notices}
        page = client.get("/en/desk/inbox/").content.decode()
        assert "4 January 2022 at 9 am; scheduled by kirjasto" in page
        clock.move_to(waiting.due + timedelta(seconds=1))
        (outcome,) = take_effect(by="tests", now=waiting.due + timedelta(seconds=1))
        assert outcome.took_effect
        assert waiting.notice in {each.slug for each in answer_queries.record().notices}


def test_a_second_change_of_a_day_has_an_address_of_its_own(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    typed = {"begins": "later", "first_day": "5.1.2022", "ends": "for_now"}
    with time_machine.travel(LATER, tick=False):
        for template in ("come_alone", "half_capacity"):
            address = f"/en/desk/change/{template}/{LIBRARY}/"
            assert press(client, address, "publish", **typed, told="later", tell_day="4.1.2022").status_code == 302
        assert len({each.notice for each in scheduled(state=ScheduledState.PENDING)}) == 2


def test_what_was_scheduled_is_dropped_by_whoever_did_or_by_communications(sign_in: SignIn) -> None:
    one, other = sign_in("kirjasto"), sign_in("isannoitsija")
    typed = {"begins": "later", "first_day": "5.1.2022", "ends": "for_now"}
    with time_machine.travel(LATER, tick=False):
        press(one, f"/en/desk/change/come_alone/{LIBRARY}/", "publish", **typed, told="later", tell_day="4.1.2022")
        (waiting,) = scheduled(state=ScheduledState.PENDING)
        address = f"/en/desk/inbox/{waiting.notice}/{waiting.number}/drop/"
        assert one.get(address).status_code == 405
        assert other.post(address).status_code == 403
        assert one.post(address).status_code == 302
        assert not scheduled(state=ScheduledState.PENDING)


def test_the_inbox_says_what_contradicts_and_what_lacks_words(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    words = {"text_fi": "Vain suomeksi.", "begins": "now", "ends": "for_now"}
    with time_machine.travel(LATER, tick=False):
        press(client, f"/en/desk/change/say/{LIBRARY}/", "publish", **words)
        page = client.get("/en/desk/inbox/").content.decode()
        assert "SV: missing 1" in page
        assert "EN: missing 1" in page
        contradicted = client.get("/en/desk/inbox/").content.decode().partition('id="findings"')[2]
        assert "iso-omena" in contradicted or "None." in contradicted


def test_a_minute_that_has_passed_is_not_scheduled(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        page = client.post(CLOSE, {**TODAY, "told": "later", "tell_day": "1.1.2022", "act": "look"}).content.decode()
        assert "That time has passed." in page


def test_places_can_be_left_out(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        other = answer_queries.view(LATER).directory.by_last_path["kalajarvi/library"]
        typed = {**TODAY, "reach": "type", "excepted": [str(other)]}
        assert press(client, CLOSE, "publish_urgently", **typed).status_code == 302
        assert state() is Summary.CLOSED
        assert state("kalajarvi/library") is not Summary.CLOSED
        (draft,) = draft_queries.open_drafts()
        assert draft.typed["excepted"] == [str(other)]
        page = client.get(f"/en/desk/drafts/{draft.number}/?form=1").content.decode()
        assert re.search(rf'name="excepted" value="{other}"[^>]*checked', page)


@pytest.mark.parametrize(("outlet", "says"), [("page", "stängt"), ("screen", "Stängt")])
def test_the_pages_are_shown_as_they_will_be(sign_in: SignIn, outlet: str, says: str) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        answer = client.post(f"{CLOSE.replace('/en/', '/sv/')}as/{outlet}/", TODAY)
        assert answer.status_code == 200
        assert says.casefold() in answer.content.decode().casefold()
        assert "no-store" in answer.headers["Cache-Control"]
        assert state() is not Summary.CLOSED


def test_the_door_sign_is_shown_as_it_will_be(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        answer = client.post(f"{CLOSE}as/sign/", TODAY)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert "3.1.2022" in pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
        assert client.get(f"{CLOSE}as/sign/").status_code == 405
        assert client.post(f"{CLOSE}as/sign/", {}).status_code == 409
        assert client.post(f"{CLOSE}as/nothing/", TODAY).status_code == 404
        assert sign_in("kela").post(f"{CLOSE}as/page/", TODAY).status_code == 403


def test_the_preview_comes_alone_while_somebody_types(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    with time_machine.travel(LATER, tick=False):
        piece = client.post(f"{CLOSE}look/", TODAY).content.decode()
        assert "<html" not in piece
        assert "On 3 January from 1 pm until midnight: closed" in piece
        assert "as you fill in the form" in client.post(f"{CLOSE}look/", {}).content.decode()


@pytest.mark.parametrize("address", ["/en/desk/change/nothing/iso-omena/", "/en/desk/change/closed/nowhere/"])
def test_what_is_not_there_is_not_found(sign_in: SignIn, address: str) -> None:
    assert sign_in("operator").get(address).status_code == 404
    assert sign_in("operator").get("/en/desk/drafts/999/").status_code == 404
    assert sign_in("operator").get("/en/desk/in-force/no/no/").status_code == 404


def test_a_preview_that_comes_anew_keeps_the_buttons_of_its_draft(sign_in: SignIn) -> None:
    writer, second = sign_in("kirjasto"), sign_in("viestinta")
    with time_machine.travel(LATER, tick=False):
        press(writer, CLOSE, "hand_in", **TODAY)
        (draft,) = draft_queries.open_drafts()
        look = f"{CLOSE}look/"
        assert "Approve and publish" in second.post(look, {**TODAY, "draft": draft.number}).content.decode()
        assert "Approve and publish" not in second.post(look, TODAY).content.decode()
        assert "Approve and publish" not in second.post(look, {**TODAY, "draft": "x"}).content.decode()


def test_each_contradiction_has_a_reason_of_its_own(sign_in: SignIn) -> None:
    client = sign_in("isannoitsija")
    address = "/en/desk/change/closed/iso-omena/"
    with time_machine.travel(LATER, tick=False):
        page = client.post(address, {**TODAY, "act": "look"}).content.decode()
        every = re.findall(r'name="(accept_[^"]+)"', page)
        fields = [each for each in every if "unit_open_building_shut" in each]
        assert len(fields) > 1
        assert len(set(fields)) == len(fields)
        one = {fields[0]: "They use the side door."}
        assert "There is a contradiction" in press(client, address, "publish_urgently", **TODAY, **one).content.decode()
        reasons = dict.fromkeys(every, "They work from home.") | one
        assert press(client, address, "publish_urgently", **TODAY, **reasons).status_code == 302
    accepted = answer_queries.record().publications[-1].accepted["unit_open_building_shut"]
    assert accepted.startswith(f"{fields[0].split('@')[1]}: They use the side door.; ")
    assert accepted.endswith(": They work from home.")
