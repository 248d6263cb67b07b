"""Shapes of a picture: boxes, lines and words on a grid of CSS pixels, each with a kind that the stylesheet colours.

Shapes have no colours of their own, so dark mode, print and forced colours apply to all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = 0.62
"""Average width of a letter relative to its height; a generous estimate keeps words inside."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``hue`` is a state code for kinds that take their colour from a state."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    hue: str = ""
    shape: str = "box"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line."""

    kind: str
    x: float
    y: float
    to_x: float
    to_y: float
    shape: str = "rule"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on its baseline; ``anchor`` is the fixed side: start, middle or end."""

    kind: str
    x: float
    y: float
    text: str
    anchor: str = "start"
    shape: str = "words"


Shape = Box | Rule | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in painting order; ``id`` is unique on the page."""

    id: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


def room_for(text: str, size: float) -> float:
    """Return the estimated width of a text in letters of ``size``."""
    return len(text) * size * _LETTER


def wrapped(text: str, width: float, size: float, *, most: int = 9) -> tuple[str, ...]:
    """Return a text wrapped to ``width``, preferably after a dash; the last of ``most`` lines ends in an ellipsis
    when text is cut.
    """
    if room_for(text, size) <= width:
        return (text,)
    before, dash, after = text.partition("–")
    if dash and max(room_for(f"{before}–", size), room_for(after, size)) <= width:
        return (f"{before}–", after)
    lines = _packed(text.split(" "), width, size)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1].rstrip(',.;:')} …"]
    return tuple(lines)


def _packed(words: Sequence[str], width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and room_for(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
