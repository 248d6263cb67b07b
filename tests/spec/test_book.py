"""Every row of every table holds, in the pure domain and through the command line against the stored record."""

from collections import Counter
from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from tests.depth import DEEP
from tests.spec import in_memory, through_the_ways
from tests.spec.book import CHAPTERS, PLANNED, ROWS
from tests.spec.finding import disagreements
from tests.spec.now import NOW
from tests.spec.rows import CAPABILITIES, Planned, Row, Shown

REQUIREMENTS = {*(f"R{number:03}" for number in range(1, 139)), *(f"G{number}" for number in range(1, 25))}
"""The requirements of the two notices, and the facts that the city told later."""
CITING: tuple[Row | Planned, ...] = (*ROWS, *PLANNED)
DATA_AND_ANSWERS = {*REQUIREMENTS} - {f"R{number:03}" for number in (108, *range(121, 137), 138)}
"""What this record and its answers show by themselves; the rest waits for other capabilities."""


def _param(row: Row, *marks: pytest.MarkDecorator) -> ParameterSet:
    fails = [pytest.mark.xfail(strict=True, reason=row.fails)] if row.fails else []
    return pytest.param(row, id=f"{row.cites}: {row.says}", marks=[*fails, *marks])


EACH = 1 if DEEP else 8
"""The domain answers every row; of the rows of a kind, a quick run asks the command line every eighth, too."""
FILES = 1 if DEEP else 3
"""To record a set of files takes seconds; a quick run does it with every third set."""


def _stored_rows() -> Iterator[ParameterSet]:
    """The rows for the command line; those after the first of a kind ask nothing more of another database.

    A kind is a kind of question and a set of files.
    """
    asked: Counter[object] = Counter()
    recorded = [(), *list(dict.fromkeys(row.given for row in ROWS if row.given))[::FILES]]
    for row in ROWS:
        kind = (type(row.ask), row.given)
        if asked[kind] % EACH == 0 and row.given in recorded:
            yield _param(row, *([pytest.mark.one_engine] if asked[kind] else []))
        asked[kind] += 1


@pytest.mark.parametrize("row", [_param(row) for row in ROWS])
def test_the_domain_answers_as_the_table_says(row: Row) -> None:
    answer = in_memory.answer(row.ask, given=row.given, now=NOW)

    assert disagreements(answer, row.expect) == []


@pytest.mark.parametrize("row", [*_stored_rows()])
@pytest.mark.usefixtures("espoo")
def test_the_command_line_answers_as_the_table_says(row: Row) -> None:
    for name in row.given:
        through_the_ways.record(name)

    answer = through_the_ways.answer(row.ask)

    assert disagreements(answer, row.expect) == []
    if not isinstance(row.ask, Shown):  # the command line says above a page that it is an old one
        assert answer == in_memory.answer(row.ask, given=row.given, now=NOW)


def test_no_requirement_is_missing() -> None:
    stated = {number for chapter in CHAPTERS for number in chapter.requirements}

    assert sorted(REQUIREMENTS - stated) == []


def test_no_requirement_is_made_up() -> None:
    cited = {number for item in CITING for number in item.cited}
    stated = {number for chapter in CHAPTERS for number in chapter.requirements}

    assert sorted((cited | stated) - REQUIREMENTS) == []


def test_every_requirement_stands_in_one_chapter() -> None:
    stated = Counter(number for chapter in CHAPTERS for number in chapter.requirements)

    assert [number for number, times in stated.items() if times > 1] == []


def test_every_requirement_has_rows_or_is_planned() -> None:
    cited = {number for item in CITING for number in item.cited}

    assert sorted(REQUIREMENTS - cited) == []


def test_what_data_and_answers_can_show_has_rows() -> None:
    cited = {number for row in ROWS for number in row.cited}

    assert sorted(DATA_AND_ANSWERS - cited) == []


def test_what_is_planned_belongs_to_a_known_capability() -> None:
    assert {each.capability for each in PLANNED} <= set(CAPABILITIES)


def test_no_row_stands_twice() -> None:
    rows = Counter((row.cites, row.says) for row in ROWS)

    assert [row for row, times in rows.items() if times > 1] == []


def test_every_row_expects_something() -> None:
    assert [row.says for row in ROWS if not row.expect] == []


def test_every_given_file_is_used() -> None:
    used = {name for row in ROWS for name in row.given}

    assert {file.name for file in in_memory.GIVEN.iterdir()} == used
