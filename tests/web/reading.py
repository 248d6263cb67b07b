"""A page as its readers have it: its words in order, its headings with what stands under them, its links."""

from html.parser import HTMLParser

_UNSEEN = {"script", "style", "title", "template"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col"}


class Page(HTMLParser):
    """What is read of a page below its frame."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self._in_main = False
        self._heading: list[str] | None = None
        self._link: tuple[str, list[str]] | None = None
        self._words: list[str] = []
        self.sections: dict[str, str] = {}
        """The words under each heading, up to the next."""
        self.links: list[tuple[str, str]] = []
        """The words of each link, and where it leads."""
        self.ids: set[str] = set()
        self.feed(content)

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where we are."""
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag in _VOID:
            return
        self._open.append(tag)
        self._in_main = self._in_main or tag == "main"
        if self._in_main and tag in {"h1", "h2", "h3"}:
            self._heading = []
        if self._in_main and tag == "a" and given.get("href"):
            self._link = (str(given["href"]), [])

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "main":
            self._in_main = False
        if tag in {"h1", "h2", "h3"} and self._heading is not None:
            self.sections[" ".join(" ".join(self._heading).split())] = ""
            self._heading = None
        if tag == "a" and self._link is not None:
            self.links.append((" ".join(" ".join(self._link[1]).split()), self._link[0]))
            self._link = None

    def handle_data(self, data: str) -> None:
        """Words that are seen."""
        if not self._in_main or _UNSEEN & set(self._open):
            return
        self._words.append(data)
        if self._link is not None:
            self._link[1].append(data)
        if self._heading is not None:
            self._heading.append(data)
        elif self.sections:
            last = next(reversed(self.sections))
            self.sections[last] = f"{self.sections[last]} {' '.join(data.split())}".strip()
