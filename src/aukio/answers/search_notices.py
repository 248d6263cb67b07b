"""Search in notices in force: their titles and intros, by the words of a search of places."""

from datetime import datetime

from aukio.answers.queries import notices_in_force
from aukio.answers.search_terms import errands, split, stems, telling
from aukio.domain.base.characters import fold
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import View

MOST_NOTICES = 3


def notices_about(view: View, at: datetime, text: str) -> tuple[tuple[Notice, bool], ...]:
    """Return the notices in force whose title or intro has every word asked for, latest first, at most three.

    The second value says that the title alone has them.
    """
    words = telling(split(text[:100]))[:12]
    if not words or all(fold(word) in errands().small for word in words):
        return ()
    found = []
    for notice in notices_in_force(view, at):
        head = view.head(notice.slug)
        title = _terms(" ".join(head.title.values()))
        whole = title | _terms(" ".join(head.intro.values()))
        if all(_terms(word) & whole for word in words):
            found.append((notice, all(_terms(word) & title for word in words)))
    return tuple(found[::-1][:MOST_NOTICES])


def _terms(text: str) -> frozenset[str]:
    """Return the stems of a text, and the errands of its words behind a mark that no stem has."""
    words = split(text)
    of_errands = {f"*{errand}" for word in words for errand in errands().of_word.get(fold(word), ())}
    return frozenset().union({fold(word) for word in words}, of_errands, *map(stems, words))
