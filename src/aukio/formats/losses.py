"""What a format cannot express, and what the outlet does instead. Each codec has such a list for the reference.

An outlet may say less than the record, but never something simpler that is wrong (standards.md: lessons 3 and 7).
"""

from typing import NamedTuple


class Loss(NamedTuple):
    """One thing that a format cannot express."""

    cannot: str
    instead: str
