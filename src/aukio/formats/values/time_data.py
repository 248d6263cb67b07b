"""Plain data of clock times and lengths of time: ``11:00``, ``2h``, ``1h 30min``."""

import re

from aukio.formats.values.keys import Misfit

CLOCK_FORM = "a clock time such as '11:00', in quotation marks"
CLOCK = r"^([0-3][0-9]|4[0-8]):[0-5][0-9]$"
LENGTH_FORM = "a length of time such as 2h, 45min or 1h 30min"
LENGTH = r"^(?=[0-9])([0-9]{1,2} ?h)? ?([0-9]{1,3} ?min)?$"

_LENGTH = re.compile(r"(?:([0-9]{1,2}) ?h)? ?(?:([0-9]{1,3}) ?min)?")


def clock_from_data(text: str) -> int:
    """Minutes since midnight; past 24:00 they lie on the next day."""
    if re.match(CLOCK, text) is None:
        raise Misfit(f"'{text}' is not {CLOCK_FORM}")
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def length_from_data(text: str) -> int:
    """Minutes of a length of time."""
    found = _LENGTH.fullmatch(text)
    if found is None or not text.strip():
        raise Misfit(f"'{text}' is not {LENGTH_FORM}")
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def length_to_data(minutes: int) -> str:
    """The shortest text of a length: ``2h``, ``45min``, ``1h 30min``."""
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{count}{unit}" for count, unit in ((hours, "h"), (rest, "min")) if count)
