"""Commands for one person's data: everything that is kept of them, and forgetting it."""

import json
from typing import Any

import click

from aukio.bookings.actions import forgetting
from aukio.bookings.queries import booking as booked
from aukio.bookings.queries.booking import BookingView
from aukio.cli.clock import now
from aukio.cli.database import make_ready, reading
from aukio.cli.recording import author

phone_option = click.option("--phone", default="", help="Their number, as +358401234567.")
email_option = click.option("--email", default="", help="Their e-mail address.")


@click.group()
def person() -> None:
    """What is kept of one person who booked something."""


@person.command()
@phone_option
@email_option
def show(phone: str, email: str) -> None:
    """Everything that is kept of them, as JSON."""
    with reading():
        make_ready()
        found = booked.of_person(phone=phone, email=email)
    click.echo(json.dumps([_data(each) for each in found], indent=1, ensure_ascii=False))


@person.command()
@phone_option
@email_option
def erase(phone: str, email: str) -> None:
    """Forget them, and give up what they had booked."""
    with reading():
        make_ready()
        many = forgetting.erase_person(phone=phone, email=email, by=author(), now=now())
    click.echo(f"Forgotten in {many} bookings.")


def _data(each: BookingView) -> dict[str, Any]:
    return {
        "booking": each.number,
        "service": each.service,
        "start": each.start.isoformat(),
        "end": each.end.isoformat(),
        "made": each.made.isoformat(),
        "state": each.state.value,
        "name": each.name,
        "phone": each.phone,
        "email": each.email,
        "language": each.lang,
        "needs": each.needs,
        "notes": each.notes,
    }


COMMANDS = (person,)
