"""The command that runs the background worker."""

import logging
import time
from collections.abc import Callable

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, close_old_connections

from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.options import migrate_option
from aukio.domain.base.mistakes import BadRequest
from aukio.upkeep.actions import note_worker
from aukio.workflows.background_tasks import enqueue_all
from aukio.workflows.health.health_gathering import VERSION, WORKER
from aukio.workflows.messages import message_delivery
from aukio.workflows.publishing import scheduled_publications

_LOG = logging.getLogger(__name__)


@click.command()
@click.option("--once", is_flag=True, help="Do the work that is due now, and stop.")
@click.option("--every", default=20.0, show_default=True, metavar="SECONDS", help="Pause between two rounds.")
@click.option("--chores", is_flag=True, help="Run only the background tasks of the broker (AUKIO_TASKS_URL).")
@migrate_option
def work(*, once: bool, every: float, chores: bool, migrate: bool) -> None:
    """Run the background worker.

    It puts scheduled publications into effect, sends messages and deletes expired data. Several workers may run at
    the same time.
    """
    prepare_database(migrate=migrate)
    if chores:
        _at_the_broker(once=once)
        return
    while True:
        _try(lambda: note_worker(WORKER, pause=every, version=VERSION, now=now()))
        faults = [fault for part in _PARTS if (fault := _try(part)) is not None]
        if once:
            if faults:
                raise faults[0]
            return
        time.sleep(_pause(every))


def _publish() -> None:
    for outcome in scheduled_publications.take_effect(by=author(), now=now()):
        name = f"publication {outcome.number} of '{outcome.notice}'"
        click.echo(f"{name}: published" if outcome.took_effect else f"{name}: overtaken: {outcome.reason}")


def _deliver() -> None:
    while message_delivery.deliver(now=now()):
        note_worker(WORKER, pause=0, version=VERSION, now=now())


def _tidy() -> None:
    enqueue_all(now=now())


_PARTS = (_publish, _deliver, _tidy)
"""The parts of a round. A fault in one stops neither the others nor the worker: the next round tries again."""


def _try(part: Callable[[], None]) -> Exception | None:
    try:
        part()
    except Exception as fault:  # noqa: BLE001  # whatever it is, the worker goes on, and the operator reads of it
        _LOG.exception("this part of the worker's round failed; the next round tries again")
        close_old_connections()  # a broken connection is opened anew
        return fault
    return None


def _pause(every: float) -> float:
    # Cached answers expire at the minute of a scheduled publication (aukio.answers.session): wake up for it.
    try:
        due = scheduled_publications.next_due(now=now())
    except DatabaseError:
        return every
    return every if due is None else max(0.0, min(every, (due - now()).total_seconds()))


def _at_the_broker(*, once: bool) -> None:
    if not settings.AUKIO_TASKS_URL:
        raise BadRequest(
            "AUKIO_TASKS_URL is not set: 'aukio work' does the small jobs itself.", next_step="Set it, or run that."
        )
    call_command("rqworker", "default", burst=once, job_class="django_tasks_rq.Job", verbosity=0)


COMMANDS = (work,)
