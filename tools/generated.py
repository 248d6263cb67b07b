"""Writes the generated pages of docs/reference, or with --check says which are stale; no database is needed."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

HOUSE = Path(__file__).resolve().parent.parent
REFERENCE = HOUSE / "docs" / "reference"
WIDTH = 96

sys.path.insert(0, str(HOUSE))  # the tables of tests/spec are no part of the installed package
os.environ["DJANGO_SETTINGS_MODULE"] = "aukio.config.settings"
os.environ["AUKIO_DATABASE_URL"] = "sqlite://:memory:"  # never opened: nobody's record is touched


def acceptance() -> str:
    """Every requirement with its rows."""
    from tests.spec.printed import markdown

    return markdown()


def composition() -> str:
    """How effects combine."""
    from aukio.formats.notices.composition_page import markdown

    return markdown()


def sentences() -> str:
    """How facts are said in each language."""
    from tests.wording.printed import markdown

    return markdown()


def formats() -> str:
    """What each outlet cannot say."""
    from aukio.formats.loss_lists import markdown

    return markdown()


def posts() -> str:
    """Who may do what."""
    from aukio.domain.publishing.permissions import markdown

    return markdown()


def tickets() -> str:
    """What becomes of a queue ticket."""
    from aukio.domain.people.queue_tickets import markdown

    return markdown()


def drafts() -> str:
    """How a draft becomes a publication."""
    from aukio.domain.publishing.draft_steps import markdown

    return markdown()


def notice_schema() -> str:
    """The schema of a notice file."""
    from aukio.formats.published_schemas import schema_text

    return schema_text("notice")


def directory_schema() -> str:
    """The schema of a directory file."""
    from aukio.formats.published_schemas import schema_text

    return schema_text("directory")


def commands() -> str:
    """The help of every command."""
    from aukio.cli.main import main

    lines = [
        "# Commands",
        "",
        "Printed from the help of each command; do not edit by hand.",
        "",
        "Exit codes: 0 answered, 2 bad usage or bad instant, 3 not found, 4 refused. Whatever is wrong stands in one",
        "line on stderr, with the next step.",
    ]
    root = click.Context(
        main,
        info_name="aukio",
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        color=False,
        help_option_names=["-h", "--help"],
    )
    for name, text in _helps(main, root):
        lines += ["", f"## {name}", "", "```text", *(line.rstrip() for line in text.splitlines()), "```"]
    return "\n".join(lines) + "\n"


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _helps(child, click.Context(child, info_name=name, parent=context))


def openapi() -> str:
    """The description of the API."""
    from aukio.api.description import description

    return json.dumps(description(), indent=2, ensure_ascii=False) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "acceptance.md": acceptance,
    "commands.md": commands,
    "composition.md": composition,
    "directory.schema.json": directory_schema,
    "formats.md": formats,
    "notice.schema.json": notice_schema,
    "openapi.json": openapi,
    "posts.md": posts,
    "drafts.md": drafts,
    "tickets.md": tickets,
    "sentences.md": sentences,
}


def stale() -> list[str]:
    """The pages that are not as they would be written now, and those nobody writes."""
    written = {name for name in PAGES if _written(name) == PAGES[name]()}
    orphans = {path.name for path in REFERENCE.iterdir()} - set(PAGES) if REFERENCE.is_dir() else set()
    return [*(name for name in PAGES if name not in written), *sorted(orphans)]


def _written(name: str) -> str | None:
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """0 when all is fresh or was written, 1 when something is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    pages = stale()
    if parser.parse_args().check:
        for name in pages:
            what = "is stale" if name in PAGES else "is written by nobody"
            print(f"docs/reference/{name} {what}; run: make generated", file=sys.stderr)
        return 1 if pages else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in pages:
        if name in PAGES:
            (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"docs/reference/{name} written")
        else:
            print(f"docs/reference/{name} is written by nobody", file=sys.stderr)
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
