"""The tables as a page of the reference: every requirement with its rows in words, or planned."""

import json
import shlex
from collections.abc import Iterator

from tests.spec.book import CHAPTERS, PLANNED, ROWS
from tests.spec.rows import (
    Ask,
    Chapter,
    Entry,
    Every,
    Expected,
    Fact,
    Has,
    Just,
    Lacks,
    Planned,
    Row,
    Stands,
)


def markdown() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    stated = [number for chapter in CHAPTERS for number in chapter.requirements]
    shown = {number for row in ROWS for number in row.cited}
    yield "# Acceptance"
    yield ""
    yield "Printed from the tables in `tests/spec`; do not edit by hand."
    yield ""
    yield (
        "Every row is asked twice: of the rules, with the record in memory, and through the command line, of the"
        " stored record, on SQLite and on PostgreSQL. The path on the left of an answer leads into the JSON that the"
        " command prints with `--json`; where there is a list, a word picks the item that bears it, and `*` is each"
        " of them."
    )
    yield ""
    elsewhere = {number for each in PLANNED if each.kept_by for number in each.cited} - shown
    yield (
        f"{len(stated)} requirements: {len(shown)} are shown by {len(ROWS)} rows, {len(elsewhere)} by other tests,"
        f" {len(set(stated) - shown - elsewhere)} are planned and not shown yet."
    )
    for chapter in CHAPTERS:
        yield ""
        yield f"## {chapter.section}. {chapter.title}"
        yield from _requirements(chapter) if chapter.requirements else _facts(chapter)


def _requirements(chapter: Chapter) -> Iterator[str]:
    for number, sentence in chapter.requirements.items():
        yield ""
        yield f"### {number}"
        yield ""
        yield sentence
        rows = [row for row in chapter.rows if _home(row, chapter) == number]
        if rows:
            yield ""
            yield from _table(rows)
        others = [
            f"“{row.says}” (section {other.section})"
            for other in CHAPTERS
            if other.requirements
            for row in other.rows
            if number in row.cited and row not in rows
        ]
        edges = sum(number in row.cited for other in CHAPTERS if not other.requirements for row in other.rows)
        if edges:
            others.append(f"{edges} row{'s' if edges > 1 else ''} on edges and calendar (sections 19 and 20)")
        if others:
            yield ""
            yield f"Also: {'; '.join(others)}."
        yield from _planned([each for each in chapter.planned if number in each.cited])


def _home(row: Row, chapter: Chapter) -> str | None:
    return next((number for number in row.cited if number in chapter.requirements), None)


def _planned(planned: list[Planned]) -> Iterator[str]:
    if planned:
        yield ""
        yield from (f"{each.line}  " for each in planned[:-1])
        yield planned[-1].line


def _facts(chapter: Chapter) -> Iterator[str]:
    yield ""
    yield from _table(list(chapter.rows), cites=True)


def _table(rows: list[Row], *, cites: bool = False) -> Iterator[str]:
    yield "| requirement | what holds | asked | answer |" if cites else "| what holds | asked | answer |"
    yield "|---|---|---|---|" if cites else "|---|---|---|"
    for row in rows:
        first = f"| {', '.join(row.cited)} " if cites else ""
        broken = f" *It does not yet: {row.fails}.*" if row.fails else ""
        yield f"{first}| {row.says}{broken} | {_asked(row)} | {_expected(row)} |"


def _asked(row: Row) -> str:
    given = "".join(f", given `{name}`" for name in row.given)
    return f"{_question(row.ask)}{given}"


def _question(ask: Ask) -> str:
    match ask:
        case Entry(place):
            return f"the directory on `{place}`"
        case Fact(notice, ""):
            return f"the head of `{notice}`"
        case Fact(notice, id_):
            return f"`{notice}/{id_}` as recorded"
        case _:
            return f"`{shlex.join(ask.arguments)}`"


def _expected(row: Row) -> str:
    return "<br>".join(f"`{path}` {say(expected)}" for path, expected in row.expect.items())


def say(expected: Expected) -> str:
    """What is expected, as the end of a sentence."""
    match expected:
        case Stands(yes):
            return "says something" if yes else "says nothing"
        case Has(these):
            return f"has {_listed(these)}"
        case Lacks(these):
            return f"lacks {_listed(these)}"
        case Just(these):
            return f"is just {_listed(these)}, in any order"
        case Every(each):
            return f"each {say(each)}"
        case str(text):
            return f"is `{text}`"
        case _:
            return f"is `{json.dumps(expected, ensure_ascii=False)}`"


def _listed(these: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in these)
