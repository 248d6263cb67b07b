"""Commands about whom Aukio tells: programs that listen, and mail that came back."""

import json
import sys
from email import policy
from email.parser import BytesParser

import click

from aukio.answers import queries as answers
from aukio.cli.clock import now
from aukio.cli.commands.publishing import author
from aukio.cli.database import make_ready, reading
from aukio.cli.output import emit, table
from aukio.domain.base.mistakes import BadRequest, not_found_error
from aukio.domain.people.delivery import Delivery
from aukio.outreach.actions import subscriptions
from aukio.outreach.queries.outbox import counts
from aukio.outreach.queries.subscriptions import hooks
from aukio.workflows.messages.message_delivery import reported


@click.group()
def webhook() -> None:
    """Programs that are told of each publication by HTTP, signed."""


@webhook.command("add")
@click.argument("url")
@click.option("--place", default="", help="A place and what stands in it; the whole city if not said.")
def webhook_add(url: str, place: str) -> None:
    """Tell the program at URL; its secret is shown once, and anew when it is added again."""
    with reading():
        make_ready()
        by_last_path = answers.view(now()).directory.by_last_path
        if place and place not in by_last_path:
            raise not_found_error("place", place, sorted(by_last_path), next_step="'aukio places' lists them.")
        secret = subscriptions.add_hook(url, by_last_path[place] if place else None, by=author(), now=now())
    click.echo(f"whsec_{secret}")


@webhook.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def webhook_list(*, as_json: bool) -> None:
    """The programs that are told."""
    with reading():
        make_ready()
        view = answers.view(now())
        found = []
        for each in hooks():
            place = None if each.place is None else view.newest(each.place)
            found.append((each.url, "" if place is None else place.path))
    if as_json:
        click.echo(json.dumps([{"url": url, "place": place or None} for url, place in found], indent=1))
    elif found:
        emit(table(("address", "place"), found))
    else:
        click.echo("No program is told. 'aukio webhook add URL' adds one.")


@webhook.command("remove")
@click.argument("url")
def webhook_remove(url: str) -> None:
    """Tell the program at URL no more."""
    with reading():
        make_ready()
        subscriptions.remove_hook(url, by=author(), now=now())
    click.echo("Removed.")


@click.group("outbox")
def outbox_() -> None:
    """Messages: how many wait, and what became of others."""


@outbox_.command("show")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def outbox_show(*, as_json: bool) -> None:
    """How many messages stand where."""
    with reading():
        make_ready()
        found = {each.value: counts().get(each, 0) for each in Delivery}
    if as_json:
        click.echo(json.dumps(found))
    else:
        emit(table(("state", "messages"), [(state, str(many)) for state, many in found.items()]))


@outbox_.command("bounced")
def outbox_bounced() -> None:
    """Read a mail server's report that a mail did not arrive (RFC 3464) from standard input: staff tell its person."""
    mail = BytesParser(policy=policy.default).parsebytes(sys.stdin.buffer.read())
    key = trouble = ""
    for part in mail.walk():
        key = key or str(part.get("Aukio-Message", ""))
        trouble = trouble or str(part.get("Diagnostic-Code", ""))
        if part.get_content_type() == "text/rfc822-headers":
            returned = part.get_payload(decode=True)
            within = BytesParser(policy=policy.default).parsebytes(returned if isinstance(returned, bytes) else b"")
            key = key or str(within.get("Aukio-Message", ""))
    if not key.strip():
        raise BadRequest("the report names no message of ours.", next_step="Hand over the whole report, with headers.")
    with reading():
        make_ready()
        changed = reported(key.strip(), Delivery.BOUNCED, trouble=trouble.strip(), now=now())
    click.echo("Noted: staff will tell them." if changed else "Known already.")


COMMANDS = (webhook, outbox_)
