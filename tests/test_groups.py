"""Tests of one file run in one process, the longest files begin first, and browsers start in as few as can be."""

from pathlib import Path

from tests.plugins.groups import LONGEST, group_of, next_group

HOUSE = Path(__file__).parent.parent
DOOR, PAGES, BOOK, SMALL = LONGEST[0], LONGEST[1], "tests/spec/test_book.py", "tests/domain/week/test_weeks.py"


def test_the_files_that_take_longest_are_there() -> None:
    assert [name for name in LONGEST if not (HOUSE / name).exists()] == []


def test_a_group_is_a_file_or_a_folder_that_shares_a_server() -> None:
    assert group_of("tests/served/test_nginx.py::test_one[a::b]") == "tests/served/"
    assert group_of("tests/spec/test_book.py::test_one[a::b]") == BOOK


def test_the_longest_begins_first_and_what_is_not_named_comes_last() -> None:
    assert next_group([SMALL, BOOK, PAGES, DOOR], taken=[], others=[]) == DOOR
    assert next_group([SMALL, BOOK], taken=[], others=[]) == BOOK
    assert next_group([SMALL], taken=[], others=[]) == SMALL


def test_one_process_takes_the_files_of_the_browser_and_others_help_at_the_end() -> None:
    assert next_group([SMALL, BOOK, PAGES], taken=[DOOR], others=[BOOK]) == PAGES
    assert next_group([SMALL, BOOK, PAGES], taken=[SMALL], others=[DOOR]) == BOOK
    assert next_group([PAGES], taken=[SMALL], others=[DOOR]) == PAGES
