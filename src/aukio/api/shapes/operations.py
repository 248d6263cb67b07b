"""Shapes of the statistics of an installation."""

from aukio.api.shapes.base import Shape


class ResponseCacheOut(Shape):
    """Statistics of the response cache of one worker since its start; ``copies`` are cached responses."""

    hits: int
    misses: int
    copies: int
    bytes: int


class TimelinesOut(Shape):
    """Statistics of the compiled timelines of one worker; empty until a request about many places."""

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
    """Counts of the record; ``lane`` is null without a response cache."""

    places: int
    notices: int
    publications: int
    arrangements: int
    newest_publication: str | None
    next_scheduled: str | None
    revision: list[int]
    lane: ResponseCacheOut | None
    timelines: TimelinesOut
