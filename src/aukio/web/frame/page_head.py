"""The head of a page: its title, and what search engines and link previews read."""

from dataclasses import dataclass

from aukio.web.frame.alternate_links import Discovery

NOINDEX = "noindex"


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of a page, read by ``theme/base.html``; addresses are absolute, empty values are left out."""

    title: str
    description: str = ""
    canonical: str = ""
    robots: str = ""
    discovery: Discovery | None = None
    image: str = ""
