"""The open end that most facts of a notice share: it is said once above them, instead of in each paragraph.

closed   16.3. ──────────▶ until further notice   ┐
booked   25.3. ──────────▶ until further notice   ├─ "Where no last day is given, changes apply until further notice."
phone    30.3. ──────────▶ until further notice   ┘
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.telling.notice_content import Fact

_LEAST = 4
"""How many facts share an end that is said once."""


@dataclass(frozen=True, slots=True)
class CommonPeriod:
    """An open end said once; with a ``start``, the whole period is."""

    open_end: OpenEnd
    start: datetime | None

    def ends(self, period: Period) -> bool:
        """Whether the end of a period is said above."""
        return period.has_no_end and period.open_end is self.open_end

    def holds(self, period: Period) -> bool:
        """Whether the whole period is said above."""
        return self.ends(period) and period.start == self.start


def common_period(facts: Iterable[Fact]) -> CommonPeriod | None:
    """What the periods of the facts share, if enough do; the whole period where more than half have it.

    It counts every fact, also one that is over, so that a text written ahead stays as it is.
    """
    stated = list(facts)
    shown = [fact.shown_period for fact in stated]
    ends = Counter(each.open_end for each in shown if each.has_no_end and each.open_end is not None)
    open_end, most = next(iter(ends.most_common(1)), (None, 0))
    if open_end is None or most < _LEAST:
        return None
    starts = Counter(each.start for each in shown if each.has_no_end and each.open_end is open_end)
    (start, same), *_ = starts.most_common(1)
    return CommonPeriod(open_end, start if same >= _LEAST and same * 2 > len(stated) else None)
