"""Refuses slips of the pen in a proposal, whatever way it came in: control characters, an end before the start."""

from collections.abc import Iterable, Iterator

from aukio.domain.base.characters import refuse_control_characters
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Contact, Names
from aukio.domain.facts.effects import Offer, Promise, Text
from aukio.domain.facts.notices import Arrangement, Notice, RoleRef
from aukio.domain.publishing.proposals import Proposal


def refuse_slips(proposal: Proposal) -> None:
    """Raise ``Refused`` for what no one means: a control character, or a fact that ends before it starts.

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
