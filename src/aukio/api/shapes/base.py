"""What all shapes have in common, and the shape of a mistake."""

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ninja import Schema
from pydantic import ConfigDict

from aukio.domain.base.languages import LANGUAGES

if TYPE_CHECKING:
    LanguageCode: TypeAlias = str
else:
    LanguageCode = Literal[tuple(LANGUAGES)]
"""A code of the registry of languages, as a closed set in the description of the API."""


class Shape(Schema):
    """A shape that says everything: a key it does not name is our mistake, and a test finds it."""

    model_config = ConfigDict(extra="forbid")


def none_required(schema: dict[str, Any]) -> None:
    """Of an item whose fields the reader chooses none is sure to be there."""
    schema.pop("required", None)


class Chosen(Shape):
    """An item of a list of which the reader may choose the fields."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=none_required)


class Problem(Shape):
    """A mistake (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
