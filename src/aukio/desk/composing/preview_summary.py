"""The preview of a composed notice in three sentences: what changes, what of bookings, what is still to decide."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aukio.desk.changes.change_proposals import Preview
from aukio.domain.people.bookings import Fate, filter_events
from aukio.domain.wording.phrasing import capital
from aukio.theme.outcomes import say_fate
from aukio.theme.reader_language import active_language


def summary(seen: Preview) -> list[str]:
    """Return the three sentences."""
    return [_changes(seen), _bookings(seen), _decisions(seen)]


def _changes(seen: Preview) -> str:
    title = seen.step.proposal.notice.title.say(active_language())
    count = len(seen.step.changes)
    if not count:
        return _("%(title)s. No answer of any place changes.") % {"title": title}
    said = ngettext(
        "%(title)s. The answers of %(n)s place change.", "%(title)s. The answers of %(n)s places change.", count
    )
    return said % {"title": title, "n": count}


def _bookings(seen: Preview) -> str:
    if seen.step.undecided:
        said = ngettext(
            "%(n)s booking would meet a closed door.", "%(n)s bookings would meet a closed door.", seen.step.undecided
        )
        return said % {"n": seen.step.undecided}
    clauses = list(_fates(seen))
    return f"{capital('; '.join(clauses))}." if clauses else _("No booking is affected.")


def _fates(seen: Preview) -> Iterator[str]:
    for events in (False, True):
        found = filter_events(seen.step.fated, events=events)
        for fate in Fate:
            count = sum(each.fate is fate for each in found)
            if count:
                yield say_fate(fate, count, events=events)


def _decisions(seen: Preview) -> str:
    count = len(seen.open_questions)
    if count:
        said = ngettext("%(n)s contradiction needs a reason.", "%(n)s contradictions need a reason each.", count)
        return said % {"n": count}
    if seen.locks:
        return _("A place closes, so a second person agrees to it.")
    return _("Nothing in it contradicts.")
