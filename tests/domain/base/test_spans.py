"""Set operations on half-open spans, as drawings and as laws."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.spans import Span, Spans, clip, covers, intersect, join, subtract

EPOCH = datetime(2020, 3, 2, tzinfo=UTC)


def minute(number: int) -> datetime:
    return EPOCH + timedelta(minutes=number)


def spans(drawing: str) -> Spans:
    """``|--|`` drawn from minute 0: a span from one edge to the next, half-open."""
    return tuple(Span(minute(found.start()), minute(found.end())) for found in re.finditer(r"\|-+(?=\|)", drawing))


def test_a_drawing_is_read_as_it_looks() -> None:
    assert spans("  |--|  |-|") == (Span(minute(2), minute(5)), Span(minute(8), minute(10)))
    assert spans("|--|--|") == (Span(minute(0), minute(3)), Span(minute(3), minute(6)))


@pytest.mark.parametrize(
    ("given_", "hole", "left"),
    [
        ("|--------|", "          ", "|--------|"),
        ("|--------|", "   |--|   ", "|--|  |--|"),
        ("|--------|", "|--|      ", "   |-----|"),
        ("|--------|", "      |--|", "|-----|   "),
        ("|--------|", "|--------|", "          "),
        ("|--------|", "|--|  |--|", "   |--|   "),
        ("|--||----|", "  |--|    ", "|-|  |---|"),
        ("   |--|   ", "|--|  |--|", "   |--|   "),  # holes that only touch take nothing
        ("|---|----|", "    |    |", "|---|----|"),
    ],
)
def test_subtracting_leaves_what_no_hole_covers(given_: str, hole: str, left: str) -> None:
    assert subtract(spans(given_), spans(hole)) == spans(left)


@pytest.mark.parametrize(
    ("given_", "cover", "left"),
    [
        ("|--------|", "          ", "          "),
        ("|--------|", "   |--|   ", "   |--|   "),
        ("|---|----|", "|--------|", "|---|----|"),  # the division of the first is kept
        ("|--------|", "|---|----|", "|--------|"),  # that of the cover is not
        ("   |--|   ", "|--|  |--|", "          "),
    ],
)
def test_intersecting_keeps_what_is_covered(given_: str, cover: str, left: str) -> None:
    assert intersect(spans(given_), spans(cover)) == spans(left)


def test_joining_merges_what_overlaps_or_touches_and_drops_the_empty() -> None:
    drawn = (*spans("   |--|"), *spans("|--|"), *spans("        |-|"), Span(minute(20), minute(20)))
    assert join(drawn) == spans("|-----| |-|")
    assert join([Span(minute(5), minute(2))]) == ()


def test_the_first_minute_is_covered_and_the_closing_minute_is_not() -> None:
    drawn = spans("|--|")
    assert covers(drawn, minute(0))
    assert covers(drawn, minute(3) - timedelta(microseconds=1))
    assert not covers(drawn, minute(3))


# --- laws, over minutes as a plain set

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(minute(pair[0]), minute(sum(pair)))),
    max_size=6,
)
JOINED = SPANS.map(join)


def minutes(drawn: Spans | list[Span]) -> set[int]:
    return {number for number in range(-5, 70) if any(each.start <= minute(number) < each.end for each in drawn)}


def in_order(drawn: Spans) -> bool:
    return all(each.start < each.end for each in drawn) and all(
        before.end <= after.start for before, after in pairwise(drawn)
    )


@given(SPANS)
def test_joining_covers_the_same_minutes_in_order_and_twice_is_once(drawn: list[Span]) -> None:
    joined = join(drawn)
    assert minutes(joined) == minutes(drawn)
    assert in_order(joined)
    assert join(joined) == joined


@given(JOINED, SPANS)
def test_subtracting_is_the_difference(drawn: Spans, holes: list[Span]) -> None:
    left = subtract(drawn, tuple(holes))
    assert minutes(left) == minutes(drawn) - minutes(holes)
    assert in_order(left)


@given(JOINED, SPANS)
def test_intersecting_is_what_is_common(drawn: Spans, cover: list[Span]) -> None:
    common = intersect(drawn, tuple(cover))
    assert minutes(common) == minutes(drawn) & minutes(cover)
    assert in_order(common)


@given(JOINED, st.integers(0, 50) | st.none(), st.integers(0, 50) | st.none())
def test_clipping_keeps_the_minutes_inside(drawn: Spans, low: int | None, high: int | None) -> None:
    kept = clip(drawn, None if low is None else minute(low), None if high is None else minute(high))
    inside = {each for each in minutes(drawn) if (low is None or each >= low) and (high is None or each < high)}
    assert minutes(kept) == inside
    assert in_order(kept)


@given(JOINED, SPANS, SPANS)
def test_the_order_of_holes_does_not_matter(drawn: Spans, one: list[Span], other: list[Span]) -> None:
    first, second = tuple(one), tuple(other)
    assert subtract(subtract(drawn, first), second) == subtract(subtract(drawn, second), first)
