"""Parts of the published schemas that both files share.

A ``description`` is a phrase that also stands after "expected" in a message, so it says what to write.
"""

from enum import StrEnum
from typing import Any, TypeAlias

from aukio.domain.base.characters import NOT_IN_A_LINE, NOT_IN_A_TEXT
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.names import simple_code
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.formats.values.text_data import PHONE, PHONE_FORM
from aukio.formats.values.time_data import CLOCK, CLOCK_FORM, LENGTH, LENGTH_FORM

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SLUG_FORM = "[a-z0-9]+(-[a-z0-9]+)*"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def mapping(description: str, properties: Schema, *, required: tuple[str, ...] = (), **more: Any) -> Schema:
    """A mapping with these keys and no others."""
    needed: Schema = {"required": list(required)} if required else {}
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **needed,
        **more,
    }


def list_of(items: Schema, description: str = "a list", *, at_least: int = 0) -> Schema:
    """A list of one sort of thing."""
    least: Schema = {"minItems": at_least} if at_least else {}
    return {"description": description, "type": "array", "items": items, **least}


def one_or_list(items: Schema, description: str) -> Schema:
    """One text, or a list of them."""
    texts = {key: value for key, value in items.items() if key not in ("type", "description")}
    return {"description": description, "type": ["string", "array"], **texts, "minItems": 1, "items": items}


def choice(words: type[StrEnum] | tuple[str, ...], description: str) -> Schema:
    """One of a closed list of words."""
    return {"description": description, "enum": [str(word) for word in words]}


LINE = rf"^(?![\s\S]*[{NOT_IN_A_LINE}])\s*\S"
"""One line that holds something."""

TEXT = rf"^(?![\s\S]*[{NOT_IN_A_TEXT}])\s*\S"
"""One or more lines that hold something."""

EMAIL = rf"^[^@\s{NOT_IN_A_LINE}]+@[^@\s{NOT_IN_A_LINE}]+\.[^@\s{NOT_IN_A_LINE}]+$"
URL = rf"^https?://[^\s<>\"{NOT_IN_A_LINE}]+$"
ADDRESS = rf"^(https?://|mailto:|tel:)[^\s<>\"{NOT_IN_A_LINE}]+$"

FOR_PEOPLE = frozenset({LINE, TEXT, PHONE, EMAIL, URL, ADDRESS})
"""Patterns of what people read: a control character in it cannot be seen, so a refusal names it and its column."""


def text(description: str, pattern: str = LINE) -> Schema:
    """A line that holds something, or that has a form."""
    return {"description": description, "type": "string", "pattern": pattern}


def part(name: str) -> Schema:
    """A reference to one of the parts below."""
    return {"$ref": f"#/$defs/{name}"}


SLUG = text("a slug: lower-case letters a-z, digits and '-'", f"^{SLUG_FORM}$") | {"maxLength": 100}
WORD = text("a word: lower-case letters a-z, digits, '_' and '-'", "^[a-z0-9]+([_-][a-z0-9]+)*$") | {"maxLength": 100}
PATH = text(
    "a path: slugs of a-z, digits and '-' joined by '/', such as iso-omena/library", f"^{SLUG_FORM}(/{SLUG_FORM})*$"
) | {"maxLength": 300}

ONE_WAY = ("phone", "email", "url")


def _by_language(pattern: str, *, simple: bool = False) -> Schema:
    """Texts by language; with ``simple``, each may have words of its own for plain language (``fi-simple``)."""
    plain = {simple_code(code): text(f"the same in plain {row.english}", pattern) for code, row in LANGUAGES.items()}
    return mapping(
        f"a text, or texts by language as {{{', '.join(f'{code}: …' for code in LANGUAGES)}}}",
        {code: text(f"a text in {row.english}", pattern) for code, row in LANGUAGES.items()}
        | (plain if simple else {}),
        minProperties=1,
        pattern=pattern,
    ) | {"type": ["string", "object"]}


PARTS: dict[str, Schema] = {
    "names": _by_language(LINE),
    "texts": _by_language(TEXT, simple=True),
    "slug": SLUG,
    "word": WORD,
    "path": PATH,
    "line": text("a text"),
    "text": text("a text", TEXT),
    "day": text("a day such as 2020-03-27", f"^{_DAY}$"),
    "minute": text(
        "a local day such as 2020-03-27, or a local minute such as 2020-03-27T12:00",
        f"^{_DAY}([T ][0-9]{{2}}:[0-9]{{2}})?$",
    ),
    "week": text(
        "a week such as 'Mo-Fr 08:00-16:00; Sa 10:00-~14:00; PH off', ~14:00 being about 14:00; sunset is a time, too",
        TEXT,
    ),
    "clock": text(CLOCK_FORM, CLOCK),
    "length": text(LENGTH_FORM, LENGTH),
    "channel_kind": choice(ChannelKind, "a kind of channel"),
    "purpose": choice(Purpose, "what the channel is for"),
    "admission": choice(Admission, "how people are admitted"),
    "contact": mapping(
        "a contact: {phone: …}, {email: …} or {url: …}, with a label if it needs one",
        {
            "phone": part("phone"),
            "email": part("email"),
            "url": part("url"),
            "label": part("names"),
        },
        oneOf=[{"required": [way]} for way in ONE_WAY],
    ),
    "phone": text(PHONE_FORM, PHONE),
    "email": text("an e-mail address", EMAIL),
    "contacts": list_of(part("contact"), "a list of contacts"),
    "url": text("a web address that begins with https:// or http://", URL),
    "address": text(
        "an address that begins with https://, http://, mailto: or tel:",
        ADDRESS,
    ),
    "link": mapping(
        "a link: {label: …, url: …}; a lost address is left out",
        {"label": part("names"), "url": part("address")},
        required=("label",),
    ),
    "links": list_of(part("link"), "a list of links"),
}


def published(name: str, title: str, root: Schema, parts: dict[str, Schema]) -> Schema:
    """A whole schema: its root, and of all parts those that it uses."""
    known = PARTS | parts
    used: dict[str, Schema] = {}
    waiting = list(_parts_of(root))
    while waiting:
        part_name = waiting.pop()
        if part_name not in used:
            used[part_name] = known[part_name]
            waiting += _parts_of(known[part_name])
    return {
        "$schema": DIALECT,
        "$id": f"urn:aukio:{name}:1",
        "title": title,
        **root,
        "$defs": {part_name: used[part_name] for part_name in sorted(used)},
    }


def _parts_of(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        here = [schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else []
        return here + [name for inner in schema.values() for name in _parts_of(inner)]
    return [name for inner in schema for name in _parts_of(inner)] if isinstance(schema, list) else []
