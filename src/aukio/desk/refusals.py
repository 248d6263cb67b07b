"""What a refusal says in the reader's language.

The rules refuse in English, for every way in; those a member of staff meets at the desk bear a name (``rule``), and
have words here. What bears none is said in general, with the English beside it, so that nothing is hidden.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Forbidden, Mistake
from aukio.domain.checks import Code
from aukio.domain.publishing.permissions import Task
from aukio.theme.reader_language import active_language

RULES: dict[str, Promise] = {
    "not_yours": _(
        "%(who)s may not %(task)s at “%(place)s”. Ask its own staff, the manager of the centre, or communications."
    ),
    "not_yours_city": _("%(who)s may not %(task)s for the whole city. Ask communications."),
    "no_post": _("%(who)s holds no post for this. Ask whoever gives out posts."),
    "somebody_elses_schedule": _("Somebody else scheduled this. Ask them, or communications."),
    "moved_on": _("Somebody was here before you. Look at how it stands now."),
    "own_second_person": _("%(who)s wrote this, and cannot be the second person too. Ask somebody else to look at it."),
    "second_person_first": _("Somebody else must agree to this first. Hand it in for review, or publish it as urgent."),
    "file_needs_second": _(
        "This file closes a door, and somebody else must agree to that. Use a ready-made change, or ask"
        " communications to record the file."
    ),
    "draft_settled": _("This draft is settled already. Begin a new change."),
    "overtaken": _("%(who)s saved this draft meanwhile. Put together what should stand, and save it again."),
    "place_gone": _("The place does not exist on that day. Choose another day, or another place."),
    "ends_before_start": _("It would end before it begins. Choose a later end."),
    "no_end": _("No end is said. Say a last day, or that it holds for now."),
    "not_in_a_building": _("The place is in no building. Choose the place alone."),
    "without_owner": _("The place has no owner. Choose the place alone."),
    "without_type": _("The place has no type. Choose the place alone."),
    "no_hours": _("No hours are said. Write them as in 9–15."),
    "no_words": _("There are no words. Write them in at least one language."),
    "no_policy_for_bookings": _("Say what becomes of bookings: they are honoured, cancelled, or people are phoned."),
    "nothing_changes": _("Nothing is said to change. Choose at least one thing."),
    "ends_already": _("It ends already, and no later than that. To go on longer, choose a later day."),
    "scope_never_changes": _("Where it holds never changes. End it, and begin a new one for other places."),
    "not_minor": _("These words say what holds, so the public is told: choose that the meaning changes."),
    "full": _("It is full: let the next in when somebody leaves."),
    "no_number": _("That is no number of people. Write it in digits."),
    "line_too_long": _("Very many wait already. Ask at the desk."),
    "desk_without_name": _("Say first at which desk you are."),
    "called_first": _("%(label)s was called and has not been served. Say first whether they came."),
    "desk_not_free": _("Somebody is at your desk. Be done with them first."),
    "errand_twice": _("A letter or an errand stands twice. Give each its own."),
    "no_ticket_for_this": _("No ticket is given for this now."),
    "time_taken": _("That time was taken meanwhile. Choose another."),
    "booking_begun": _("It has begun. Speak with the unit."),
    "not_for_them": _("It is for people born at another time. Choose another event."),
    "no_sign_up": _("One does not sign up for it so. Look at the page of the event."),
    "date_is_over": _("It is cancelled, or it is over. Choose another date."),
    "events_cancelled_then": _("What is in force cancels such an event on that day. Choose another."),
    "over_pending": _("Something scheduled is about the same. Drop it first, from the inbox."),
}
"""By the name of a rule. ``tests/desk/test_refusals.py`` holds it against the names that the source gives."""

TASKS: dict[Task, Promise] = {
    Task.DRAFT: _("write"),
    Task.PUBLISH: _("publish"),
    Task.APPROVE: _("approve"),
    Task.DESCRIBE: _("change the directory"),
    Task.COUNT: _("count people"),
    Task.CALL: _("call the next"),
    Task.AUDIT: _("read the trail"),
}

FINDINGS: dict[Code, Promise] = {
    Code.UNIT_OPEN_BUILDING_SHUT: _("It is told to be open while its building is shut."),
    Code.BUILDING_SHUT_OWN_ENTRANCE: _("Its building is shut, but it has a door of its own: does it stay open?"),
    Code.ALTERNATIVE_CLOSED: _("People are sent to a place that is closed, or that does not have the service."),
    Code.CHANNEL_WITHOUT_CONTACT: _("A way to reach it has no contact: add one."),
    Code.BOOKINGS_ON_SALE: _("New bookings are stopped, but are still taken somewhere."),
    Code.CLOSE_WITHOUT_POLICY: _("It closes a place that takes bookings, and does not say what becomes of them."),
    Code.END_BEFORE_START: _("It ends before it starts: it never comes into force."),
    Code.OPEN_END_WITHOUT_REVIEW: _("It has no end and no review date: add a date."),
    Code.HOLIDAYS_UNSTATED: _("A public holiday lies ahead, and nothing is said of it."),
    Code.TABLE_AGAINST_LAST_UNIT: _("The hours of the building differ from those of its last unit, which closes it."),
    Code.IN_FORCE_BEFORE_PUBLISHED: _("It is in force from a moment before it was published."),
    Code.NO_EFFECT: _("It has no effect here: a narrower fact wins. End that one, or except the place."),
    Code.OPENS_MORE: _("Hours would be longer than normal during a closure: is that meant?"),
    Code.NORMAL_BESIDE_CLOSE: _("It is confirmed as normal while something else closes it."),
    Code.REPLACED_WITHOUT_DECISION: _("Its notice was replaced, and nobody said whether it goes on."),
}


def in_words(mistake: Mistake) -> str:
    """A refusal as one or two sentences in the reader's language."""
    if active_language() == SOURCE_LANGUAGE:
        return str(mistake)
    words = RULES.get(mistake.rule)
    if words is not None:
        facts = {name: str(TASKS.get(value, value)) for name, value in mistake.facts.items()}  # type: ignore[call-overload]  # a task is text too
        return str(words) % facts
    if isinstance(mistake, Forbidden):
        said = gettext("This is somebody else’s to do.")
    else:
        said = gettext("The record does not allow this.")
    return f"{said} ({mistake})"


def finding_in_words(code: Code, message: str) -> str:
    """A contradiction in the reader's language; in English as the check words it, which may say more."""
    return message if active_language() == SOURCE_LANGUAGE else str(FINDINGS[code])
