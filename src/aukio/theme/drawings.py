"""The drawings of the theme, read once from ``icons/``: SVGs on a 24-unit grid, coloured as the text beside them."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "icons"

_ROOT = re.compile(r"<svg\b[^>]*>(?P<inside>.*)</svg>", re.DOTALL)


@cache
def inside(name: str) -> str:
    """Return the content of a drawing's ``<svg>`` element. Raises ``KeyError`` for an unknown name."""
    if name not in names():
        raise KeyError(name)
    drawn = _ROOT.search((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    if drawn is None:
        raise ValueError(f"{name}.svg holds no drawing")
    return re.sub(r"\s*\n\s*", "", drawn["inside"])


@cache
def names() -> frozenset[str]:
    """Return the names of all drawings."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))
