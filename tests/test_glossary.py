"""The glossary is short, and has one meaning for a word and one word for a meaning, in three languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "GLOSSARY.md").read_text()
HEAD = ["word", "meaning", "suomeksi", "på svenska"]
MOST_WORDS = 60

TABLES = [
    [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    for block in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE)
]
ROWS = [row for table in TABLES for row in table[2:]]


def twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(word.lower() for word in words).items() if count > 1]


def test_the_glossary_is_short() -> None:
    assert 0 < len(ROWS) <= MOST_WORDS


def test_every_table_has_the_same_columns() -> None:
    assert [table[0] for table in TABLES if table[0] != HEAD] == []


def test_every_word_has_a_meaning_and_its_twins() -> None:
    assert [row for row in ROWS if len(row) != len(HEAD) or not all(row)] == []


@pytest.mark.parametrize("column", range(len(HEAD)), ids=HEAD)
def test_no_word_and_no_meaning_is_there_twice(column: int) -> None:
    assert twice([row[column] for row in ROWS]) == []


def test_the_finnish_and_the_swedish_twin_of_a_word_differ() -> None:
    assert [row[0] for row in ROWS if row[2].lower() == row[3].lower()] == []


def test_every_meaning_fits_on_one_line() -> None:
    assert [row[0] for row in ROWS if "." in row[1] or len(row[1]) > 120] == []
