"""The description of the API (OpenAPI 3.1), as programs and its reference page read it.

What the framework gathers from the code is completed here: problems have a media type of their own, a parameter that
may be left out is not null, lists say where they go on, and questions have examples from the reference record.
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
"""Questions to the reference record with their answers, by path; a test asks them again, or writes them anew."""
_PATHS = {
    "place": "Path of a place, such as `iso-omena/library`; one that it had earlier leads to the present one (308).",
    "notice": "Slug of a notice, such as `service-centres-2020`.",
    "bookable": "Number of what may be booked, as the list of a place has it.",
    "secret": "The secret of a booking, as it was told to whoever made it.",
}
_LINK = {
    "description": 'Where the list goes on, about the same moment: `<address>; rel="next"` (RFC 8288).',
    "schema": {"type": "string"},
}


@lru_cache(maxsize=1)
def description() -> Data:
    """The whole description."""
    schema: Data = json.loads(json.dumps(api.get_openapi_schema()))
    shown = examples()
    for path, question in _questions(schema):
        for parameter in question.get("parameters", ()):
            parameter["schema"] = _without_null(parameter["schema"])
            if parameter["in"] == "path":
                parameter["description"] = _PATHS[parameter["name"]]
        for status, response in question["responses"].items():
            if status >= "400":
                response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
        if any(parameter["name"] == "cursor" for parameter in question.get("parameters", ())):
            question["responses"]["200"]["headers"] = {"Link": _LINK}
        if path in shown:
            content = question["responses"]["200"]["content"]["application/json"]
            content["examples"] = {
                "espoo": {"summary": shown[path]["asked"], "value": shown[path]["answer"]},
            }
    return schema


def examples() -> dict[str, Data]:
    """By path: ``asked``, the address that was asked, and ``answer``."""
    found: dict[str, Data] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return found


def _questions(schema: Data) -> Iterator[tuple[str, Data]]:
    for path, methods in schema["paths"].items():
        for question in methods.values():
            yield path, question


def _without_null(schema: Data) -> Data:
    """A parameter of a query is there or not; none can be null."""
    others = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if not others:
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**kept, **others[0]} if len(others) == 1 else {**kept, "anyOf": others}
