"""State diagrams of the reference, drawn from a table of steps; drafts and tickets share the form."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

S = TypeVar("S", bound=StrEnum)
M = TypeVar("M", bound=StrEnum)


def state_diagram(first: S, steps: Mapping[M, tuple[frozenset[S], S]], ends: Iterable[S]) -> list[str]:
    """Lines of Mermaid: the first state, each step from each of its states in enum order, and the final states."""
    order = list(type(first))
    return [
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {first}",
        *(
            f"    {source} --> {target}: {step}"
            for step, (sources, target) in steps.items()
            for source in sorted(sources, key=order.index)
        ),
        *(f"    {state} --> [*]" for state in ends),
        "```",
    ]
