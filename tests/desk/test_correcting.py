"""Correcting is a form: a published fact opens in the row that says it, and what no row says stays a text (R131)."""

from datetime import datetime

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.desk.changes.change_proposals import around
from aukio.desk.changes.fact_rows import row_form
from aukio.desk.changes.row_form import RowContext
from aukio.domain.facts.effects import Close
from aukio.domain.facts.notices import Arrangement, ArrangementRef, ChangeKind
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Scope
from aukio.domain.wording.place_words import place_words
from aukio.formats.notices.fact_text import fact_from_text
from tests.desk.conftest import LATER, SignIn
from tests.desk.test_changing import press
from tests.spec.in_memory import espoo
from tests.spec.now import NOW

VIEW = View(espoo((), NOW), NOW)
CONTEXT = RowContext(VIEW, place_words(VIEW), datetime(2022, 1, 3, 13))
LIBRARY = VIEW.directory.by_last_path["kalajarvi/library"]


def fact(text: str) -> Arrangement:
    """A fact of the library from its text."""
    ref = ArrangementRef("test", "fact")
    version = next(iter(VIEW.versions)).arrangement
    blank = Arrangement(ref, Scope((AtPlace(LIBRARY),)), version.period, (Close(),))
    return fact_from_text(text, blank, around(VIEW))


SAID = [
    (
        "from: 2022-02-01\nuntil: 2022-02-05\neffects: [{close: {}}, {bookings: {new: stop, existing: honour}}]",
        "closed",
    ),
    ("from: 2022-02-01T12:30\nuntil: 2022-02-01T15:00\neffects: [{close: {}}]", "out_of_order"),
    (
        "from: 2022-02-01\nopen: for_now\nreview: 2022-03-01\neffects: [{admission: {is: appointment}}]",
        "by_appointment",
    ),
    (
        "from: 2022-02-01\nopen: until_further_notice\nreview: 2022-03-01\neffects: [{text: {en: Hello, fi: Hei}}]",
        "say",
    ),
    ("on: [2022-12-24, 2022-12-31/2023-01-01]\neffects: [{hours: {week: 'Mo-Su 10:00-14:00'}}]", "other_hours"),
    ("on: [2022-12-24]\nrepeat: FREQ=YEARLY\neffects: [{capacity: {of: visitors, ratio: 0.5}}]", "half_capacity"),
    ("from: 2022-02-01\nuntil: 2022-02-05\neffects: [{passage: {}}, {close: {channels: [phone]}}]", "free"),
    ("from: 2022-02-01\nuntil: 2022-02-05\neffects: [{close: {}}]\nnote: {en: A note}", "out_of_order"),
]


@pytest.mark.parametrize(("text", "what"), SAID)
def test_a_fact_opens_in_the_row_that_says_it(text: str, what: str) -> None:
    form = row_form(fact(text), CONTEXT, None)
    assert form is not None
    assert form["what"].value() == what


@pytest.mark.parametrize(
    "text",
    [
        "from: 2022-02-01\nabout: 2022-03-01\neffects: [{close: {}}]",
        "on: [2022-12-24]\nrepeat: FREQ=MONTHLY\neffects: [{close: {}}]",
    ],
)
def test_what_no_row_says_stays_a_text(text: str) -> None:
    assert row_form(fact(text), CONTEXT, None) is None


def test_a_wrong_date_is_corrected_in_the_row(sign_in: SignIn) -> None:
    client = sign_in("kirjasto")
    wrong = {"begins": "later", "first_day": "10.1.2022", "ends": "day", "last_day": "12.1.2022"}
    with time_machine.travel(LATER, tick=False):
        press(client, "/en/desk/change/half_capacity/kalajarvi/library/", "publish", **wrong)
        ref = answer_queries.record().versions[-1].ref
        address = f"/en/desk/in-force/{ref.notice}/{ref.id}/"
        page = client.get(address).content.decode()
        assert 'name="row-first_day" value="10.1.2022"' in page
        assert "row-where" not in page
    with time_machine.travel(LATER.replace(minute=30), tick=False):
        said = {"after_what": "correct", "row-first_day": "11.1.2022"}
        unread = client.post(address, {**said, "row-first_day": "someday", "act": "look"}).content.decode()
        assert 'name="row-first_day" value="someday"' in unread
        assert "There is a problem" in unread
        assert press(client, address, "publish", **said).status_code == 302
        newest = answer_queries.record().versions[-1]
        assert newest.came_as is ChangeKind.CORRECTED
        assert newest.arrangement.period.start == datetime(2022, 1, 11)
