"""Publications whose minute has not come: what overtakes them, and what may not be published over them."""

from aukio.domain.base.mistakes import Refused
from aukio.domain.facts.effects import Capacity, CapacityOf, Close
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.schedule import Pending, based_on, overtaken, refuse_over_pending, touched
from tests.domain.desk import Desk, ref
from tests.domain.factories import arrangement, at, period

MARCH = period("2020-03-02", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)
CLOSED = arrangement("closed", "mall/desk", MARCH, Close())
LAB = arrangement("lab", "mall/lab", MARCH, FEWER)


def desk() -> Desk:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[CLOSED, LAB])
    return desk


def waiting(desk: Desk, proposal: Proposal) -> Pending:
    return Pending(proposal.notice.slug, proposal.number, at("2020-03-20T12:00"), based_on(proposal, desk.record))


def test_a_publication_rests_on_every_arrangement_it_would_alter() -> None:
    there = desk()
    there.publish("2020-03-02T12:00", end={"closed": "2020-03-30"})
    proposal = there.proposal(
        None, add=[arrangement("new", "mall/kela", MARCH, FEWER)], end={"closed": "2020-03-25"}, withdraw=["lab"]
    )
    assert touched(proposal, there.record) == {ref("notice", "closed"), ref("notice", "lab")}
    assert based_on(proposal, there.record) == {ref("notice", "closed"): 2, ref("notice", "lab"): 1}


def test_one_that_replaces_a_notice_rests_on_all_of_it() -> None:
    there = desk()
    proposal = there.proposal(None, notice="other", replaces=["notice"])
    assert set(based_on(proposal, there.record)) == {ref("notice", "closed"), ref("notice", "lab")}


def test_one_that_replaces_a_notice_rests_on_what_that_had_kept_of_another() -> None:
    there = desk()
    there.publish("2020-03-02T12:00", notice="second", replaces=["notice"], keep=["notice/closed"])
    proposal = there.proposal(None, notice="third", replaces=["second"])
    assert based_on(proposal, there.record) == {ref("notice", "closed"): 1}


def test_it_takes_effect_when_nobody_touched_what_it_rests_on() -> None:
    there = desk()
    pending = waiting(there, there.proposal(None, end={"closed": "2020-03-25"}))
    there.publish("2020-03-05T12:00", end={"lab": "2020-03-10"})
    assert overtaken(pending, there.record.versions) == ()


def test_it_is_overtaken_when_somebody_changed_what_it_rests_on() -> None:
    there = desk()
    pending = waiting(there, there.proposal(None, end={"closed": "2020-03-25"}))
    for act in ({"end": {"closed": "2020-03-10"}}, {"withdraw": ["closed"]}):
        other = desk()
        other.publish("2020-03-05T12:00", **act)
        assert overtaken(pending, other.record.versions) == (ref("notice", "closed"),)


def test_one_that_only_adds_is_never_overtaken() -> None:
    there = desk()
    pending = waiting(there, there.proposal(None, add=[arrangement("new", "mall/kela", MARCH, FEWER)]))
    there.publish("2020-03-05T12:00", withdraw=["closed", "lab"])
    assert overtaken(pending, there.record.versions) == ()


def refusal(proposal: Proposal, there: Desk, pending: Pending) -> str:
    try:
        refuse_over_pending(proposal, there.record, [pending])
    except Refused as refused:
        return str(refused)
    return ""


def test_publishing_over_a_pending_version_is_refused_until_it_is_dropped() -> None:
    there = desk()
    pending = waiting(there, there.proposal(None, number=2, end={"closed": "2020-03-25"}))
    over = refusal(there.proposal(None, notice="other", number=1, withdraw=["notice/closed"]), there, pending)
    assert "'notice/closed' is about to be altered by publication 2 of 'notice'" in over
    assert "aukio scheduled drop notice 2" in over


def test_publishing_beside_a_pending_version_is_allowed() -> None:
    there = desk()
    pending = waiting(there, there.proposal(None, number=2, end={"closed": "2020-03-25"}))
    for beside in (
        there.proposal(None, notice="other", number=1, end={"notice/lab": "2020-03-10"}),
        there.proposal(None, notice="other", number=1, add=[arrangement("new", "mall/desk", MARCH, Close())]),
    ):
        assert refusal(beside, there, pending) == ""


def test_the_pending_publication_itself_may_be_published() -> None:
    there = desk()
    proposal = there.proposal(None, number=2, end={"closed": "2020-03-25"})
    assert refusal(proposal, there, waiting(there, proposal)) == ""


def test_a_pending_version_is_seen_by_no_answer() -> None:
    there = desk()
    before = there.record
    waiting(there, there.proposal(None, withdraw=["closed"]))
    assert there.record is before
