"""A backup that was cut off or changed is never restored."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aukio.domain.base.mistakes import NotFound, Refused
from aukio.workflows.backups.backup_file import BackupWriter, Header, RowDigest, Table, checked, parts, read_header

HEADER = Header("0.2.0", "2030-03-01T02:30:00+00:00", "sqlite", (("directory", "0001_initial"),), ("place", "service"))
ROWS = [[1, "library", None, {"b": 1, "a": [True, 2.5]}], [2, "Äänekoski\n\u2028", "x", {}]]


def write(path: Path) -> str:
    with BackupWriter(path) as file:
        file.header(HEADER)
        for name, rows in (("place", ROWS), ("service", [])):
            file.table(Table(name, ("id", "path", "note", "more"), 3))
            for row in rows:
                file.row(row)
            file.end_table(name)
        return file.finish()


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("backup") / "whole.aukio"
    write(path)
    return path


def test_a_backup_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "record.aukio"
    checksum = write(path)

    assert read_header(path) == HEADER
    assert [part for part in parts(path) if isinstance(part, list)] == ROWS
    assert checked(path) == checksum
    assert path.stat().st_mode & 0o777 == 0o600


def test_rows_have_one_checksum_in_whatever_order_their_keys_are_stored() -> None:
    one, other = RowDigest(), RowDigest()
    one.add([1, {"a": 1, "b": {"c": 2, "d": 3}}])
    other.add([1, {"b": {"d": 3, "c": 2}, "a": 1}])

    assert one.hexdigest() == other.hexdigest()


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_was_cut_off_is_refused(backup: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = backup.read_bytes()
    (cut := tmp_path / "cut").write_bytes(whole[: data.draw(st.integers(0, len(whole) - 9))])

    with pytest.raises(Refused):
        checked(cut)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_content_is_refused(backup: Path, tmp_path: Path, data: st.DataObject) -> None:
    lines = gzip.decompress(backup.read_bytes())
    place = data.draw(st.integers(0, len(lines) - 1))
    changed = bytearray(lines)
    changed[place] ^= 1 << data.draw(st.integers(0, 6))
    (other := tmp_path / "other").write_bytes(gzip.compress(bytes(changed)))

    with pytest.raises(Refused):
        checked(other)


OTHER_KINDS = (b"", b"not a backup", gzip.compress(b""), gzip.compress(b"{}\n"), b"\x1f\x8b")


@pytest.mark.parametrize("content", OTHER_KINDS, ids=("empty", "text", "nothing", "object", "cut"))
def test_a_file_of_another_kind_is_refused_with_a_next_step(tmp_path: Path, content: bytes) -> None:
    (other := tmp_path / "other").write_bytes(content)

    with pytest.raises(Refused) as refused:
        read_header(other)
    assert refused.value.next_step


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"none\.aukio"):
        read_header(tmp_path / "none.aukio")


def test_a_newer_format_names_itself(tmp_path: Path) -> None:
    (newer := tmp_path / "newer").write_bytes(gzip.compress(b'{"aukio": "backup/2"}\n'))

    with pytest.raises(Refused, match="backup/2"):
        read_header(newer)
