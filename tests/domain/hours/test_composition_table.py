"""The composition table covers every effect, and the resolver answers each of its examples as the table says."""

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest

from aukio.domain.answers.status import status
from aukio.domain.city.places import Channel, ChannelKind, Kind, Names, PlaceId, PlaceVersion
from aukio.domain.facts.effect_specs import SPECS, Aspect
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.record import View
from aukio.domain.hours.composition_examples import EXAMPLE_PATHS, EXAMPLE_WEEKS, Example
from aukio.domain.hours.composition_table import TABLE
from aukio.formats.answers.status_json import status_data
from aukio.formats.notices.composition_page import markdown
from tests.domain.factories import LONG_AGO, arrangement, at, period, record, version

NOW = "2030-03-04T10:00"
EXAMPLES = [
    pytest.param(example, id=f"{row.aspect}-{number}")
    for row in TABLE
    for number, example in enumerate(row.examples, start=1)
]


def place(place_id: PlaceId, path: str) -> PlaceVersion:
    is_mall = path == "mall"
    return PlaceVersion(
        place=place_id,
        path=path,
        kind=Kind.CENTRE if is_mall else Kind.UNIT,
        type="service_point" if path.endswith("desk") else "",
        parent=next((above for above, name in EXAMPLE_PATHS.items() if path.startswith(f"{name}/")), None),
        names=Names({"en": path}),
        known_from=LONG_AGO,
        valid_from=date(2019, 1, 1),
        channels=(Channel(ChannelKind.ON_SITE, week=EXAMPLE_WEEKS[place_id]),),
    )


def answer_to(example: Example) -> dict[str, Any]:
    """The status of the place of an example, as JSON, once all of its publications are known."""
    versions = [
        version(arrangement(f"fact-{number}", scope, period("2030-03-01"), effect), f"2030-03-01T12:0{number}")
        for number, (scope, effect) in enumerate(example.claims)
    ]
    city = record(versions, [place(*each) for each in EXAMPLE_PATHS.items()])
    view = View(city, datetime(2030, 3, 4, 12, tzinfo=UTC))
    return status_data(view, status(view, example.place, at(NOW)), "en")


def value_at(data: Any, path: str) -> Any:
    """The value at a path; ``[]`` gathers the values of every item of a list."""
    key, _, rest = path.partition(".")
    if not key.endswith("[]"):
        return value_at(data[key], rest) if rest else data[key]
    items = data[key.removesuffix("[]")]
    found: list[Any] = []
    for item in items if rest else ():
        value = value_at(item, rest)
        found += value if "[]" in rest else [value]
    return found if rest else items


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_resolver_answers_every_example_as_the_table_says(example: Example) -> None:
    answer = answer_to(example)
    assert {path: value_at(answer, path) for path in example.answer} == dict(example.answer)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_depends_on_its_claims(example: Example) -> None:
    without = answer_to(Example((), example.answer, example.place))
    assert {path: value_at(without, path) for path in example.answer} != dict(example.answer)


def test_every_aspect_has_one_row_in_the_order_of_the_law() -> None:
    assert [row.aspect for row in TABLE] == list(Aspect)


def test_the_examples_use_every_effect_in_the_row_of_its_aspect() -> None:
    used = {(row.aspect, type(effect)) for row in TABLE for each in row.examples for _, effect in each.claims}
    assert {(SPECS[effect].aspect, effect) for effect in get_args(Effect)} <= used


def test_the_page_prints_every_row_with_its_examples() -> None:
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in markdown().splitlines() if line[:2] == "| "}
    for row in TABLE:
        line = lines[row.aspect]
        assert all(f"`{SPECS[effect].name}`" in line for effect in row.effects)
        for example in row.examples:
            assert f"→ `{EXAMPLE_PATHS[example.place]}`" in line
            assert all(f"`{key}: " in line for key in example.answer)
