"""Records of each release are opened by today's version: `aukio migrate` loses no row and changes no answer.

``records`` has for each release a record that it made (`aukio demo`, and some messages), and what it answered. At each
release its own is added: VACUUM INTO, then xz; the answers are summaries by place and instant.
"""

import json
import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.depth import DEEP
from tests.operation.machine import answers, aukio, empty_place, succeeded

RECORDS = Path(__file__).parent / "records"
RELEASES = tuple(sorted(file.name.removesuffix(".sqlite3.xz") for file in RECORDS.glob("*.sqlite3.xz")))
GIVEN_BY_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
"""Tables to which a migration adds rows."""


def unpacked(release: str, folder: Path) -> Path:
    file = folder / f"{release}.sqlite3"
    file.write_bytes(lzma.decompress((RECORDS / f"{release}.sqlite3.xz").read_bytes()))
    return file


def rows(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(file)) as record:
        names = [name for (name,) in record.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: record.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


@pytest.mark.parametrize("release", RELEASES)
def test_an_older_record_keeps_every_row(release: str, tmp_path: Path) -> None:
    file = unpacked(release, tmp_path)
    before = rows(file)
    succeeded(aukio(f"sqlite:///{file}", "migrate"))
    after = rows(file)

    assert sum(before.values()) > 500
    kept = {name: count for name, count in before.items() if count and name not in GIVEN_BY_DJANGO}
    assert {name: after.get(name) for name in kept} == kept


@pytest.mark.skipif(not DEEP, reason="a deep run asks the migrated record")
@pytest.mark.parametrize("release", RELEASES)
def test_an_older_record_answers_as_it_did(release: str, tmp_path: Path) -> None:
    file = unpacked(release, tmp_path)
    succeeded(aukio(f"sqlite:///{file}", "migrate"))
    want = json.loads((RECORDS / f"{release}.json").read_text(encoding="utf-8"))
    moments = sorted({question.rpartition(" ")[2] for question in want})
    found = answers(f"sqlite:///{file}", "2026-11-29T18:00:00+00:00", *moments)

    assert isinstance(found, dict)
    assert {question: answer["summary"] for question, answer in found.items()} == want


@pytest.mark.skipif(not DEEP, reason="a deep run restores whole records")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("release", RELEASES)
def test_an_older_record_is_backed_up_before_it_is_migrated_and_restored_by_this_version(
    release: str, tmp_path: Path
) -> None:
    """On the database of this run: so a record of SQLite moves to PostgreSQL with the upgrade."""
    file = unpacked(release, tmp_path)
    succeeded(aukio(f"sqlite:///{file}", "backup", str(tmp_path / "before.aukio")))
    with empty_place(tmp_path) as place:
        succeeded(aukio(place, "restore", str(tmp_path / "before.aukio")))
        checks = json.loads(aukio(place, "doctor", "--json").stdout)
        assert {each["check"]: each["state"] for each in checks}["database"] == "ok"
        assert {each["check"]: each["found"] for each in checks}["places"] == "28"
