"""Commands that look after what ages, and what counts: links to others' pages, the trail, sensors."""

import json

import click
from django.conf import settings

from aukio.answers import queries as answers
from aukio.audit import actions as audit
from aukio.cli.clock import now
from aukio.cli.commands.publishing import author
from aukio.cli.database import make_ready, reading
from aukio.cli.output import emit, table
from aukio.domain.base.mistakes import BadRequest, not_found_error
from aukio.visits.actions import counts
from aukio.visits.queries import counts as counted
from aukio.workflows.link_check import look_up


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


@click.group()
def sensor() -> None:
    """Sensors that count people."""


@sensor.command()
@click.argument("place")
@click.argument("label")
def add(place: str, label: str) -> None:
    """A token for the sensor LABEL at PLACE; it is shown once."""
    with reading():
        make_ready()
        view = answers.view(now())
        if place not in view.directory.by_last_path:
            raise not_found_error(
                "place", place, sorted(view.directory.by_last_path), next_step="'aukio places' lists them."
            )
        found = view.directory.by_last_path[place]
        if not counted.is_counted(found):
            counts.count_here(found, base=None, path=place, by=author(), now=now())
        token = counts.add_sensor(found, label, path=place, by=author(), now=now())
    click.echo(token)
    click.echo(f"Told to POST /api/v1/places/{place}/occupancy/readings as 'Authorization: Bearer …'.", err=True)


COMMANDS = (links, audit_, sensor)
