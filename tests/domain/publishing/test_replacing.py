"""A notice that replaces another: every fact still in force is carried, ended, kept, or found undecided (R119)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.checks import Code, check
from aukio.domain.clock.local_time import read_local
from aukio.domain.facts.effects import Capacity, CapacityOf, Close
from aukio.domain.facts.notices import Arrangement, PublicationKind
from aukio.domain.publishing.carry_over import CarriedFact, Decision, carry_over
from aukio.domain.publishing.enactment import enact
from aukio.domain.publishing.notice_facts import facts_of
from tests.domain.asking import hours
from tests.domain.desk import Desk, ref
from tests.domain.factories import arrangement, at, period

FEWER = Capacity(CapacityOf.VISITORS)
OPEN = arrangement("open", "mall/desk", period("2020-03-02"), Close())
LONG = arrangement("long", "mall/kela", period("2020-03-02", "2020-12-01"), FEWER)
OVER = arrangement("over", "mall/lab", period("2020-03-02", "2020-03-04"), FEWER)
TO_COME = arrangement("to-come", "mall/lab", period("2020-06-01"), FEWER)
NEVER = arrangement("never", "mall/lab", period("2020-06-01", "2020-05-01"), FEWER)
TEN = "2020-03-10T15:00"


def desk_with(*facts: Arrangement) -> Desk:
    """A desk that published some facts on 1 March at noon."""
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=facts)
    return desk


def successor(of: str, id_: str = "on", notice: str = "new") -> Arrangement:
    return replace(
        arrangement(id_, "mall/desk", period("2020-03-10"), Close(), notice=notice), continues=ref("notice", of)
    )


def decisions(desk: Desk, **said: Any) -> list[tuple[str, str, str]]:
    """What becomes of each fact, by whom, and its end, when ``new`` replaces ``notice`` on 10 March."""
    proposal = desk.proposal(TEN, notice="new", replaces=["notice"], **said)
    enacted = enact(desk.record, proposal, now=at(TEN))
    assert enacted is not None
    return [
        (
            each.ref.id,
            f"{each.decision} {', '.join(map(str, each.by))}".rstrip(),
            "open" if each.until is None else f"{each.until:%m-%d}",
        )
        for each in carry_over(desk.record, enacted, proposal)
    ]


def undecided(desk: Desk) -> set[str]:
    return {str(each.ref) for each in check(desk.known(TEN), at(TEN)) if each.code is Code.REPLACED_WITHOUT_DECISION}


def listed(desk: Desk, notice: str, known: str = "2020-12-31") -> list[str]:
    return [str(each.ref) for each in facts_of(desk.known(known), notice)]


# --- every fact has its decision


@pytest.mark.parametrize(
    ("said", "decision", "until"),
    [
        ({}, "undecided", "03-10"),
        ({"keep": ["notice/open"]}, "kept", "open"),
        ({"end": {"notice/open": "2020-03-20"}}, "ended", "03-20"),
        ({"end": {"notice/open": "2020-03-05"}}, "ended", "03-05"),
        ({"withdraw": ["notice/open"]}, "withdrawn", "open"),
        ({"add": [successor("open")]}, "carried new/on", "03-10"),
        ({"add": [successor("open", "a"), successor("open", "b")]}, "carried new/a, new/b", "03-10"),
        ({"add": [successor("open")], "end": {"notice/open": "2020-03-20"}}, "carried new/on", "03-20"),
        ({"add": [arrangement("on", "mall/desk", period("2020-03-10"), FEWER, notice="new")]}, "undecided", "03-10"),
    ],
)
def test_a_fact_still_in_force_has_one_decision_and_an_end(said: dict[str, Any], decision: str, until: str) -> None:
    assert decisions(desk_with(OPEN), **said) == [("open", decision, until)]


def test_what_is_over_or_was_withdrawn_or_never_held_needs_no_decision() -> None:
    desk = desk_with(OPEN, LONG, OVER, TO_COME, NEVER)
    desk.publish("2020-03-03", withdraw=["open"])
    assert decisions(desk) == [("long", "undecided", "03-10"), ("to-come", "undecided", "03-10")]


def test_a_publication_that_replaces_nothing_carries_nothing_over() -> None:
    desk = desk_with(OPEN)
    proposal = desk.proposal(TEN, notice="new", add=[successor("open")])
    enacted = enact(desk.record, proposal, now=at(TEN))
    assert enacted is not None
    assert carry_over(desk.record, enacted, proposal) == ()


def test_a_row_says_whose_fact_it_is() -> None:
    desk = desk_with(OPEN)
    proposal = desk.proposal(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    enacted = enact(desk.record, proposal, now=at(TEN))
    assert enacted is not None
    assert carry_over(desk.record, enacted, proposal) == (CarriedFact(ref("notice", "open"), Decision.KEPT),)


# --- what is kept stays as it is


def test_what_is_kept_stays_in_force_and_gets_no_new_version() -> None:
    desk = desk_with(OPEN, LONG)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    assert [each.ref.id for each in desk.enacted[-1].versions] == ["long"]
    assert hours(desk.known("2020-03-11"), "mall/desk", "2020-03-11") == "-"
    assert hours(desk.known("2020-12-31"), "mall/desk", "2020-12-30") == "-"


def test_what_is_kept_can_be_ended_later_by_name() -> None:
    desk = desk_with(OPEN)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    desk.publish("2020-03-12", notice="new", end={"notice/open": "2020-03-20"})
    assert desk.record.versions[-1].arrangement.period.end == read_local("2020-03-20")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"keep": ["notice/open"]}, "replaces no notice"),
        ({"keep": ["notice/opne"], "replaces": ["notice"]}, "no fact to keep 'notice/opne'; did you mean"),
        ({"keep": ["notice/over"], "replaces": ["notice"]}, "no fact to keep"),
        ({"keep": ["third/else"], "replaces": ["notice"]}, "no fact to keep"),
        ({"keep": ["notice/open"], "end": {"notice/open": "2020-03-20"}, "replaces": ["notice"]}, "changed or ended"),
        ({"keep": ["notice/open"], "withdraw": ["notice/open"], "replaces": ["notice"]}, "changed or ended"),
        ({"keep": ["notice/open"], "add": [successor("open")], "replaces": ["notice"]}, "carried on by 'new/on'"),
        ({"keep": ["notice/open"], "kind": PublicationKind.MINOR}, "minor"),
    ],
)
def test_keeping_what_is_not_there_to_keep_is_refused(said: dict[str, Any], why: str) -> None:
    desk = desk_with(OPEN, OVER)
    desk.publish(
        "2020-03-02", notice="third", add=[arrangement("else", "town", period("2020-03-02"), FEWER, notice="third")]
    )
    assert why in desk.refusal(TEN, notice="new", **said)


# --- the check finds what nobody decided, and no more


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({}, {"notice/open", "notice/long"}),
        ({"keep": ["notice/open"]}, {"notice/long"}),
        ({"add": [successor("open")]}, {"notice/long"}),
        ({"end": {"notice/long": "2020-03-20"}}, {"notice/open"}),
        ({"add": [successor("open")], "keep": ["notice/long"]}, set()),
    ],
)
def test_the_check_finds_what_the_replacement_ended_and_nobody_decided(said: dict[str, Any], left: set[str]) -> None:
    desk = desk_with(OPEN, LONG)
    desk.publish(TEN, notice="new", replaces=["notice"], **said)
    assert undecided(desk) == left


def test_a_carried_fact_is_ended_all_the_same_at_the_start_of_the_day() -> None:
    desk = desk_with(OPEN)
    desk.publish(TEN, notice="new", replaces=["notice"], add=[successor("open")])
    ended = next(each for each in desk.enacted[-1].versions if each.ref.id == "open")
    assert ended.arrangement.period.end == read_local("2020-03-10")


def test_a_successor_inside_the_replaced_notice_decides_nothing_about_the_replacement() -> None:
    # old: first ──┤ 20 March ├── second …; the new notice comes on the 10th and says nothing
    first = arrangement("first", "mall/desk", period("2020-03-02", "2020-03-20"), Close())
    desk = desk_with(first, replace(successor("first", "second", "notice"), period=period("2020-03-20")))
    desk.publish(TEN, notice="new", replaces=["notice"])
    assert undecided(desk) == {"notice/first", "notice/second"}


def test_a_successor_of_another_notice_carries_on_also_when_it_came_before_the_replacement() -> None:
    desk = desk_with(OPEN)
    desk.publish("2020-03-05", notice="new", add=[successor("open")])
    assert decisions(desk) == [("open", "carried new/on", "03-10")]
    desk.publish(TEN, notice="new", replaces=["notice"])
    assert undecided(desk) == set()


def test_a_reason_given_for_one_replacement_is_none_for_the_next() -> None:
    # notice ◀──replaces, accepting── new (adds a fact of its own) ◀──replaces, without a reason── third
    desk = desk_with(OPEN)
    why = {Code.REPLACED_WITHOUT_DECISION.value: "It is spring."}
    own = arrangement("own", "mall/lab", period("2020-03-09"), Close(), notice="new")
    desk.publish("2020-03-09", notice="new", replaces=["notice"], add=[own], accepted=why)
    desk.publish(TEN, notice="third", replaces=["new"])
    reasons = {
        each.ref.id: each.accepted
        for when in ("2020-03-09", TEN)
        for each in check(desk.known(when), at(when))
        if each.code is Code.REPLACED_WITHOUT_DECISION and each.ref is not None
    }
    assert reasons == {"open": "It is spring.", "own": ""}


# --- what a notice lists


def test_a_notice_lists_its_own_facts_also_those_that_have_ended_but_none_withdrawn() -> None:
    desk = desk_with(OPEN, OVER, LONG)
    desk.publish("2020-03-05", withdraw=["long"])
    assert listed(desk, "notice") == ["notice/open", "notice/over"]


def test_a_notice_lists_what_it_keeps_of_the_one_it_replaced() -> None:
    desk = desk_with(OPEN, LONG)
    on = arrangement("on", "mall", period("2020-03-10"), FEWER, notice="new")
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"], add=[on])
    assert listed(desk, "new") == ["new/on", "notice/open"]
    assert listed(desk, "notice") == ["notice/open", "notice/long"]


def test_a_notice_lists_what_ends_only_after_it_has_replaced_the_other() -> None:
    desk = desk_with(OPEN, LONG)
    desk.publish(TEN, notice="new", replaces=["notice"], end={"notice/open": "2020-03-20", "notice/long": "2020-03-10"})
    assert listed(desk, "new") == ["notice/open"]


def test_before_the_replacement_is_known_nothing_is_taken_over() -> None:
    desk = desk_with(OPEN)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    assert listed(desk, "new", "2020-03-10T14:59") == []
    assert listed(desk, "new", TEN) == ["notice/open"]


def test_what_the_replaced_notice_adds_later_is_not_taken_over() -> None:
    desk = desk_with(OPEN)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    desk.publish("2020-03-12", add=[TO_COME])
    assert listed(desk, "new") == ["notice/open"]


def test_what_was_taken_over_is_to_be_decided_again_when_the_new_notice_is_replaced_in_turn() -> None:
    # notice ──keep open, long──▶ new ──keep open──▶ third
    desk = desk_with(OPEN, LONG)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open", "notice/long"])
    desk.publish("2020-04-10", notice="third", replaces=["new"], keep=["notice/open"])
    assert [(str(each.ref), each.by_replacement) for each in desk.enacted[-1].versions] == [("notice/long", True)]
    assert listed(desk, "third") == ["notice/open"]
    assert listed(desk, "new") == ["notice/open", "notice/long"]


def test_a_withdrawal_takes_a_kept_fact_off_every_list() -> None:
    desk = desk_with(OPEN)
    desk.publish(TEN, notice="new", replaces=["notice"], keep=["notice/open"])
    desk.publish("2020-03-12", withdraw=["open"])
    assert (listed(desk, "notice"), listed(desk, "new")) == ([], [])


# --- laws

WAYS = ("nothing", "keep", "end", "carry")


@given(st.lists(st.sampled_from(WAYS), min_size=1, max_size=5))
def test_whatever_is_decided_every_fact_has_one_row_and_only_what_outlives_the_day_is_listed(ways: list[str]) -> None:
    names = [f"{way}-{number}" for number, way in enumerate(ways)]
    desk = desk_with(*(arrangement(name, "mall/desk", period("2020-03-02"), FEWER) for name in names))
    said: dict[str, Any] = {
        "keep": [f"notice/{name}" for name in names if name.startswith("keep")],
        "end": {f"notice/{name}": "2020-03-20" for name in names if name.startswith("end")},
        "add": [replace(successor(name, f"on-{name}"), effects=(FEWER,)) for name in names if name.startswith("carry")],
    }
    words = {"nothing": "undecided", "keep": "kept", "end": "ended", "carry": "carried"}
    assert [(row[0], row[1].split()[0]) for row in decisions(desk, **said)] == [
        (name, words[way]) for name, way in zip(names, ways, strict=True)
    ]
    desk.publish(TEN, notice="new", replaces=["notice"], **said)
    assert undecided(desk) == {f"notice/{name}" for name in names if name.startswith("nothing")}
    taken = {name for name in listed(desk, "new") if name.startswith("notice/")}
    assert taken == {f"notice/{name}" for name in names if name.startswith(("keep", "end"))}
