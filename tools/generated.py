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


def settings() -> str:
    """Return the table of the settings."""
    from aukio.config.environment_pages import markdown

    return markdown()


def exchange_format() -> str:
    """Return the page of the open format with its conformance cases."""
    from tests.spec.conformance import markdown

    return markdown()


def example_file() -> str:
    """Return the example of a file with every setting."""
    from aukio.config.environment_pages import example_file

    return example_file()


PAGES: dict[str, Callable[[], str]] = {
    "acceptance.md": acceptance,
    "commands.md": commands,
    "composition.md": composition,
    "directory.schema.json": directory_schema,
    "exchange-format.md": exchange_format,
    "formats.md": formats,
    "notice.schema.json": notice_schema,
    "openapi.json": openapi,
    "posts.md": posts,
    "drafts.md": drafts,
    "tickets.md": tickets,
    "sentences.md": sentences,
    "settings.md": settings,
}
"""The pages of docs/reference."""

ELSEWHERE: dict[str, Callable[[], str]] = {".env.example": example_file}
"""Generated files of other folders, by their path."""


def stale() -> list[str]:
    """Return the stale pages, and the pages that no function writes."""
    stale = [name for name, page in _files().items() if _written(name) != page()]
    orphans = {path.name for path in REFERENCE.iterdir()} - set(PAGES) if REFERENCE.is_dir() else set()
    return [*stale, *(f"docs/reference/{name}" for name in sorted(orphans))]


def _files() -> dict[str, Callable[[], str]]:
    return {f"docs/reference/{name}": page for name, page in PAGES.items()} | ELSEWHERE


def _written(name: str) -> str | None:
    path = HOUSE / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """Return 0 if every page is fresh or was written, 1 if one is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; list the stale pages")
    pages, files = stale(), _files()
    if parser.parse_args().check:
        for name in pages:
            what = "is stale" if name in files else "has no function that writes it"
            print(f"{name} {what}; run: make generated", file=sys.stderr)
        return 1 if pages else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name in pages:
        if name in files:
            (HOUSE / name).write_text(files[name](), encoding="utf-8")
            print(f"{name} written")
        else:
            print(f"{name} has no function that writes it", file=sys.stderr)
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
