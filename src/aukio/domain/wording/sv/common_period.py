"""The open end that most facts of a notice share, said once above them, in full and in plain language."""

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.sv.periods import OPEN_ENDS
from aukio.domain.wording.sv.plain_when import say_plain_when
from aukio.domain.wording.sv.times import say_moment
from aukio.domain.wording.when import When


def say_common_period(when: When, *, whole: bool) -> str:
    """``Om ingen sista dag anges gäller ändringen tills vidare.``; ``whole``: with the first day, too."""
    end = "" if when.period.open_end is None else OPEN_ENDS[when.period.open_end]
    if whole:
        comma = "" if when.period.open_end is OpenEnd.UNTIL_FURTHER_NOTICE else ","
        start = say_moment(when.period.start, when.today)
        return sentence(f"om inget annat anges gäller ändringarna från och med {start}{comma} {end}")
    return sentence(f"om ingen sista dag anges gäller ändringen {end}")


def say_plain_common_period(when: When, *, whole: bool) -> str:
    """``Om vi inte skriver någon sista dag vet vi den inte ännu.``; ``whole``: with the first day, too."""
    if whole:
        return sentence(f"Om vi inte skriver något datum: {say_plain_when(when).head}")
    if when.period.open_end is OpenEnd.AS_CONDITIONS_PERMIT:
        return "Om vi inte skriver någon sista dag slutar ändringen när läget tillåter det."
    return "Om vi inte skriver någon sista dag vet vi den inte ännu."
