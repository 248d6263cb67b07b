"""Refuses slips of the pen in a proposal, whatever way it came in.

Control characters, an end (also an expected one) before the start, and clock times that no day has.
"""

from collections.abc import Iterable, Iterator

from aukio.domain.base.characters import refuse_control_characters
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Contact, Names
from aukio.domain.facts.effects import Offer, Promise, Shorten, Text
from aukio.domain.facts.notices import Arrangement, Notice, RoleRef
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.week.rules import clock_text


def refuse_slips(proposal: Proposal) -> None:
    """Raise ``Refused`` for what no one means: a control character, a fact that ends before it starts, no clock time.

    A fact may be ended before it begins, by ``end``.
    """
    _refuse_unclean_texts(proposal)
    for arrangement in (*proposal.add, *proposal.change, *proposal.correct):
        if arrangement.period.never:
            raise Refused(
                f"'{arrangement.ref}' ends before it starts.",
                next_step="Write an end that is not before the start; to take a fact back, end or withdraw it.",
                rule="ends_before_start",
            )
        _refuse_early_about(arrangement)
        for index, effect in enumerate(arrangement.effects):
            if isinstance(effect, Shorten):
                _refuse_times(effect, f"'{arrangement.ref}': effects[{index}].shorten")


def _refuse_early_about(arrangement: Arrangement) -> None:
    about, start = arrangement.period.about, arrangement.period.start.date()
    if about is not None and about < start:
        raise Refused(
            f"'{arrangement.ref}': about: expected a day from {start} on, when it starts, found {about}.",
            next_step="Write the day on which it is expected to end.",
            rule="about_before_start",
        )


_MIDNIGHT, _MORNING, _NOON = 24 * 60, 6 * 60, 12 * 60
"""A day that ends before the morning ends at night: `not_after: "02:00"` is the next day's."""


def _refuse_times(shorten: Shorten, where: str) -> None:
    """Raise ``Refused`` for an opening outside the day, or one that is not before the closing."""
    opens, closes = shorten.not_before, shorten.not_after
    if opens is not None and opens > _MIDNIGHT:
        raise Refused(
            f"{where}.not_before: expected a time from 00:00 to 24:00, found {clock_text(opens)}.",
            next_step="Write when the day begins; a whole day is shut with 'close'.",
            rule="shorten_times",
        )
    if closes is not None and not 0 < closes <= _MIDNIGHT + _NOON:
        raise Refused(
            f"{where}.not_after: expected a time from 00:01 to 24:00, or to 36:00 for a night, found"
            f" {clock_text(closes)}.",
            next_step="Write when the day ends: 26:00 is 2 o'clock of the night after it.",
            rule="shorten_times",
        )
    if opens is None or closes is None or opens < closes or closes < _MORNING:
        return
    raise Refused(
        f"{where}: expected not_before earlier than not_after, found {clock_text(opens)} and {clock_text(closes)}.",
        next_step="Write the opening before the closing; a night's end past 24:00, such as 26:00; a whole day is"
        " shut with 'close'.",
        rule="shorten_times",
    )


def _refuse_unclean_texts(proposal: Proposal) -> None:
    """Raise ``Refused`` for a control character in a title, a label, a number or a text of a proposal."""
    head = proposal.notice
    _refuse(_lines_of_head(head), f"a title or label of '{head.slug}'")
    _refuse((head.intro, *([head.quote.text] if head.quote else [])), f"the text of '{head.slug}'", lines=True)
    for arrangement in (*proposal.add, *proposal.change, *proposal.correct):
        particulars = arrangement.particulars
        labels = [link.label for link in particulars.links]
        _refuse((*labels, *_of_contacts(particulars.contacts)), f"a label or number of '{arrangement.ref}'")
        _refuse((particulars.note, *_texts(arrangement)), f"the text of '{arrangement.ref}'", lines=True)


def _lines_of_head(head: Notice) -> Iterator[Names]:
    yield head.title
    yield from (link.label for link in head.links)
    yield from _of_contacts(each for each in head.contacts if not isinstance(each, RoleRef))
    if head.quote is not None:
        yield head.quote.title


def _of_contacts(contacts: Iterable[Contact]) -> Iterator[Names]:
    return (contact.label for contact in contacts)


def _texts(arrangement: Arrangement) -> Iterator[Names]:
    for effect in arrangement.effects:
        match effect:
            case Text(text) | Promise(text):
                yield text
            case Offer():
                yield from _of_contacts(effect.contacts)
            case _:  # partial: the other effects hold no texts
                pass


def _refuse(texts: Iterable[Names], what: str, *, lines: bool = False) -> None:
    for names in texts:
        for text in names.values():
            refuse_control_characters(text, what, lines=lines)
