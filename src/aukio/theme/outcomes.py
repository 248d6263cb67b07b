"""What a publication does, in the reader's language: warnings, bookings and events, facts of what it replaces."""

from typing import assert_never

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from aukio.domain.people.bookings import Fate
from aukio.domain.publishing.carry_over import Decision
from aukio.domain.texts import Trouble

WARNINGS: dict[Trouble, Promise] = {
    Trouble.TYPED_TIME: _("The text contains a time: enter it as opening hours, so that it is right everywhere."),
    Trouble.TYPED_DATE: _("The text contains a date: enter it as the first or last day."),
    Trouble.TYPED_PHONE: _("The text contains a phone number: enter it as a contact."),
    Trouble.TEXT_MISSING: _("There is no text in this language: people see another language."),
    Trouble.TEXT_OUTDATED: _("The text changed in another language, but not in this one."),
    Trouble.LINK_WITHOUT_ADDRESS: _("A link has no address."),
    Trouble.LINK_MALFORMED: _("The address of a link is not complete."),
    Trouble.LINK_NOT_SECURE: _("A link leads to a page without an encrypted connection."),
    Trouble.LINK_TWICE: _("The same link appears twice."),
}

DECISIONS: dict[Decision, Promise] = {
    Decision.CARRIED: _("continues in the new notice"),
    Decision.ENDED: _("ended"),
    Decision.KEPT: _("stays in force as it is"),
    Decision.WITHDRAWN: _("withdrawn"),
    Decision.UNDECIDED: _("not decided: it ends. Carry it over, keep it, or end it"),
}


def say_fate(fate: Fate, n: int, *, events: bool) -> str:
    """Return what happens to so many bookings, or events, as a clause with their number."""
    match fate:
        case Fate.KEPT if events:
            said = ngettext("%(n)s event is held as planned", "%(n)s events are held as planned", n)
        case Fate.KEPT:
            said = ngettext("%(n)s booking stays as it is", "%(n)s bookings stay as they are", n)
        case Fate.HONOURED if events:
            said = ngettext("%(n)s event is held anyway", "%(n)s events are held anyway", n)
        case Fate.HONOURED:
            said = ngettext("%(n)s booking is honoured", "%(n)s bookings are honoured", n)
        case Fate.CONTACT if events:
            said = ngettext(
                "%(n)s event is cancelled, and its organiser is asked",
                "%(n)s events are cancelled, and their organisers are asked",
                n,
            )
        case Fate.CONTACT:
            said = ngettext("for %(n)s booking, staff phone", "for %(n)s bookings, staff phone", n)
        case Fate.CANCELLED if events:
            said = ngettext("%(n)s event is cancelled", "%(n)s events are cancelled", n)
        case Fate.CANCELLED:
            said = ngettext(
                "%(n)s booking is cancelled, and the person is notified",
                "%(n)s bookings are cancelled, and people are notified",
                n,
            )
        case _:
            assert_never(fate)
    return said % {"n": n}
