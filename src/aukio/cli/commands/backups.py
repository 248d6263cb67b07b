"""The commands that write and restore backups."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from django.db import Error

from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.domain.base.mistakes import Refused
from aukio.upkeep.actions import note_backup, note_verified
from aukio.workflows.backups import backup as backups
from aukio.workflows.backups import restore as restores

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.command()
@_FILE
@click.option(
    "--verify", is_flag=True, help="Also restore it into a new SQLite file, compare every table, and remove that."
)
def backup(file: Path, verify: bool) -> None:
    """Write the whole record to the new file FILE while it is in use.

    FILE holds personal data: keep it as safe as the record. It can be restored into SQLite and into PostgreSQL.
    """
    with existing_record():
        made = backups.back_up(file, now=now())
    click.echo(f"{made.path}: {made.rows} rows of {made.tables} tables, {made.size:,} bytes, sha256 {made.checksum}")
    try:
        note_backup(made.checksum, size=made.size, by=author(), now=now())
    except Error as error:
        click.echo(f"warning: the record could not note its backup: {error}", err=True)
    if verify:
        _verify(file, made.checksum)


def _verify(file: Path, checksum: str) -> None:
    """Restore a backup in a process of its own, into a database that is removed afterwards."""
    clean = {key: value for key, value in os.environ.items() if key != "AUKIO_DATABASE_URL_FILE"}
    with TemporaryDirectory(prefix="aukio-verify-", dir=file.absolute().parent) as folder:
        done = subprocess.run(  # noqa: S603  # ourselves
            [sys.executable, "-m", "aukio", "restore", str(file.absolute())],
            env={**clean, "AUKIO_DATABASE_URL": f"sqlite:///{Path(folder) / 'verify.sqlite3'}"},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        why = done.stderr.strip().rpartition("\n")[2]
        raise Refused(f"the backup cannot be restored: {why}", next_step="Write another one, and report this.")
    note_verified(checksum, by=author(), now=now())
    click.echo("It was restored into a new place: every table is as in the backup.")


@click.command()
@_FILE
def restore(file: Path) -> None:
    """Restore the backup FILE into an empty place: a file that does not exist, or a database without a record.

    An empty database may have Aukio's tables, as after 'aukio migrate'.
    """
    restored = restores.restore(file)
    note_verified(restored.checksum, by=author(), now=now())
    click.echo(
        f"Restored the record of {restored.header.made} (Aukio {restored.header.version}, {restored.header.database}):"
        f" {restored.rows} rows, each table as in the backup."
    )
    click.echo("Run 'aukio doctor' before people use it.")


COMMANDS = (backup, restore)
