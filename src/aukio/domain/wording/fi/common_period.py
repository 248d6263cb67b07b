"""The open end that most facts of a notice share, said once above them, in full and in plain language."""

from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.wording.fi.periods import OPEN_ENDS
from aukio.domain.wording.fi.plain_when import say_plain_when
from aukio.domain.wording.fi.times import say_moment
from aukio.domain.wording.phrasing import sentence
from aukio.domain.wording.when import When


def say_common_period(when: When, *, whole: bool) -> str:
    """``Jos viimeistä päivää ei mainita, muutos on voimassa toistaiseksi.``; ``whole``: with the first day, too."""
    end = "" if when.period.open_end is None else OPEN_ENDS[when.period.open_end]
    if whole:
        start = say_moment(when.period.start, when.today)
        return sentence(f"jos muuta ei mainita, muutokset ovat voimassa {start} alkaen {end}")
    return sentence(f"jos viimeistä päivää ei mainita, muutos on voimassa {end}")


def say_plain_common_period(when: When, *, whole: bool) -> str:
    """``Jos emme kerro viimeistä päivää, emme tiedä sitä vielä.``; ``whole``: with the first day, too."""
    if whole:
        return sentence(f"Jos emme kerro päivää: {say_plain_when(when).head}")
    if when.period.open_end is OpenEnd.AS_CONDITIONS_PERMIT:
        return "Jos emme kerro viimeistä päivää, muutos päättyy, kun tilanne sallii sen."
    return "Jos emme kerro viimeistä päivää, emme tiedä sitä vielä."
