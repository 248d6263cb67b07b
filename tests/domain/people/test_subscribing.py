"""When somebody who asked is told, and of what (R135)."""

from datetime import datetime

import pytest

from aukio.domain.people.subscriptions import Rhythm, notification_time

MORNING = datetime(2021, 6, 2, 8)


@pytest.mark.parametrize(
    ("local", "rhythm", "urgent", "told"),
    [
        (datetime(2021, 6, 1, 12), Rhythm.AT_ONCE, False, datetime(2021, 6, 1, 12)),
        (datetime(2021, 6, 1, 20, 59), Rhythm.AT_ONCE, False, datetime(2021, 6, 1, 20, 59)),
        (datetime(2021, 6, 1, 21), Rhythm.AT_ONCE, False, MORNING),
        (datetime(2021, 6, 1, 23), Rhythm.AT_ONCE, True, datetime(2021, 6, 1, 23)),  # it is shut in the morning
        (datetime(2021, 6, 2, 3), Rhythm.AT_ONCE, False, MORNING),
        (datetime(2021, 6, 1, 12), Rhythm.DAILY, True, MORNING),
        (datetime(2021, 6, 2, 7, 59), Rhythm.DAILY, False, MORNING),
        (datetime(2021, 6, 2, 8), Rhythm.DAILY, False, datetime(2021, 6, 3, 8)),
    ],
)
def test_nobody_is_told_at_night_what_can_wait(local: datetime, rhythm: Rhythm, urgent: bool, told: datetime) -> None:
    assert notification_time(local, rhythm, urgent=urgent) == told
