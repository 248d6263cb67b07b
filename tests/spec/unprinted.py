"""What is recorded and no command prints yet: a place's entry in the directory, a fact with its particulars."""

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import Record
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.notices.arrangement_data import effects_to_data, particulars_to_data, scope_to_data
from aukio.formats.notices.head_data import people_to_data, quotation_to_data
from aukio.formats.values.text_data import links_to_data, names_to_data
from tests.spec.rows import Json


def entry_data(record: Record, path: str) -> Json:
    """The newest word of the directory on a place."""
    version = [each for each in record.places if each.path == path and each.known_until is None][-1]
    owner = next((each for each in record.organisations if each.slug == version.owner), None)
    return {
        "path": version.path,
        "kind": version.kind.value,
        "type": version.type,
        "owner": version.owner,
        "organisation": None if owner is None else names_to_data(owner.names),
        "parent": None if version.parent is None else _path(record, version.parent),
        "name": names_to_data(version.names),
        "aliases": {lang: list(names) for lang, names in version.aliases.items()},
        "own_entrance": version.own_entrance,
        "coordinates": version.coordinates is not None,
        "services": list(version.services),
        "provides": list(version.provides),
        "channels": channels_to_data(version.channels),
    }


def fact_data(record: Record, notice: str, id_: str) -> Json:
    """The newest word of a notice on one of its facts; without an id, the head of the notice."""
    if not id_:
        head = next(each for each in record.notices if each.slug == notice)
        return {
            "title": names_to_data(head.title),
            "intro": names_to_data(head.intro),
            "cause": head.cause,
            "contacts": people_to_data(head.contacts),
            "links": links_to_data(head.links),
            "quote": quotation_to_data(head.quote),
            "assumptions": list(head.assumptions),
        }
    ref = ArrangementRef(notice, id_)
    arrangement = [each for each in record.versions if each.ref == ref][-1].arrangement
    return {
        "scope": scope_to_data(arrangement.scope, lambda place: _path(record, place)),
        "effects": effects_to_data(arrangement.effects, lambda place: _path(record, place)),
        "continues": None if arrangement.continues is None else str(arrangement.continues),
        **particulars_to_data(arrangement.particulars),
    }


def _path(record: Record, place: PlaceId) -> str:
    return next(each.path for each in reversed(record.places) if each.place == place)
