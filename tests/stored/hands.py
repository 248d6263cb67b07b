"""Several hands at the same time, each with a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

from aukio.domain.base.mistakes import Refused

T = TypeVar("T")


def at_once(jobs: Sequence[Callable[[], T]], hands: int = 8) -> list[T | Refused]:
    """What jobs give that are done by several hands at the same time, each with a connection of its own."""

    def done(job: Callable[[], T]) -> T | Refused:
        try:
            return job()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(done, jobs))
