"""Refusals in the reader's language.

The rules raise errors in English. Those that staff often meet have a name (``rule``) and are translated here. All
others are shown as a general sentence with the English text.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadInstant, BadRequest, Forbidden, Mistake, NotFound
from aukio.domain.checks import Code
from aukio.domain.publishing.permissions import Task
from aukio.domain.texts import Trouble
from aukio.formats.exchange.cell_errors import CellError, CellReason, TableRefused
from aukio.theme.outcomes import WARNINGS
from aukio.theme.reader_language import active_language

RULES: dict[str, Promise] = {
    "not_yours": _("%(who)s cannot %(task)s at “%(place)s”. Ask its own staff, the centre manager or communications."),
    "not_yours_city": _("%(who)s cannot %(task)s for the whole city. Ask communications."),
    "no_post": _("%(who)s has no post that allows this. Ask the person who assigns posts."),
    "operators_only": _("Only operators see the state of the installation. Ask one of them."),
    "operators_manage_people": _("Only operators manage people and posts. Ask one of them."),
    "not_oneself": _("No one closes their own account. Another operator can."),
    "no_factor": _("There is no second factor to reset."),
    "reset_not_asked": _("No one has asked for this reset. Ask for it; another operator agrees within a day."),
    "reset_needs_another": _("Someone else must agree to this reset. Ask another operator."),
    "schedule_of_another": _("Someone else scheduled this. Ask them or communications."),
    "changed_meanwhile": _(
        "“%(place)s” has been changed by someone else since this was written. Return it, so that the author checks it."
    ),
    "between_planned": _(
        "Another change of “%(place)s” is planned before or after. Choose a day between them, or call that one off."
    ),
    "moved_on": _("Someone else was faster. Check the situation now."),
    "own_second_person": _("%(who)s wrote this, so cannot also approve it. Ask someone else to review it."),
    "second_person_first": _("Someone else must approve this first. Submit it for review, or publish it as urgent."),
    "file_needs_second": _(
        "This file closes a place, and someone else must approve that. Use a ready-made change, or"
        " ask communications to upload the file."
    ),
    "too_late_to_undo": _("More than ten minutes have passed. End it, or withdraw it, on its page under “In force”."),
    "changed_since": _("It was changed by a later publication. Change or end it under “In force”."),
    "replaced_others": _("It replaced other notices, which cannot be brought back by undoing. Correct it instead."),
    "draft_settled": _("This draft has already been dealt with. Start a new change."),
    "overtaken": _("%(who)s saved this draft in the meantime. Combine both versions and save again."),
    "place_gone": _("The place does not exist on that day. Choose another day, or another place."),
    "ends_before_start": _("It would end before it starts. Choose a later end."),
    "no_end": _("No end is given. Choose a last day, or that it continues for now."),
    "not_in_a_building": _("The place is not in a building. Choose only this place."),
    "without_owner": _("The place has no owner. Choose only this place."),
    "without_type": _("The place has no type. Choose only this place."),
    "no_hours": _("No hours are given. Write them like this: 9–15."),
    "no_words": _("There is no text. Write it in at least one language."),
    "no_policy_for_bookings": _("Choose what happens to bookings: they are honoured, cancelled, or people are phoned."),
    "no_place_named": _("No place is given. Write the name of a place, or a kind of places."),
    "place_unknown": _("We know no place or kind of places called “%(said)s”."),
    "place_ambiguous": _("“%(said)s” may mean several places. Write one of these: %(places)s."),
    "no_days": _("No day is given. Write days like this: 24.12., 31.12.–1.1."),
    "nothing_changes": _("Nothing would change. Choose at least one thing."),
    "days_are_named": _("Its days are listed or repeated. Change them in the text of the arrangement, or end it."),
    "ends_already": _("It already ends by then. To extend it, choose a later day."),
    "scope_never_changes": _(
        "You cannot change which places it applies to. End it, and start a new one for other places."
    ),
    "not_minor": _("This text states facts, so the change is announced: choose that the meaning changes."),
    "control_character": _("A name or a title is one line: leave out line breaks and other control characters."),
    "full": _("It is full: let the next person in when someone leaves."),
    "no_number": _("Enter the number of people in digits."),
    "line_too_long": _("The queue is already very long. Ask at the desk."),
    "desk_without_name": _("First choose which desk you are at."),
    "called_first": _("%(label)s has been called but not served yet. First record whether they came."),
    "desk_not_free": _("Someone is at your desk. Finish serving them first."),
    "errand_twice": _("A letter or an errand appears twice. Use each one only once."),
    "no_ticket_for_this": _("Tickets are not available for this now."),
    "time_over": _("That time is over. Choose another."),
    "time_too_soon": _("That time starts too soon to be booked. Choose a later one, or contact the unit."),
    "time_too_far_ahead": _("That time is too far ahead to be booked yet. Choose an earlier one."),
    "time_closed": _("It is closed at that time. Choose another."),
    "time_bookings_stopped": _("No new bookings are taken for that time. Choose another."),
    "time_service_withheld": _("The service is not available at that time. Choose another."),
    "time_no_slot": _("There is no such time to book. Choose one of the times offered."),
    "time_too_long": _("That is longer than can be booked. Choose a shorter time."),
    "time_taken": _("That time has just been taken. Choose another."),
    "key_reused": _("This form was sent already. Open it anew for another booking."),
    "booking_begun": _("It has already started. Contact the unit."),
    "not_for_them": _("It is for people born in other years. Choose another event."),
    "no_sign_up": _("You cannot sign up for it this way. See the event page."),
    "date_is_over": _("It has been cancelled or is over. Choose another date."),
    "events_cancelled_then": _("Arrangements in force cancel this kind of event on that day. Choose another day."),
    "shorten_times": _("The times of the shorter day do not fit: it opens within the day, before it closes."),
    "about_before_start": _("It is expected to end before it starts. Choose a later day."),
    "unknown_name": _("The directory has nothing called “%(name)s”. Choose a name that it has."),
    "no_such_name": _("Nothing is recorded under “%(given)s”."),
    "close_name": _("Nothing is recorded under “%(given)s”. Did you mean “%(close)s”?"),
    "not_a_day": _("“%(given)s” is not a day. Write it like this: 2020-03-27."),
    "not_an_instant": _(
        "“%(given)s” is not a day or a time. Write a day as 2020-03-27, or a minute as 2020-03-27T16:30."
    ),
    "not_in_calendar": _("“%(given)s” is not in the calendar. Write a day as 2020-03-27."),
    "edge_of_calendar": _("“%(given)s” is at the edge of the calendar. Ask about a day from 0001-01-04 to 9999-12-27."),
    "source_no_address": _("Write the web address as https://…"),
    "source_unreadable": _("The address cannot be read (%(why)s). Check it, or save its content as a file."),
    "source_private": _("The address is inside a private network. The operator of the machine can allow it."),
    "source_elsewhere": _("A page leads to another server. Give the address of that server."),
    "source_endless": _("The address has too many pages, or its pages go round. Save its content as a file."),
    "source_slow": _("Its pages take too long for a form. Use 'aukio move-in' on the machine, which waits."),
    "source_not_json": _("There is a page for people at the address. Give the address of its programming interface."),
    "source_without_periods": _("The address has no hours. Give that of its resources, ending in /v1/resource/."),
    "over_pending": _("A scheduled publication is about the same thing. Cancel it first, in the inbox."),
}
"""Sentences by rule name. ``tests/desk/test_refusals.py`` compares the names with the source."""

TASKS: dict[Task, Promise] = {
    Task.DRAFT: _("write"),
    Task.PUBLISH: _("publish"),
    Task.APPROVE: _("approve"),
    Task.DESCRIBE: _("change the directory"),
    Task.COUNT: _("count people"),
    Task.CALL: _("call the next"),
    Task.AUDIT: _("read the audit trail"),
}

FINDINGS: dict[Code, Promise] = {
    Code.UNIT_OPEN_BUILDING_SHUT: _("It is shown as open while its building is closed."),
    Code.BUILDING_SHUT_OWN_ENTRANCE: _("Its building is closed, but it has its own entrance: does it stay open?"),
    Code.ALTERNATIVE_CLOSED: _("People are sent to a place that is closed, or that does not have the service."),
    Code.CHANNEL_WITHOUT_CONTACT: _("A channel has no contact details: add them."),
    Code.BOOKINGS_ON_SALE: _("New bookings are stopped, but can still be made somewhere."),
    Code.CLOSE_WITHOUT_POLICY: _("It closes a place that takes bookings, and does not say what happens to them."),
    Code.END_BEFORE_START: _("It ends before it starts: it never comes into force."),
    Code.OPEN_END_WITHOUT_REVIEW: _("It has no end and no review date: add a date."),
    Code.HOLIDAYS_UNSTATED: _("A public holiday is coming up, and nothing is recorded for it."),
    Code.TABLE_AGAINST_LAST_UNIT: _("The hours of the building differ from those of its last unit, which closes it."),
    Code.IN_FORCE_BEFORE_PUBLISHED: _("It takes effect before it was published."),
    Code.NO_EFFECT: _(
        "It has no effect here: a more specific fact takes precedence. End that one, or exclude the place."
    ),
    Code.OPENS_MORE: _("Hours would be longer than normal during a closure: is that intended?"),
    Code.NORMAL_BESIDE_CLOSE: _("It is confirmed as normal while something else closes it."),
    Code.REPLACED_WITHOUT_DECISION: _("Its notice was replaced, and it is not decided whether it continues."),
    Code.LANGUAGES_DIFFER: _("The source says otherwise in another language: find out which is right."),
    Code.CODE_WITHOUT_WORDS: _("A word is missing in a language: add it to the directory."),
    Code.NEVER_HOLDS: _("Its hours are for days that it does not have: write hours for the days that it names."),
    Code.NOTHING_LEFT: _("Nothing is left of the hours: it is closed all day. Announce a closure, if that is meant."),
    Code.NO_PLACE: _("It concerns no place: change the places that it is for."),
    Code.SPECIAL_DAY_COVERED: _("Hours of a special day are covered by later hours: do they still hold?"),
    Code.OFFERED_BESIDE_NORMAL: _("It offers a service that the place has anyway, with hours of its own: both hold."),
    Code.CHANNELS_ALIKE: _("The place has two of these services, and the change is made to each of them."),
}


CELLS: dict[CellReason, Promise] = {
    CellReason.NO_NAME: _("Write the name of the place."),
    CellReason.NO_PATH: _("Write a–z, digits and hyphens, joined by “/”."),
    CellReason.NO_HOURS: _("Write hours such as 9–20 or Mon–Fri 9–17, Sat 10–14."),
    CellReason.NO_HOLIDAYS: _("Write the hours of public holidays, “closed” or “as usual”."),
    CellReason.NO_DAYS: _("Write days and hours such as 24.12.2026 closed; 31.12.2026 9–14."),
    CellReason.NO_PHONE: _("Write the number as %(words)s."),
    CellReason.NO_MAIL: _("Write an e-mail address."),
    CellReason.NO_ADDRESS: _("Write a web address."),
    CellReason.NO_DEGREES: _("Write degrees such as 60.17."),
    CellReason.ONE_COORDINATE: _("The other coordinate is given: write both, or neither."),
    CellReason.NO_FLAG: _("Write yes or no."),
    CellReason.NO_CHOICE: _("“%(found)s” is not known here. Write one of these: %(words)s."),
    CellReason.NOT_TEXT: _("The spreadsheet made %(found)s of what was typed. Format the column as text."),
    CellReason.HOURS_TWICE: _("The hours are here and in the column of a weekday, too. Keep one of the two."),
    CellReason.CHANNEL_TWICE: _("This channel of the place is in a row before."),
}
"""Why a cell of a spreadsheet was not understood: what to write there."""


def cell_in_words(cell: CellError) -> str:
    """Return what is wrong with a cell in the reader's language; in English with all particulars."""
    return cell.said if active_language() == SOURCE_LANGUAGE else str(CELLS[cell.reason]) % cell.facts


def _table_in_words(refused: TableRefused) -> str:
    said = [
        gettext("Row %(row)s, column “%(column)s”: %(said)s")
        % {"row": cell.row, "column": cell.header, "said": cell_in_words(cell)}
        for cell in refused.cells
    ]
    return "\n".join([*refused.others, *said])


def in_words(mistake: Mistake) -> str:
    """Return a refusal in the reader's language."""
    if active_language() == SOURCE_LANGUAGE:
        return str(mistake)
    words = RULES.get(mistake.rule)
    if words is not None:
        facts = {name: str(TASKS.get(value, value)) for name, value in mistake.facts.items()}  # type: ignore[call-overload]  # a task is text too
        return str(words) % facts
    match mistake:
        case TableRefused():
            return _table_in_words(mistake)
        case Forbidden():
            said = gettext("You do not have permission to do this.")
        case NotFound():
            said = gettext("There is nothing of that name.")
        case BadInstant() | BadRequest():
            said = gettext("This cannot be read as it was written.")
        case _:
            said = gettext("The rules of the record do not allow this.")
    return f"{said} ({mistake})"


def finding_in_words(code: Code, message: str) -> str:
    """Return a contradiction in the reader's language; in English the message of the check, which has more detail."""
    return message if active_language() == SOURCE_LANGUAGE else str(FINDINGS[code])


def warning_in_words(trouble: Trouble, message: str) -> str:
    """Return a warning about a text or a link in the reader's language; in English its message, which says more."""
    return message if active_language() == SOURCE_LANGUAGE else str(WARNINGS[trouble])
