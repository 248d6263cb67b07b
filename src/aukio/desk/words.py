"""Words of the desk's choices in the reader's language, and titles of new notices in all languages."""

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Names
from aukio.domain.facts.effects import ExistingBookings, Strength
from aukio.domain.publishing.draft_steps import DraftStep, State
from aukio.domain.publishing.templates import Reach, Template

TEMPLATES: dict[Template, Promise] = {
    Template.CLOSED: _("Closed"),
    Template.REMOTE_ONLY: _("Phone and e-mail only"),
    Template.BY_APPOINTMENT: _("By appointment only"),
    Template.BOOKED_ONLY: _("Only for those who have already booked"),
    Template.OTHER_HOURS: _("Other hours"),
    Template.OUT_OF_ORDER: _("Out of order"),
    Template.HALF_CAPACITY: _("Half as many people at a time"),
    Template.COME_ALONE: _("Come alone if you can"),
    Template.SAY: _("Something else, in your own words"),
    Template.FREE: _("Several changes, combined freely"),
}

TITLES: dict[Template, Promise] = {
    **TEMPLATES,
    Template.SAY: _("Good to know"),
    Template.FREE: _("Exceptional arrangements"),
}
"""The words for a change in the title of its notice, which the public reads."""

REACHES: dict[Reach, Promise] = {
    Reach.HERE: _("This place only"),
    Reach.TYPE_IN_CENTRE: _("Every place of this type in the building"),
    Reach.TYPE: _("Every place of this type"),
    Reach.OWNER: _("Every place of the same organisation"),
    Reach.BENEATH: _("Every unit in the building"),
}

BOOKINGS: dict[ExistingBookings, Promise] = {
    ExistingBookings.CONTACT: _("We phone those who have booked"),
    ExistingBookings.CANCEL: _("They are cancelled, and people are notified"),
    ExistingBookings.HONOUR: _("They are honoured"),
}

STRENGTHS: dict[Strength, Promise] = {
    Strength.MUST: _("A duty"),
    Strength.MUST_NOT: _("Forbidden"),
    Strength.SHOULD: _("Recommended"),
    Strength.PLEASE: _("A request"),
    Strength.IF_POSSIBLE: _("If possible"),
    Strength.MAY: _("Allowed"),
}

TEXTS: dict[str, Promise] = {
    "title": _("Title"),
    "intro": _("Introduction"),
    "quote": _("Quotation"),
    "quote.title": _("Who is quoted"),
    "link": _("Link"),
    "note": _("Note"),
    "text": _("Text"),
    "promise": _("Promise"),
}
"""The words for a text of a notice, by ``TextHolder.what``."""

CAUSES: dict[str, Promise] = {
    "staff": _("Illness or absence of staff"),
    "technical": _("A technical fault"),
    "weather": _("Weather"),
    "strike": _("A strike"),
    "renovation": _("Repairs"),
    "epidemic": _("An epidemic"),
    "holiday": _("A holiday"),
    "other": _("Another cause"),
}


MOVED: dict[DraftStep, Promise] = {
    DraftStep.HAND_IN: _("Submitted for review: someone else reviews it next."),
    DraftStep.TAKE_BACK: _("Taken back. You can change it now."),
    DraftStep.RETURN: _("Returned to the author."),
    DraftStep.APPROVE: _("Published. Everyone can see it from now on."),
    DraftStep.PUBLISH: _("Published. Everyone can see it from now on."),
    DraftStep.PUBLISH_URGENTLY: _("Published. Someone else reviews it afterwards."),
    DraftStep.CONFIRM: _("Reviewed."),
    DraftStep.DISCARD: _("Draft deleted. Nothing was published."),
    DraftStep.UNDO: _("Undone. Everything is as it was before."),
}

STATES: dict[State, Promise] = {
    State.DRAFT: _("Draft"),
    State.IN_REVIEW: _("Waiting for a second person"),
    State.RETURNED: _("Returned"),
    State.TO_BE_SEEN: _("Published as urgent; waiting for review"),
    State.PUBLISHED: _("Published"),
    State.DISCARDED: _("Draft deleted"),
    State.UNDONE: _("Undone"),
}


def not_understood(example: str) -> str:
    """Return the error for a field that could not be read."""
    return gettext("We did not understand this. Write it like this: %(example)s.") % {"example": example}


A_DAY, A_TIME = "27.3.2020", "9.30"
"""Examples in error messages."""


def title_of(names: Names, template: Template) -> Names:
    """Return the title of a new notice in each language, such as ``Iso Omenan kirjasto: suljettu``."""
    said = {}
    for lang in LANGUAGES:
        with override(lang):
            word = str(TITLES[template])
        said[lang] = f"{names.say(lang)}: {word[:1].lower()}{word[1:]}"
    return Names(said)


def slug_of(path: str, day: str, taken: set[str]) -> str:
    """Return an unused slug for a notice."""
    base = slugify(f"{path.replace('/', '-')}-{day}")
    number = 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
