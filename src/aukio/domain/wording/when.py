"""How a fact lies in time for the reader: ahead, going on, or over; its verb follows from that."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.week import AnyWeek
from aukio.domain.wording.phrasing import sentence


class Tense(StrEnum):
    """The tense of a fact, seen from the instant at which the text is read."""

    FUTURE = "future"
    PRESENT = "present"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class When:
    """A period as a reader sees it at an instant.

    ``still`` says that the same held before, by an arrangement that this one continues: what is closed stays closed.
    ``next`` is the next time of a repetition that has begun, while the text is read before it.
    ``reopens`` is the local day on which a closed place opens again, where that is known. ``today`` is the local day on
    which the text is read: days of its year are said without the year. None is a text without a day of its own.
    ``end_above``: that the end is open is said once for all, above: the sentence says when it began.
    """

    period: Period
    tense: Tense
    still: bool = False
    reopens: date | None = None
    next: Stretch | None = None
    today: date | None = None
    end_above: bool = False

    def __post_init__(self) -> None:
        if self.tense is Tense.PAST and self.period.end is None:
            raise ValueError("what is over has an end")

    @property
    def overdue(self) -> bool:
        """Whether it lasts longer than was expected."""
        about = self.period.about
        return about is not None and self.today is not None and about < self.today


@dataclass(frozen=True, slots=True, order=True)
class Ahead:
    """When something begins that is still ahead, in the few words of a summary.

    ``last`` is None where it lasts on: "from 30 March". Otherwise both days are said, one day as itself. ``spans`` are
    the clock times of a part of one day.
    """

    first: date
    last: date | None = None
    spans: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlainWhen:
    """When a fact holds, in plain language: a ``head`` before what is so then, and sentences that stand ``behind`` it.

    ``From Monday 30 March`` and ``We open again on Tuesday 14 April.``; a past period has no head.
    """

    head: str = ""
    behind: str = ""

    @property
    def text(self) -> str:
        """Both as sentences, where no fact stands between them."""
        return " ".join(filter(None, (sentence(self.head) if self.head else "", self.behind)))


def tense_of(period: Period, local: datetime) -> Tense:
    """The tense of a period at a local minute."""
    if period.end is not None and period.end <= local:
        return Tense.PAST
    return Tense.FUTURE if local < period.start else Tense.PRESENT


@dataclass(frozen=True, slots=True)
class ShorterDay:
    """When shortened days begin and end, in minutes since midnight, where that is the same at all places."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Unstaffed:
    """Self-service goes on while a desk is closed; ``week`` is None where its hours differ or are not known."""

    week: AnyWeek | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sentence needs to know of its places, and is no part of its fact.

    ``normally`` is the normal week that its hours replace (R011). ``many`` says that it speaks of several places,
    ``equipment`` that they are things one uses rather than places one visits. ``day``: the times of a shortened day.
    ``unstaffed``: what is open while the desk alone is closed. ``spans``: the clock times of hours for named days.
    ``only``: the way that is offered is the only one while the desk is closed.
    """

    normally: AnyWeek | None = None
    many: bool = False
    equipment: bool = False
    day: ShorterDay | None = None
    unstaffed: Unstaffed | None = None
    spans: tuple[tuple[str, str], ...] = ()
    only: bool = False


NOTHING_BESIDE = Beside()
