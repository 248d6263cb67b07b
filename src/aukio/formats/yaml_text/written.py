"""Writing plain data as a YAML file; reading it gives the same data."""

import re
from decimal import Decimal

import yaml

from aukio.formats.values.text_data import Json

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Quotes a text only where our YAML reader would take it for another type; a day is not quoted."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as yaml declares it

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(data: Json) -> str:
    """Return the text of a file with ``data``, keys in the given order; whole numbers have at most 18 digits."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


def _represent_float(dumper: _Dumper, value: float) -> yaml.ScalarNode:
    digits = format(Decimal(repr(value)), "f")  # without an exponent, which our reader takes for a text
    return dumper.represent_scalar("tag:yaml.org,2002:float", digits if "." in digits else f"{digits}.0")


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["", *"~nN"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})\Z"), first)
_Dumper.add_representer(float, _represent_float)
