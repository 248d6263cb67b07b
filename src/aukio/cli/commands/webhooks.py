"""Commands about webhooks: programs that get each publication by HTTP."""

import json

import click

from aukio.answers import queries as answer_queries
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.options import json_option
from aukio.cli.output import emit, table
from aukio.domain.base.mistakes import not_found_error
from aukio.outreach.actions import subscriptions
from aukio.outreach.queries.subscriptions import hooks


@click.group()
def webhook() -> None:
    """Manage webhooks: programs that get each publication in a signed HTTP request."""


@webhook.command("add")
@click.argument("url")
@click.option("--place", default="", help="Only publications about this place and what is in it; default: all.")
def webhook_add(url: str, place: str) -> None:
    """Add the webhook URL and print its secret, which is shown only once; adding it again makes a new secret."""
    with existing_record():
        prepare_database()
        by_last_path = answer_queries.view(now()).directory.by_last_path
        if place and place not in by_last_path:
            raise not_found_error("place", place, sorted(by_last_path), next_step="'aukio places' lists them.")
        secret = subscriptions.add_hook(url, by_last_path[place] if place else None, by=author(), now=now())
    click.echo(f"whsec_{secret}")


@webhook.command("list")
@json_option
def webhook_list(*, as_json: bool) -> None:
    """List all webhooks."""
    with existing_record():
        prepare_database()
        view = answer_queries.view(now())
        found = []
        for each in hooks():
            place = None if each.place is None else view.newest(each.place)
            found.append((each.url, "" if place is None else place.path))
    if as_json:
        click.echo(json.dumps([{"url": url, "place": place or None} for url, place in found], indent=1))
    elif found:
        emit(table(("address", "place"), found))
    else:
        click.echo("There are no webhooks. 'aukio webhook add URL' adds one.")


@webhook.command("remove")
@click.argument("url")
def webhook_remove(url: str) -> None:
    """Remove the webhook URL."""
    with existing_record():
        prepare_database()
        subscriptions.remove_hook(url, by=author(), now=now())
    click.echo("Removed.")


COMMANDS = (webhook,)
