"""No answer to nonsense is a 5xx: every pattern, filled with what no database holds, for strangers and operators."""

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from aukio.demo import add_demo_staff
from tests.depth import hunts
from tests.spec.now import NOW

NUL, HALF, HUGE = "a\x00b", "\ud800", "9" * 40
VALUES = (
    NUL,
    HALF,
    HUGE,
    "-1",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "0000-00-00",
    "\u0661\u0662",
    "x" * 9000,
)
NAMES = (
    *("at", "known", "from", "to", "day", "date", "page", "limit", "cursor", "q", "near", "place", "fields", "type"),
    *("what", "time", "held", "move", "lang", "langs", "printed", "plain", "now", "when", "service", "open", "notice"),
    *("kiosk", "next", "email", "phone", "name", "key", "login", "password", "errand", "topic", "booking", "number"),
    *("act", "hold", "code"),
)
FILLED = {
    "int": ("1", "9" * 18, HUGE),
    "slug": ("service-centres-2020", "x" * 3000),
    "path": ("iso-omena/kela", NUL, HALF, "x/" * 2000),
    "str": ("iso-omena", NUL, HALF),
}


@pytest.fixture(autouse=True)
def noon(espoo: None) -> Iterator[None]:  # noqa: ARG001  # connects to the record
    with time_machine.travel(NOW, tick=False):
        yield


def patterns(resolver: URLResolver | None = None, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every pattern, as the texts and converters of which it consists."""
    for each in (resolver or get_resolver()).url_patterns:
        here = (*above, each.pattern)
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from patterns(each, here)


def filled(parts: tuple[Any, ...], turn: int) -> str:
    """An address of a pattern; each turn fills it with other nonsense."""
    address = ""
    for pattern in parts:
        route = str(pattern) if hasattr(pattern, "_route") or hasattr(pattern, "prefix_language_codes") else ""
        if hasattr(pattern, "prefix_language_codes") or not hasattr(pattern, "_route"):
            route = "en/" if "en" in str(pattern) or not str(pattern).startswith("^") else ""
        for name, converter in pattern.converters.items():
            kind = {"IntConverter": "int", "SlugConverter": "slug", "PathConverter": "path"}.get(
                type(converter).__name__, "str"
            )
            values = FILLED[kind]
            for spelt in (f"<{kind}:{name}>", f"<{name}>"):
                route = route.replace(spelt, quote(values[turn % len(values)], errors="surrogatepass"))
        address += route
    return "/" + address.lstrip("/")


def query(values: Iterator[str]) -> str:
    return urlencode({name: next(values) for name in NAMES}, errors="surrogatepass")


def refused(client: Client, address: str, turn: int) -> list[str]:
    """The ways in which an address is answered with a 5xx."""
    values = cycle(VALUES[turn % len(VALUES) :] + VALUES)
    asked = f"{address}?{query(values)}"
    form, body = query(values), json.dumps(dict(zip(NAMES, values, strict=False)))
    key = {"Idempotency-Key": "12345678"}
    said = {
        "GET": client.get(asked).status_code,
        "POST": client.post(asked, form, content_type="application/x-www-form-urlencoded").status_code,
    }
    if hunts() or address.startswith("/api/"):
        said["POST json"] = client.post(address, body, content_type="application/json", headers=key).status_code
    if hunts():
        said["GET alone"] = client.get(address).status_code
        said["PUT"] = client.put(address, body, content_type="application/json").status_code
        said["DELETE"] = client.delete(address).status_code
    return [f"{way} {address[:200]}: {code}" for way, code in said.items() if code >= 500 and code != 501]


@pytest.mark.parametrize("who", ["stranger", "operator"])
def test_no_answer_to_nonsense_is_a_fault(who: str, settings: Any) -> None:
    settings.AUKIO_SECOND_FACTOR = "offered"
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    if who == "operator":
        add_demo_staff(by="tests", now=NOW)
        client.force_login(
            get_user_model().objects.get(username="operator"),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
    every = [each for each in patterns() if "readyz" not in str(each[-1])]
    assert len(every) > 100
    found: list[str] = []
    for number, parts in enumerate(every):
        turns = range(number % 3, len(VALUES), 3) if hunts() else [number]
        for turn in turns:
            if who == "operator" and "logout" in str(parts[-1]):
                continue
            found += refused(client, filled(parts, turn), turn)
    assert found == []


BOOKING = {"start": "2020-06-01T10:00:00+03:00", "name": "Aino", "phone": "040 123 4567"}


@pytest.mark.parametrize("name", ["name", "needs", "instead_of", "email", "phone"])
@pytest.mark.parametrize("value", [NUL, HALF, "\x00"], ids=["nul", "half", "only"])
def test_what_json_escapes_is_refused_too(name: str, value: str) -> None:
    answer = Client(raise_request_exception=False).post(
        "/api/v1/bookables/1/bookings",
        json.dumps({**BOOKING, name: value}),
        content_type="application/json",
        headers={"Idempotency-Key": "12345678"},
    )
    assert 400 <= answer.status_code < 500
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_cookie_with_nul_and_an_address_that_is_no_text_are_mistakes() -> None:
    client = Client(raise_request_exception=False)
    assert client.get("/en/%00/").status_code == 400
    assert client.get("/en/?q=%ED%A0%80%00").status_code == 400
    assert client.get("/api/v1/places?fields=%00").json()["code"] == "bad_request"
    assert Client(raise_request_exception=False, HTTP_COOKIE="ticket-1=a\x00b").get("/en/").status_code in (200, 400)
