"""Days in a list as people type them."""

from datetime import date, datetime

import pytest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.days import Stretch
from aukio.domain.clock.typed_days import read_day_list

TODAY = date(2026, 12, 1)


def stretch(first: str, last: str) -> Stretch:
    """Whole days, the last one included."""
    return Stretch(datetime.fromisoformat(first), datetime.fromisoformat(f"{last}T00:00"))


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("24.12.", (stretch("2026-12-24", "2026-12-25"),)),
        ("24.12., 31.12.", (stretch("2026-12-24", "2026-12-25"), stretch("2026-12-31", "2027-01-01"))),
        ("24.–26.12.", (stretch("2026-12-24", "2026-12-27"),)),
        ("24.-26.12.2027", (stretch("2027-12-24", "2027-12-27"),)),
        ("31.12.–1.1.", (stretch("2026-12-31", "2027-01-02"),)),
        ("2026-12-24; 2026-12-26", (stretch("2026-12-24", "2026-12-25"), stretch("2026-12-26", "2026-12-27"))),
        ("tomorrow and 6.1.", (stretch("2026-12-02", "2026-12-03"), stretch("2027-01-06", "2027-01-07"))),
        ("24.12. ja 25.12.", (stretch("2026-12-24", "2026-12-26"),)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, stretches: tuple[Stretch, ...]) -> None:
    days = read_day_list(text, TODAY)
    assert days.stretches == stretches
    assert days.listed


def test_they_may_come_again() -> None:
    assert str(read_day_list("24.12.", TODAY, rule="FREQ=YEARLY").rule) == "FREQ=YEARLY"


@pytest.mark.parametrize("text", ["", "someday", "26.12.2026–24.12.2026", "1.1.2026–1.1.2031", "32.12."])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        read_day_list(text, TODAY)
