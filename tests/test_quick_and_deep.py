"""What a quick run asks by turns, what PostgreSQL is asked, and what a run says of its memory."""

from pathlib import Path

import pytest

from tests import depth
from tests.plugins.database import NEITHER, PAGES
from tests.plugins.memory import AT_MOST, peak, summary

HOUSE = Path(__file__).parent.parent


def test_a_quick_run_asks_each_row_once_and_each_look_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(depth, "DEEP", False)
    assert depth.in_turn("abcd", (1, 2, 3)) == [("a", 1), ("b", 2), ("c", 3), ("d", 1)]
    assert depth.examples(5, 60) == 5
    assert [depth.some("abcde", 2, turn) for turn in (0, 1, 2)] == [["a", "c", "e"], ["b", "d"], ["a", "c", "e"]]


def test_a_deep_run_asks_each_row_in_each_look_and_hunts_on_sqlite_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(depth, "DEEP", True)
    monkeypatch.setenv("AUKIO_DATABASE_URL", "sqlite://:memory:")
    assert depth.in_turn("ab", (1, 2)) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
    assert depth.examples(5, 60) == 60
    assert depth.some("abc", 2, 1) == ["a", "b", "c"]
    monkeypatch.setenv("AUKIO_DATABASE_URL", "postgres:///x")
    assert depth.in_turn("ab", (1, 2)) == [("a", 1), ("b", 2)]
    assert depth.examples(5, 60) == 5


def test_what_postgresql_is_not_asked_is_there() -> None:
    folders = (*(f"tests/{folder}/" for folder in NEITHER), *PAGES)
    assert [name for name in folders if not (HOUSE / name).exists()] == []


def test_a_process_that_used_more_than_it_may_is_named() -> None:
    assert summary({"gw1": AT_MOST, "gw0": 617}) == f"memory at most: gw0 617 MB, gw1 {AT_MOST} MB (limit {AT_MOST} MB)"
    assert summary({"gw0": 617, "gw1": AT_MOST + 1}).endswith("; TOO MUCH: gw1")
    assert 20 < peak() < 100_000
