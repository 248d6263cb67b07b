"""Minor publications mend words, and a publication may replace another notice (semantics.md section 2)."""

from dataclasses import replace
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import read_local
from aukio.domain.facts.effects import Capacity, CapacityOf, Close, Effect, Promise, Text
from aukio.domain.facts.notices import Arrangement, ChangeKind, Particulars, PublicationKind
from tests.domain.asking import ask, hours
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, period

MARCH = period("2020-03-02", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)
CLOSED = arrangement("closed", "mall/desk", MARCH, Close())
MINOR = PublicationKind.MINOR


def desk_with(*facts: Arrangement) -> Desk:
    """A desk that published some facts on 1 March at noon."""
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=facts or (CLOSED,))
    return desk


def last(desk: Desk) -> list[tuple[str, ChangeKind, int]]:
    """What the last publication recorded."""
    return [(each.ref.id, each.came_as, each.number) for each in desk.enacted[-1].versions]


def noted(what: Arrangement, note: str) -> Arrangement:
    return replace(what, particulars=Particulars(note=Names({"en": note})))


# --- minor publications mend words only


@pytest.mark.parametrize(
    "said",
    [
        {"add": [arrangement("new", "mall/kela", MARCH, FEWER)]},
        {"end": {"closed": "2020-03-10"}},
        {"withdraw": ["closed"]},
        {"replaces": ["notice"]},
        {"change": [replace(CLOSED, effects=(FEWER,))]},
        {"correct": [replace(CLOSED, effects=(FEWER,))]},
        {"change": [replace(CLOSED, period=period("2020-03-02", "2020-03-20"))]},
        {"change": [replace(CLOSED, period=period("2020-03-03", "2020-04-01"))]},
        {"change": [replace(CLOSED, period=period("2020-03-02"))]},
    ],
)
def test_a_minor_publication_that_alters_a_fact_is_refused(said: dict[str, Any]) -> None:
    assert "minor" in desk_with().refusal("2020-03-05", kind=MINOR, **said)


def test_a_minor_publication_mends_words() -> None:
    desk = desk_with(noted(CLOSED, "Closde"))
    desk.publish("2020-03-05", kind=MINOR, change=[noted(CLOSED, "Closed")])
    assert ask(desk.known("2020-03-06"), "mall/desk", "2020-03-06").because[0].version.arrangement == noted(
        CLOSED, "Closed"
    )


def test_a_minor_publication_mends_the_words_of_a_text_and_of_a_promise() -> None:
    spelt = replace(CLOSED, effects=(Text(Names({"en": "Ring the bel."})), Promise(Names({"en": "Mor soon."}))))
    mended = replace(
        CLOSED,
        effects=(Text(Names({"en": "Ring the bell.", "fi": "Soita kelloa."})), Promise(Names({"en": "More soon."}))),
    )
    desk = desk_with(spelt)
    desk.publish("2020-03-05", kind=MINOR, change=[mended])
    assert [each.arrangement for each in desk.known("2020-03-06").versions] == [mended]


@pytest.mark.parametrize(
    "effects", [(), (Promise(Names({"en": "Ring the bell."})),), (Text(Names({"en": "A"})), FEWER)]
)
def test_a_text_that_becomes_another_effect_is_no_spelling_fix(effects: tuple[Effect, ...]) -> None:
    spelt = replace(CLOSED, effects=(Text(Names({"en": "Ring the bell."})), CLOSED.effects[0]))
    changed = replace(CLOSED, effects=(*effects, CLOSED.effects[0]))
    assert "minor" in desk_with(spelt).refusal("2020-03-05", kind=MINOR, change=[changed])


# --- replacing a notice


def test_replacing_a_notice_ends_what_is_still_in_force_at_the_start_of_the_day() -> None:
    desk = desk_with(
        arrangement("open", "mall/desk", period("2020-03-02"), Close()),
        arrangement("long", "mall/kela", period("2020-03-02", "2020-12-01"), FEWER),
        arrangement("over", "mall/lab", period("2020-03-02", "2020-03-04"), FEWER),
        arrangement("to-come", "mall/lab", period("2020-06-01"), FEWER),
        arrangement("gone", "mall/lab", period("2020-03-02"), Close()),
    )
    desk.publish("2020-03-03", withdraw=["gone"])
    desk.publish("2020-03-10T15:00", notice="other", replaces=["notice"])
    ended = desk.enacted[-1].versions
    assert {each.ref.id for each in ended} == {"open", "long", "to-come"}
    assert {each.arrangement.period.end for each in ended} == {read_local("2020-03-10")}
    assert all(each.by_replacement and each.came_as is ChangeKind.ENDED for each in ended)
    assert hours(desk.known("2020-03-10T15:00"), "mall/desk", "2020-03-10") == "08:00-16:00"
    assert hours(desk.known("2020-03-10T15:00"), "mall/desk", "2020-03-09") == "-"


def test_what_the_publication_itself_decides_is_not_ended_by_replacement() -> None:
    desk = desk_with(replace(CLOSED, period=period("2020-03-02")))
    desk.publish("2020-03-10", notice="other", replaces=["notice"], end={"notice/closed": "2020-03-20"})
    (ended,) = desk.enacted[-1].versions
    assert (ended.arrangement.period.end, ended.by_replacement) == (read_local("2020-03-20"), False)


@pytest.mark.parametrize("slug", ["notcie", "other"])
def test_only_another_published_notice_is_replaced(slug: str) -> None:
    with pytest.raises(Refused, match=f"no notice '{slug}'"):
        desk_with().publish("2020-03-10", notice="other", replaces=[slug])
