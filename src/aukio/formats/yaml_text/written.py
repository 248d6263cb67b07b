"""Plain data as a YAML file that people can read; reading it gives the same data again."""

import re
from decimal import Decimal

import yaml

from aukio.formats.values.text_data import Json

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """Quotes a text only where our reading of YAML would take it for something else: a day stands bare."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as yaml declares it

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(data: Json) -> str:
    """The text of a file that holds ``data``, keys in the order given; whole numbers have at most 18 digits."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text


def _represent_float(dumper: _Dumper, value: float) -> yaml.ScalarNode:
    digits = format(Decimal(repr(value)), "f")  # without an exponent, which we would read as a text
    return dumper.represent_scalar("tag:yaml.org,2002:float", digits if "." in digits else f"{digits}.0")


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["", *"~nN"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{form})\Z"), first)
_Dumper.add_representer(float, _represent_float)
