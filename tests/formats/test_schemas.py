"""The published schemas are sound, and say what the domain says."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from aukio.domain.city.places import Channel
from aukio.domain.facts.effects import Effect
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.notices import effect_data, notice_schema
from aukio.formats.notices.arrangement_data import effects_to_data
from aukio.formats.published_schemas import SCHEMAS, SchemaName, schema_text
from aukio.formats.yaml_text.located import locate
from tests.formats import values
from tests.formats.samples import DIRECTORY, NOTICE


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_published_schema_is_sound(name: SchemaName) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema == SCHEMAS[name]


@pytest.mark.parametrize(("name", "text"), [("notice", NOTICE), ("directory", DIRECTORY)])
def test_the_examples_have_the_published_shape(name: SchemaName, text: str) -> None:
    Draft202012Validator(SCHEMAS[name]).validate(locate(text, source="x").data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_part_says_what_it_is(name: SchemaName) -> None:
    undescribed = [where for where, schema in _schemas_in(SCHEMAS[name]) if "description" not in schema]
    assert undescribed == []


def test_the_schema_and_the_codec_know_the_same_effects() -> None:
    assert tuple(notice_schema.EFFECTS) == effect_data.EFFECTS


def _part(name: SchemaName, part: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name] | {"$ref": f"#/$defs/{part}"} | _ANYTHING)


_ANYTHING: dict[str, Any] = {"type": "object", "properties": {}, "required": [], "additionalProperties": True}


@given(values.spoken_effects)
def test_an_effect_written_as_data_has_the_published_shape(effect: Effect) -> None:
    (data,) = effects_to_data([effect], lambda place: f"place-{place}")
    _part("notice", "effect").validate(data)


@given(values.channels)
def test_a_channel_written_as_data_has_the_published_shape(channel: Channel) -> None:
    (data,) = channels_to_data([channel])
    _part("directory", "channel").validate(data)


def _schemas_in(schema: Any, where: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every schema that a value is checked against by name; references and conditions have none."""
    inner = [
        *schema.get("properties", {}).items(),
        *schema.get("$defs", {}).items(),
        *((f"[{index}]", item) for index, item in enumerate(schema.get("prefixItems", ()))),
        *([("items", schema["items"])] if "items" in schema else []),
    ]
    here = [] if "$ref" in schema else [(where, schema)]
    return here + [found for key, value in inner for found in _schemas_in(value, f"{where}.{key}")]
