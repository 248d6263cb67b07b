"""The published schemas are sound, and say what the domain says."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from aukio.domain.city.places import Channel
from aukio.domain.facts.effect_specs import EFFECT_SPECS
from aukio.domain.facts.effects import Effect
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.notices import effect_data
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


def test_the_schema_lists_the_effects_in_the_order_of_their_specs() -> None:
    assert list(SCHEMAS["notice"]["$defs"]["effect"]["properties"]) == [spec.name for spec in EFFECT_SPECS]


def test_every_effect_has_one_codec() -> None:
    assert set(effect_data.CODECS) == set(get_args(Effect))
    assert all(codec.effect is effect for effect, codec in effect_data.CODECS.items())


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
