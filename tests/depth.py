"""How deep a run goes: quick on a developer's machine, deep where ``AUKIO_TEST_DEEP=1`` is set, as ``.ci/run`` does.

Both ask the same questions. A deep run tries the laws on more made-up examples, asks the API more, follows every link
in every language, and asks on PostgreSQL again what touches no feature of a database. See docs/testing.md.
"""

import os

from hypothesis import settings

DEEP = os.environ.get("AUKIO_TEST_DEEP") == "1"


def examples(quick: int, deep: int) -> int:
    """How many examples of a law are tried."""
    return deep if DEEP else quick


# Time limits on single examples say more about a busy machine than about our laws.
settings.register_profile("aukio", deadline=None, max_examples=examples(15, 100))
settings.load_profile("aukio")
