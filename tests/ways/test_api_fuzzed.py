"""Whatever is asked, in the shape of the description or out of it: answers are as described, and none is a fault."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.depth import DEEP, examples, hunts

EXAMPLES = int(os.environ.get("AUKIO_TEST_API_EXAMPLES", examples(10, 60)))
"""For each question."""

pytestmark = [] if DEEP else [pytest.mark.one_engine]  # tests/ways asks each of these questions on both

# The values at every limit of every parameter are fifty requests for each question, made before any test begins.
config = schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": hunts()}}})
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=config)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The connection of the test serves every request; a server would look after each whether it is still good."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@pytest.mark.usefixtures("espoo", "one_connection")
def test_every_answer_is_as_described(case: Case[Any]) -> None:
    case.call_and_validate(
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_headers_conformance,
            response_schema_conformance,
        ]
    )
