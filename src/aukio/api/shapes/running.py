"""Shapes for those who run an installation."""

from aukio.api.shapes.base import Shape


class ResponseCacheOut(Shape):
    """What the fast lane of one worker has given since it began, and the copies that it keeps."""

    hits: int
    misses: int
    copies: int
    bytes: int


class TimelinesOut(Shape):
    """The compiled timelines of one worker; none until somebody has asked about many places."""

    places: int
    distinct: int
    built_at: str | None
    seconds: float
    bytes: int
    hits: int
    by_resolver: int
    rebuilds: int
    compiling: bool


class StatisticsOut(Shape):
    """What is recorded now; ``lane`` is null where answers are not kept."""

    places: int
    notices: int
    publications: int
    arrangements: int
    newest_publication: str | None
    next_scheduled: str | None
    revision: list[int]
    lane: ResponseCacheOut | None
    timelines: TimelinesOut
