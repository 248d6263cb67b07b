"""Ready-made arrangements: what each answer becomes, and that what is missing is said (R131)."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Kind, Names
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.facts.effects import Bookings, Close, ExistingBookings, Hours, NewBookings, Tell
from aukio.domain.facts.notices import ArrangementRef, Notice
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, OfOwner, OfType, Under
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.templates import FormAnswers, Reach, Template, arrangement, reaches_of, templates_for
from aukio.domain.week import Week
from aukio.formats.notices import notice_file
from aukio.formats.notices.publication_data import publication_to_data
from tests.spec.in_memory import espoo
from tests.spec.now import NOW

RECORD = espoo((), NOW)
VIEW = View(RECORD, NOW)
TREE: Tree = VIEW.tree(VIEW.interval(NOW))
REF = ArrangementRef("test", "fact")


def node(path: str) -> Node:
    place = TREE.find(path)
    assert place is not None
    found = TREE.get(place)
    assert found is not None
    return found


LIBRARY = node("iso-omena/library")
WISH = FormAnswers(
    Template.CLOSED,
    LIBRARY.place,
    datetime(2022, 1, 10, 12),
    datetime(2022, 1, 11),
    existing=ExistingBookings.CONTACT,
)


def test_a_closure_says_what_becomes_of_bookings() -> None:
    made = arrangement(WISH, REF, TREE)
    assert made.effects == (Close(), Bookings(NewBookings.STOP, ExistingBookings.CONTACT, Tell.STAFF))
    assert made.scope.clauses == (AtPlace(LIBRARY.place),)
    assert made.period.review is None


def test_an_open_end_is_looked_at_again_by_itself() -> None:
    made = arrangement(replace(WISH, end=None, open_end=OpenEnd.FOR_NOW), REF, TREE)
    assert made.period.review == date(2022, 2, 9)
    assert made.period.open_end is OpenEnd.FOR_NOW


@pytest.mark.parametrize(
    "form_answers",
    [
        replace(WISH, existing=None),
        replace(WISH, end=None),
        replace(WISH, end=WISH.start),
        replace(WISH, template=Template.OTHER_HOURS),
        replace(WISH, template=Template.SAY),
        replace(WISH, place=node("tapiola").place, reach=Reach.TYPE_IN_CENTRE),
    ],
    ids=["bookings", "end", "no minute", "hours", "words", "no building"],
)
def test_what_is_missing_is_said_with_what_to_do(form_answers: FormAnswers) -> None:
    with pytest.raises(BadRequest) as refused:
        arrangement(form_answers, REF, TREE)
    assert refused.value.next_step


@pytest.mark.parametrize("template", list(Template))
def test_every_template_can_be_read_back_from_the_file_it_would_be(template: Template) -> None:
    form_answers = replace(
        WISH, template=template, week=Week.parse("Mo-Fr 09:00-15:00; PH off"), text=Names({"fi": "Ohi.", "en": "Over."})
    )
    made = arrangement(form_answers, REF, TREE)
    proposal = Proposal(Notice("test", Names({"en": "T"})), 1, None, add=(made,))
    data = publication_to_data(proposal, lambda place: VIEW.directory.newest[place].path)
    text = {"aukio": "notice/1", "notice": "test", "title": {"en": "T"}, "publications": [data]}
    (read,) = notice_file.read(json.dumps(text), source="t").proposals(
        find_place=lambda path: node(path).place, zone=VIEW.city.zone, now=NOW
    )
    assert read.add == (made,)


@pytest.mark.parametrize(
    ("reach", "clause"),
    [
        (Reach.TYPE, OfType("library")),
        (Reach.OWNER, OfOwner("espoo")),
        (Reach.HERE, AtPlace(LIBRARY.place)),
    ],
)
def test_a_change_reaches_as_far_as_was_said(reach: Reach, clause: object) -> None:
    assert reach in reaches_of(LIBRARY, TREE)
    assert arrangement(replace(WISH, reach=reach), REF, TREE).scope.clauses == (clause,)


def test_a_centre_reaches_all_beneath_it() -> None:
    centre = node("iso-omena")
    assert Reach.BENEATH in reaches_of(centre, TREE)
    made = arrangement(replace(WISH, place=centre.place, reach=Reach.BENEATH), REF, TREE)
    assert made.scope.clauses == (Under(centre.place),)


def test_a_machine_is_out_of_order_and_no_unit_is() -> None:
    assert Template.OUT_OF_ORDER in templates_for(Kind.EQUIPMENT)
    assert Template.OUT_OF_ORDER not in templates_for(Kind.UNIT)
    assert Template.BY_APPOINTMENT not in templates_for(Kind.EQUIPMENT)


def test_other_hours_are_those_that_were_written() -> None:
    week = Week.parse("Mo-Fr 10:00-14:00; PH off")
    wish = replace(WISH, template=Template.OTHER_HOURS, week=week)
    assert arrangement(replace(wish, existing=None), REF, TREE).effects == (Hours(week),)
    assert arrangement(wish, REF, TREE).effects[0] == Hours(week)
    assert any(isinstance(each, Bookings) for each in arrangement(wish, REF, TREE).effects)  # for the hours that go
