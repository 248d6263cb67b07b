"""Does data have the shape its schema asks for? jsonschema finds what does not, the sentences are ours."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from jsonschema import Draft202012Validator, ValidationError, validators

from aukio.domain.base.characters import control_character, say_character
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest
from aukio.formats.schemas.schema_parts import EMAIL, FOR_PEOPLE, TEXT, Schema
from aukio.formats.values.keys import KeyPath, Misfit, did_you_mean, say_choice, shorten
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.located import Document, locate

_MOST = 1000
"""Mistakes gathered in one reading; a file with more is another sort of file."""

_COMMANDS = {
    "notice/1": "A notice file is read by 'aukio plan' and 'aukio publish'.",
    "directory/1": "A directory file is read by 'aukio import'.",
}


def _matches(_: object, pattern: str, instance: Json, __: Schema) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not (
        _compiled(pattern).search(instance) and (pattern != EMAIL or _is_mail_address(instance))
    ):
        yield ValidationError("pattern")


def _is_mail_address(text: str) -> bool:
    # The published pattern is a first sieve; the rule of addresses does not fit into a pattern.
    try:
        read_mail_address(text)
    except BadRequest:
        return False
    return True


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # In the schema `$` is the end; Python's also stands before a last line break.
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def _inlined(schema: Json, parts: Mapping[str, Schema]) -> Json:
    # Without references to follow, a file is checked almost twice as fast.
    if isinstance(schema, list):
        return [_inlined(inner, parts) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: _inlined(inner, parts) for key, inner in schema.items() if key not in ("$ref", "$defs")}
    if "$ref" in schema:
        return _inlined(parts[schema["$ref"].removeprefix("#/$defs/")], parts) | whole
    return whole


_Validator = validators.extend(Draft202012Validator, {"pattern": _matches})  # type: ignore[no-untyped-call]  # by jsonschema


class Shape:
    """A schema made ready to check files against."""

    def __init__(self, schema: Schema) -> None:
        self._kind: str = schema["properties"]["aukio"]["const"]
        self._validator = _Validator(_inlined(schema, schema["$defs"]))

    def read(self, text: str | bytes, *, source: str) -> Document:
        """A file that has the shape, or its refusal."""
        document = locate(text, source=source)
        if misfits := self._other_kind(document.data) or self.misfits(document.data):
            raise document.refusal(misfits)
        return document

    def misfits(self, data: Json) -> list[Misfit]:
        """What does not have the shape, in no particular order."""
        errors = islice(self._validator.iter_errors(data), _MOST)
        found = {(misfit.keys, misfit.why): misfit for error in errors for misfit in _misfits(error)}
        return list(found.values())

    def _other_kind(self, data: Json) -> list[Misfit]:
        first_line = f"Begin the file with 'aukio: {self._kind}'."
        if not isinstance(data, dict):
            return [Misfit(f"expected a mapping of keys, found {_say(data)}", next_step=first_line)]
        if "aukio" not in data:
            return [Misfit("the key 'aukio' is missing", next_step=first_line)]
        if data["aukio"] != self._kind:
            why = f"expected '{self._kind}', found {_say(data['aukio'])}"
            return [Misfit(why, keys=("aukio",), next_step=_COMMANDS.get(str(data["aukio"]), first_line))]
        return []


def _misfits(error: ValidationError) -> Iterator[Misfit]:
    keys: KeyPath = tuple(error.absolute_path)
    found: Json = error.instance
    asked: Json = error.validator_value
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(_schema(error), found, keys)
        case "required":
            yield from (_missing_key(_schema(error), keys, key) for key in asked if key not in found)
        case "oneOf" | "anyOf":
            ways = ", ".join(f"'{way['required'][0]}'" for way in asked)
            least = "exactly" if error.validator == "oneOf" else "at least"
            yield Misfit(f"expected {least} one of {ways}", keys=keys)
        case "not":
            both = " and ".join(f"'{key}'" for key in asked["required"])
            yield Misfit(f"{both} exclude each other", keys=keys, next_step="Keep one of the two.")
        case "dependentRequired":
            needed = ((key, other) for key, others in asked.items() if key in found for other in others)
            yield from (_missing_key(_schema(error), keys, other) for _, other in needed if other not in found)
        case "enum" if isinstance(found, str):
            yield Misfit(say_choice(found, asked), keys=keys)
        case "maxItems":
            yield Misfit(f"expected at most {asked} in a list, found {len(found)}", keys=keys)
        case "maxLength":
            yield Misfit(f"expected at most {asked} characters", keys=keys)
        case _:
            yield _other_than_expected(_schema(error), found, keys)


def _unknown_keys(schema: Schema, found: Json, keys: KeyPath) -> Iterator[Misfit]:
    allowed = list(schema["properties"])
    here = f"Known here: {', '.join(allowed)}." if allowed else "Nothing is written inside."
    for key in found:
        if key not in allowed:
            yield Misfit(
                f"the key '{shorten(key)}' is unknown{did_you_mean(key, allowed)}", keys=(*keys, key), next_step=here
            )


def _missing_key(schema: Schema, keys: KeyPath, key: str) -> Misfit:
    what = schema["properties"][key]["description"]
    return Misfit(f"the key '{key}' is missing", keys=keys, next_step=f"Add '{key}': {what}.")


def _other_than_expected(schema: Schema, found: Json, keys: KeyPath) -> Misfit:
    expected = schema["description"]
    if "enum" in schema:
        expected += f" ({', '.join(schema['enum'])})"
    pattern = schema.get("pattern")
    if (
        pattern in FOR_PEOPLE
        and isinstance(found, str)
        and (control := control_character(found, lines=pattern == TEXT))
    ):
        return _with_control_character(expected, found, control, keys)
    is_bare = isinstance(found, int | float) and "string" in schema.get("type", ())
    return Misfit(
        f"expected {expected}, found {_say(found)}", keys=keys, next_step="Put a text in quotes." if is_bare else ""
    )


def _with_control_character(expected: str, found: str, control: re.Match[str], keys: KeyPath) -> Misfit:
    before = shorten(found[: control.start()])
    return Misfit(
        f"expected {expected}, found {say_character(control[0])} after '{before}'",
        keys=keys,
        next_step="Leave it out: names, titles and addresses are one line.",
        with_column=True,
    )


def _schema(error: ValidationError) -> Schema:
    return error.schema if isinstance(error.schema, dict) else {}


def _say(found: Json) -> str:
    match found:
        case None:
            return "nothing"
        case bool():
            return str(found).lower()
        case str():
            return f"'{shorten(found)}'"
        case list():
            return "an empty list" if not found else f"a list of {len(found)}"
        case Mapping():
            return f"a mapping of {', '.join(map(shorten, found))}" if found else "an empty mapping"
        case _:
            return f"the number {found}"
