"""How deep a run goes: quick on a developer's machine, deep where ``AUKIO_TEST_DEEP=1`` is set, as ``.ci/run`` does.

Both ask the same questions. A deep run tries the laws on more made-up examples, asks the API more, follows every link
in every language, and asks on PostgreSQL again what touches no feature of a database. The long hunts are for our own
faults, so only SQLite's part of a deep run hunts. See docs/testing.md.
"""

import os
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeVar

from hypothesis import Phase, settings
from hypothesis.internal.conjecture import engine

Row = TypeVar("Row")
Look = TypeVar("Look")

DEEP = os.environ.get("AUKIO_TEST_DEEP") == "1"


def hunts() -> bool:
    """Whether questions are asked more often than once for each kind."""
    return DEEP and not os.environ.get("AUKIO_DATABASE_URL", "").startswith("postgres")


def examples(quick: int, deep: int) -> int:
    """How many examples of a law are tried."""
    return deep if hunts() else quick


def some(rows: Iterable[Row], every: int, turn: int = 0) -> list[Row]:
    """Each row in a deep run, else every n-th, from the turn on: who asks at each turn has asked for every row."""
    return list(rows) if hunts() else list(rows)[turn % every :: every]


def in_turn(rows: Iterable[Row], looks: Sequence[Look]) -> list[tuple[Row, Look]]:
    """Each row in one of the looks, the looks in turn; in a deep run each row in each look."""
    if hunts():
        return [*product(rows, looks)]
    return [(row, looks[number % len(looks)]) for number, row in enumerate(rows)]


def choose() -> None:
    """Set how Hypothesis tries examples, once the database of the run is known."""
    # Time limits on single examples say more about a busy machine than about our laws. Which parts of an example could
    # vary is not worked out: that takes longer than making the example small.
    phases = tuple(phase for phase in Phase if phase is not Phase.explain)
    settings.register_profile("aukio", deadline=None, max_examples=examples(10, 100), phases=phases)
    settings.load_profile("aukio")


engine.MAX_SHRINKING_SECONDS = 60
"""A run with some faults ends, too: each is made small for a minute, not for five."""
choose()
