"""The composition table as a page of the reference, its examples written as in a notice file."""

import json
from collections.abc import Iterator

from aukio.domain.facts.effect_specs import SPECS
from aukio.domain.facts.scope import Scope
from aukio.domain.hours.composition_examples import EXAMPLE_PATHS, EXAMPLE_WEEKS, Example
from aukio.domain.hours.composition_table import TABLE, Row
from aukio.formats.notices.arrangement_data import scope_to_data
from aukio.formats.notices.effect_data import effects_to_data
from aukio.formats.values.text_data import Json

_INTRODUCTION = (
    "Effects on different aspects never disturb each other. *Narrowest* is the width of the clause that picks the"
    " place; *latest* is the publication in which the arrangement first became known."
)
_EXAMPLES = (
    "An example lists its publications in order, each with its scope and its effect, and then keys of the status of one"
    " place at 10:00 on Monday 4 March 2030. A test compares each example with the answer of the resolver. The desks"
    " are of type `service_point`. The places and their normal hours:"
)


def markdown() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    places = ", ".join(f"`{path}` ({EXAMPLE_WEEKS[place]})" for place, path in EXAMPLE_PATHS.items())
    yield from (
        "# How effects combine",
        "",
        "Printed from `aukio.domain.hours.composition_table`; do not edit by hand.",
        "",
        _INTRODUCTION,
        "",
        f"{_EXAMPLES} {places}.",
        "",
        "| aspect | effects | combination | decided by | example |",
        "|---|---|---|---|---|",
        *map(_row, TABLE),
    )


def _row(row: Row) -> str:
    effects = " ".join(f"`{SPECS[effect].name}`" for effect in row.effects)
    functions = " ".join(f"`{function.__name__}`" for function in row.decided_by)
    examples = "<br><br>".join(map(_example, row.examples))
    return f"| {row.aspect} | {effects} | {row.combination} | {functions} | {examples} |"


def _example(example: Example) -> str:
    lines = []
    for number, (clause, effect) in enumerate(example.claims, start=1):
        (data,) = effects_to_data([effect], EXAMPLE_PATHS.__getitem__)
        scope = scope_to_data(Scope((clause,)), EXAMPLE_PATHS.__getitem__)
        lines.append(f"{number}. `{_flow(scope, outer=False)}` `{_flow(data, outer=False)}`")
    answers = ", ".join(f"`{key}: {_flow(value)}`" for key, value in example.answer.items())
    return "<br>".join((*lines, f"→ `{EXAMPLE_PATHS[example.place]}`: {answers}"))


def _flow(data: Json, *, outer: bool = True) -> str:
    """Data in one line, keys without quotes as in a notice file."""
    match data:
        case dict():
            inside = ", ".join(f"{key}: {_flow(value)}" for key, value in data.items())
            return f"{{{inside}}}" if outer else inside
        case list():
            return f"[{', '.join(map(_flow, data))}]"
        case _:
            return json.dumps(data, ensure_ascii=False)
