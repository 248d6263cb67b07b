"""``/metrics``: the counts of all processes of this server, and the state of the record, as Prometheus reads them.

Only clients of AUKIO_METRICS_FROM see it. No series has a label that people type.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from aukio.api.clock import now
from aukio.clients.address import client_address
from aukio.config.observation.request_metrics import REGISTRY
from aukio.domain.people.delivery import Delivery
from aukio.outreach.queries import outbox
from aukio.upkeep import queries as upkeep
from aukio.workflows.health.health_gathering import VERSION, WORKER
from aukio.workflows.messages.message_delivery import available_media

FILES = "PROMETHEUS_MULTIPROC_DIR"


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the metrics to a client that may see them; 404 where none may, 403 to others."""
    if not settings.AUKIO_METRICS_FROM:
        raise Http404
    if not _may(client_address(request)):
        return HttpResponse("Not from this address.\n", status=HTTPStatus.FORBIDDEN, content_type="text/plain")
    lines = generate_latest(_counted()) + generate_latest(_recorded(now()))
    return HttpResponse(lines, content_type=CONTENT_TYPE_LATEST)


def _may(address: str) -> bool:
    try:
        client = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return any(client in network for network in settings.AUKIO_METRICS_FROM)


def _counted() -> CollectorRegistry:
    folder = os.environ.get(FILES)
    if not folder:
        return REGISTRY
    for file in Path(folder).glob("gauge_live*_*.db"):
        number = file.stem.rpartition("_")[2]
        if number.isdecimal() and not Path(f"/proc/{number}").exists():
            mark_process_dead(int(number), folder)  # type: ignore[no-untyped-call]  # has no types
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]  # has no types
    return registry


def _recorded(instant: datetime) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Recorded(instant))
    return registry


class _Recorded:
    """The state of the record at an instant."""

    def __init__(self, instant: datetime) -> None:
        self._now = instant

    def collect(self) -> Iterator[Metric]:
        """Yield each family of numbers; without a database only that it is down."""
        yield _gauge("aukio_info", "The version of the program.", 1, version=VERSION)
        try:
            found = list(self._of_database())
        except Error:
            with suppress(Error):
                connection.close()
            yield _gauge("aukio_database_up", "Whether the database answers.", 0)
            return
        yield _gauge("aukio_database_up", "Whether the database answers.", 1)
        yield from found

    def _of_database(self) -> Iterator[Metric]:
        messages = GaugeMetricFamily("aukio_messages", "Messages in the outbox.", labels=("state",))
        counts = outbox.counts()
        for state in Delivery:
            messages.add_metric([state.value], counts.get(state, 0))
        yield messages
        oldest = outbox.oldest_due(available_media(), now=self._now)
        late = 0.0 if oldest is None else (self._now - oldest).total_seconds()
        yield _gauge("aukio_outbox_late_seconds", "How long the oldest message has been due.", late)
        moments = {
            "aukio_worker_seen_timestamp_seconds": next(
                (each.seen for each in upkeep.beats() if each.name == WORKER), None
            ),
            "aukio_backup_timestamp_seconds": upkeep.last_backup(),
            "aukio_backup_verified_timestamp_seconds": upkeep.last_verified(),
        }
        for name, moment in moments.items():
            yield _gauge(name, "When this was last so; 0 for never.", 0 if moment is None else moment.timestamp())
        yield _gauge("aukio_broken_links", "Links on public pages that are broken.", len(upkeep.broken()))


def _gauge(name: str, meaning: str, value: float, **labels: str) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=tuple(labels))
    family.add_metric(list(labels.values()), value)
    return family
