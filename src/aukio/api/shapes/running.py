"""Shapes for those who run an installation."""

from aukio.api.shapes.base import Shape


class LaneOut(Shape):
    """What the fast lane of one worker has given since it began, and the copies that it keeps."""

    hits: int
    misses: int
    copies: int
    bytes: int


class StatisticsOut(Shape):
    """What is recorded now; ``lane`` is null where answers are not kept."""

    places: int
    notices: int
    publications: int
    arrangements: int
    newest_publication: str | None
    next_scheduled: str | None
    revision: list[int]
    lane: LaneOut | None
