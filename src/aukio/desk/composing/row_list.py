"""The rows of a form as answers by field: their order, and what the buttons of a row do to them.

The rows are what was typed, not what it means: a row that cannot be read yet is copied and moved like any other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

ROWS = "rows"
"""The field with the keys of the rows, in their order."""

FIRST = "r1"
MOST_ROWS = 60

ADD, COPY, UP, DOWN, REMOVE, FILL = "add", "copy", "up", "down", "remove", "fill"
LINE = "line"
"""The field with a change said in one line, which ``FILL`` reads into a row."""


def keys_of(typed: Mapping[str, Any]) -> list[str]:
    """Return the keys of the rows in their order; a form that was not filled in has one row."""
    keys = [key for key in str(typed.get(ROWS, "")).split() if key.startswith("r") and key[1:].isdecimal()]
    return list(dict.fromkeys(keys))[:MOST_ROWS] or [FIRST]


def next_key(keys: Sequence[str]) -> str:
    """Return the key of a row that is added."""
    return f"r{1 + max(int(key[1:]) for key in keys)}"


def is_row_act(act: str) -> bool:
    """Return whether a button is one of a row."""
    return act.partition("-")[0] in (ADD, COPY, UP, DOWN, REMOVE, FILL)


def after_act(typed: Mapping[str, Any], act: str) -> dict[str, Any]:
    """Return the answers after a button of a row was pressed; nothing that was typed in other rows changes."""
    name, _dash, key = act.partition("-")
    keys, answers = keys_of(typed), dict(typed)
    at = keys.index(key) if key in keys else None
    match name:
        case "add" if len(keys) < MOST_ROWS:
            keys.append(next_key(keys))
        case "copy" if at is not None and len(keys) < MOST_ROWS:
            new = next_key(keys)
            answers |= {f"{new}-{name}": value for name, value in row_answers(typed, key).items()}
            keys.insert(at + 1, new)
        case "up" if at:
            keys[at - 1], keys[at] = keys[at], keys[at - 1]
        case "down" if at is not None and at + 1 < len(keys):
            keys[at], keys[at + 1] = keys[at + 1], keys[at]
        case "remove" if at is not None:
            keys.remove(key)
            answers = {name: value for name, value in answers.items() if not name.startswith(f"{key}-")}
    answers[ROWS] = " ".join(keys) or FIRST
    return answers


def with_row(typed: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """Return the answers with those of one more row: the last one if nothing stands in it yet, else a new one."""
    keys = keys_of(typed)
    key = keys[-1]
    if any(row_answers(typed, key).get(name) for name in ("where", "what")):
        key = next_key(keys)
        keys.append(key)
    return {**typed, **{f"{key}-{name}": value for name, value in answers.items()}, ROWS: " ".join(keys)}


def row_answers(typed: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return the answers of one row, by field without the key."""
    return {name.removeprefix(f"{key}-"): value for name, value in typed.items() if name.startswith(f"{key}-")}
