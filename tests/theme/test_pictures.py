"""Pictures as tables: values in, shapes out; nothing leaves the frame, and no line of words is wider than its room."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.theme.pictures import strip, timeline
from aukio.theme.pictures.shapes import Box, Picture, Words, room_for, wrapped
from aukio.theme.pictures.strip import DAY, Cell, Head, Opening, Row
from aukio.theme.pictures.timeline import Bar, Group, Span
from tests.theme.made_up_days import GROUPS, HEADS, ROWS, TODAY, in_short

STRIPS = [strip.wide(HEADS, ROWS), strip.narrow(HEADS, ROWS)]
TIMELINES = [draw(GROUPS, TODAY, in_short, "Today") for draw in (timeline.wide, timeline.narrow)]
MARCH_27 = Head("Fri", "27", "Fri 27", "Friday 27 March", "2020-03-27", today=True)


def boxes(picture: Picture, kind: str) -> list[Box]:
    return [each for each in picture.shapes if isinstance(each, Box) and each.kind == kind]


def texts(picture: Picture) -> list[str]:
    return [each.text for each in picture.shapes if isinstance(each, Words)]


def one_day(state: str, *spans: tuple[int, int], exception: bool = False) -> Picture:
    openings = tuple(Opening(start * 60, (end - start) * 60) for start, end in spans)
    return strip.wide([MARCH_27], [Row("On site", (Cell(state, "x", ("x",), exception, openings),))])


@pytest.mark.parametrize("picture", [*STRIPS, *TIMELINES], ids=lambda picture: picture.id)
def test_no_shape_leaves_its_picture(picture: Picture) -> None:
    for shape in picture.shapes:
        match shape:
            case Box():
                assert shape.x >= 0
                assert shape.x + shape.width <= picture.width + 0.1
                assert shape.y + shape.height <= picture.height
            case Words():
                before = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * room_for(shape.text, 14)
                assert shape.x - before >= -0.1
                assert shape.x - before + room_for(shape.text, 14) <= picture.width + 1
            case _:
                assert max(shape.x, shape.to_x) <= picture.width


@pytest.mark.parametrize("picture", STRIPS, ids=lambda picture: picture.id)
def test_a_strip_has_a_bar_for_every_opening_and_hatches_every_exception(picture: Picture) -> None:
    cells = [cell for row in ROWS for cell in row.cells]

    assert len(boxes(picture, "track")) == len(cells)
    assert len(boxes(picture, "hatch")) == sum(cell.exception for cell in cells)
    assert len(boxes(picture, "bar")) == sum(len(cell.spans) or cell.state == "closed" for cell in cells)


@pytest.mark.parametrize(
    ("spans", "share"),
    [([(6, 22)], (0.0, 1.0)), ([(6, 14)], (0.0, 0.5)), ([(14, 22)], (0.5, 1.0)), ([(0, 24)], (0.0, 1.0))],
)
def test_a_bar_stands_over_its_hours(spans: list[tuple[int, int]], share: tuple[float, float]) -> None:
    picture = one_day("open", *spans)
    track, bar = boxes(picture, "track")[0], boxes(picture, "bar")[0]

    assert (bar.x - track.x) / track.width == pytest.approx(share[0], abs=0.01)
    assert (bar.x + bar.width - track.x) / track.width == pytest.approx(share[1], abs=0.01)


@pytest.mark.parametrize(("state", "bars"), [("closed", 1), ("unknown", 0)])
def test_a_closed_day_carries_its_shape_and_an_unknown_one_claims_nothing(state: str, bars: int) -> None:
    assert len(boxes(one_day(state), "bar")) == bars


def admitted(*notes: str) -> Row:
    """A row of one day for each note on how people are admitted."""
    opening = (Opening(480, 480),)
    return Row(
        "On site", tuple(Cell("open", "8–16", ("8–16", *filter(None, [each])), False, opening, each) for each in notes)
    )


def test_what_all_days_share_is_said_once() -> None:
    for draw in (strip.wide, strip.narrow):
        shown = " ".join(texts(draw([MARCH_27] * 2, [admitted("by appointment only", "by appointment only")])))
        assert shown.count("appointment") == 1
        assert shown.count("8–16") == 2


def test_days_that_follow_each_other_share_their_words_and_none_run_into_the_next() -> None:
    notes = ("by appointment only", "by appointment only", "ajanvarauksella", "booked", "")
    picture = strip.wide([MARCH_27] * len(notes), [admitted(*notes)])
    words = [each for each in picture.shapes if isinstance(each, Words) and each.kind == "hours"]
    assert [each.text for each in words] == ["8–16"] * 5 + ["by appointment", "only", "booked"]
    ends = [(each.x - room_for(each.text, 14) / 2, each.x + room_for(each.text, 14) / 2) for each in words[-3:]]
    assert ends[0][1] <= ends[2][0]


@given(st.lists(st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)), max_size=4))
def test_no_bar_ever_leaves_its_track(spans: list[tuple[int, int]]) -> None:
    cell = Cell("open", "x", ("x",), exception=False, spans=tuple(Opening(*span) for span in spans))
    for draw in (strip.wide, strip.narrow):
        picture = draw([MARCH_27], [Row("On site", (cell,))])
        track = boxes(picture, "track")[0]
        for bar in boxes(picture, "bar"):
            assert track.x <= bar.x
            assert bar.x + bar.width <= track.x + track.width + 2.1


def test_a_timeline_fades_only_where_no_end_is_known() -> None:
    for picture in TIMELINES:
        ends = [bar.end for group in GROUPS for bar in group.bars]
        assert len(boxes(picture, "fade-1")) == len(boxes(picture, "fade-3")) == ends.count(None)
        assert len(boxes(picture, "past")) == 1


def test_a_timeline_shows_today_where_today_is_near_and_leaves_it_out_years_later() -> None:
    assert "Today" in texts(timeline.wide(GROUPS, TODAY, in_short, "Today"))
    assert "Today" not in texts(timeline.wide(GROUPS, date(2026, 1, 1), in_short, "Today"))


def test_longer_facts_have_longer_bars() -> None:
    held = boxes(TIMELINES[0], "held")
    assert held[0].width > held[1].width


@given(st.integers(0, 4000), st.integers(1, 12))
def test_an_axis_is_never_crowded(days: int, most: int) -> None:
    start = datetime(2020, 3, 1)
    groups = [Group("x", (Bar("x", "x", start, start + timedelta(days=days + 1), over=False),))]
    marks = Span.of(groups, start.date()).marks(most)
    assert len(marks) <= most
    assert list(marks) == sorted(set(marks))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("8–16", 60, ("8–16",)),
        ("9 am–5:30 pm", 64, ("9 am–", "5:30 pm")),
        ("ympäri vuorokauden", 100, ("ympäri", "vuorokauden")),
        ("one two three four five", 80, ("one two", "three …")),
    ],
)
def test_words_break_after_a_dash_before_they_break_at_a_blank(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width, 14, most=2) == lines
