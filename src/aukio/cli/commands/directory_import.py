"""The command that imports a directory file."""

import sys

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from aukio.cli.actor import operator
from aukio.cli.booking_fates import fate_lines
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.input_file import read_file
from aukio.domain.facts.effects import ExistingBookings
from aukio.workflows import directory_import
from aukio.workflows.bookings.booking_fates import any_ahead
from aukio.workflows.directory_import import Imported


@click.command(name="import")
@click.argument("file")
@click.option(
    "--bookings",
    type=click.Choice(["contact", "honour", "cancel", "refuse"]),
    default="contact",
    show_default=True,
    help="What becomes of bookings that lose minutes by it.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and which bookings lose minutes.")
def import_(file: str, bookings: str, dry_run: bool) -> None:
    """Record the directory file FILE; a second run of the same file changes nothing."""
    text = read_file(file)
    prepare_database()
    otherwise = None if bookings == "refuse" else ExistingBookings(bookings)
    if dry_run or any_ahead(now()):
        looked = directory_import.import_directory(
            text, source=file, by=operator(), now=now(), look=True, otherwise=otherwise
        )
        _list_hit(looked)
        if dry_run:
            _list_missing(looked)
            _say(looked, done=False)
            return
        if looked.fated and sys.stdin.isatty() and sys.stdout.isatty():
            click.confirm("Record it?", abort=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True, disable=not sys.stdout.isatty()) as progress:
        task = progress.add_task("Places", total=None)
        imported = directory_import.import_directory(
            text,
            source=file,
            by=operator(),
            now=now(),
            otherwise=otherwise,
            tell=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for warning in imported.warnings:
        click.echo(f"warning: {warning}", err=True)
    _list_missing(imported)
    _say(imported, done=True)


def _list_missing(imported: Imported) -> None:
    """List names that texts will need and the file lacks; what is imported again with them is complete."""
    for line in () if imported.is_empty else imported.missing:
        click.echo(f"missing: {line}", err=True)


def _list_hit(imported: Imported) -> None:
    """List the bookings that lose minutes, before anything is recorded."""
    if imported.after is not None and imported.fated:
        click.echo("These lose minutes that could be used before:", err=True)
        for line in fate_lines(imported.after, imported.fated):
            click.echo(line, err=True)


def _say(imported: Imported, *, done: bool) -> None:
    if imported.is_empty:
        click.echo("The directory says all of it already; nothing changed.")
        return
    revision = imported.revision
    others = f", {imported.others} other entries" if imported.others else ""
    verb = "recorded" if done else "would be recorded"
    click.echo(f"{len(revision.created)} places added, {len(revision.added)} versions{others} {verb}.")


COMMANDS = (import_,)
