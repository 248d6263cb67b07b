"""After it was published: extend, end, take back, look back (R107, R115, R117, R118)."""

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from aukio.answers import queries as answer_queries
from aukio.demo import add_demo_staff
from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.facts.effects import Bookings, Close, ExistingBookings
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Version
from aukio.domain.publishing.draft_steps import State
from aukio.drafts import queries as draft_queries
from tests.databases import connected_to
from tests.desk.conftest import LATER, SignIn, signed_in
from tests.desk.test_changing import CLOSE, TODAY, press
from tests.spec.now import NOW
from tests.spec.stored import espoo_copy, standing_on

FACT = "/en/desk/in-force/iso-omena-library-2022-01-03/closed/"
REF = ArrangementRef("iso-omena-library-2022-01-03", "closed")
SOON = LATER + timedelta(minutes=30)


def newest() -> Version:
    """The version that is known last."""
    return [each for each in answer_queries.record().versions if each.ref == REF][-1]


@pytest.fixture(scope="module")
def closed_database(
    django_db_setup: None,  # noqa: ARG001  # asked for, so that the server to test on has been chosen
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """A database in which the librarian has closed the library for the day: published once for all these tests."""
    with espoo_copy("closed", tmp_path_factory.mktemp("closed"), django_db_blocker) as name:
        with (
            django_db_blocker.unblock(),
            connected_to(name),
            override_settings(AUKIO_SECOND_FACTOR="offered", AUKIO_APPROVAL="closures"),
        ):
            with time_machine.travel(NOW, tick=False):
                add_demo_staff(by="tests", now=NOW)
                client = signed_in("kirjasto")
            with time_machine.travel(LATER, tick=False):
                press(client, CLOSE, "publish_urgently", **TODAY)
        yield name


@pytest.fixture
def espoo(closed_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The record with that closure; whatever a test records on top is undone."""
    with standing_on(closed_database, django_db_blocker):
        yield


@pytest.fixture
def client(sign_in: SignIn) -> Client:
    """The librarian, after closing the library for the day."""
    return sign_in("kirjasto")


def test_what_ends_soon_waits_on_the_front_page(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        page = client.get("/en/desk/").content.decode()
        assert "Ends soon" in page
        assert FACT in page


def test_it_is_extended_from_there(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        typed = {"after_what": "end_on", "last_day": "7.1."}
        page = client.post(FACT, {**typed, "act": "look"}).content.decode()
        assert "7.1.2022" in page
        assert (
            press(client, FACT, "publish_urgently", **typed, comment="The plumber comes on Friday.").status_code == 302
        )
        assert f"{newest().arrangement.period.end:%Y-%m-%d %H:%M}" == "2022-01-08 00:00"


def test_it_is_ended_now(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        assert press(client, FACT, "publish", after_what="end_now").status_code == 302
        assert newest().came_as is ChangeKind.ENDED
        assert f"{newest().arrangement.period.end:%H:%M}" == "13:30"


def test_it_goes_on_without_a_known_end(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        assert press(client, FACT, "publish_urgently", after_what="for_now").status_code == 302
        period = newest().arrangement.period
        assert (period.end, period.open_end) == (None, OpenEnd.FOR_NOW)
        assert str(period.review) == "2022-02-02"


def test_it_is_taken_back(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        assert press(client, FACT, "publish", after_what="withdraw").status_code == 302
        assert newest().came_as is ChangeKind.WITHDRAWN


def test_somebody_else_does_none_of_it(client: Client, sign_in: SignIn) -> None:
    other = sign_in("kela")
    with time_machine.travel(SOON, tick=False):
        assert other.post(FACT, {"after_what": "end_now", "act": "publish", "revision": "x"}).status_code == 403
        assert "you cannot change its facts" in other.get(FACT).content.decode()
        assert newest().number == 1
    del client


def test_a_day_that_cannot_be_read_stands_beside_its_field(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        page = client.post(FACT, {"after_what": "end_on", "last_day": "someday", "act": "publish"}).content.decode()
        assert "27.3.2020" in page
        assert 'value="someday"' in page
        assert newest().number == 1


def test_the_history_of_a_fact_has_each_version(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        press(client, FACT, "publish_urgently", after_what="for_now", comment="The parts are late.")
        page = client.get(FACT).content.decode()
        assert page.index("3 January 2022 at 1:30 pm") < page.rindex("3 January 2022 at 1 pm")
        gone, new = (" ".join(re.findall(rf"<{tag}>(.*?)</{tag}>", page)) for tag in ("del", "ins"))
        assert ("midnight" in gone, "for now" in new) == (True, True)
        assert "“The parts are late.”" in page


def test_a_closure_that_goes_on_longer_waits_for_a_second_person(client: Client, sign_in: SignIn) -> None:
    typed = {"after_what": "end_on", "last_day": "7.1."}
    second = sign_in("viestinta")
    with time_machine.travel(SOON, tick=False):
        refused = press(client, FACT, "publish", **typed)
        assert newest().number == 1
        address = refused.headers["Location"]
        assert "another person must agree to this first" in client.get(address).content.decode()
        assert press(client, address, "hand_in", **typed).status_code == 302
        assert "kirjasto is drafting a change to this" in client.get(FACT).content.decode()
        page = second.get(address).content.decode()
        assert "Approve and publish" in page
        assert press(second, address, "approve", **typed).status_code == 302
        assert newest().number == 2


def test_another_day_of_review_needs_no_second_person(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        assert press(client, FACT, "publish", after_what="still_so").status_code == 302
        assert str(newest().arrangement.period.review) == "2022-02-02"


def test_what_was_urgently_changed_is_looked_at_by_somebody_else(client: Client, sign_in: SignIn) -> None:
    second = sign_in("viestinta")
    with time_machine.travel(SOON, tick=False):
        press(client, FACT, "publish_urgently", after_what="for_now")
        (draft,) = (each for each in draft_queries.open_drafts() if each.about == str(REF))
        address = f"/en/desk/drafts/{draft.number}/"
        assert "I have reviewed it: it is correct" in second.get(address).content.decode()
        assert second.post(address, {**draft.typed, "act": "confirm"}).status_code == 302
        assert draft_queries.draft(draft.number).state is State.PUBLISHED


def test_a_fact_is_written_anew_as_text(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        page = html.unescape(client.get(FACT).content.decode())
        assert "effects:\n- close: {}" in page
        text = "from: 2022-01-03T13:00\nuntil: 2022-01-03\neffects:\n- close: {}\n- bookings: {existing: honour}\n"
        assert press(client, FACT, "publish", after_what="change", written=text).status_code == 302
        assert newest().came_as is ChangeKind.CHANGED
        assert newest().arrangement.effects == (Close(), Bookings(existing=ExistingBookings.HONOUR))


def test_what_was_said_wrongly_is_corrected(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        text = "from: 2022-01-03T13:10\nuntil: 2022-01-03\neffects:\n- close: {}\n- bookings: {existing: honour}\n"
        assert press(client, FACT, "publish", after_what="correct", written=text).status_code == 302
        assert newest().came_as is ChangeKind.CORRECTED
        assert f"{newest().arrangement.period.start:%H:%M}" == "13:10"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("effects:\n- cloes: {}\n", "line 2: effects[0].cloes: the key 'cloes' is unknown; did you mean 'close'?"),
        ("effects: []\n", "line 1"),
        ("effects:\n- close: {}\nid: other\n", "id"),
        ("", "effects"),
    ],
)
def test_a_text_that_does_not_hold_together_stands_beside_its_field(client: Client, written: str, said: str) -> None:
    with time_machine.travel(SOON, tick=False):
        typed = {"after_what": "change", "written": written, "act": "publish"}
        page = html.unescape(client.post(FACT, typed).content.decode())
        assert said in page
        assert f"{written}</textarea>" in page
        assert newest().number == 1


def test_what_did_we_tell_leads_to_the_page_of_then(client: Client) -> None:
    page = client.get("/en/desk/told/?at=27.3.2020&known=2.4.2020").content.decode()
    assert "/en/places/iso-omena/library/?at=2020-03-27&amp;known=2020-04-02" in page
    assert "/en/notices/service-centres-2020/?at=2020-03-27&amp;known=2020-04-02" in page
    assert "service-centres-2021" not in page
    assert "27.3.2020" in client.get("/en/desk/told/?at=someday").content.decode()


def test_what_did_we_tell_means_the_past_and_shows_what_was_said_of_a_place(client: Client) -> None:
    with time_machine.travel(SOON, tick=False):
        page = client.get("/en/desk/told/?at=25.3.&q=Iso Omena Library").content.decode()
        assert "/en/places/iso-omena/library/?at=2021-03-25&amp;known=2021-03-25" in page
        assert "What was said about these places" in page
        assert (
            "/en/places/iso-omena/library/?at=2021-12-28"
            in client.get("/en/desk/told/?at=viime+tiistaina").content.decode()
        )
        closed = client.get("/en/desk/told/?at=27.3.2020&q=Iso Omena Library").content.decode()
        assert "losed" in closed[closed.index('id="shown"') : closed.index('id="notices"')]


def test_who_did_what_is_for_auditors(client: Client, sign_in: SignIn) -> None:
    assert client.get("/en/desk/trail/").status_code == 403
    auditor = sign_in("tarkastaja")
    page = auditor.get("/en/desk/trail/?by=kirjasto").content.decode()
    assert "publish" in page
    rows = list(csv.reader(io.StringIO(auditor.get("/en/desk/trail/?format=csv").content.decode())))
    assert rows[0] == ["when", "who", "act", "subject", "detail"]
    assert {"kirjasto", "tests"} <= {row[1] for row in rows[1:]}


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_every_page_speaks_the_readers_language(client: Client, lang: str) -> None:
    for address in ("", "inbox/", "in-force/", "told/", "places/iso-omena/library/", FACT.removeprefix("/en/desk/")):
        with time_machine.travel(SOON, tick=False):
            answer = client.get(f"/{lang}/desk/{address}")
        assert answer.status_code == 200
        page = answer.content.decode()
        assert f'<html lang="{lang}">' in page
