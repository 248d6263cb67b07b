"""What a publication does, in the reader's language: warnings, bookings and events, facts of what it replaces."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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

FATES: dict[Fate, Promise] = {
    Fate.KEPT: _("stay as they are"),
    Fate.HONOURED: _("are honoured"),
    Fate.CONTACT: _("are phoned by staff"),
    Fate.CANCELLED: _("are cancelled, and people are notified"),
}

EVENT_FATES: dict[Fate, Promise] = {
    Fate.KEPT: _("events are held as planned"),
    Fate.HONOURED: _("events are held anyway"),
    Fate.CONTACT: _("events are cancelled, and their organisers are asked"),
    Fate.CANCELLED: _("events are cancelled"),
}
