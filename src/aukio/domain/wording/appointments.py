"""Several times one after another, each day said once: ``Tue 5 March at 10 am, 11 am and midday``."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby

from aukio.domain.wording.phrasing import joined


def by_day(
    times: Sequence[datetime], day: Callable[[date], str], clock: Callable[[datetime], str], at: str, last: str
) -> str:
    """The times with their days; ``at`` stands between day and clock, ``last`` is the conjunction.

    Semicolons part the days where one of them has several times.
    """
    groups = [(each, [*group]) for each, group in groupby(sorted(times), key=datetime.date)]
    said = [f"{day(each)}{at}{joined(map(clock, group), last)}" for each, group in groups]
    return joined(said, last) if all(len(group) == 1 for _day, group in groups) else "; ".join(said)
