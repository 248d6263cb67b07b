"""What no one means is refused, with the field, what was expected and what to do."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Close, Effect, Shorten
from aukio.domain.facts.notices import Arrangement, Notice
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.slips import refuse_slips
from tests.domain.factories import arrangement, period

OPEN = period("2026-12-24", None)


def proposal(what: Arrangement) -> Proposal:
    return Proposal(Notice("storm", Names({"en": "Storm"})), 1, None, add=(what,))


def slip(effect: Effect) -> Proposal:
    return proposal(arrangement("late", "mall/desk", OPEN, effect))


@pytest.mark.parametrize(
    ("shorten", "why"),
    [
        (
            Shorten(not_before=25 * 60),
            "effects[0].shorten.not_before: expected a time from 00:00 to 24:00, found 25",
        ),
        (Shorten(not_after=0), "not_after: expected a time from 00:01 to 24:00, or to 36:00 for a night, found 00:00"),
        (Shorten(not_after=40 * 60), "found 40:00"),
        (Shorten(not_before=16 * 60, not_after=11 * 60), "earlier than not_after, found 16:00 and 11:00"),
        (Shorten(not_before=9 * 60, not_after=9 * 60), "earlier than not_after"),
    ],
)
def test_times_that_no_day_has_are_refused(shorten: Shorten, why: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_slips(slip(shorten))
    assert why in refused.value.message
    assert refused.value.next_step


@pytest.mark.parametrize(
    "shorten",
    [
        Shorten(not_before=0),
        Shorten(not_before=24 * 60),  # a bar that opens at midnight
        Shorten(not_after=26 * 60),
        Shorten(not_before=20 * 60, not_after=2 * 60),
        Shorten(not_before=20 * 60, not_after=26 * 60),
        Shorten(not_before=11 * 60, not_after=15 * 60),
        Shorten(opens_late=120, not_after=11 * 60),
    ],
    ids=str,
)
def test_a_shorter_day_or_night_is_none(shorten: Shorten) -> None:
    refuse_slips(slip(shorten))


@pytest.mark.parametrize(("about", "fits"), [("2026-12-01", False), ("2026-12-24", True), ("2027-01-07", True)])
def test_an_end_expected_before_the_start_is_refused(about: str, *, fits: bool) -> None:
    what = proposal(arrangement("late", "mall/desk", replace(OPEN, about=date.fromisoformat(about)), Close()))
    if fits:
        return refuse_slips(what)
    with pytest.raises(Refused, match=r"about: expected a day from 2026-12-24 on, when it starts, found 2026-12-01"):
        refuse_slips(what)
    return None
