"""What a format cannot say, and what an outlet does instead: every codec has such a list, and it is printed.

A lossy outlet may say less than we know, never something coarser that is not true (standards.md: lessons 3 and 7).
"""

from typing import NamedTuple


class Loss(NamedTuple):
    """One thing that a format has no place for."""

    cannot: str
    instead: str
