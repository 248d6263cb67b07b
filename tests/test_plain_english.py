"""Pages are written in plain English: subject, verb, object, and the ordinary technical word."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
PAGES = ("docs", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md")
GENERATED = "docs/reference/"

RARE = ("told", "whoever", "somebody", "nobody", "hear of", "of its own accord")
"""Words that are seldom the plain ones: say who does what."""

BANNED = (
    "hear of changes",
    "what is so right now",
    "more stands on the page",
    "described anew",
    "gives out posts",
    "seen and found right",
    "open are the",
)
"""Phrases of the interface over which readers stumbled."""


def texts(*places: str) -> Iterator[tuple[str, str]]:
    """Every text file with its name; a file with a zero byte is none."""
    for place in places:
        for path in [HOUSE / place, *sorted((HOUSE / place).rglob("*"))]:
            if path.is_file() and b"\0" not in (data := path.read_bytes()):
                yield str(path.relative_to(HOUSE)), data.decode(errors="replace")


def found(words: tuple[str, ...], *places: str, behind: str = r"(?!\w)") -> Counter[str]:
    """How often the words are in each file, in any case; ``behind`` is what may follow: nothing of a word."""
    pattern = re.compile(rf"(?<!\w)({'|'.join(words)}){behind}", re.IGNORECASE)
    counts = Counter({name: len(pattern.findall(text)) for name, text in texts(*places)})
    return +counts


def test_the_pages_that_people_write_have_none_of_these_words() -> None:
    counts = found((*RARE, *BANNED), *PAGES)

    assert [name for name in counts if not name.startswith(GENERATED)] == []


def test_source_and_docs_say_who_does_what() -> None:
    """As prose and at the beginning of names (``told_by``), with the generated pages and the list of changes."""
    counts = found(("told", "whoever", "somebody", "nobody"), "src", *PAGES, "CHANGELOG.md", behind="")

    assert counts.total() < 60, counts.most_common(10)
