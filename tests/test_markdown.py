"""Every link between the Markdown pages leads to a file and a heading that exist; the index has every decision."""

import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
DECISIONS = HOUSE / "docs" / "decisions"
PAGES = [*sorted(HOUSE.glob("*.md")), *sorted((HOUSE / "docs").rglob("*.md")), *sorted((HOUSE / "src").rglob("*.md"))]

NEVER_USED = {17}
"""Numbers without a record; the index says why."""


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[str]:
    """The links of a page to other pages, pictures and headings; code is no link."""
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    yield from (link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link)
    yield from re.findall(r'<img src="([^"]+)"', text)


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def test_every_link_of_every_page_leads_to_something_that_exists() -> None:
    broken = [f"{page.relative_to(HOUSE)}: {link}" for page in PAGES for link in links(page)]

    assert [line for line in broken if not leads_somewhere(HOUSE / line.split(": ")[0], line.split(": ")[1])] == []


def test_every_decision_is_in_the_index_under_its_own_title() -> None:
    rows = re.findall(r"^\| \[(\d{4})\]\((\S+)\) \| (.+) \|$", (DECISIONS / "README.md").read_text(), re.MULTILINE)
    titles = {
        path: (DECISIONS / path).read_text().partition("\n")[0] for _, path, _ in rows if (DECISIONS / path).exists()
    }

    assert [path.name for path in sorted(DECISIONS.glob("0*.md")) if path.name not in titles] == []
    assert [path for number, path, title in rows if titles.get(path) != f"# {number}: {title}"] == []


def test_the_numbers_of_the_decisions_have_no_gap_but_those_the_index_explains() -> None:
    numbers = {int(path.name[:4]) for path in DECISIONS.glob("0*.md")}

    assert set(range(1, max(numbers) + 1)) - numbers == NEVER_USED
