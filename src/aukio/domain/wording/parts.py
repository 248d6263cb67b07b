"""The fixed headings that a notice, a sign and a screen need in every language."""

from enum import StrEnum


class Part(StrEnum):
    """A part of a notice that has a heading."""

    EVERYWHERE_ELSE = "everywhere_else"
    CONDUCT = "conduct"
    FURTHER_INFORMATION = "further_information"
    UPDATES = "updates"
    SPECIAL_HOURS = "special_hours"
    CHANGED_HOURS = "changed_hours"
    PLAIN_TITLE = "plain_title"
    """The title of every notice in plain language."""


class SignPart(StrEnum):
    """A part of a door sign that has a heading, or a line of its own."""

    HOURS = "hours"
    ENTRY = "entry"
    DIFFERENT = "different"
    COMING = "coming"
    REACH = "reach"
    UNITS = "units"
    OUT_OF_USE = "out_of_use"
    """How equipment stands that cannot be used."""
    NOW = "now"
    """Beside the code that leads to the page."""
    MORE = "more"
    """Where the sheet has no room for everything."""


class ScreenPart(StrEnum):
    """A heading of an info screen, or a line on the age of what it shows (R129).

    In the lines ``{time}`` stands for the clock, and ``{moment}`` for day and clock, at which it was last up to date.
    """

    ENTER = "enter"
    """Over the units that receive visitors now."""
    APART = "apart"
    """Over those that do not."""
    NEXT = "next"
    FRESH = "fresh"
    OLD = "old"
    """The network is lost: what is shown may no longer hold."""
    GONE = "gone"
    """A new day has begun since: what is shown is that of another."""
