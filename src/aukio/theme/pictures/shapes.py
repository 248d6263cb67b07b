"""What a picture is made of: boxes, lines and words on a grid of CSS pixels, each of a kind that a stylesheet colours.

No shape knows a colour, so that dark mode, paper and the reader's own colours reach every one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = 0.62
"""How wide a letter of a system face is on average, in its own height; a wide guess keeps words inside."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``hue`` is the code of a state where the kind takes its colour from one."""

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
    """A line of text on its baseline; ``anchor`` is the side that stays where it is: start, middle or end."""

    kind: str
    x: float
    y: float
    text: str
    anchor: str = "start"
    shape: str = "words"


Shape = Box | Rule | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order in which they are painted; ``id`` tells two pictures of a page apart."""

    id: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


def room_for(text: str, size: float) -> float:
    """How wide a text may become in letters of ``size``."""
    return len(text) * size * _LETTER


def wrapped(text: str, width: float, size: float, *, most: int = 9) -> tuple[str, ...]:
    """A text in lines no wider than ``width``, broken after a dash rather than at a blank; an ellipsis ends the last
    of ``most`` lines when more would follow.
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
