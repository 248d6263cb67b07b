"""Background tasks: small idempotent jobs, run by any worker.

They run at once in the worker that enqueues them, or through a broker (``AUKIO_TASKS_URL``). Messages and publications
are no background tasks: they must not be lost, and have tables of their own.
"""

from datetime import datetime

from django.core.management import call_command
from django_tasks import task

from aukio.limits import actions as limits
from aukio.workflows import doors, personal_data
from aukio.workflows.bookings import appointments


@task()
def forget_persons(now: str) -> None:
    """Remove personal data of past bookings and sign-ups, and unconfirmed subscriptions."""
    personal_data.forget(now=datetime.fromisoformat(now))


@task()
def sweep_visits(now: str) -> None:
    """Remove readings and tickets of days that are over."""
    doors.sweep(now=datetime.fromisoformat(now))


@task()
def tidy_up(now: str) -> None:
    """Delete ended sessions, and the counts of past limits."""
    limits.forget(now=datetime.fromisoformat(now))
    call_command("clearsessions")


@task()
def remind(now: str) -> None:
    """Queue reminders for bookings within a day."""
    appointments.remind(now=datetime.fromisoformat(now))


TASKS = (forget_persons, sweep_visits, tidy_up, remind)


def enqueue_all(*, now: datetime) -> None:
    """Enqueue every task: it runs now, or soon in another worker."""
    for each in TASKS:
        each.enqueue(now.isoformat())
