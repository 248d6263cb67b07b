"""Who comes to which page: every pattern of the site has a decision, and each decision is tried as nine identities.

A new page without a decision fails here. Places of the examples belong to Kela; the library, the laboratory and the
building are others. A form of another organisation's place is refused, and changes nothing.
"""

from collections.abc import Iterator
from datetime import timedelta
from enum import Enum

import pytest
import time_machine
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from aukio.access.actions import close_account
from aukio.answers import queries as answer_queries
from aukio.answers.revision import look
from aukio.audit.models import AuditEntry
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.models import Bookable, Booking
from aukio.demo import PEOPLE
from aukio.desk.changes.previews import revision
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.subjects import places_of
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, Person
from aukio.domain.people.bookings import BookingKind
from aukio.drafts.models import Draft, Upload
from aukio.visits.models import Queue
from tests.desk.access_table import DESK, OF_KELA, POSTED, READS, TAKES_OWN
from tests.desk.conftest import LATER, SignIn
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
    kept = (
        Draft.objects.order_by("pk").values_list("state", "typed", "changed"),
        Upload.objects.order_by("pk").values_list("system", "content"),
        Booking.objects.order_by("pk").values_list("state", "outcome", "attempts"),
    )
    return (look(NOW), *(each.objects.count() for each in counted), *map(list, kept))


def test_every_page_of_the_desk_either_changes_nothing_or_has_forms_here() -> None:
    assert sorted(set(DESK) ^ (READS | TAKES_OWN | set(POSTED) | set(OF_KELA))) == []


def test_a_form_sent_to_a_page_that_reads_changes_nothing(clients: dict[str, Client]) -> None:
    before = state()
    for pattern in sorted(READS):
        for form in POSTED["change/<slug:template>/<path:path>/"]:
            clients["operator"].post(f"/en/desk/{DESK[pattern].address}", {**form, "revision": revision()})
    assert state() == before


@pytest.fixture
def of_kela(clients: dict[str, Client]) -> Iterator[dict[str, str]]:
    """The addresses of things at Kela by pattern: a fact, a draft, a file, a booking that waits; with a number each."""
    path, kela = "iso-omena/kela", clients["kela"]
    place = answer_queries.view(NOW).directory.by_last_path[path]
    offered = booking_actions.offer(
        BookableDraft(
            place,
            kind=BookingKind.APPOINTMENT,
            service="voucher",
            channel=ChannelKind.ON_SITE,
            minutes=30,
            desks=1,
            asks=True,
        ),
        path=path,
        by="tests",
        now=NOW,
    )
    request = BookingRequest(offered, LATER + timedelta(days=5), Person("Aino", phone="+358401234567", lang="en"))
    booked = booking_actions.book(request, most=1, now=NOW).number
    with time_machine.travel(LATER, tick=False):
        form = {"begins": "now", "ends": "today", "existing": "contact"}
        kept = kela.post(f"/en/desk/change/closed/{path}/", {**form, "act": "save"}).headers["Location"]
        rows = "name;path;Monday\nMine;iso-omena/kela;10-11\n"
        sent = kela.post("/en/desk/move-in/", {"system": "table", "text": rows, "lang": "en"}).headers["Location"]
        view = answer_queries.view(LATER)
        fact = next(each.ref for each in view.versions if [node.path for node in places_of(view, each)] == [path])
        yield {
            "in-force/<slug:notice>/<slug:fact>/": f"/en/desk/in-force/{fact}/",
            "drafts/<int:number>/": kept,
            "move-in/<int:number>/": sent,
            "requests/": f"/en/desk/requests/?{booked}",
            "calls/": f"/en/desk/calls/?{booked}",
            "counter/<path:path>/": f"/en/desk/counter/{path}/?1",
        }


def test_what_belongs_to_an_organisation_is_changed_by_no_other(
    of_kela: dict[str, str], clients: dict[str, Client]
) -> None:
    opened = {pattern: clients["kela"].get(address).status_code for pattern, address in of_kela.items()}
    assert opened == dict.fromkeys(of_kela, 200) | {"counter/<path:path>/": 403}  # it is there, for its own people
    before = state()
    for who in ("stranger", "closed", "kirjasto", "laboratorio", "tarkastaja"):
        for pattern, forms in OF_KELA.items():
            address, _, number = of_kela[pattern].partition("?")
            for form in forms:
                typed = {key: number if text == "NUMBER" else text for key, text in form.items()}
                said = clients[who].post(address, {**typed, "revision": revision()})
                is_refused = said.status_code in (403, 404) or "/account/login/" in said.headers.get("Location", "")
                assert is_refused or pattern == "calls/", (who, pattern, form, said.status_code)
    assert state() == before


@pytest.mark.parametrize("who", ["stranger", "closed", "kirjasto", "laboratorio", "tarkastaja"])
def test_no_form_changes_a_place_of_another_organisation(who: str, clients: dict[str, Client]) -> None:
    before = state()
    for pattern, forms in POSTED.items():
        for form in forms:
            said = clients[who].post(f"/en/desk/{DESK[pattern].address}", form)
            assert said.status_code in (200, 302, 400, 403, 404, 405, 409), pattern
    assert state() == before
