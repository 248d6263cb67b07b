"""The printed page leaves nothing out, and says how to read what it holds."""

import pytest

from tests.spec.book import CHAPTERS, PLANNED, ROWS
from tests.spec.printed import markdown, say
from tests.spec.rows import NOTHING, SOMETHING, Expected, every, has, just, lacks

PAGE = markdown()


def test_every_requirement_has_its_heading_and_its_sentence() -> None:
    for chapter in CHAPTERS:
        for number, sentence in chapter.requirements.items():
            assert f"\n### {number}\n\n{sentence}\n" in PAGE


def test_every_row_is_printed_once_in_a_table() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]

    for row in ROWS:
        assert sum(f"| {row.says}" in line for line in lines) >= 1, row.says
    assert len([line for line in lines if " | " in line and "---" not in line and "| asked |" not in line]) == len(ROWS)


def test_every_plan_is_printed() -> None:
    for planned in PLANNED:
        assert planned.line in PAGE


def test_a_table_has_as_many_cells_in_every_line() -> None:
    for block in PAGE.split("\n\n"):
        cells = {line.count(" | ") for line in block.splitlines() if line.startswith("| ")}
        assert len(cells) <= 1, block[:200]


def test_every_sentence_ends() -> None:
    sentences = [sentence for chapter in CHAPTERS for sentence in chapter.requirements.values()]

    assert [sentence for sentence in sentences if not sentence.endswith((".", "?"))] == []


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (SOMETHING, "says something"),
        (NOTHING, "says nothing"),
        (has("a", "b"), "has `a`, `b`"),
        (lacks("a"), "lacks `a`"),
        (just("a", "b"), "is just `a`, `b`, in any order"),
        (every(has("a")), "each has `a`"),
        ("open", "is `open`"),
        (True, "is `true`"),
        (None, "is `null`"),
        ([["07:00", "19:00"]], 'is `[["07:00", "19:00"]]`'),
    ],
)
def test_what_is_expected_reads_as_a_sentence(expected: Expected, words: str) -> None:
    assert say(expected) == words
