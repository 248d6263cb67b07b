"""What differs from normal in the city on the day shown, in at most five lines: by state, with the places."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aukio.answers import queries as answer_queries
from aukio.domain.answers.answer import Summary
from aukio.domain.answers.exception_days import ComparedDays
from aukio.domain.city.tree import Node
from aukio.domain.facts.record import View
from aukio.web.pages.page_spans import LinkView
from aukio.web.pages.reader import Reader

_MOST_NAMES = 4
_SPECIAL = (Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.REMOTE_ONLY)
"""States in which a place serves in another way than by walking in."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A state that differs today and the places that have it; ``more`` says how many are left out.

    ``code`` is that of a state, or ``hours``.
    """

    code: str
    word: str
    places: tuple[LinkView, ...]
    more: str


def different_today(view: View, nodes: Sequence[Node], reader: Reader) -> tuple[TodayLine, ...]:
    """Return a line for each state: closed all day, another way of service than normal, other hours."""
    found: dict[str, list[Node]] = {"closed": [], **{each.value: [] for each in _SPECIAL}, "hours": []}
    for node in nodes:
        found.get(_difference(view, node, reader), []).append(node)
    words = {"closed": _("Closed today"), "hours": _("Different hours today")}
    words |= {each.value: reader.words.say_summary(each) for each in _SPECIAL}
    return tuple(_line(code, words[code], named, reader) for code, named in found.items() if named)


def _difference(view: View, node: Node, reader: Reader) -> str:
    """Return how a place differs today; empty if it does not."""
    answer = answer_queries.at_once(view, node.place, reader.moment.at)
    days = ComparedDays(view, node.place).exceptions(reader.today, reader.today)
    if any(day.closed for day in days) and answer.summary is not Summary.REMOTE_ONLY:
        return "closed"
    if answer.because and answer.summary in _SPECIAL:
        return answer.summary.value
    return "hours" if days else ""


def _line(code: str, word: str, nodes: Sequence[Node], reader: Reader) -> TodayLine:
    shown = nodes if len(nodes) <= _MOST_NAMES + 1 else nodes[:_MOST_NAMES]
    left = len(nodes) - len(shown)
    more = (
        ngettext("and %(number)s other place", "and %(number)s other places", left) % {"number": left} if left else ""
    )
    links = tuple(LinkView(each.version.names.say(reader.lang) or each.path, reader.place(each.path)) for each in shown)
    return TodayLine(code, word, links, more)
