"""The fields of HSDS 3 that `move-out` writes, as JSON Schemas in our own words: types, what is required, closed lists.

Written from the public specification of Open Referral; its descriptions and examples are not repeated.
"""

from typing import Any

UUID = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
NUMBER = {"type": "number"}
KIND = {"enum": ["physical", "postal", "virtual"]}
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9:]+)?$"}
DAY = {"type": "string", "format": "date"}
WEEKDAYS = {"type": "string", "pattern": "^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"}


def _thing(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


SCHEDULE = _thing(
    "id",
    id=UUID,
    freq={"enum": ["WEEKLY", "MONTHLY"]},
    interval=NUMBER,
    byday=WEEKDAYS,
    opens_at=CLOCK,
    closes_at=CLOCK,
    valid_from=DAY,
    valid_to=DAY,
    notes=TEXT,
)
ADDRESS = _thing(
    "id address_1 city state_province postal_code country address_type",
    id=UUID,
    address_1=TEXT,
    city=TEXT,
    state_province=TEXT,
    postal_code=TEXT,
    country={"type": "string", "pattern": "^[A-Z]{2}$"},
    address_type=KIND,
)
PHONE = _thing("id number", id=UUID, number=TEXT, type=TEXT)
ACCESSIBILITY = _thing("id", id=UUID, description=TEXT)
ATTRIBUTE = _thing("id", id=UUID, link_id=UUID, link_entity=TEXT, link_type=TEXT, label=TEXT, value=TEXT)
LOCATION = _thing(
    "id location_type",
    id=UUID,
    location_type=KIND,
    name=TEXT,
    description=TEXT,
    latitude=NUMBER,
    longitude=NUMBER,
    external_identifier=TEXT,
    external_identifier_type=TEXT,
    addresses=_list(ADDRESS),
    phones=_list(PHONE),
    accessibility=_list(ACCESSIBILITY),
    attributes=_list(ATTRIBUTE),
    schedules=_list(SCHEDULE),
)
AT_LOCATION = _thing("id", id=UUID, service_id=UUID, location_id=UUID, location=LOCATION, schedules=_list(SCHEDULE))
SERVICE = _thing(
    "id name status",
    id=UUID,
    name=TEXT,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    service_at_locations=_list(AT_LOCATION),
)
