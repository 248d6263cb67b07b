"""The OpenAPI 3.1 description of the API, for programs and for the reference page.

It completes what the framework collects from the code: the media type of problems, optional parameters that are not
null, the ``Link`` header of lists, and examples from the reference record.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from aukio.api.urls import api
from aukio.formats.answers.problem_json import MEDIA_TYPE

Data = dict[str, Any]
EXAMPLES = files("aukio.api") / "examples.json"
"""Example requests to the reference record with their answers, by path; a test repeats or rewrites them."""
_PATHS = {
    "place": "Path of a place, such as `iso-omena/library`; a former path redirects to the present one (308).",
    "notice": "Slug of a notice, such as `service-centres-2020`.",
    "bookable": "Number of a bookable, from the list of a place.",
    "secret": "The secret of a booking, from the answer to its creation.",
}
_LINK = {
    "description": 'Address of the next page, about the same instant: `<address>; rel="next"` (RFC 8288).',
    "schema": {"type": "string"},
}


_INFO: Data = {
    "contact": {"name": "The city that serves this record"},
    "license": {"name": "MIT", "identifier": "MIT"},
}
_HEAD: Data = {
    "servers": [{"url": "/", "description": "The server of this description."}],
    "security": [],
    "tags": [
        {"name": "Bookings", "description": "What can be booked, free times, and bookings."},
        {"name": "Directory", "description": "Places, services and organisations."},
        {"name": "Events and groups", "description": "Events of the coming months."},
        {"name": "Messages", "description": "Reports of a gateway about messages."},
        {"name": "Notices and history", "description": "Notices, publications, arrangements, and what changed when."},
        {"name": "Occupancy", "description": "How full a place is."},
        {"name": "Operation", "description": "Counts of the record and of the answering process."},
        {"name": "Status and hours", "description": "What is open, how, until when, and why."},
    ],
}
_SECURITY_SCHEMES: Data = {
    "sensor": {"type": "http", "scheme": "bearer", "description": "The token of a sensor: `aukio sensor add`."},
    "gateway": {"type": "http", "scheme": "bearer", "description": "The token of the gateway: AUKIO_DELIVERY_TOKEN."},
}
_SECURED = {"send_readings": "sensor", "report_deliveries": "gateway"}
"""The operations that ask for a token, and which; all others ask for none."""


@lru_cache(maxsize=1)
def description() -> Data:
    """Return the whole description."""
    schema: Data = json.loads(json.dumps(api.get_openapi_schema())) | _HEAD
    schema["info"] |= _INFO
    schema["components"]["securitySchemes"] = _SECURITY_SCHEMES
    known_examples = examples()
    for path, question in _questions(schema):
        if (scheme := _SECURED.get(question["operationId"])) is not None:
            question["security"] = [{scheme: []}]
        for parameter in question.get("parameters", ()):
            parameter["schema"] = _without_null(parameter["schema"])
            if parameter["in"] == "path":
                parameter["description"] = _PATHS[parameter["name"]]
        for status, response in question["responses"].items():
            if status >= "400":
                response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        if any(parameter["name"] == "cursor" for parameter in question.get("parameters", ())):
            question["responses"]["200"]["headers"] = {"Link": _LINK}
        if path in known_examples:
            content = question["responses"]["200"]["content"]["application/json"]
            content["examples"] = {
                "espoo": {"summary": known_examples[path]["request"], "value": known_examples[path]["answer"]},
            }
    _complete_lists(schema)
    _drop_unused(schema)
    return schema


def _complete_lists(part: Any) -> None:
    """Give lists of a fixed length, such as a pair of times, the ``items`` that older readers ask for."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _complete_lists(inner)
    if isinstance(part, dict) and part.get("type") == "array" and "prefixItems" in part:
        part.setdefault("items", part["prefixItems"][0])


def _drop_unused(schema: Data) -> None:
    """Drop the shapes to which nothing refers: those of parameters, which are written out where they are."""
    shapes, before = schema["components"]["schemas"], -1
    while before != len(shapes):
        before = len(shapes)
        text = json.dumps({**schema, "components": schema["components"] | {"schemas": None}}) + json.dumps(shapes)
        for name in [each for each in shapes if f'"#/components/schemas/{each}"' not in text]:
            del shapes[name]


def examples() -> dict[str, Data]:
    """Return the examples by path: ``request`` is an address, ``answer`` its JSON."""
    found: dict[str, Data] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


def _questions(schema: Data) -> Iterator[tuple[str, Data]]:
    for path, methods in schema["paths"].items():
        for question in methods.values():
            yield path, question


def _without_null(schema: Data) -> Data:
    """Return the schema of a query parameter without null: a parameter is present or absent."""
    others = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if not others:
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**kept, **others[0]} if len(others) == 1 else {**kept, "anyOf": others}
