"""A synthetic city is what was asked for, the same each time, and a record like any other."""

from datetime import date
from pathlib import Path

import pytest

from aukio.answers import queries as answer_queries
from aukio.answers.session import open_session
from aukio.domain.checks import Finding
from aukio.domain.city.places import Kind
from aukio.synthetic.city import Plan, directory_text, notice_texts
from tests.depth import examples
from tests.spec.stored import aukio
from tests.ways.town import done

SIZE = examples(70, 120)
PLAN = Plan(120, 7, 40, date(2026, 6, 1))


@pytest.mark.one_engine  # it imports and publishes as tests/ways do on both
@pytest.mark.django_db
def test_it_is_recorded_without_a_warning(tmp_path: Path) -> None:
    said = done("synth", "--places", str(SIZE), "--seed", "7", "--weeks", "40", "--into", str(tmp_path))
    assert f"{SIZE} places" in said.out
    assert f"{SIZE} places added" in done("import", str(tmp_path / "directory.yaml")).out
    for file in sorted(tmp_path.glob("notice-*.yaml")):
        told = done("publish", str(file))
        assert "11 arrangements" in told.out
        assert not told.err
    record = answer_queries.record()
    assert len(record.notices) == 12
    kinds = [version.kind for version in record.places]
    assert kinds.count(Kind.CENTRE) >= 2
    assert len({str(each.channels[0].week) for each in record.places}) > 20
    findings: tuple[Finding, ...] = answer_queries.contradictions_anywhere(
        open_session(max(each.published for each in record.publications)), at="2026-06-01", known=None
    )
    assert {each.code for each in findings} <= {"close_without_policy"}


def test_the_same_seed_gives_the_same_city_and_another_gives_another() -> None:
    assert list(directory_text(PLAN)) == list(directory_text(PLAN))
    assert list(notice_texts(PLAN)) == list(notice_texts(PLAN))
    assert list(directory_text(PLAN)) != list(directory_text(Plan(120, 8, 40, date(2026, 6, 1))))


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [("--places", "0", "--places"), ("--places", "1000001", "--places"), ("--weeks", "2001", "--weeks")],
)
def test_what_cannot_be_made_is_said_in_a_line(option: str, value: str, named: str, tmp_path: Path) -> None:
    said = aukio("synth", option, value, "--into", str(tmp_path))
    assert (said.exit, named in said.err) == (2, True)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = aukio("synth", "--places", "1", "--into", str(tmp_path / "file" / "city"))
    assert (said.exit, "Name a folder" in said.err) == (4, True)
