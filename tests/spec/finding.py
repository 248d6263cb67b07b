"""Following a path of a row into an answer, and judging what stands there."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from tests.spec.rows import Every, Expected, Has, Json, Just, Lacks, Stands


class Missing:
    """What a path leads to when nothing stands there; ``where`` says how far it led."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __repr__(self) -> str:
        return f"nothing ({self.where})"


Found: TypeAlias = Any


def find(answer: Json, path: str) -> Found:
    """What stands at a path; ``Missing`` where it leads nowhere. Raises ``LookupError`` where it is ambiguous."""
    return _find(answer, path.split(".") if path else [])


def _find(here: Json, segments: list[str]) -> Found:
    if not segments:
        return here
    first, *rest = segments
    if isinstance(here, list):
        if first == "*":
            return [_find(item, rest) for item in here]
        picked = [item for item in here if _bears(item, first.split(":"))]
        if len(picked) > 1:
            raise LookupError(f"{len(picked)} items bear '{first}': say more, joined by ':'")
        return _find(picked[0], rest) if picked else Missing(f"no '{first}' among {[_brief(item) for item in here]}")
    if isinstance(here, dict) and first in here:
        return _find(here[first], rest)
    return Missing(f"no '{first}' in {_brief(here)}")


def _bears(item: Json, words: list[str]) -> bool:
    values = [_word(value) for value in (item.values() if isinstance(item, dict) else [item])]
    return all(word in values for word in words)


def _word(value: Json) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


def _brief(item: Json) -> str:
    if isinstance(item, dict):
        return "/".join(str(value) for value in item.values() if isinstance(value, str))[:80]
    return str(item)[:80]


def holds(found: Found, expected: Expected) -> bool:
    """Whether what was found is as expected."""
    match expected:
        case Stands(yes):
            return yes is not (isinstance(found, Missing) or found in (None, "", [], {}))
        case Has(these):
            return isinstance(found, list | str) and all(each in found for each in these)
        case Lacks(these):
            texts = [found] if isinstance(found, str) else found
            return isinstance(texts, list) and not any(each in text for each in these for text in texts)
        case Just(these):
            return isinstance(found, list) and sorted(found) == sorted(these)
        case Every(each):
            return isinstance(found, list) and bool(found) and all(holds(item, each) for item in found)
        case _:
            return bool(found == expected) and type(found) is type(expected)


def disagreements(answer: Json, expect: Mapping[str, Expected]) -> list[str]:
    """What is not as expected, one line each."""
    lines = []
    for path, expected in expect.items():
        found = find(answer, path)
        if not holds(found, expected):
            lines.append(f"{path}: expected {expected!r}, found {found!r}")
    return lines
