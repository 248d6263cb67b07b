"""The worked examples of the composition table: what one consists of, and the small city in which it plays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.scope import Clause
from aukio.domain.week import Week


class Claim(NamedTuple):
    """One publication of an example: an effect and its scope."""

    scope: Clause
    effect: Effect


@dataclass(frozen=True, slots=True)
class Example:
    """Claims in the order of their publication, and the answer of one place at 10:00 on Monday 4 March 2030.

    The keys of ``answer`` are paths into the JSON of a status; ``[]`` stands for every item of a list.
    """

    claims: tuple[Claim, ...]
    answer: Mapping[str, object]
    place: PlaceId


MALL, DESK, TOWN_DESK, TOWN_LIBRARY = map(PlaceId, (1, 2, 3, 4))

EXAMPLE_PATHS: Mapping[PlaceId, str] = {
    MALL: "mall",
    DESK: "mall/desk",
    TOWN_DESK: "town/desk",
    TOWN_LIBRARY: "town/library",
}
"""The places of the examples: a building, a unit in it, and two units elsewhere; desks are of type service_point."""

EXAMPLE_WEEKS: Mapping[PlaceId, Week] = {
    MALL: Week.parse("Mo-Fr 07:00-20:00"),
    **dict.fromkeys((DESK, TOWN_DESK, TOWN_LIBRARY), Week.parse("Mo-Fr 08:00-16:00")),
}
"""Their normal hours on site."""
