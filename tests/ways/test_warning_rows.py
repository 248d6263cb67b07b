"""Warnings are few, and the worst for a resident comes first."""

from aukio.cli.findings import warning_rows, word_rows
from aukio.domain.checks import Code, Finding
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.texts import Trouble, WordWarning


def finding(code: Code, name: str, place: str = "desk") -> Finding:
    return Finding(code, place, f"{code} at {place}.", ArrangementRef("n", name))


def test_contradictions_of_one_code_in_one_notice_are_one_row_and_locked_doors_come_first() -> None:
    rows = warning_rows(
        [
            finding(Code.IN_FORCE_BEFORE_PUBLISHED, "a"),
            finding(Code.OPENS_MORE, "a"),
            finding(Code.OPENS_MORE, "b", "hall"),
            finding(Code.OPENS_MORE, "c"),
            finding(Code.ALTERNATIVE_CLOSED, "d"),
        ]
    )
    assert rows == [
        ("alternative_closed", "desk", "alternative_closed at desk.", "n/d"),
        ("opens_more", "desk, hall; also b, c", "opens_more at desk.", "n/a"),
        ("in_force_before_published", "desk", "in_force_before_published at desk.", "n/a"),
    ]


def test_every_code_has_its_rank() -> None:
    assert [row[0] for row in warning_rows(finding(code, "a") for code in Code)] != []
    assert len(warning_rows(finding(code, "a") for code in Code)) == len(Code)


def test_typed_times_of_a_notice_are_one_row() -> None:
    typed = [WordWarning("n", "title", lang, Trouble.TYPED_TIME, "8", f"'8' in {lang}.") for lang in ("fi", "sv", "en")]
    assert word_rows(typed) == [("typed_time", "title", "'8' in fi. And 2 more like it.", "n")]
