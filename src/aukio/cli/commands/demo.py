"""The command that builds the reference record, prints a tour of it and serves it."""

import os

import click

from aukio.answers import queries as answer_queries
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.demo_tour import tour
from aukio.cli.listening import claim_port
from aukio.cli.web_server import ADDRESS, PORT, run_server
from aukio.demo import PASSWORD, PEOPLE, add_demo_staff, add_demo_visits, build
from aukio.demo.books import add_demo_bookings
from aukio.directory.queries import first_paths

_SHOWN = 2
OPENS_AT = "2020-03-27T12:00"
"""The instant at which the demo pages open: the whole first notice is published, and few of its facts are in force."""


@click.command()
@click.option("--no-serve", is_flag=True, help="Build the record and print the tour, but do not serve it.")
@click.option("--port", default=PORT, show_default=True, help="The port to listen on.")
def demo(no_serve: bool, port: int) -> None:
    """Build the Espoo record of 2020–2021, print some answers from it, and serve it."""
    if not no_serve:
        claim_port(ADDRESS, port)
    prepare_database(migrate=True)
    built = build(by=author(), now=now())
    click.echo(
        f"The Espoo record: {built.places} places, {built.publications} publications in {built.notices} notices."
    )
    add_demo_staff(by=author(), now=now())
    add_demo_visits(by=author(), now=now())
    add_demo_bookings(by=author(), now=now())
    tour(answer_queries.record())
    if not no_serve:
        os.environ.setdefault("AUKIO_OPENS_AT", OPENS_AT)
        os.environ.setdefault("AUKIO_DEMO", "1")
        os.environ.setdefault("AUKIO_SITE", f"http://{ADDRESS}:{port}")
        click.echo(f"\nStaff sign in at http://{ADDRESS}:{port}/en/desk/ with the password {PASSWORD}:")
        click.echo(f"  {', '.join(name for name, *_ in PEOPLE)}")
        run_server(ADDRESS, port, shown=first_paths(_SHOWN))


COMMANDS = (demo,)
