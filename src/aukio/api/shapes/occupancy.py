"""How full a place is, and what sensors tell of it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from aukio.api.shapes.base import Shape
from aukio.domain.people.occupancy import MOST, OccupancyLevel


class OccupancyOut(Shape):
    """How full a place is now; what is not known is null, and no number is made from a ratio."""

    place: str
    crowd: Annotated[OccupancyLevel, Field(description="`unknown` where nobody has counted for half an hour")]
    inside: int | None
    limit: Annotated[int | None, Field(description="how many may be inside by what is in force")]
    left: Annotated[int | None, Field(description="how many more may come in")]
    ratio: Annotated[float | None, Field(description="the share of the usual number of visitors in force")]
    as_of: Annotated[datetime | None, Field(description="when it was counted")]


class ReadingIn(Shape):
    """One thing a sensor tells: who came in and left since it last told, or about how many are inside."""

    key: Annotated[str, Field(min_length=1, max_length=100, description="the sensor's own name for this reading")]
    at: Annotated[datetime, Field(description="when it happened, with an offset")]
    came: Annotated[int, Field(alias="in", ge=0, le=MOST)] = 0
    left: Annotated[int, Field(alias="out", ge=0, le=MOST)] = 0
    about: Annotated[int | None, Field(ge=0, le=MOST, description="how many are inside; counting begins anew")] = None


class ReadingsIn(Shape):
    """Readings in any order; told again, they count once."""

    readings: Annotated[list[ReadingIn], Field(min_length=1, max_length=1000)]


class ReadingsOut(Shape):
    """What became of each reading, by its key: `counted`, `known` already, or `too_late` for a day that is over."""

    readings: dict[str, str]
