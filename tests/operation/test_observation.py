"""What an operator sees from outside: one id for each request, logs, metrics, reports; and no personal data in any."""

import ast
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from io import StringIO
from ipaddress import ip_network
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

import aukio
from aukio.answers import queries as answer_queries
from aukio.api.problems import bare_problem
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Booking
from aukio.config.observation import error_reports, log_privacy
from aukio.config.observation.log_lines import JsonLines, TextLines
from aukio.config.observation.request_ids import HEADER, RequestIds, current
from aukio.domain.city.places import ChannelKind
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.web.frame import error_pages
from aukio.workflows.messages import message_delivery
from tests.spec.now import NOW

MARK = "Marketta Merkkinen"
MAIL = "marketta.merkkinen@example.org"
PHONE = "+358 40 765 4321"
MARKS = (MARK, "Merkkinen", MAIL, PHONE, "765 4321", "7654321")


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """The log as JSON."""
    found = StringIO()
    handler = logging.StreamHandler(found)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield found
    logging.getLogger().removeHandler(handler)


def logged(lines: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_a_request_has_one_id_in_its_header_its_page_and_its_log(lines: StringIO) -> None:
    def inner(request: HttpRequest) -> HttpResponse:
        logging.getLogger("aukio.tests").error("it went wrong")
        return error_pages.failure(request)

    request = RequestFactory().get("/en/")
    request.resolver_match = None
    response = RequestIds(inner)(request)
    request_id = response.headers[HEADER]
    (line,) = logged(lines)
    assert line["request_id"] == request_id
    assert isinstance(response, HttpResponse)
    assert request_id in response.content.decode()
    assert current() == ""


def test_a_fault_of_the_api_names_the_same_id() -> None:
    def inner(request: HttpRequest) -> HttpResponse:
        return bare_problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, code="fault", detail="A fault of ours.")

    response = RequestIds(inner)(RequestFactory().get("/api/v1/places"))
    assert isinstance(response, HttpResponse)
    assert json.loads(response.content)["request_id"] == response.headers[HEADER]


@pytest.mark.parametrize(
    ("behind_proxy", "given", "taken"),
    [(True, "0123456789abcdef", True), (True, "a b\nc", False), (True, "x" * 65, False), (False, "0123456789", False)],
)
def test_only_a_proxy_names_the_id_and_only_a_plain_one(
    settings: Any, behind_proxy: bool, given: str, taken: bool
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", headers={HEADER: given})
    response = RequestIds(lambda _: HttpResponse())(request)
    assert (response.headers[HEADER] == given) is taken


SOURCE = Path(aukio.__file__).parent
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
ADDRESSES = {"path", "path_info", "get_full_path", "build_absolute_uri", "GET", "POST", "META", "COOKIES", "body"}


def test_no_line_of_ours_names_a_request_by_its_address() -> None:
    """An address may hold the secret of a booking, or a name that was searched for."""
    found = [
        f"{file.relative_to(SOURCE)}:{call.lineno}"
        for file in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in LEVELS
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id.strip("_").lower() in ("log", "logger", "logging")
        for each in ast.walk(call)
        if isinstance(each, ast.Attribute) and each.attr in ADDRESSES
    ]
    assert found == []


FAULTS = (
    ValueError(f"no row for {MARK}, {MAIL}"),
    KeyError(MARK),
    IntegrityError(f'duplicate key value violates unique constraint "x"\nDETAIL:  Key (email)=({MAIL}) exists.'),
    OperationalError(f"could not write the row of '{MARK}' ({MAIL}) {PHONE}"),
    UnicodeDecodeError("utf-8", MARK.encode(), 0, 1, "invalid"),
    FileNotFoundError(2, "No such file or directory", f"/home/{MARK}"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize("form", [TextLines(), JsonLines()], ids=("text", "json"))
def test_a_fault_is_logged_with_its_place_and_without_what_people_typed(
    fault: Exception, form: logging.Formatter
) -> None:
    try:
        try:
            raise fault
        except type(fault) as first:
            raise RuntimeError(MARK) from first
    except RuntimeError as error:
        made = (RuntimeError, error, error.__traceback__)
        record = logging.LogRecord("aukio.x", logging.ERROR, __file__, 1, "it failed", (), made)
    line = form.format(record)

    assert not [mark for mark in MARKS if mark in line]
    assert type(fault).__name__ in line
    assert "test_observation.py" in line


def test_what_a_database_says_of_itself_is_kept() -> None:
    fault = OperationalError('connection to server at "10.0.0.1", port 5432 failed: Connection refused')
    assert "Connection refused" in log_privacy.say_fault(fault)


def test_a_line_of_another_program_has_no_quoted_value_and_one_about_a_request_no_address() -> None:
    other = logging.LogRecord("django.security", logging.ERROR, "", 1, "Invalid HTTP_HOST header: '%s'", (MARK,), None)
    about = logging.LogRecord("django.request", logging.ERROR, "", 1, "Not Found: %s", (f"/{MARK}",), None)
    about.request, about.status_code = RequestFactory().get(f"/{MARK}"), 404

    said = TextLines().format(other) + TextLines().format(about)
    assert MARK not in said
    assert "404 GET" in said


def fail_for(typed: str) -> None:
    raise ValueError(f"no row for {typed}")


def test_a_report_has_no_argument_of_a_log_line() -> None:
    event = {"logentry": {"message": "about '%s'", "params": [MAIL], "formatted": MAIL}, "user": {"email": MAIL}}
    assert error_reports.scrubbed(event, {}) == {"logentry": {"message": "about …"}}


def test_a_report_of_an_error_has_no_request_no_value_and_no_variable() -> None:
    sentry_sdk: Any = pytest.importorskip("sentry_sdk")
    sent: list[Any] = []

    transport: Any = sentry_sdk.transport.Transport

    class Kept(transport):  # type: ignore[misc]  # looked up where the extra is installed
        def capture_envelope(self, envelope: Any) -> None:
            sent.extend(item.payload.json for item in envelope.items)

    error_reports.report_errors(
        "http://key@sentry.example/1", release="0.2.0", transport=Kept, default_integrations=False
    )
    try:
        fail_for(MARK)
    except ValueError as error:
        sentry_sdk.capture_exception(error)
    finally:
        sentry_sdk.flush()
        sentry_sdk.get_client().close()
        sentry_sdk.init(default_integrations=False)
    text = json.dumps(sent)

    assert len(sent) == 1
    assert "ValueError" in text
    assert "test_observation.py" in text
    assert not [mark for mark in MARKS if mark in text]
    assert "server_name" not in sent[0]


@pytest.mark.django_db
def test_metrics_are_for_the_addresses_that_may_see_them(settings: Any) -> None:
    assert Client().get("/metrics").status_code == 404
    settings.AUKIO_METRICS_FROM = (ip_network("10.0.0.0/8"), ip_network("::1"))
    assert Client().get("/metrics").status_code == 403
    assert Client(REMOTE_ADDR="::1").get("/metrics").status_code == 200
    assert Client(REMOTE_ADDR="10.1.2.3", HTTP_X_FORWARDED_FOR="8.8.8.8").get("/metrics").status_code == 200
    settings.BEHIND_PROXY = True
    assert Client(REMOTE_ADDR="10.1.2.3", HTTP_X_FORWARDED_FOR="8.8.8.8").get("/metrics").status_code == 403
    assert Client(REMOTE_ADDR="8.8.8.8", HTTP_X_FORWARDED_FOR="1.1.1.1, 10.9.9.9").get("/metrics").status_code == 200


@pytest.mark.django_db
def test_metrics_count_requests_by_pattern_and_the_record(settings: Any) -> None:
    settings.AUKIO_METRICS_FROM = (ip_network("127.0.0.0/8"),)
    Client().get("/healthz")
    Client().get(f"/en/{MARK}/", {"q": MAIL})
    answer = Client().get("/metrics")
    text = answer.content.decode()

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert 'aukio_requests_total{method="GET",route="healthz",status="200"}' in text
    assert 'aukio_messages{state="queued"} 0.0' in text
    assert "aukio_database_up 1.0" in text
    assert "aukio_process_memory_bytes" in text
    assert not [mark for mark in MARKS if mark in text]


@pytest.mark.django_db
def test_without_a_database_metrics_say_so(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    settings.AUKIO_METRICS_FROM = (ip_network("127.0.0.0/8"),)
    monkeypatch.setattr("aukio.outreach.queries.outbox.counts", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)
    answer = Client().get("/metrics")
    assert answer.status_code == 200
    assert "aukio_database_up 0.0" in answer.content.decode()


MARCH = datetime(2020, 3, 11, 8, tzinfo=UTC)


def test_marked_data_goes_through_everything_and_into_no_log_and_no_metric(
    espoo: None,  # noqa: ARG001  # connects to the record
    lines: StringIO,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.AUKIO_METRICS_FROM = (ip_network("127.0.0.0/8"),)
    settings.EMAIL_BACKEND, settings.AUKIO_SITE = "django.core.mail.backends.locmem.EmailBackend", "https://a.example"
    logging.getLogger("django.request").setLevel(logging.WARNING)  # more than a server logs
    number = booking_actions.offer(
        BookableDraft(
            answer_queries.view(NOW).directory.by_last_path["iso-omena/kela"],
            kind=BookingKind.APPOINTMENT,
            service="voucher",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=1,
        ),
        path="iso-omena/kela",
        by="tests",
        now=MARCH,
    )
    wanted = {"start": "2020-03-12T10:00:00+02:00", "name": MARK, "email": MAIL, "phone": PHONE, "lang": "en"}
    client = Client(raise_request_exception=False)
    strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
    try:
        with time_machine.travel(MARCH, tick=False):
            made = client.post(
                f"/api/v1/bookables/{number}/bookings",
                json.dumps(wanted),
                content_type="application/json",
                headers={"Idempotency-Key": "one-of-two"},
            )
            assert made.status_code == 201, made.content
            for each in (client, strict):
                each.post("/en/subscribe/", {"recipient": MAIL, "email": MAIL, "topic": "everything"})
                each.post("/en/desk/account/login/", {"login": MAIL, "password": MARK})
                each.post("/en/places/iso-omena/kela/book/", wanted)
                each.post(f"/en/{MARK}/", wanted)
                each.get("/en/", {"q": MARK})
                each.get(f"/api/v1/places/{MARK}", {"at": MAIL})
                each.get("/en/", headers={"host": f"{MARK}.example"})
            with monkeypatch.context() as patched:

                def fail(*_: object, **__: object) -> None:
                    raise IntegrityError(f"DETAIL: Key (name)=({MARK}) exists, {MAIL}")

                patched.setattr("aukio.workflows.bookings.appointments.book_once", fail)
                again = {**wanted, "start": "2020-03-12T11:00:00+02:00"}
                failed = client.post(
                    f"/api/v1/bookables/{number}/bookings",
                    json.dumps(again),
                    content_type="application/json",
                    headers={"Idempotency-Key": "two-of-two"},
                )
                assert failed.status_code == 500
                refused = SMTPRecipientsRefused({MAIL: (550, MARK.encode())})
                patched.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail_with(refused))
                message_delivery.deliver(now=MARCH + timedelta(minutes=1))
            text = client.get("/metrics").content.decode()
    finally:
        logging.getLogger("django.request").setLevel(logging.ERROR)
    written = lines.getvalue()

    assert Booking.objects.filter(name=MARK).exists()
    assert json.loads(failed.content)["request_id"] in written
    assert "IntegrityError" in written
    assert not [mark for mark in MARKS if mark in written]
    assert not [mark for mark in MARKS if mark in text]


def fail_with(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail
