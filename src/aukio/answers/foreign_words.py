"""The names and texts of a record, for marking those that are missing in the reader's language."""

from collections.abc import Iterator

from aukio.domain.city.places import Contact, Names
from aukio.domain.facts.effects import Offer, Promise, Text
from aukio.domain.facts.notices import Notice, RoleRef
from aukio.domain.facts.record import Record
from aukio.domain.texts.foreign_words import ForeignWords

_KEPT: dict[int, tuple[Record, ForeignWords]] = {}


def foreign_words(record: Record) -> ForeignWords:
    """The words of a record; kept for the last few records."""
    kept = _KEPT.get(id(record))
    if kept is None or kept[0] is not record:
        if len(_KEPT) >= 4:
            _KEPT.clear()
        kept = _KEPT[id(record)] = (record, ForeignWords(_names(record)))
    return kept[1]


def _names(record: Record) -> Iterator[Names]:
    yield record.city.names
    yield from (owner.names for owner in record.organisations)
    yield from (service.names for service in record.services)
    for place in record.places:
        yield place.names
        yield from place.details.texts
        for channel in place.channels:
            yield from _labels(channel.contacts)
    for role in record.roles:
        yield role.title
    for words in record.words:
        yield from (words.names, words.plurals)
    heads = (each.head for each in record.publications if each.head is not None)
    for head in (*record.notices, *heads):
        yield from _of_head(head)
    for version in record.versions:
        particulars = version.arrangement.particulars
        yield particulars.note
        yield from (link.label for link in particulars.links)
        yield from _labels(particulars.contacts)
        for effect in version.arrangement.effects:
            match effect:
                case Text(text) | Promise(text):
                    yield text
                case Offer():
                    yield from _labels(effect.contacts)
                case _:  # partial: the other effects hold no texts
                    pass


def _of_head(head: Notice) -> Iterator[Names]:
    yield from (head.title, head.intro)
    yield from (link.label for link in head.links)
    yield from _labels(tuple(each for each in head.contacts if not isinstance(each, RoleRef)))
    if head.quote is not None:
        yield from (head.quote.text, head.quote.title)


def _labels(contacts: tuple[Contact, ...]) -> Iterator[Names]:
    return (contact.label for contact in contacts)
