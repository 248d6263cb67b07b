"""The command as people start it: a process of its own, beside its database or without one."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from urllib.request import urlopen

import pytest

from tests.demo_file import copy_of_the_demo
from tests.depth import DEEP
from tests.patience import PATIENCE

T = TypeVar("T")

AUKIO = Path(sys.executable).parent / "aukio"
READING = (
    ("status", "iso-omena"),
    ("check",),
    ("places",),
    ("notice", "log", "service-centres-2020"),
    ("scheduled", "list"),
)
HELP = (("--help",), ("--version",), ("status", "--help"), ("notice", "show", "--help"))
ENDS = (
    (("publish", "/dev/null"), 4),
    (("status", "iso-omena", "--at", "2020-03-23T10:00"), 0),
    (("check",), 0),
    (("status", "iso-omena", "--at", "tomorrow"), 2),
    (("status",), 2),
    (("status", "iso-omena/librari"), 3),
)


def some(rows: tuple[T, ...]) -> tuple[T, ...]:
    """All rows in a deep run, else the first: a start of Python and Django each, for one way through the code."""
    return rows if DEEP else rows[:1]


def environment(**more: str) -> dict[str, str]:
    """Ours without what would name a database."""
    return {**{key: value for key, value in os.environ.items() if not key.startswith("AUKIO_")}, **more}


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [AUKIO, *arguments],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``aukio demo`` has run once; in a quick run its record is the one made for the whole run."""
    folder = tmp_path_factory.mktemp("demo")
    if not DEEP:
        copy_of_the_demo(folder / "var" / "aukio.sqlite3")
        return folder
    done = run(folder, "demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    assert "40 places, 14 publications in 3 notices" in done.stdout
    return folder


@pytest.mark.parametrize("arguments", some(READING), ids=" ".join)
def test_a_reading_command_without_a_record_is_exit_3_and_makes_no_file(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = run(tmp_path, *arguments)

    assert (done.returncode, done.stdout) == (3, "")
    assert "aukio demo" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_plan_without_a_record_makes_no_file_either(tmp_path: Path) -> None:
    file = tmp_path / "storm.yaml"
    file.write_text("aukio: notice/1\nnotice: storm\ntitle: Storm\npublications: [{kind: minor}]\n")

    done = run(tmp_path, "plan", str(file))

    assert done.returncode == 3
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("arguments", some(HELP))
def test_help_needs_no_record_and_makes_none(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)

    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_without_configuration_the_record_is_below_the_current_folder(demo: Path) -> None:
    assert (demo / "var" / "aukio.sqlite3").is_file()


def test_another_database_can_be_named(demo: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "places", "--json", AUKIO_DATABASE_URL=f"sqlite:///{demo}/var/aukio.sqlite3")

    assert len(json.loads(done.stdout)) == 40
    assert list(tmp_path.iterdir()) == []


def _rows(database: Path) -> dict[str, int]:
    with sqlite3.connect(database) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def test_building_the_demo_again_changes_nothing_and_the_tour_is_plain_text_in_a_pipe(demo: Path) -> None:
    before = _rows(demo / "var" / "aukio.sqlite3")

    done = run(demo, "demo", "--no-serve", FORCE_COLOR="1", TERM="xterm-256color")

    assert done.returncode == 0
    assert _rows(demo / "var" / "aukio.sqlite3") == before
    assert "$ aukio status iso-omena/kela --at 2020-04-15T10:00" in done.stdout
    assert "\x1b" not in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("arguments", "code"), some(ENDS))
def test_the_process_ends_with_the_contracted_code(arguments: tuple[str, ...], code: int, demo: Path) -> None:
    done = run(demo, *arguments)

    assert done.returncode == code
    assert (done.stderr == "") is (code == 0)


def test_json_in_a_pipe_is_utf_8_whatever_the_locale(demo: Path) -> None:
    done = subprocess.run(
        [AUKIO, "status", "kalajarvi", "--at", "2020-03-23T10:00", "--lang", "fi", "--json"],
        cwd=demo,
        env=environment(LC_ALL="C", PYTHONUTF8="1"),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )

    assert json.loads(done.stdout.decode())["name"] == "Kalajärven palvelutori"


def test_a_reader_that_stops_early_is_no_failure_of_ours(demo: Path) -> None:
    command: list[str | Path] = [AUKIO, "notice", "log", "service-centres-2020", "--json"]
    with subprocess.Popen(
        command, cwd=demo, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert "Traceback" not in process.stderr.read()


@pytest.fixture
def server(demo: Path) -> Iterator[str]:
    """The address of a server that was started by the command, and is stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [AUKIO, "serve", "--port", str(port)],
        cwd=demo,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(process, port)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def _address(process: subprocess.Popen[str], port: int) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return f"http://127.0.0.1:{port}"
    raise AssertionError("the server did not start")


def test_the_server_says_over_http_what_the_command_prints(server: str, demo: Path) -> None:
    place, at = "iso-omena/kela", "2020-04-15T10:00"
    printed = json.loads(run(demo, "status", place, "--at", at, "--known", "2020-04-15", "--json").stdout)

    with urlopen(f"{server}/api/v1/places/{place}/status?at={at}&known=2020-04-15") as response:  # noqa: S310  # ours
        answer = json.loads(response.read())

    assert json.dumps(answer) == json.dumps(printed)
