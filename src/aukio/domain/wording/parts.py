"""The fixed headings a written notice needs in every language."""

from enum import StrEnum


class Part(StrEnum):
    """A part of a notice that has a heading."""

    EVERYWHERE_ELSE = "everywhere_else"
    CONDUCT = "conduct"
    FURTHER_INFORMATION = "further_information"
    UPDATES = "updates"
    ASSUMED = "assumed"
    """Before what was assumed where the sources are silent (R025)."""
