"""The reference page: the description of the API for people, without a line of script and nothing from elsewhere."""

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
    """A parameter: its name, whether it must be there, what it may be, what it does."""

    name: str
    needed: bool
    form: str
    says: SafeString


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question; ``asked`` and ``example`` are empty where there is no example."""

    id: str
    path: str
    method: str
    summary: str
    says: tuple[SafeString, ...]
    parameters: tuple[ParameterView, ...]
    asked: str
    example: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Questions of one subject."""

    name: str
    id: str
    questions: tuple[QuestionView, ...]


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The page, in English, as the description is."""
    with override(SOURCE_LANGUAGE):
        page = {"title": "API", "description": "What every address of the API answers.", "robots": "noindex"}
        context = {"groups": groups(), "page": page, "languages": None, "lang": SOURCE_LANGUAGE}
        response = render(request, "api/reference.html", context)
    state(response, now=now(), reads=(), lang=SOURCE_LANGUAGE)
    return response


def groups() -> tuple[GroupView, ...]:
    """Every question of the description, by its subject, in the order of the description."""
    found: dict[str, list[QuestionView]] = {}
    for path, methods in description()["paths"].items():
        for method, question in methods.items():
            found.setdefault(question["tags"][0], []).append(_question(path, method.upper(), question))
    return tuple(GroupView(name, _anchor(name), tuple(questions)) for name, questions in found.items())


def _question(path: str, method: str, question: Data) -> QuestionView:
    content = question["responses"]["200"]["content"]["application/json"]
    example: Data = content.get("examples", {}).get("espoo", {})
    return QuestionView(
        id=_anchor(path.removeprefix("/api/v1") if method == "GET" else f"{method} {path.removeprefix('/api/v1')}"),
        path=path,
        method=method,
        summary=question["summary"],
        says=tuple(_said(part) for part in question.get("description", "").split("\n\n")),
        parameters=tuple(_parameters(question)),
        asked=example.get("summary", ""),
        example=json.dumps(example["value"], indent=2, ensure_ascii=False) if example else "",
    )


def _parameters(question: Data) -> Iterator[ParameterView]:
    for each in question.get("parameters", ()):
        schema = each["schema"]
        says = each.get("description", schema.get("description", ""))
        yield ParameterView(each["name"], each.get("required", False), ", ".join(_forms(schema)), _said(says))


def _forms(schema: Data) -> Iterator[str]:
    """What a value may be, in a few words."""
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
        yield f"{schema['default']} if left out"


def _said(text: str) -> SafeString:
    """A text of the description: what stands between backticks is code."""
    parts = enumerate(" ".join(text.split()).split("`"))
    return format_html_join("", "{}", ((format_html("<code>{}</code>", part) if n % 2 else part,) for n, part in parts))


def _anchor(text: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
