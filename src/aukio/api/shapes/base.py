"""Base classes of the shapes, and the shape of a problem."""

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
    """Base class of shapes. An answer with a key that its shape does not name is a bug, which a test finds."""

    model_config = ConfigDict(extra="forbid")


def none_required(schema: dict[str, Any]) -> None:
    """Remove ``required``: no field is certain where the request chooses the fields."""
    schema.pop("required", None)


class PartialShape(Shape):
    """An item of a list whose fields the request chooses."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=none_required)


class Problem(Shape):
    """A problem (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
