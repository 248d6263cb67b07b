"""Commands about scheduled publications."""

import click

from aukio.answers import queries as answer_queries
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.cli.output import emit, table
from aukio.domain.clock.local_time import local_of
from aukio.domain.wording.languages import source_words
from aukio.workflows.publishing import scheduled_publications


@click.group(name="scheduled")
def scheduled_() -> None:
    """List or drop scheduled publications."""


@scheduled_.command(name="list")
def list_scheduled() -> None:
    """List scheduled and overtaken publications."""
    with existing_record():
        zone = answer_queries.record().city.zone
        rows = [
            (
                each.notice,
                str(each.number),
                source_words().say_moment(local_of(each.due, zone)),
                each.state,
                each.reason,
            )
            for each in scheduled_publications.listed()
        ]
    if rows:
        emit(table(("notice", "publication", "due", "state", ""), rows))
    else:
        click.echo("Nothing is scheduled.")


@scheduled_.command()
@click.argument("notice")
@click.argument("number", type=int)
@click.option("--reason", default="dropped by hand", show_default=True, help="Reason for the audit trail.")
def drop(notice: str, number: int, reason: str) -> None:
    """Drop publication NUMBER of NOTICE before it takes effect."""
    with existing_record():
        scheduled_publications.drop(notice, number, reason=reason, by=author(), now=now())
    click.echo(f"publication {number} of '{notice}' is dropped.")


COMMANDS = (scheduled_,)
