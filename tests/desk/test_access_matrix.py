"""Who comes to which page: every pattern of the site has a decision, and each decision is tried as nine identities.

A new page without a decision fails here. Places of the examples belong to Kela; the library, the laboratory and the
building are others. A form of another organisation's place is refused, and changes nothing.
"""

from collections.abc import Iterator
from enum import Enum

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from aukio.access.actions import close_account
from aukio.answers.revision import look
from aukio.audit.models import AuditEntry
from aukio.bookings.models import Bookable, Booking
from aukio.demo import PEOPLE
from aukio.drafts.models import Draft
from aukio.visits.models import Queue
from tests.desk.access_table import DESK, POSTED
from tests.desk.conftest import SignIn
from tests.spec.now import NOW


class Way(Enum):
    """Who may come in by an address that is none of the desk's pages."""

    ANYONE = "anyone"
    SECRET = "a person who has the secret in the address"  # noqa: S105  # words
    TOKEN = "a machine with its token"  # noqa: S105  # words
    SIGN_IN = "the library of the sign-in decides, and its own tests"
    OPERATOR = "operators: tests/desk/test_admin.py"
    NETWORK = "clients of AUKIO_METRICS_FROM"


OTHERS: dict[str, Way] = {
    "sign-ups/<slug:secret>/": Way.SECRET,
    "setup/<str:secret>/": Way.SECRET,
    "subscriptions/<slug:secret>/": Way.SECRET,
    "bookings/<slug:secret>/": Way.SECRET,
    "tickets/<slug:secret>/": Way.SECRET,
    "api/v1/bookings/<str:secret>": Way.SECRET,
    "api/v1/deliveries": Way.TOKEN,
    "api/v1/places/<path:place>/occupancy/readings": Way.TOKEN,
    "desk/account/": Way.SIGN_IN,
    "admin/": Way.OPERATOR,
    "metrics": Way.NETWORK,
}
"""By the beginning of a pattern; the longest that fits decides. The rest of the public site is in ``PUBLIC``."""

PUBLIC = (
    *("", "robots.txt", "sitemap.xml", "favicon.ico", ".well-known/security.txt", "healthz", "readyz", "api/v1/"),
    "hauki/",
    *("feeds/", "places/", "types/", "notices/", "events/", "subscribe/", "signs.json"),
)

IDENTITIES = ("stranger", "closed", *(name for name, *_ in PEOPLE))


def patterns(resolver: URLResolver | None = None, above: str = "") -> Iterator[str]:
    """Every pattern, without the language."""
    for each in (resolver or get_resolver()).url_patterns:
        language = hasattr(each.pattern, "prefix_default_language")
        here = above if language else above + str(each.pattern).lstrip("^")
        if isinstance(each, URLPattern):
            yield here
        else:
            yield from patterns(each, here)


def is_decided(pattern: str) -> bool:
    if pattern.startswith("desk/") and not pattern.startswith("desk/account/"):
        return pattern.removeprefix("desk/") in DESK
    if any(pattern.startswith(beginning) for beginning in OTHERS):
        return True
    return pattern in PUBLIC or any(beginning and pattern.startswith(beginning) for beginning in PUBLIC)


def test_every_page_has_a_decision_who_may_come() -> None:
    assert sorted({each for each in patterns() if not is_decided(each)}) == []


def test_no_decision_is_about_a_page_that_is_gone() -> None:
    desk = {each.removeprefix("desk/") for each in patterns() if each.startswith("desk/")}
    assert sorted(set(DESK) - desk) == []


@pytest.fixture
def clients(sign_in: SignIn) -> dict[str, Client]:
    """The browsers of all identities."""
    found = {name: sign_in(name) for name, *_ in PEOPLE}
    closed = sign_in("tarkastaja")
    close_account(name="ovi", by="tests", now=NOW)
    return {"stranger": Client(), "closed": found.pop("ovi"), **found, "tarkastaja": closed}


def answer(client: Client, address: str) -> str:
    """What a page answers, in one letter: y for a page, n for a refusal, s for the sign-in, - for none."""
    said = client.get(address)
    if said.status_code == 302:
        return "s" if "/account/login/" in said.headers["Location"] else "r"
    return {200: "y", 403: "n", 404: "-", 405: "p"}.get(said.status_code, str(said.status_code))


def test_each_page_of_the_desk_is_open_to_those_it_is_decided_for(clients: dict[str, Client]) -> None:
    found = {
        pattern: "".join(answer(clients[who], f"/en/desk/{row.address}") for who in clients)
        for pattern, row in DESK.items()
    }
    assert found == {pattern: row.seen for pattern, row in DESK.items()}
    assert {row.seen[:2] for row in DESK.values()} == {"ss", "pp"}  # without an account, no page


def state() -> tuple[object, ...]:
    """What a form could change."""
    counted = (AuditEntry, Bookable, Booking, Draft, Queue)
    return (look(NOW), *(each.objects.count() for each in counted))


@pytest.mark.parametrize("who", ["stranger", "closed", "kirjasto", "laboratorio", "tarkastaja"])
def test_no_form_changes_a_place_of_another_organisation(who: str, clients: dict[str, Client]) -> None:
    before = state()
    for pattern, forms in POSTED.items():
        for form in forms:
            said = clients[who].post(f"/en/desk/{DESK[pattern].address}", form)
            assert said.status_code in (200, 302, 400, 403, 404, 405, 409), pattern
    assert state() == before
