"""The open end that most facts of a notice share, said once above them, in full and in plain language."""

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.en.periods import OPEN_ENDS
from aukio.domain.wording.en.plain_when import say_plain_when
from aukio.domain.wording.en.times import say_moment
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import When


def say_common_period(when: When, *, whole: bool) -> str:
    """``Where no last day is given, changes apply until further notice.``; ``whole``: with the first day, too."""
    end = "" if when.period.open_end is None else OPEN_ENDS[when.period.open_end]
    if whole:
        start = say_moment(when.period.start, when.today)
        comma = "," if when.period.open_end is OpenEnd.FOR_NOW else ""
        return sentence(f"unless another date is given, changes apply from {start}{comma} {end}")
    return sentence(f"where no last day is given, changes apply {end}")


def say_plain_common_period(when: When, *, whole: bool) -> str:
    """``Where no last day is given, it is not known yet.``; ``whole``: with the first day, too."""
    if whole:
        return sentence(f"If we give no date: {say_plain_when(when).head}")
    if when.period.open_end is OpenEnd.AS_CONDITIONS_PERMIT:
        return "Where no last day is given, the change ends when the situation allows it."
    return "Where no last day is given, it is not known yet."
