"""Small jobs that nobody waits for, as tasks: each may be done twice, and by whichever worker comes first.

Where they run is configuration: at once, in the worker that asks, or through a broker (``AUKIO_TASKS_URL``). Messages
and publications are none of them: those must not be lost, and have a table of their own.
"""

from datetime import datetime

from django_tasks import task

from aukio.workflows import doors, personal_data
from aukio.workflows.bookings import appointments


@task()
def forget_persons(now: str) -> None:
    """Forget whose bookings and sign-ups were that are over, and wishes nobody confirmed."""
    personal_data.forget(now=datetime.fromisoformat(now))


@task()
def sweep_visits(now: str) -> None:
    """Forget readings and tickets of days that are over."""
    doors.sweep(now=datetime.fromisoformat(now))


@task()
def remind(now: str) -> None:
    """Remind whoever has a booking within a day."""
    appointments.remind(now=datetime.fromisoformat(now))


CHORES = (forget_persons, sweep_visits, remind)


def ask_for_all(*, now: datetime) -> None:
    """Have every chore done: now, or soon by somebody else."""
    for chore in CHORES:
        chore.enqueue(now.isoformat())
