"""Base classes of the shapes, and the shape of a problem."""

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ninja import Schema
from pydantic import ConfigDict, Field

from aukio.domain.base.characters import control_character, say_character
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest

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


def one_line(text: str) -> str:
    """Return a text that is one line. Raises ``ValueError`` for a control character."""
    if (found := control_character(text)) is not None:
        raise ValueError(f"{say_character(found[0])} does not belong in one line of text")
    return text


def mail_address(text: str) -> str:
    """Return an e-mail address to which a mail server can send, or empty text. Raises ``ValueError``."""
    try:
        return read_mail_address(text) if text.strip() else ""
    except BadRequest as error:
        raise ValueError(str(error)) from None


def plain_text(text: str) -> str:
    """Return a text that may have several lines. Raises ``ValueError`` for any other control character."""
    if (found := control_character(text, lines=True)) is not None:
        raise ValueError(f"{say_character(found[0])} is not text")
    return text


class DaysOut(Shape):
    """The days of an arrangement in a list, or the days that a rule of RFC 5545 repeats."""

    on: list[str] = Field(description="Days and ranges, both ends inclusive; of a repetition, its first time.")
    repeat: str | None
    repeat_until: str | None = Field(description="The last day on which a repetition may begin.")
    without: list[str] = Field(description="Days and ranges that are taken out.")
