"""Commands about the personal data of one person: export and erasure."""

import json
from typing import Any

import click

from aukio.bookings.queries.booking import BookingView
from aukio.bookings.queries.events import SignUpView
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.outreach.queries.subscriptions import SubscriptionView
from aukio.workflows import personal_data

phone_option = click.option("--phone", default="", help="Telephone number of the person, such as +358401234567.")
email_option = click.option("--email", default="", help="E-mail address of the person.")


@click.group()
def person() -> None:
    """Show or erase the data of one person.

    The data are bookings, sign-ups, subscriptions and waiting messages.
    """


@person.command()
@phone_option
@email_option
def show(phone: str, email: str) -> None:
    """Print all stored data of the person as JSON."""
    with existing_record():
        prepare_database()
        found = personal_data.stored_data_of(phone=phone, email=email)
    data = {
        "bookings": [_booking(each) for each in found.bookings],
        "sign_ups": [_sign_up(each) for each in found.sign_ups],
        "subscriptions": [_subscription(each) for each in found.subscriptions],
        "messages_waiting": found.waiting,
    }
    click.echo(json.dumps(data, indent=1, ensure_ascii=False))


@person.command()
@phone_option
@email_option
def erase(phone: str, email: str) -> None:
    """Erase the person: cancel their bookings, end their subscriptions and send no more messages."""
    with existing_record():
        prepare_database()
        many = personal_data.erase(phone=phone, email=email, by=author(), now=now())
    click.echo(
        f"Forgotten in {many.bookings} bookings, {many.sign_ups} sign-ups, {many.subscriptions} subscriptions"
        f" and {many.waiting} messages."
    )


def _booking(each: BookingView) -> dict[str, Any]:
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
        "address": each.address,
        "language": each.lang,
        "needs": each.needs,
        "interpreter": each.interpreter.value or None,
        "notes": each.notes,
    }


def _sign_up(each: SignUpView) -> dict[str, Any]:
    return {
        "event": each.event.number,
        "date": each.date,
        "made": each.made.isoformat(),
        "state": each.state.value,
        "name": each.name,
        "phone": each.phone,
        "email": each.email,
        "language": each.lang,
        "needs": each.needs,
    }


def _subscription(each: SubscriptionView) -> dict[str, Any]:
    return {
        "of": each.interest.topic.value,
        "place": each.interest.place,
        "slug": each.interest.slug or None,
        "language": each.lang,
        "how_often": each.rhythm.value,
        "asked": each.asked.isoformat(),
        "confirmed": each.confirmed,
    }


COMMANDS = (person,)
