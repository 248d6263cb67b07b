"""The directory as JSON data: places, services, organisations."""

from typing import Any, TypeAlias

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.selection import SelectedPlace, services_at
from aukio.domain.city.nearby import coordinates_of
from aukio.domain.city.place_details import Address
from aukio.domain.city.places import Organisation, Service
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import plus
from aukio.domain.facts.record import View
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.directory.service_data import service_weeks_to_data
from aukio.formats.values.text_data import names_to_data

Data: TypeAlias = dict[str, Any]


def place_item_data(tree: Tree, chosen: SelectedPlace, summary: Summary, lang: str) -> Data:
    """Return a place for a list; it has a ``distance`` in metres if the request names a point."""
    node = chosen.node
    data: Data = {
        "place": node.path,
        "kind": node.kind.value,
        "type": node.type or None,
        "name": node.version.names.say(lang) or node.path,
        "summary": summary.value,
        "status": f"/api/v1/places/{node.path}/status",
        "owner": node.owner or None,
        "parent": _parent(tree, node),
        "services": sorted(services_at(tree, node)),
        "coordinates": _coordinates(tree, node),
    }
    return data if chosen.km is None else {**data, "distance": round(chosen.km * 1000)}


def place_data(view: View, tree: Tree, node: Node, lang: str) -> Data:
    """Return a place of the directory with its names, location, services and normal channels.

    Normal weeks are in the ``opening_hours`` dialect of directory files.
    """
    version, zone = node.version, view.zone(node.place)
    return {
        "place": node.path,
        "kind": node.kind.value,
        "type": node.type or None,
        "name": version.names.say(lang) or node.path,
        "names": names_to_data(version.names),
        "aliases": {code: list(names) for code, names in version.aliases.items()},
        "owner": node.owner or None,
        "parent": _parent(tree, node),
        "parts": sorted(each.path for each in tree if each.ancestors and each.ancestors[0] == node.place),
        "services": sorted(services_at(tree, node)),
        "service_weeks": service_weeks_to_data(version.service_weeks),
        "coordinates": _coordinates(tree, node),
        "address": _address(version.details.address, lang),
        "description": version.details.description.say(lang) or None,
        "access": [each.value for each in version.details.access],
        "ids": {each.register: each.id for each in version.details.ids},
        "own_entrance": version.own_entrance,
        "time_zone": zone.key,
        "channels": channels_to_data(version.channels),
        "valid_from": version.valid_from.isoformat(),
        "valid_until": _last_day(node),
        "status": f"/api/v1/places/{node.path}/status",
    }


def service_data(service: Service, lang: str, places: list[str]) -> Data:
    """Return a service and the places that offer it."""
    return {
        "service": service.slug,
        "name": service.names.say(lang) or service.slug,
        "names": names_to_data(service.names),
        "aliases": {code: list(names) for code, names in service.aliases.items()},
        "places": places,
    }


def organisation_data(organisation: Organisation, lang: str, places: list[str]) -> Data:
    """Return an organisation and the places that it owns."""
    return {
        "organisation": organisation.slug,
        "name": organisation.names.say(lang) or organisation.slug,
        "names": names_to_data(organisation.names),
        "places": places,
    }


def _parent(tree: Tree, node: Node) -> str | None:
    above = tree.get(node.ancestors[0]) if node.ancestors else None
    return None if above is None else above.path


def _coordinates(tree: Tree, node: Node) -> Data | None:
    """Return the coordinates of the place, else of the place it is in."""
    where = coordinates_of(tree, node)
    return None if where is None else {"latitude": where.latitude, "longitude": where.longitude}


def _address(address: Address | None, lang: str) -> Data | None:
    if address is None:
        return None
    return {
        "street": address.street.say(lang) or None,
        "postal_code": address.postal_code or None,
        "city": address.city.say(lang) or None,
    }


def _last_day(node: Node) -> str | None:
    """Return the last day of this version, inclusive."""
    end = node.version.valid_until
    return None if end is None else plus(end, -1).isoformat()
