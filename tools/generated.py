"""Write the generated pages of docs/reference, or with --check list the stale ones; needs no database."""

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
os.environ["AUKIO_DATABASE_URL"] = "sqlite://:memory:"  # never opened: no record is changed


def acceptance() -> str:
    """Return every requirement with its rows."""
    from tests.spec.printed import markdown

    return markdown()


def composition() -> str:
    """Return the composition table."""
    from aukio.formats.notices.composition_page import markdown

    return markdown()


def sentences() -> str:
    """Return the sentences of each language."""
    from tests.wording.printed import markdown

    return markdown()


def formats() -> str:
    """Return what each format cannot express."""
    from aukio.formats.loss_lists import markdown

    return markdown()


def posts() -> str:
    """Return the table of posts."""
    from aukio.domain.publishing.permissions import markdown

    return markdown()


def tickets() -> str:
    """Return the steps of a queue ticket."""
    from aukio.domain.people.queue_tickets import markdown

    return markdown()


def drafts() -> str:
    """Return the steps of a draft."""
    from aukio.domain.publishing.draft_steps import markdown

    return markdown()


def notice_schema() -> str:
    """Return the schema of a notice file."""
    from aukio.formats.published_schemas import schema_text

    return schema_text("notice")


def directory_schema() -> str:
    """Return the schema of a directory file."""
    from aukio.formats.published_schemas import schema_text

    return schema_text("directory")


def commands() -> str:
    """Return the help of every command."""
    from aukio.cli.main import main

    lines = [
        "# Commands",
        "",
        "Printed from the help of each command; do not edit by hand.",
        "",
        "Exit codes: 0 answered, 2 bad usage or bad instant, 3 not found, 4 refused. A mistake is one line on stderr,",
        "with the next step.",
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
    """Return the OpenAPI description."""
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
    """Return the stale pages, and the pages that no function writes."""
    written = {name for name in PAGES if _written(name) == PAGES[name]()}
    orphans = {path.name for path in REFERENCE.iterdir()} - set(PAGES) if REFERENCE.is_dir() else set()
    return [*(name for name in PAGES if name not in written), *sorted(orphans)]


def _written(name: str) -> str | None:
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """Return 0 if every page is fresh or was written, 1 if one is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; list the stale pages")
    pages = stale()
    if parser.parse_args().check:
        for name in pages:
            what = "is stale" if name in PAGES else "has no function that writes it"
            print(f"docs/reference/{name} {what}; run: make generated", file=sys.stderr)
        return 1 if pages else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in pages:
        if name in PAGES:
            (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"docs/reference/{name} written")
        else:
            print(f"docs/reference/{name} has no function that writes it", file=sys.stderr)
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
