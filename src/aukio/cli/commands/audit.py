"""Commands about the audit trail."""

import click
from django.conf import settings

from aukio.audit import actions as audit_actions
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.domain.base.mistakes import BadRequest


@click.group("audit")
def audit_() -> None:
    """Manage the audit trail."""


@audit_.command()
def forget() -> None:
    """Delete entries older than AUKIO_AUDIT_YEARS."""
    years = settings.AUKIO_AUDIT_YEARS
    if years is None:
        raise BadRequest("AUKIO_AUDIT_YEARS is not set: the trail is kept for ever.", next_step="Set it, in years.")
    with existing_record():
        prepare_database()
        forgotten = audit_actions.forget(years=years, by=author(), now=now())
    click.echo(f"{forgotten} acts forgotten; that it was done is recorded.")


COMMANDS = (audit_,)
