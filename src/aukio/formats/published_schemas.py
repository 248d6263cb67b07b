"""The published JSON Schemas, as data and as the text of their files."""

import json
from typing import Literal, TypeAlias

from aukio.formats.directory.directory_schema import DIRECTORY
from aukio.formats.notices.notice_schema import NOTICE
from aukio.formats.schemas.schema_parts import Schema

SchemaName: TypeAlias = Literal["notice", "directory"]

SCHEMAS: dict[SchemaName, Schema] = {"notice": NOTICE, "directory": DIRECTORY}
"""Published as ``docs/reference/{name}.schema.json``."""


def schema_text(name: SchemaName) -> str:
    """Return the text of the published file of a schema."""
    return json.dumps(SCHEMAS[name], indent=2, ensure_ascii=False) + "\n"
