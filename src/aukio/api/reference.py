"""The reference page of the API: its description as HTML, without scripts and without files from other hosts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.http import require_safe

from aukio.api.clock import now
from aukio.api.description import Data, description
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.freshness.statement import state


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter: its name, whether it is required, its type and its description."""

    name: str
    required: bool
    form: str
    description: SafeString


@dataclass(frozen=True, slots=True)
class OperationView:
    """An operation; ``example_request`` and ``example`` are empty where there is no example."""

    id: str
    path: str
    method: str
    summary: str
    description: tuple[SafeString, ...]
    parameters: tuple[ParameterView, ...]
    example_request: str
    example: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The operations of one subject."""

    name: str
    id: str
    operations: tuple[OperationView, ...]


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Return the page; it is in English only, like the description."""
    with override(SOURCE_LANGUAGE):
        page = {"title": "API", "description": "The reference of every API address.", "robots": "noindex"}
        context = {"groups": groups(), "page": page, "languages": None, "lang": SOURCE_LANGUAGE}
        response = render(request, "api/reference.html", context)
    state(response, now=now(), reads=(), lang=SOURCE_LANGUAGE)
    return response


def groups() -> tuple[GroupView, ...]:
    """Return the operations of the description by subject, in its order."""
    found: dict[str, list[OperationView]] = {}
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_operation(path, method.upper(), operation))
    return tuple(GroupView(name, _anchor(name), tuple(operations)) for name, operations in found.items())


def _operation(path: str, method: str, operation: Data) -> OperationView:
    content = operation["responses"]["200"]["content"]["application/json"]
    example: Data = content.get("examples", {}).get("espoo", {})
    return OperationView(
        id=_anchor(path.removeprefix("/api/v1") if method == "GET" else f"{method} {path.removeprefix('/api/v1')}"),
        path=path,
        method=method,
        summary=operation["summary"],
        description=tuple(_formatted(part) for part in operation.get("description", "").split("\n\n")),
        parameters=tuple(_parameters(operation)),
        example_request=example.get("summary", ""),
        example=json.dumps(example["value"], indent=2, ensure_ascii=False) if example else "",
    )


def _parameters(operation: Data) -> Iterator[ParameterView]:
    for each in operation.get("parameters", ()):
        schema = each["schema"]
        text = each.get("description", schema.get("description", ""))
        yield ParameterView(each["name"], each.get("required", False), ", ".join(_forms(schema)), _formatted(text))


def _forms(schema: Data) -> Iterator[str]:
    """Yield the type, the allowed values and the limits of a parameter."""
    if "items" in schema:
        yield f"several of: {', '.join(_forms(schema['items']))}" if "enum" in schema["items"] else "several"
        return
    if "$ref" in schema:
        schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        yield ", ".join(map(str, schema["enum"]))
    elif schema.get("type", "string") != "string":
        yield str(schema["type"])
    yield from _bounds(schema)


def _bounds(schema: dict[str, Any]) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"{low} to {high}"
    if schema.get("default") not in (None, ""):
        yield f"default: {schema['default']}"


def _formatted(text: str) -> SafeString:
    """Return a text of the description as HTML; text between backticks is code."""
    parts = enumerate(" ".join(text.split()).split("`"))
    return format_html_join("", "{}", ((format_html("<code>{}</code>", part) if n % 2 else part,) for n, part in parts))


def _anchor(text: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
