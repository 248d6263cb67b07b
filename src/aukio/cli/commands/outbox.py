"""Commands about outgoing messages: how many wait, and bounce reports."""

import json
import sys
from email import policy
from email.parser import BytesParser

import click

from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.options import json_option
from aukio.cli.output import emit, table
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.people.delivery import Delivery
from aukio.outreach.queries.outbox import counts
from aukio.workflows.messages.message_delivery import reported


@click.group("outbox")
def outbox_() -> None:
    """Show outgoing messages and record bounce reports."""


@outbox_.command("show")
@json_option
def outbox_show(*, as_json: bool) -> None:
    """Show the number of messages in each state."""
    with existing_record():
        prepare_database()
        found = {each.value: counts().get(each, 0) for each in Delivery}
    if as_json:
        click.echo(json.dumps(found))
    else:
        emit(table(("state", "messages"), [(state, str(many)) for state, many in found.items()]))


@outbox_.command("bounced")
def outbox_bounced() -> None:
    """Record a bounce report (RFC 3464) from standard input; its message goes to the list for staff to deliver."""
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
    with existing_record():
        prepare_database()
        changed = reported(key.strip(), Delivery.BOUNCED, trouble=trouble.strip(), now=now())
    click.echo("Noted: staff will tell them." if changed else "Known already.")


COMMANDS = (outbox_,)
