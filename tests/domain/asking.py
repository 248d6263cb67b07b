"""Short questions for tests: what a place answers, and its hours on a day."""

from datetime import date

from aukio.domain.answers.answer import ChannelAnswer, Status
from aukio.domain.answers.daily_hours import Day, days
from aukio.domain.answers.status import status
from aukio.domain.city.places import ChannelKind, Purpose
from aukio.domain.facts.record import View
from tests.domain.factories import at, place_id


def ask(view: View, path: str, when: str) -> Status:
    """The whole answer for a place at a local time."""
    return status(view, place_id(path), at(when))


def channel(
    view: View, path: str, when: str, kind: ChannelKind = ChannelKind.ON_SITE, purpose: Purpose = Purpose.SERVICE
) -> ChannelAnswer:
    """The last channel of a kind and purpose: the offered one where there is one."""
    found = [each for each in ask(view, path, when).channels if (each.key.kind, each.key.purpose) == (kind, purpose)]
    return found[-1]


def day(view: View, path: str, on: str) -> Day:
    """The on-site hours of a local day."""
    wanted = date.fromisoformat(on)
    return days(view, place_id(path), wanted, wanted)[0]


def hours(view: View, path: str, on: str) -> str:
    """The on-site hours of a local day as one line, such as ``08:00-12:00 13:00-16:00``; ``-`` when shut."""
    found = day(view, path, on)
    if found.state == "unknown":
        return "unknown"
    return " ".join("-".join(span) for span in found.spans) or "-"


def open_at(view: View, path: str, *whens: str) -> list[bool | None]:
    """Whether the place's on-site channel is open at each of some local times."""
    return [channel(view, path, when).open for when in whens]
