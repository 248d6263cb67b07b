"""The description of the API as others read it: linters from npm find no error, and a generated client works."""

import functools
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import time_machine
from django.test import Client

from aukio.answers import queries as answer_queries
from aukio.api.description import description
from aukio.bookings.actions import booking as booking_actions
from aukio.demo import add_demo_visits
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import QueuedMessage
from aukio.visits.actions import counts
from aukio.workflows.messages.message_delivery import deliver
from tests.npm import npm_package
from tests.patience import PATIENCE
from tests.spec.now import NOW

JUNE = datetime(2021, 6, 1, 9, tzinfo=UTC)
TEXT = json.dumps(description())
OPERATIONS = [
    (path, method, operation)
    for path, methods in description()["paths"].items()
    for method, operation in methods.items()
]


_PASSED_ON = ("accept", "authorization", "idempotency-key")


def answered(request: httpx.Request) -> httpx.Response:
    """The answer of the site in this process, which keeps the connection of the test."""
    said = Client().generic(
        request.method,
        request.url.raw_path.decode(),
        request.content,
        content_type=request.headers.get("content-type", "application/octet-stream"),
        headers={name: value for name, value in request.headers.items() if name in _PASSED_ON},
    )
    return httpx.Response(said.status_code, headers=dict(said.headers), content=said.content)


TRANSPORT = httpx.MockTransport(answered)


def linted(command: list[str], folder: Path) -> str:
    """What a linter says of the description."""
    (folder / "openapi.json").write_text(TEXT)
    quiet = {"REDOCLY_TELEMETRY": "off", "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder)}
    done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.stdout


def test_redocly_finds_no_error_and_nothing_to_warn_of(tmp_path: Path) -> None:
    modules = npm_package("@redocly/cli", "2.77.0", needs="node")
    said = json.loads(
        linted(
            [str(modules / ".bin/redocly"), "lint", "openapi.json", "--extends=recommended", "--format=json"], tmp_path
        )
    )
    assert (said["totals"]["errors"], said["totals"]["warnings"]) == (0, 0), said["problems"]


def test_spectral_finds_no_error_and_nothing_to_warn_of(tmp_path: Path) -> None:
    modules = npm_package("@stoplight/spectral-cli", "6.16.3", needs="node")
    (tmp_path / ".spectral.yaml").write_text('extends: ["spectral:oas"]\n')
    said = linted([str(modules / ".bin/spectral"), "lint", "openapi.json", "--format=json"], tmp_path)
    assert re.match(r"\[\s*\]", said), said


def test_operations_have_readable_names_and_say_whether_they_ask_for_a_token() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+){0,2}", name)] == []
    secured = {
        operation["operationId"]: list(operation["security"][0])
        for *_, operation in OPERATIONS
        if "security" in operation
    }
    assert secured == {"send_readings": ["sensor"], "report_deliveries": ["gateway"]}
    assert set(description()["components"]["securitySchemes"]) == {"sensor", "gateway"}
    assert description()["servers"][0]["url"] == "/"
    tags = {tag for *_, operation in OPERATIONS for tag in operation["tags"]}
    assert tags == {each["name"] for each in description()["tags"]}


def test_every_operation_that_asks_for_a_token_refuses_without_one(espoo: None) -> None:  # noqa: ARG001  # the record
    with httpx.Client(transport=TRANSPORT, base_url="http://testserver") as client:
        readings = [{"id": "r-1", "at": "2020-03-12T10:00:00+02:00", "in": 1, "out": 0}]
        for path, body in (
            ("/api/v1/deliveries", {"reports": [{"message": "a", "state": "bounced"}]}),
            ("/api/v1/places/iso-omena/occupancy/readings", {"readings": readings}),
        ):
            assert client.post(path, json=body).status_code in (400, 401), path


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a client that openapi-python-client made from our description."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(TEXT)
    (folder / "config.yaml").write_text("post_hooks: []\n")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", "openapi.json", "--meta", "none"]
    done = subprocess.run(
        [*command, "--config", "config.yaml", "--output-path", "made_client", "--fail-on-warning"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield "made_client"
    sys.path.remove(str(folder))


CALLS: dict[str, dict[str, Any]] = {
    "directory.list_places": {"limit": 3},
    "directory.get_place": {"place": "iso-omena/library"},
    "directory.list_services": {},
    "directory.list_organisations": {},
    "status_and_hours.list_statuses": {"limit": 2},
    "status_and_hours.get_status": {"place": "iso-omena/library", "at": "2020-03-30T10:00"},
    "status_and_hours.get_hours": {"place": "iso-omena/kela", "from_": "2020-03-30", "to": "2020-04-05"},
    "status_and_hours.get_reasons": {"place": "iso-omena/library"},
    "status_and_hours.check_place": {"place": "iso-omena"},
    "status_and_hours.check_all": {},
    "notices_and_history.list_notices": {},
    "notices_and_history.get_notice": {"notice": "service-centres-2020"},
    "notices_and_history.get_notice_log": {"notice": "service-centres-2020"},
    "notices_and_history.list_publications": {},
    "notices_and_history.list_arrangements": {},
    "notices_and_history.list_changes": {"from_": "2020-03-01", "to": "2020-06-30"},
    "events_and_groups.list_events": {},
    "bookings.list_bookables": {"place": "iso-omena/kela"},
    "operation.get_statistics": {},
}


WRITES = {
    *("occupancy.get_occupancy", "occupancy.send_readings", "bookings.list_slots", "bookings.book"),
    *("bookings.get_booking", "bookings.cancel_booking", "messages.report_deliveries"),
}
"""What test_a_generated_client_books_counts_and_reports calls."""


def test_every_operation_is_called_by_a_generated_client() -> None:
    named = {
        f"{operation['tags'][0].lower().replace(' ', '_')}.{operation['operationId']}" for *_, operation in OPERATIONS
    }
    assert named == set(CALLS) | WRITES


def test_a_generated_client_books_counts_and_reports(package: str, espoo: None, settings: Any) -> None:  # noqa: ARG001  # the record
    add_demo_visits(by="tests", now=JUNE)
    library, kela = (
        answer_queries.view(JUNE).directory.by_last_path[f"iso-omena/{name}"] for name in ("library", "kela")
    )
    sensor = counts.add_sensor(library, "main door", path="iso-omena/library", by="tests", now=JUNE)
    offered = BookableDraft(
        kela, kind=BookingKind.APPOINTMENT, service="voucher", channel=ChannelKind.ON_SITE, minutes=30, desks=1
    )
    bookable = booking_actions.offer(offered, path="iso-omena/kela", by="tests", now=JUNE)
    outbox.queue(QueuedMessage("a", "+358401234567", JUNE + timedelta(days=1), "x"), now=JUNE)
    settings.AUKIO_DELIVERY_TOKEN = "let-me-in"  # noqa: S105  # nobody's
    models: ModuleType = importlib.import_module(f"{package}.models")

    def call(name: str, token: str = "", **arguments: Any) -> Any:
        made: ModuleType = importlib.import_module(package)
        kind = functools.partial(made.AuthenticatedClient, token=token) if token else made.Client
        client = kind(
            base_url="http://testserver", httpx_args={"transport": TRANSPORT}, raise_on_unexpected_status=True
        )
        answer = importlib.import_module(f"{package}.api.{name}").sync_detailed(client=client, **arguments)
        assert answer.parsed is not None, name
        return answer

    with time_machine.travel(JUNE, tick=False):
        reading = {"key": "r-1", "at": (JUNE - timedelta(minutes=5)).isoformat(), "in": 7}
        body = models.ReadingsIn.from_dict({"readings": [reading]})
        sent = call("occupancy.send_readings", sensor, place="iso-omena/library", body=body)
        assert sent.parsed.to_dict() == {"readings": {"r-1": "counted"}}
        assert call("occupancy.send_readings", "wrong", place="iso-omena/library", body=body).status_code == 401
        assert call("occupancy.get_occupancy", place="iso-omena/library").parsed.inside == 7

        day = JUNE.date() + timedelta(days=1)
        slots = call("bookings.list_slots", bookable=bookable, from_=day, to=day).parsed
        wanted = {"start": slots[0].start.isoformat(), "name": "Aino", "phone": "040 123 4567", "lang": "en"}
        form = {"bookable": bookable, "body": models.BookIn.from_dict(wanted), "idempotency_key": "a-key-of-one"}
        booked = call("bookings.book", **form)
        assert (booked.status_code, booked.parsed.start) == (201, slots[0].start)
        assert (again := call("bookings.book", **form)).status_code == 200
        assert again.parsed.secret == booked.parsed.secret
        other = models.BookIn.from_dict({**wanted, "name": "Eino"})
        assert call("bookings.book", **{**form, "body": other}).parsed.code == "key_reused"
        assert call("bookings.get_booking", secret=booked.parsed.secret).parsed.state == "booked"
        assert call("bookings.cancel_booking", secret=booked.parsed.secret).parsed.state == "given_up"
        free = call("bookings.list_slots", bookable=bookable, from_=day, to=day).parsed
        assert free[0].start == slots[0].start

        deliver(now=JUNE)
        report = models.ReportsIn.from_dict({"reports": [{"message": "a", "state": "bounced"}]})
        assert call("messages.report_deliveries", "let-me-in", body=report).status_code == 200
        assert call("messages.report_deliveries", "wrong", body=report).status_code == 401


def test_a_generated_client_answers_all_calls(package: str, espoo: None) -> None:  # noqa: ARG001  # the record
    made: ModuleType = importlib.import_module(package)
    client = made.Client(
        base_url="http://testserver", httpx_args={"transport": TRANSPORT}, raise_on_unexpected_status=True
    )
    with time_machine.travel(NOW, tick=False):
        for name, arguments in CALLS.items():
            call: Callable[..., Any] = importlib.import_module(f"{package}.api.{name}").sync_detailed
            answer = call(client=client, **arguments)
            assert (name, answer.status_code) == (name, 200)
            assert answer.parsed is not None, name
