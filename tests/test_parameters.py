"""No function takes more than seven parameters: values that travel together are one frozen value.

Constructors are free of the rule, and a class attribute is not a parameter. Each exception has its reason.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "aukio"
MOST = 7

EXCEPTIONS: dict[str, str] = {}


@cache
def too_long() -> tuple[str, ...]:
    """Each function of the source with more than `MOST` parameters, as `module:function`."""
    return tuple(_too_long())


def _too_long() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name in ("__init__", "__new__"):
                continue
            arguments = node.args
            names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
            if len(names) - (names[:1] in (["self"], ["cls"])) > MOST:
                yield f"{path.relative_to(SOURCE).as_posix()}:{node.name}"


def test_no_function_takes_more_than_seven_parameters_without_a_reason() -> None:
    assert [name for name in too_long() if name not in EXCEPTIONS] == []


def test_every_exception_is_still_needed_and_has_its_reason() -> None:
    found = set(too_long())
    assert [name for name, reason in EXCEPTIONS.items() if name not in found or not reason] == []
