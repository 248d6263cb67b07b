"""Commands about sensors that count people."""

import click

from aukio.answers import queries as answer_queries
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.domain.base.mistakes import not_found_error
from aukio.visits.actions import counts as count_actions
from aukio.visits.queries import counts as count_queries


@click.group()
def sensor() -> None:
    """Manage sensors that count people."""


@sensor.command()
@click.argument("place")
@click.argument("label")
def add(place: str, label: str) -> None:
    """Add the sensor LABEL at PLACE and print its token, which is shown only once."""
    with existing_record():
        prepare_database()
        view = answer_queries.view(now())
        if place not in view.directory.by_last_path:
            raise not_found_error(
                "place", place, sorted(view.directory.by_last_path), next_step="'aukio places' lists them."
            )
        found = view.directory.by_last_path[place]
        if not count_queries.is_counted(found):
            count_actions.start_counting(found, base=None, path=place, by=author(), now=now())
        token = count_actions.add_sensor(found, label, path=place, by=author(), now=now())
    click.echo(token)
    readings = f"/api/v1/places/{place}/occupancy/readings"
    click.echo(f"Readings go to POST {readings} with 'Authorization: Bearer …'.", err=True)


COMMANDS = (sensor,)
