"""The drawings of the theme, read once from ``icons/``: each a small SVG on a grid of 24, in the colour of its text."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "icons"

_ROOT = re.compile(r"<svg\b[^>]*>(?P<inside>.*)</svg>", re.DOTALL)


@cache
def inside(name: str) -> str:
    """What stands inside the ``<svg>`` of a drawing; `KeyError` when nobody has drawn it."""
    if name not in names():
        raise KeyError(name)
    drawn = _ROOT.search((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    if drawn is None:
        raise ValueError(f"{name}.svg holds no drawing")
    return re.sub(r"\s*\n\s*", "", drawn["inside"])


@cache
def names() -> frozenset[str]:
    """Every drawing there is."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))
