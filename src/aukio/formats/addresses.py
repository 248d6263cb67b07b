"""Addresses of the public pages and outlets of an installation, for links in files.

Codecs do not depend on Django, so the addresses are built here too; a test compares them with the URLs of `web` and
`feeds`. Paths and slugs consist of letters, digits and hyphens, so nothing is quoted.
"""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Outlet: TypeAlias = Literal[
    "atom.xml", "feed.json", "calendar.ics", "opening_hours.txt", "schema.jsonld", "sign.pdf", "sheet.pdf"
]


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses in one language, under ``site`` (scheme and host without a slash at the end)."""

    site: str
    lang: str

    def in_language(self, lang: str) -> "Addresses":
        """Return the same addresses in another language."""
        return replace(self, lang=lang)

    @property
    def home(self) -> str:
        """The address of the front page."""
        return f"{self.site}/{self.lang}/"

    def place(self, path: str) -> str:
        """Return the address of the page of a place."""
        return f"{self.home}places/{path}/"

    def event(self, number: int) -> str:
        """Return the address of the page of an event."""
        return f"{self.home}events/{number}/"

    def notice(self, slug: str) -> str:
        """Return the address of the page of a notice."""
        return f"{self.home}notices/{slug}/"

    def version(self, slug: str, number: int) -> str:
        """Return the permanent address of a notice after one of its publications (R120)."""
        return f"{self.notice(slug)}versions/{number}/"

    def outlet(self, of: str, outlet: Outlet) -> str:
        """Return an outlet's address; ``of``: ``feeds``, ``places/<path>``, ``types/<type>`` or ``notices/<slug>``."""
        return f"{self.home}{of}/{outlet}"
