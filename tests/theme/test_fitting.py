"""The layout of a sheet is the first that fits, found without typesetting each."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aukio.theme import paper

GROUPS = st.lists(st.integers(1, 9).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size))), min_size=1)


@given(GROUPS)
def test_the_first_layout_that_fits_is_found_by_few_questions(groups: list[tuple[int, int]]) -> None:
    """Each group has ``size`` layouts, of which the first ``too_large`` do not fit."""
    layouts = [
        [(number, each, each >= too_large) for each in range(size)] for number, (size, too_large) in enumerate(groups)
    ]
    asked: list[str] = []

    def fits(source: str) -> bool:
        asked.append(source)
        return source.endswith("True)")

    found = _found(layouts, fits)
    flat = [each for group in layouts for each in group]
    assert found == str(next((each for each in flat if each[2]), flat[-1]))
    assert len(asked) <= len(groups) + 4
    assert len(asked) == len(set(asked))


def _found(layouts: list[Any], fits: Any) -> str:
    before, paper._fits = paper._fits, fits
    try:
        return paper.first_that_fits(layouts, str)
    finally:
        paper._fits = before
