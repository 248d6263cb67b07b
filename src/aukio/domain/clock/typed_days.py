"""Days in a list as people type them: ``24.12., 26.12., 31.12.–1.1.`` · ``24.–26.12.2026`` · ``tomorrow``."""

import re
from datetime import date, datetime, time, timedelta

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.recurrence import Recurrence

_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:and|ja|och)\s+")
_RANGE = re.compile(r"(.+?)\s*[-–—]\s*(\d.*)")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_DAY_ALONE = re.compile(r"\d{1,2}\.?")
_REST_OF_DAY = re.compile(r"\d{1,2}\.?(.*)")
_LONGEST = timedelta(days=366)


def read_day_list(text: str, today: date, *, rule: str = "") -> Days:
    """The days of a list, repeated by a rule if one is given.

    Raises ``BadRequest`` for an empty list, and for what is no day.
    """
    stretches = tuple(_stretch(part, today) for part in _BETWEEN.split(text.strip()) if part)
    if not stretches:
        raise BadRequest("no day is given.", next_step="Write days as 24.12., 31.12.–1.1.", rule="no_days")
    recurrence = Recurrence.parse(rule)[0] if rule else None
    return Days(stretches, recurrence, listed=True)


def _stretch(text: str, today: date) -> Stretch:
    first, last = _ends(text.strip(), today)
    if not first <= last <= first + _LONGEST:
        raise BadRequest(
            f"'{text}' ends before it begins.", next_step="Write the earlier day first.", rule="ends_before_start"
        )
    return Stretch(datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time()))


def _ends(text: str, today: date) -> tuple[date, date]:
    found = None if _ISO.fullmatch(text) else _RANGE.fullmatch(text)
    if found is None:
        return (read_day(text, today),) * 2
    begins, ends = found[1], found[2]
    if _DAY_ALONE.fullmatch(begins):  # 24.–26.12.: the month stands at the end
        rest = _REST_OF_DAY.fullmatch(ends)
        begins = f"{begins.rstrip('.')}.{rest[1].lstrip('.') if rest is not None else ''}"
    last = read_day(ends, today)
    first = read_day(begins, today)
    if first > last and not re.search(r"\d{4}", ends):  # 31.12.–1.1.: the end is in the next year
        last = date(first.year + 1, last.month, last.day)
    return first, last
