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


class SignPart(StrEnum):
    """A part of a door sign that has a heading, or a line of its own."""

    HOURS = "hours"
    ENTRY = "entry"
    DIFFERENT = "different"
    COMING = "coming"
    REACH = "reach"
    UNITS = "units"
    NOW = "now"
    """Beside the code that leads to the page."""
    MORE = "more"
    """Where the sheet has no room for everything."""
