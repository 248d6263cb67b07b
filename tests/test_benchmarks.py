"""The scripts that a benchmark runs in processes of their own import names that exist; no type checker reads them."""

import ast
import importlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

BENCHMARKS = sorted((Path(__file__).parent.parent / "benchmarks").glob("*.py"))


def scripts(path: Path) -> Iterator[ast.Module]:
    """The strings of a benchmark that are programs of ours."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "from aukio" in node.value:
            try:
                yield ast.parse(node.value)
            except SyntaxError:  # words about a program, or one with gaps that are filled later
                continue


def imported(script: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(script):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aukio"):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_every_name_that_a_script_imports_exists(path: Path) -> None:
    missing = []
    for module, name in {pair for script in scripts(path) for pair in imported(script)}:
        try:
            found = hasattr(importlib.import_module(module), name) or importlib.util.find_spec(f"{module}.{name}")
        except ModuleNotFoundError:
            found = None
        if not found:
            missing.append(f"{module}.{name}")

    assert missing == []


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_itself_imports(path: Path) -> None:
    found = importlib.util.spec_from_file_location(f"benchmark_{path.stem}", path)
    assert found is not None
    assert found.loader is not None
    found.loader.exec_module(importlib.util.module_from_spec(found))
