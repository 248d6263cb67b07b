"""Commands that look after what ages: links to others' pages, and the trail of who did what."""

import json

import click
from django.conf import settings

from aukio.audit import actions as audit
from aukio.cli.clock import now
from aukio.cli.database import make_ready, reading
from aukio.cli.printing import emit, table
from aukio.cli.recording import author
from aukio.domain.mistakes import BadRequest
from aukio.workflows.links import look_up


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def links(*, as_json: bool) -> None:
    """Follow every link the public is shown; those that lead nowhere come to the desk's inbox, too."""
    with reading():
        make_ready()
        broken = look_up(now=now())
    if as_json:
        click.echo(json.dumps([{"url": url, "trouble": trouble} for url, trouble in broken.items()], indent=1))
    elif broken:
        emit(table(("address", "trouble"), list(broken.items())))
    else:
        click.echo("Every link leads somewhere.")


@click.group("audit")
def audit_() -> None:
    """Who did what, and how long that is kept."""


@audit_.command()
def forget() -> None:
    """Remove what was recorded longer ago than AUKIO_AUDIT_YEARS."""
    years = settings.AUKIO_AUDIT_YEARS
    if years is None:
        raise BadRequest("AUKIO_AUDIT_YEARS is not set: the trail is kept for ever.", next_step="Set it, in years.")
    with reading():
        make_ready()
        forgotten = audit.forget(years=years, by=author(), now=now())
    click.echo(f"{forgotten} acts forgotten; that it was done is recorded.")


COMMANDS = (links, audit_)
