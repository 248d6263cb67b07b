"""The published JSON Schema of a directory file."""

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeList
from aukio.domain.city.place_details import Access
from aukio.domain.city.places import HoursMean, Kind
from aukio.formats.schemas.schema_parts import ONE_WAY, SLUG, Schema, choice, list_of, mapping, part, published, text

_SLUGS = list_of(part("slug"), "a list of services")


def _by_language(values: Schema, description: str) -> Schema:
    return mapping(description, dict.fromkeys(LANGUAGES, values))


_DAY_OF_HOLIDAYS: Schema = {
    "date": part("day"),
    "month_day": text("a day of each year as MM-DD, such as 12-24", "^[0-9]{2}-[0-9]{2}$"),
}
_ONE_DAY = [{"required": [way]} for way in _DAY_OF_HOLIDAYS]

_WORDED = {
    CodeList.TYPES: "words for kinds of places, a list of {slug: …, name: …, plural: …}",
    CodeList.AUDIENCES: "words for audiences, a list of {slug: …, name: …, plural: …}",
    CodeList.CATEGORIES: "words for categories of events, a list of {slug: …, name: …, plural: …}",
    CodeList.GUIDANCE_CODES: "words for codes of guidance, a list of {slug: …, name: …}",
}

_PARTS: dict[str, Schema] = {
    "holiday": mapping(
        "a day: {date: …} or {month_day: …}, with its name", {**_DAY_OF_HOLIDAYS, "name": part("names")}, oneOf=_ONE_DAY
    ),
    "day_of_holidays": mapping("a day: {date: …} or {month_day: …}", _DAY_OF_HOLIDAYS, oneOf=_ONE_DAY),
    "aliases": _by_language(list_of(part("line"), "a list of texts"), "other names by language"),
    "zone": text("a time zone such as Europe/Helsinki"),
    "named": mapping("{slug: …, name: …}", {"slug": part("slug"), "name": part("names")}, required=("slug", "name")),
    "postal_address": mapping(
        "an address: {street: …, postal_code: …, city: …}; a text is the same in every language",
        {"street": part("names"), "postal_code": part("line"), "city": part("names")},
        minProperties=1,
    ),
    "worded": mapping(
        "words for a code: {slug: …, name: …, plural: …}",
        {"slug": part("word"), "name": part("names"), "plural": part("names")},
        required=("slug", "name"),
    ),
    "role": mapping(
        "a role: {slug: …, title: …} with a phone, an e-mail or a web address",
        {
            "slug": part("slug"),
            "title": part("names"),
            "phone": part("phone"),
            "email": part("email"),
            "url": part("url"),
            "holder": text("the name of the person who holds it; if left out, no name is shown"),
        },
        required=("slug", "title"),
        anyOf=[{"required": [way]} for way in ONE_WAY],
    ),
    "cycle": mapping(
        "weeks in turn: {weeks: […], from: …}, instead of a week",
        {
            "weeks": list_of(part("week"), "a list of weeks, in turn", at_least=2),
            "from": part("day") | {"description": "a day of the first week"},
        },
        required=("weeks", "from"),
    ),
    "service_here": SLUG
    | mapping(
        "a slug, or {service: …, week: …} for a service with hours of its own",
        {"service": part("slug"), "week": part("week"), "cycle": part("cycle")},
        required=("service",),
        anyOf=[{"required": ["week"]}, {"required": ["cycle"]}],
        type=["string", "object"],
    ),
    "channel": mapping(
        "a channel: its kind, and its week if it keeps hours",
        {
            "kind": part("channel_kind"),
            "purpose": part("purpose"),
            "week": part("week"),
            "cycle": part("cycle"),
            "admission": part("admission"),
            "admission_for": list_of(
                mapping(
                    "{admission: …} for services, for an audience, or both",
                    {
                        "services": list_of(part("slug"), "a list of services", at_least=1),
                        "audience": part("line"),
                        "admission": part("admission"),
                    },
                    required=("admission",),
                    anyOf=[{"required": ["services"]}, {"required": ["audience"]}],
                ),
                "a list of {services: […], audience: …, admission: …}",
            ),
            "contacts": part("contacts"),
            "means": choice(HoursMean, "whether hours say when people answer, or when things are taken in"),
            "emptied": part("line"),
            "assumption": part("text"),
        },
        required=("kind",),
    ),
    "place": mapping(
        "a place: its path and kind, and what is known of it",
        {
            "path": part("path"),
            "kind": choice(Kind, "what sort of node it is"),
            "type": part("word"),
            "owner": part("slug"),
            "name": part("names"),
            "name_forms": _by_language(
                {
                    "description": "forms of the name by grammatical case ({inessive: Iso Omenassa}), and a short one",
                    "type": "object",
                    "additionalProperties": part("line"),
                },
                "forms of the name by language",
            ),
            "aliases": part("aliases"),
            "channels": list_of(part("channel"), "a list of channels"),
            "own_entrance": {"description": "true or false", "type": "boolean"},
            "services": list_of(part("service_here"), "a list of services"),
            "provides": _SLUGS,
            "time_zone": part("zone"),
            "coordinates": {
                "description": "[latitude, longitude] in degrees",
                "type": "array",
                "prefixItems": [
                    {"description": "a latitude from -90 to 90", "type": "number", "minimum": -90, "maximum": 90},
                    {"description": "a longitude from -180 to 180", "type": "number", "minimum": -180, "maximum": 180},
                ],
                "minItems": 2,
                "maxItems": 2,
            },
            "address": part("postal_address"),
            "description": part("texts"),
            "access": list_of(choice(Access, "what makes it accessible"), "a list of codes of access"),
            "ids": {
                "description": "ids in other registers: {hauki: …, kirkanta: …, ptv: …, osm: node/1, another: …}",
                "type": "object",
                "propertyNames": {"pattern": "^[a-z0-9]+([_-][a-z0-9]+)*$"},
                "additionalProperties": part("line"),
            },
            "was": part("path") | {"description": "the path until now, of a place that moves or is renamed"},
            "gone": {"description": "true where the place no longer exists", "type": "boolean"},
        },
        required=("path", "kind"),
    ),
}

DIRECTORY = published(
    "directory",
    "Aukio directory file",
    mapping(
        "a directory: the city, organisations, services and places",
        {
            "aukio": {"description": "directory/1", "const": "directory/1"},
            "city": mapping(
                "the city: {slug: …, name: …, time_zone: …, country: …}, and its region and own public holidays",
                {
                    "slug": part("slug"),
                    "name": part("names"),
                    "time_zone": part("zone"),
                    "country": text("a country code of two capitals such as FI", "^[A-Z]{2}$"),
                    "region": text("a region code of ISO 3166-2 without the country, such as BY"),
                    "holidays": mapping(
                        "{add: […], remove: […]}: days that are public holidays only here, or not here",
                        {
                            "add": list_of(part("holiday"), "a list of {date: …} or {month_day: …}, with a name"),
                            "remove": list_of(part("day_of_holidays"), "a list of {date: …} or {month_day: …}"),
                        },
                    ),
                },
                required=("slug", "name", "time_zone", "country"),
            ),
            "known_from": part("minute")
            | {"description": "when this became known: a local day (from its start) or a local minute"},
            "valid_from": part("day")
            | {"description": "the local day from which it holds; left out, that of known_from"},
            "organisations": list_of(part("named"), "a list of {slug: …, name: …}"),
            "services": list_of(
                mapping(
                    "a service: {slug: …, name: …, aliases: …}",
                    {"slug": part("slug"), "name": part("names"), "aliases": part("aliases")},
                    required=("slug", "name"),
                ),
                "a list of {slug: …, name: …}",
            ),
            "roles": list_of(part("role"), "a list of roles"),
            **{each.value: list_of(part("worded"), _WORDED[each]) for each in CodeList},
            "places": list_of(part("place"), "a list of places"),
        },
        required=("aukio", "city", "known_from"),
    ),
    _PARTS,
)
