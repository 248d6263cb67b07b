"""What becomes of bookings, as lines of a terminal: how many have each fate, and which would meet a closed door."""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.bookings import BookingFate, Fate, count_fates, filter_events
from aukio.domain.wording.languages import language
from aukio.theme.reader_language import active_language

_FATES: dict[Fate, Promise] = {
    Fate.KEPT: pgettext_lazy("so many bookings or events", "kept"),
    Fate.HONOURED: pgettext_lazy("so many bookings or events", "honoured"),
    Fate.CONTACT: pgettext_lazy("so many bookings or events", "contact"),
    Fate.CANCELLED: pgettext_lazy("so many bookings or events", "cancelled"),
}

_MOST = 20
"""Most bookings that are named; there may be thousands."""


def fate_lines(view: View, fated: Iterable[BookingFate]) -> Iterator[str]:
    """Lines with the number of bookings and of events with each fate, then a line for each that is hit."""
    found = tuple(fated)
    for what, events in ((_("bookings"), False), (_("events"), True)):
        counts = count_fates(filter_events(found, events=events))
        if fates := ", ".join(f"{counts[fate]} {_FATES[fate]}" for fate in Fate if counts[fate]):
            yield f"{what}: {fates}"
    hit = [each for each in found if each.hit]
    for each in hit[:_MOST]:
        yield f"  {_said(view, each)}"
    if len(hit) > _MOST:
        left = len(hit) - _MOST
        yield "  " + ngettext("and %(n)s more", "and %(n)s more", left) % {"n": left}


def _said(view: View, fate: BookingFate) -> str:
    booking = fate.booking
    newest = view.newest(booking.place)
    zone = view.zone(booking.place)
    start, end = local_of(booking.start, zone), local_of(booking.end, zone)
    what = _("nothing is said of it") if fate.undecided else str(_FATES[fate.fate])
    path = "" if newest is None else newest.path
    words = language(active_language())
    return f"{path} {words.say_moment(start)} to {words.say_clock(end.hour * 60 + end.minute)}: {what}"
