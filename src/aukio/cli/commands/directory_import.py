"""The command that imports a directory file."""

import sys

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from aukio.cli.actor import operator
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.input_file import read_file
from aukio.workflows import directory_import


@click.command(name="import")
@click.argument("file")
def import_(file: str) -> None:
    """Record the directory file FILE; a second run of the same file changes nothing."""
    text = read_file(file)
    prepare_database()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True, disable=not sys.stdout.isatty()) as progress:
        task = progress.add_task("Places", total=None)
        imported = directory_import.import_directory(
            text,
            source=file,
            by=operator(),
            now=now(),
            tell=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for warning in imported.warnings:
        click.echo(f"warning: {warning}", err=True)
    revision = imported.revision
    if imported.is_empty:
        click.echo("The directory says all of it already; nothing changed.")
    else:
        others = f", {imported.others} other entries" if imported.others else ""
        click.echo(f"{len(revision.created)} places added, {len(revision.added)} versions{others} recorded.")


COMMANDS = (import_,)
