"""The command that removes a personal name from the record."""

import click

from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.workflows import redaction


@click.command()
@click.argument("name")
@click.option("--because", "reason", required=True, help="Reason for the audit trail; do not write the name here.")
def redact(name: str, reason: str) -> None:
    """Remove the personal NAME from every stored text, role and quotation."""
    with existing_record():
        prepare_database()
        redacted = redaction.redact(name, reason=reason, by=author(), now=now())
    click.echo(
        f"Taken out of {redacted.texts} stored texts, {redacted.roles} versions of roles, {redacted.quotes} quotations"
        f" and {redacted.files} files of publications once scheduled."
    )
    click.echo("Take it out of your own files, too; what is imported or published from them goes without it.")
    if redacted.unmarked:
        click.echo(f"warning: it stands unmarked in {redacted.unmarked} stored texts, and stays there.", err=True)
    for notice, number in redacted.scheduled:
        click.echo(
            f"warning: the file of publication {number} of '{notice}', which is scheduled, holds it."
            f" aukio scheduled drop {notice} {number}; then redact again, and schedule it anew.",
            err=True,
        )


COMMANDS = (redact,)
