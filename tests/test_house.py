"""The rules of the house that neither the linter nor the import contracts can keep."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
SOURCE = HOUSE / "src" / "aukio"
MODULES = [path for folder in ("src", "tests", "tools") for path in sorted((HOUSE / folder).rglob("*.py"))]
PYPROJECT = (HOUSE / "pyproject.toml").read_text()

LONGEST_MODULE = 500

# A drawer with such a name holds whatever had no place of its own.
NAMES_FOR_NOTHING = {"common", "core", "exceptions", "helpers", "misc", "utils"}

# What a pure room may import besides the standard library and the rooms below it. The import contracts forbid
# what they know by name; this refuses whatever they do not know.
ALLOWED_FROM_OUTSIDE = {
    "domain": {"email_validator", "holidays", "numpy", "opening_hours", "phonenumbers"},
    "formats": {"icalendar", "jsonschema", "openpyxl", "segno", "yaml"},
}

SILENCED_AND_NO_MORE = re.compile(r"# *(noqa(: *\w+(, *\w+)*)?|type: ignore(\[[\w, -]+\])?)\s*$")


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def imported_packages(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_every_module_can_be_read_in_one_sitting() -> None:
    lengths = {name(path): len(path.read_text().splitlines()) for path in MODULES}

    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_is_named_for_what_it_holds() -> None:
    assert [name(path) for path in MODULES if NAMES_FOR_NOTHING & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize("room", ALLOWED_FROM_OUTSIDE)
def test_a_pure_room_imports_what_is_allowed_by_name_and_no_more(room: str) -> None:
    imported = {package for path in (SOURCE / room).rglob("*.py") for package in imported_packages(path)}

    assert imported - sys.stdlib_module_names - {"aukio"} <= ALLOWED_FROM_OUTSIDE[room]


def test_every_silenced_warning_has_its_reason_beside_it() -> None:
    lines = [(name(path), line) for path in MODULES for line in path.read_text().splitlines()]

    assert [(path, line) for path, line in lines if SILENCED_AND_NO_MORE.search(line)] == []


def test_every_ignored_rule_and_every_dependency_has_its_reason_beside_it() -> None:
    project = tomllib.loads(PYPROJECT)
    lint, extras = project["tool"]["ruff"]["lint"], project["project"]["optional-dependencies"]
    listed = [*lint["ignore"], *project["project"]["dependencies"]]
    listed += [entry for entries in (*lint["per-file-ignores"].values(), *extras.values()) for entry in entries]

    assert [entry for entry in listed if not re.search(rf'"{re.escape(entry)}".*\s# \w', PYPROJECT)] == []


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (HOUSE / "constraints.txt").read_text()


def test_the_rules_are_tested_without_django() -> None:
    # In a process that cannot import it; other files of the folder are collected, and so import what they need.
    code = (
        "import sys, pytest; sys.modules['django'] = None;"
        "sys.exit(pytest.main(['-q', '--collect-only', 'tests/domain'])"
        " or pytest.main(['-q', '-p', 'no:cacheprovider', *sys.argv[1:]]))"
    )
    some = [str(each.relative_to(HOUSE)) for each in (HOUSE / "tests" / "domain").rglob("test_spans.py")]
    assert some
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", code, *some], cwd=HOUSE, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
