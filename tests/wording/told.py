"""How the registers of told facts are made: periods, seen from before, from within and from after.

There is a register for each language: ``told_fi``, ``told_sv`` and ``told_en``. Their rows stand in the order of the
golden sentences, which say the same facts bare.
"""

from datetime import datetime

from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.wording.when import Tense, When

OPEN = Period(datetime(2020, 3, 30), open_end=OpenEnd.UNTIL_FURTHER_NOTICE)
BOUNDED = Period(datetime(2020, 3, 18), datetime(2020, 5, 1))

AHEAD = When(OPEN, Tense.FUTURE)
NOW = When(OPEN, Tense.PRESENT)
OVER = When(BOUNDED, Tense.PAST)
