"""Shapes of occupancy and of sensor readings."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from aukio.api.shapes.base import Shape
from aukio.domain.people.occupancy import MOST, OccupancyLevel


class OccupancyOut(Shape):
    """How full a place is now; unknown values are null, and no number is derived from a ratio."""

    place: str
    crowd: Annotated[OccupancyLevel, Field(description="`unknown` without a count in the last half hour")]
    inside: int | None
    limit: Annotated[int | None, Field(description="the number of visitors allowed inside")]
    left: Annotated[int | None, Field(description="the number of visitors who may still enter")]
    ratio: Annotated[float | None, Field(description="the share of the usual number of visitors that is allowed")]
    as_of: Annotated[datetime | None, Field(description="the instant of the count")]


class ReadingIn(Shape):
    """One reading of a sensor: arrivals and departures since the last one, or an estimate of how many are inside."""

    key: Annotated[str, Field(min_length=1, max_length=100, description="the sensor's own key for this reading")]
    at: Annotated[datetime, Field(description="the instant of the reading, with an offset")]
    came: Annotated[int, Field(alias="in", ge=0, le=MOST)] = 0
    left: Annotated[int, Field(alias="out", ge=0, le=MOST)] = 0
    about: Annotated[int | None, Field(ge=0, le=MOST, description="how many are inside; it restarts the count")] = None


class ReadingsIn(Shape):
    """Readings in any order; repeated readings count once."""

    readings: Annotated[list[ReadingIn], Field(min_length=1, max_length=1000)]


class ReadingsOut(Shape):
    """The result of each reading by its key: `counted`, `known` already, `too_late` for a day that is over, or
    `key_reused` where another reading has the key.
    """

    readings: dict[str, str]
