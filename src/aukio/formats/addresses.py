"""Where the public pages and outlets of an installation are, for whatever names them in a file.

The addresses of `web` and `feeds` are made by Django; a codec knows no Django, and a test holds the two together.
Paths and slugs are of letters, digits and hyphens: nothing in them needs to be quoted.
"""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Outlet: TypeAlias = Literal[
    "atom.xml", "feed.json", "calendar.ics", "opening_hours.txt", "schema.jsonld", "sign.pdf", "sheet.pdf"
]


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses in one language, under ``site`` (scheme and host, no slash at the end)."""

    site: str
    lang: str

    def in_language(self, lang: str) -> "Addresses":
        """The same in another language."""
        return replace(self, lang=lang)

    @property
    def home(self) -> str:
        """The front page."""
        return f"{self.site}/{self.lang}/"

    def place(self, path: str) -> str:
        """A place's page."""
        return f"{self.home}places/{path}/"

    def event(self, number: int) -> str:
        """An event's page."""
        return f"{self.home}events/{number}/"

    def notice(self, slug: str) -> str:
        """A notice's page, as it is now."""
        return f"{self.home}notices/{slug}/"

    def version(self, slug: str, number: int) -> str:
        """A notice as it stood after one of its publications, for ever (R120)."""
        return f"{self.notice(slug)}versions/{number}/"

    def outlet(self, of: str, outlet: Outlet) -> str:
        """An outlet of something: ``feeds``, ``places/<path>``, ``types/<type>`` or ``notices/<slug>``."""
        return f"{self.home}{of}/{outlet}"
