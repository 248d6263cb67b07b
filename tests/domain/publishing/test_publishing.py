"""The act of publishing: what it records, and everything it refuses (semantics.md section 2)."""

from dataclasses import replace
from typing import Any

import pytest

from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import Period, read_local
from aukio.domain.facts.effects import Capacity, CapacityOf, Close, Hours
from aukio.domain.facts.notices import Arrangement, ChangeKind, Particulars, PublicationKind
from aukio.domain.facts.scope import OfType, Scope
from aukio.domain.publishing.enactment import enact
from aukio.domain.week import Week
from tests.domain.asking import hours
from tests.domain.desk import Desk, ref
from tests.domain.factories import arrangement, at, period

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


# --- what becomes known, and when


def test_a_publication_makes_its_versions_known_and_closes_those_it_replaces() -> None:
    desk = desk_with()
    desk.publish("2020-03-05T09:00", change=[replace(CLOSED, effects=(FEWER,))])
    first, second = desk.record.versions
    assert (first.known_from, first.known_until) == (at("2020-03-01T12:00"), at("2020-03-05T09:00"))
    assert (second.known_from, second.known_until) == (at("2020-03-05T09:00"), None)
    assert (second.came_as, second.number, second.first) == (ChangeKind.CHANGED, 2, first.publication)


def test_a_version_replaces_its_predecessor_for_all_valid_time() -> None:
    desk = desk_with()
    desk.publish("2020-03-05T09:00", change=[replace(CLOSED, effects=(FEWER,))])
    assert hours(desk.known("2020-03-05T08:59"), "mall/desk", "2020-03-02") == "-"
    assert hours(desk.known("2020-03-05T09:00"), "mall/desk", "2020-03-02") == "08:00-16:00"


def test_publishing_the_same_again_changes_nothing() -> None:
    desk = desk_with()
    before = desk.record
    assert desk.publish("2020-03-01T12:00", number=1, add=[CLOSED], now="2020-06-01") is None
    assert desk.record is before


def test_what_was_published_is_never_edited() -> None:
    assert "differs from what was published" in desk_with().refusal("2020-03-01T12:00", number=1, digest="edited")


def test_without_an_instant_it_is_published_now() -> None:
    desk = Desk()
    enacted = enact(desk.record, desk.proposal(None, add=[CLOSED]), now=at("2020-03-01T12:34"))
    assert enacted is not None
    assert enacted.publication.published == at("2020-03-01T12:34")


# --- untimely


def test_the_past_is_refused_unless_the_notice_is_historic() -> None:
    desk = Desk()
    assert "which is past" in desk.refusal("2020-03-01T12:00", now="2020-03-01T12:01", add=[CLOSED])
    assert desk.publish("2020-03-01T12:00", now="2020-03-01T12:01", add=[CLOSED], historic=True)


def test_the_future_is_refused_because_it_is_scheduled_instead() -> None:
    for historic in (False, True):
        assert "lies in the future" in Desk().refusal(
            "2020-03-01T12:01", now="2020-03-01T12:00", add=[CLOSED], historic=historic
        )


@pytest.mark.parametrize("published", ["2020-03-01T12:00", "2020-02-28"])
def test_publications_of_a_notice_come_in_order(published: str) -> None:
    other = arrangement("other", "mall/kela", MARCH, Close())
    assert "not later than publication 1" in desk_with().refusal(
        published, now="2020-06-01", add=[other], historic=True
    )


def test_no_publication_is_skipped() -> None:
    assert "comes before publication 2" in desk_with().refusal("2020-03-05", number=3, end={"closed": "2020-03-10"})


def test_two_notices_may_be_published_in_one_instant_and_the_later_recorded_is_later() -> None:
    desk = desk_with()
    desk.publish("2020-03-01T12:00", notice="other", add=[arrangement("a", "mall/lab", MARCH, Close(), notice="other")])
    one, other = desk.record.publications
    assert one.published == other.published
    assert one.order < other.order


def test_a_historic_notice_does_not_change_what_became_known_after_it() -> None:
    desk = desk_with()
    assert "not earlier than this publication" in desk.refusal(
        "2020-02-20", now="2020-06-01", notice="other", end={"notice/closed": "2020-03-10"}, historic=True
    )


# --- what names nothing, or something twice


@pytest.mark.parametrize(
    "said",
    [
        {"end": {"clsoed": "2020-03-10"}},
        {"withdraw": ["clsoed"]},
        {"change": [arrangement("clsoed", "mall/desk", MARCH, FEWER)]},
        {"correct": [arrangement("clsoed", "mall/desk", MARCH, FEWER)]},
        {"add": [replace(arrangement("new", "mall/desk", MARCH, FEWER), continues=ref("notice", "clsoed"))]},
    ],
)
def test_an_arrangement_nobody_published_is_refused_with_the_nearest_name(said: dict[str, Any]) -> None:
    refused = desk_with().refusal("2020-03-05", **said)
    assert "no arrangement 'notice/clsoed'; did you mean 'notice/closed'?" in refused


@pytest.mark.parametrize(
    "said",
    [
        {"end": {"closed": "2020-03-10"}},
        {"withdraw": ["closed"]},
        {"change": [CLOSED]},
        {"correct": [CLOSED]},
    ],
)
def test_what_was_withdrawn_is_beyond_change(said: dict[str, Any]) -> None:
    desk = desk_with()
    desk.publish("2020-03-05", withdraw=["closed"])
    assert "no arrangement" in desk.refusal("2020-03-06", **said)


def test_an_id_is_used_once_also_after_a_withdrawal() -> None:
    desk = desk_with()
    assert "exists already" in desk.refusal("2020-03-05", add=[CLOSED])
    desk.publish("2020-03-05", withdraw=["closed"])
    assert "exists already" in desk.refusal("2020-03-06", add=[CLOSED])


@pytest.mark.parametrize(
    "said",
    [
        {"end": {"closed": "2020-03-10"}, "withdraw": ["closed"]},
        {"change": [replace(CLOSED, effects=(FEWER,))], "end": {"closed": "2020-03-10"}},
        {"change": [CLOSED], "correct": [CLOSED]},
        {"add": [arrangement("new", "mall/kela", MARCH, FEWER)] * 2},
    ],
)
def test_a_publication_says_once_what_becomes_of_an_arrangement(said: dict[str, Any]) -> None:
    assert "appears twice" in desk_with().refusal("2020-03-05", **said)


# --- scope


@pytest.mark.parametrize("act", ["change", "correct"])
def test_a_scope_never_changes(act: str) -> None:
    wider = replace(CLOSED, scope=Scope((OfType("service_point"),)))
    for kind in PublicationKind:
        said: dict[str, Any] = {act: [wider], "kind": kind}
        assert "changes its scope" in desk_with().refusal("2020-03-05", **said)


# --- ends


@pytest.mark.parametrize(("until", "after"), [("2020-03-10", "2020-03-10"), ("2020-03-05T12:00", "2020-03-05T12:00")])
def test_an_end_is_earlier_or_new(until: str, after: str) -> None:
    for start in (MARCH, period("2020-03-02")):
        desk = desk_with(replace(CLOSED, period=start))
        desk.publish("2020-03-04", end={"closed": until})
        assert desk.record.versions[-1].arrangement.period == Period(start.start, read_local(after))
        assert last(desk) == [("closed", ChangeKind.ENDED, 2)]


@pytest.mark.parametrize("until", ["2020-04-01", "2020-05-01"])
def test_an_end_that_is_not_earlier_is_refused(until: str) -> None:
    assert "already ends no later" in desk_with().refusal("2020-03-05", end={"closed": until})


def test_an_end_before_the_start_is_a_fact_that_never_came_into_force() -> None:
    desk = desk_with()
    desk.publish("2020-03-01T13:00", end={"closed": "2020-03-01"})
    assert desk.record.versions[-1].arrangement.period.never
    assert hours(desk.known("2020-06-01"), "mall/desk", "2020-03-03") == "08:00-16:00"


def test_a_change_that_only_ends_earlier_is_an_end_in_the_log() -> None:
    desk = desk_with()
    desk.publish("2020-03-05", change=[replace(CLOSED, period=period("2020-03-02", "2020-03-20"))])
    assert last(desk) == [("closed", ChangeKind.ENDED, 2)]
    desk.publish("2020-03-06", correct=[replace(CLOSED, period=period("2020-03-02", "2020-03-15"))])
    assert last(desk) == [("closed", ChangeKind.CORRECTED, 3)]  # declared so by the author
    desk.publish("2020-03-07", change=[replace(CLOSED, period=period("2020-03-02", "2020-05-01"))])
    assert last(desk) == [("closed", ChangeKind.CHANGED, 4)]


def test_an_inferred_start_stays_where_it_was_first_inferred() -> None:
    inferred = replace(CLOSED, period=Period(read_local("2020-03-01"), inferred=True))
    desk = desk_with(inferred)
    later = replace(inferred, period=Period(read_local("2020-03-05"), inferred=True), effects=(FEWER,))
    desk.publish("2020-03-05", change=[later])
    assert desk.record.versions[-1].arrangement.period.start == read_local("2020-03-01")


def test_an_arrangement_does_something() -> None:
    with pytest.raises(ValueError, match="at least one effect"):
        arrangement("nothing", "mall/desk", MARCH)


def test_an_arrangement_may_continue_one_of_another_notice_or_of_this_publication() -> None:
    desk = desk_with()
    chained = replace(arrangement("a", "mall/kela", MARCH, FEWER, notice="other"), continues=ref("notice", "closed"))
    onward = replace(arrangement("b", "mall/kela", MARCH, FEWER, notice="other"), continues=ref("other", "a"))
    assert desk.publish("2020-03-10", notice="other", add=[chained, onward])


def test_latest_means_the_first_publication_whatever_came_later() -> None:
    # monday-hours first published on 1 March and changed on 9 March; later-hours on 5 March
    monday = arrangement("monday-hours", "mall/desk", MARCH, Hours(Week.parse("Mo 10:00-11:00")))
    desk = desk_with(monday)
    desk.publish(
        "2020-03-05", add=[arrangement("later-hours", "mall/desk", MARCH, Hours(Week.parse("Mo 12:00-13:00")))]
    )
    desk.publish("2020-03-09", change=[replace(monday, effects=(Hours(Week.parse("Mo 14:00-15:00")),))])
    assert hours(desk.known("2020-03-10"), "mall/desk", "2020-03-16") == "12:00-13:00"
