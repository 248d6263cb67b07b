"""Lists of the API: their filters say what the places themselves say, and their pages joined are the whole (R130)."""

import base64
import json
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from itertools import product
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aukio.answers import snapshot
from aukio.answers.session import open_session
from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.facts.record import View
from tests.depth import examples, some
from tests.spec.now import NOW
from tests.ways.test_api import problem
from tests.ways.test_asking import EVERY_PLACE, MOMENTS
from tests.ways.town import MORNING, Write, done, notice

V1 = "/api/v1"
THEN = {"at": "2020-04-02T10:00", "known": "2020-04-02T10:00"}


def get(client: Client, address: str, **query: Any) -> Any:
    """The data of an answer."""
    answer = client.get(f"{V1}/{address}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(found: list[dict[str, Any]]) -> list[str]:
    """The paths of the places in a list."""
    return [each["place"] for each in found]


def next_of(answer: Any) -> str:
    """Where a list goes on, or an empty text."""
    link: str = answer.headers.get("Link", "")
    return link.removeprefix("<").removesuffix('>; rel="next"')


# --- filters


@pytest.mark.parametrize("at", MOMENTS[::2])
@pytest.mark.usefixtures("espoo")
def test_the_status_of_many_is_the_status_of_each(client: Client, at: str) -> None:
    for each in some(get(client, "status", at=at, known="2021-06-01", limit=100), 5, MOMENTS.index(at) // 2):
        alone = get(client, f"places/{each['place']}/status", at=at, known="2021-06-01")
        assert each == {key: value for key, value in alone.items() if key not in ("units", "valid_until")}


@pytest.mark.usefixtures("espoo")
def test_what_takes_long_is_told_where_it_is_asked_for_by_name(client: Client) -> None:
    found = get(client, "status", place="iso-omena", fields="place,valid_until,units", **THEN)
    alone = get(client, "places/iso-omena/status", **THEN)
    assert found == [{key: alone[key] for key in ("place", "valid_until", "units")}]


@pytest.mark.parametrize(("at", "open_"), [*product(MOMENTS[::3], ("true", "false"))])
@pytest.mark.usefixtures("espoo")
def test_open_is_whether_somebody_is_served_and_unknown_is_neither(client: Client, at: str, open_: str) -> None:
    shut = {Summary.CLOSED, Summary.PASSAGE_ONLY}
    served = {each["place"]: each["summary"] for each in get(client, "status", at=at)}
    expected = [
        place
        for place, summary in served.items()
        if summary != Summary.UNKNOWN and (summary not in shut) == (open_ == "true")
    ]
    assert names(get(client, "status", at=at, open=open_)) == expected


@pytest.mark.parametrize(("at", "channel"), [*product(MOMENTS[::4], ChannelKind)])
@pytest.mark.usefixtures("espoo")
def test_open_through_a_channel_is_about_that_channel(client: Client, at: str, channel: str) -> None:
    everywhere = get(client, "status", at=at)
    for wanted, means in (("true", "open"), ("false", "closed"), (None, "any")):
        expected = [each["place"] for each in everywhere if means in _through(each, channel)]
        more = {} if wanted is None else {"open": wanted}
        assert names(get(client, "status", at=at, channel=channel, **more)) == expected


def _through(status: dict[str, Any], channel: str) -> set[str]:
    """What may be said of all channels of a kind together."""
    states = {each["open"] for each in status["channels"] if each["kind"] == channel}
    if not states:
        return set()
    return {"any", "open"} if True in states else {"any"} if None in states else {"any", "closed"}


@pytest.mark.usefixtures("espoo")
def test_where_can_i_print_now_nearest_first(client: Client) -> None:
    asked = {"open": "true", "service": "print", "near": "60.16,24.74", "kind": "unit", **THEN}
    found = get(client, "status", **asked)
    # Iso Omena's service point is closed on that day, its printer with it.
    assert names(found) == ["tapiola/service-point", "espoon-keskus/service-point", "kalajarvi/service-point"]
    far = [each["distance"] for each in found]
    assert far == sorted(far)
    assert 3_500 < far[0] < 4_500  # metres, as the crow flies
    assert names(get(client, "status", within="5", **asked)) == ["tapiola/service-point"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"type": "library"}, ["iso-omena/library", "kalajarvi/library"]),
        ({"type": ["library", "kela"]}, ["iso-omena/kela", "iso-omena/library", "kalajarvi/library"]),
        ({"type": "library", "under": "kalajarvi"}, ["kalajarvi/library"]),
        ({"owner": "kela"}, ["iso-omena/kela"]),
        ({"service": ["print", "copy"], "under": "tapiola"}, ["tapiola/service-point"]),
        ({"kind": "equipment", "service": "copy"}, ["iso-omena/service-point/photocopier"]),
        ({"place": ["tapiola", "iso-omena"]}, ["iso-omena", "tapiola"]),
        ({"q": "biblioteket i iso omena", "kind": "unit"}, ["iso-omena/library"]),
        ({"q": "kirjasto", "under": "kalajarvi", "kind": "unit"}, ["kalajarvi/library"]),
        ({"q": "🏛️"}, []),
        ({"near": "60.205,24.656", "kind": "unit", "within": "0.1"}, ["espoon-keskus/service-point"]),
    ],
)
@pytest.mark.usefixtures("espoo")
def test_places_are_found_by_what_they_are(client: Client, query: dict[str, Any], found: list[str]) -> None:
    assert names(get(client, "places", **query)) == found


@pytest.mark.usefixtures("espoo")
def test_the_units_of_a_building_are_those_its_status_lists(client: Client) -> None:
    listed = names(get(client, "places/iso-omena/status", **THEN)["units"])
    assert names(get(client, "places", centre="iso-omena", **THEN)) == listed


@pytest.mark.usefixtures("espoo")
def test_an_item_has_the_fields_asked_for(client: Client) -> None:
    found = get(client, "places", fields="place, name", lang="sv", type="library")
    assert found[0] == {"place": "iso-omena/library", "name": "Biblioteket i Iso Omena"}


@pytest.mark.parametrize("at", [at for at in MOMENTS if at > "2020-03"][::4])
@pytest.mark.usefixtures("espoo")
def test_of_many_places_the_timelines_say_the_same(client: Client, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = [{"open": open_} for open_ in ("true", "false")]
    asked += [{"channel": channel} for channel in ChannelKind]
    asked += [{"open": open_, "channel": channel} for open_ in ("true", "false") for channel in ChannelKind]
    asked += [{"summary": str(summary)} for summary in Summary]
    asked += [{"open": "true", "service": "print"}]
    one_by_one = [names(get(client, "status", at=at, fields="place", **each)) for each in asked]

    monkeypatch.setattr("aukio.answers.lists.MANY", 1)
    monkeypatch.setattr("aukio.api.list_parameters.MANY", 1)
    instant = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Europe/Helsinki"))
    # The table of what is known now, over the days that are asked about.
    monkeypatch.setattr("aukio.answers.snapshot.BEFORE", NOW - instant + timedelta(days=2))
    snapshot.forget()
    snapshot.warm(open_session(NOW), background=False)
    hits = snapshot.statistics().hits
    assert [names(get(client, "status", at=at, fields="place", **each)) for each in asked] == one_by_one
    assert snapshot.statistics().hits == hits + len(asked)
    snapshot.forget()


@pytest.mark.usefixtures("espoo")
def test_while_there_are_no_timelines_nobody_waits_for_the_whole_city(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = names(get(client, "status", open="true", fields="place"))
    asked: list[PlaceId] = []

    def noted(view: View, place: PlaceId, at: datetime) -> Status:
        asked.append(place)
        return answer_now(view, place, at)

    monkeypatch.setattr("aukio.answers.lists.MANY", 1)
    monkeypatch.setattr("aukio.answers.lists.snapshot.ready", lambda *_, **__: None)
    monkeypatch.setattr("aukio.answers.lists.answer_now", noted)
    assert names(get(client, "status", open="true", fields="place", limit=1)) == whole[:1]
    assert len(asked) < len(EVERY_PLACE)


# --- pages


@settings(max_examples=examples(4, 50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 40), about=st.sampled_from([{}, {"at": "2020-04-02T10:00"}, THEN, {"near": "60.2,24.7"}]))
@pytest.mark.usefixtures("espoo")
def test_pages_joined_are_the_whole(limit: int, about: dict[str, str]) -> None:
    client, fields = Client(), "place,summary"
    whole = get(client, "status", fields=fields, limit=1000, **about)
    answer = client.get(f"{V1}/status", {"fields": fields, "limit": str(limit), **about})
    joined = answer.json()
    while on := next_of(answer):
        assert len(answer.json()) == limit
        answer = client.get(on)
        joined += answer.json()
    assert joined == whole


@pytest.mark.parametrize(
    "address",
    ["places", "status", "publications", "arrangements?when=any", "changes?from=2020-03-01&to=2020-06-15"],
)
@pytest.mark.usefixtures("espoo")
def test_every_long_list_goes_on(client: Client, address: str) -> None:
    whole = client.get(f"{V1}/{address}").json()
    mark = "&" if "?" in address else "?"
    joined, on = [], f"{V1}/{address}{mark}limit=3"
    while on:
        answer = client.get(on)
        joined += answer.json()
        on = next_of(answer)
    assert len(whole) > 3
    assert joined == whole


def test_a_list_stays_about_its_moment_while_somebody_publishes(town: time_machine.Traveller, write: Write) -> None:
    client = Client()
    first = client.get(f"{V1}/status?limit=3&fields=place,summary")
    town.shift(60)
    storm = {
        "id": "closed",
        "scope": {"city": True},
        "open": "for_now",
        "review": "2030-04-01",
        "effects": [{"close": {}}],
    }
    done("publish", write("storm.yaml", notice({"published": "2030-03-01T10:01", "add": [storm]})))
    rest = client.get(next_of(first).replace("limit=3", "limit=100")).json()

    with time_machine.travel(MORNING, tick=False):
        before = client.get(f"{V1}/status?fields=place,summary&known=2030-03-01T10:00").json()
    assert first.json() + rest == before
    closed = client.get(f"{V1}/status?fields=place,summary").json()
    assert {each["summary"] for each in closed} == {"closed"}


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "äö",
        "AAAA",
        "W10",
        forged(1, "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", -1, ""),
        forged(1, "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", True, ""),
        forged(1, "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", 10**30, ""),
        forged(1, "2020-01-01T00:00:00", "2020-01-01T00:00:00+00:00", 1, ""),
        forged(1, "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", 1, ""),
        forged(2, "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", 1, ""),
        forged(1, None, [], {}, ""),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
        "A" * 5000,
    ],
)
@pytest.mark.usefixtures("espoo")
def test_a_cursor_that_is_none_is_told_so(client: Client, cursor: str) -> None:
    found = problem(client, f"{V1}/places", 400, cursor=cursor)
    assert (found.code, "'cursor'" in found.detail) == ("bad_request", True)


@pytest.mark.usefixtures("espoo")
def test_a_cursor_belongs_to_its_question(client: Client) -> None:
    on = dict(parse_qsl(urlsplit(next_of(client.get(f"{V1}/places?limit=2"))).query))
    assert client.get(f"{V1}/places", on).status_code == 200
    for other in ({"kind": "unit"}, {"at": "2020-04-02"}, {"lang": "fi"}):
        assert "another question" in problem(client, f"{V1}/places", 400, **{**on, **other}).detail
    assert "another question" in problem(client, f"{V1}/status", 400, **on).detail
    # What a question does not read is no part of it: a campaign's mark, or another length.
    assert client.get(f"{V1}/places", {**on, "utm_source": "letter", "limit": "7"}).status_code == 200


# --- what cannot be asked


@pytest.mark.parametrize(
    ("address", "query", "named"),
    [
        ("places", {"limit": "0"}, "'limit'"),
        ("places", {"limit": "1001"}, "'limit'"),
        ("places", {"limit": "9" * 400}, "'limit'"),
        ("places", {"type": "libary"}, "did you mean 'library'?"),
        ("places", {"owner": "nobody"}, "no organisation 'nobody'"),
        ("places", {"service": "prnt"}, "did you mean 'print'?"),
        ("places", {"kind": "castle"}, "'kind'"),
        ("places", {"near": "60.16"}, "'near'"),
        ("places", {"near": "91,0"}, "'near'"),
        ("places", {"near": "nan,nan"}, "'near'"),
        ("places", {"near": "1,2,3"}, "'near'"),
        ("places", {"within": "5"}, "'within'"),
        ("places", {"within": "-1", "near": "60,24"}, "'within'"),
        ("places", {"within": "nan", "near": "60,24"}, "'within'"),
        ("places", {"q": "x" * 101}, "'q'"),
        ("places", {"fields": "place,colour"}, "'colour'"),
        ("places", {"fields": ""}, "'fields'"),
        ("places", {"centre": "iso-omena/kela"}, "no building"),
        ("status", {"open": "perhaps"}, "'open'"),
        ("status", {"channel": "pigeon"}, "'channel'"),
        ("status", {"summary": "ajar"}, "'summary'"),
        ("status", {"at": "0000-01-01"}, "'0000-01-01'"),
        ("status", {"at": "10000-01-01"}, "'10000-01-01'"),
        ("status", {"at": "2020-03-27T12:00+99:00"}, "+99:00"),
        ("places/iso-omena/hours", {"from": "2020-03-01"}, "'to'"),
        ("places/iso-omena/hours", {"from": "2020-03-02", "to": "2020-03-01"}, "before it begins"),
        ("places/iso-omena/hours", {"from": "2020-03-01", "to": "2021-04-05"}, "400 days"),
        ("places/iso-omena/hours", {"from": "0001-01-01", "to": "0001-01-02"}, "0001-01-01"),
        ("places/iso-omena/hours", {"from": "9999-12-30", "to": "9999-12-31"}, "9999-12-3"),
        ("changes", {"from": "soon", "to": "2021-04-05"}, "'soon'"),
        ("changes", {"from": "9999-12-30", "to": "9999-12-31"}, "9999-12-3"),
        ("publications", {"from": "9999-12-31"}, "9999-12-31"),
        ("publications", {"to": "9999-12-31"}, "9999-12-31"),
        ("arrangements", {"when": "never"}, "'when'"),
    ],
)
@pytest.mark.usefixtures("espoo")
def test_what_cannot_be_asked_is_400_and_named(client: Client, address: str, query: dict[str, str], named: str) -> None:
    assert named in problem(client, f"{V1}/{address}", 400, **query).detail


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("places", {"under": "nowhere"}),
        ("changes", {"from": "2020-03-01", "to": "2020-03-02", "place": "nowhere"}),
        ("arrangements", {"place": "nowhere"}),
        ("arrangements", {"notice": "storm"}),
        ("publications", {"notice": "storm"}),
        ("notices/storm", {}),
        ("notices/storm/log", {}),
        ("notices/service-centres-2021", {"known": "2020-03-27"}),
        ("places/nowhere", {}),
        ("places/iso-omena", {"at": "1999-01-01"}),
        ("places/nowhere/hours", {"from": "2020-03-01", "to": "2020-03-02"}),
        ("nothing", {}),
    ],
)
@pytest.mark.usefixtures("espoo")
def test_what_is_not_there_is_404(client: Client, address: str, query: dict[str, str]) -> None:
    assert problem(client, f"{V1}/{address}", 404, **query).code == "not_found"


# --- who may read


@pytest.mark.usefixtures("espoo")
def test_a_page_of_any_site_may_read(client: Client) -> None:
    answer = client.get(f"{V1}/places?limit=1", headers={"origin": "https://library.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Link" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    wrong = client.get(f"{V1}/places?limit=x", headers={"origin": "https://library.example"})
    assert wrong.headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_that_asks_first_is_told_what_it_may(client: Client) -> None:
    answer = client.options(
        f"{V1}/status",
        headers={"origin": "https://x.example", "access-control-request-method": "GET"},
    )
    assert (answer.status_code, answer.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.usefixtures("espoo")
def test_what_would_change_something_is_a_problem_that_says_what_may_be_asked(client: Client, method: str) -> None:
    answer = getattr(client, method)(f"{V1}/places")
    assert (answer.status_code, answer.headers["Content-Type"]) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["code"] == "method_not_allowed"


def test_a_fault_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aukio.api.endpoints.health.open_public_session", lambda _: 1 / 0)
    client.raise_request_exception = False
    answer = client.get(f"{V1}/statistics")
    assert (answer.status_code, answer.json()["code"]) == (500, "fault")
    assert "ZeroDivision" not in answer.content.decode()


# --- what was told


@pytest.mark.usefixtures("espoo")
def test_what_begins_and_ends_at_a_place_is_what_its_status_announces(client: Client) -> None:
    day = "2020-03-10"
    for place in EVERY_PLACE:
        announced = get(client, f"places/{place}/status", at=day, known="2020-04-01")["upcoming"]
        told = get(client, "changes", place=place, known="2020-04-01", **{"from": "2020-03-11", "to": "2021-03-31"})
        pairs = {(each["notice"], each["arrangement"], each["begins"], each["at"][:10]) for each in told}
        for each in announced:
            assert (each["notice"], each["arrangement"], each["begins"], each["from"][:10]) in pairs, place


@pytest.mark.usefixtures("espoo")
def test_the_log_of_a_notice_is_that_of_its_publications(client: Client) -> None:
    log = get(client, "notices/service-centres-2020/log", known="2020-04-01")
    acts = get(client, "publications", notice="service-centres-2020", known="2020-04-01")
    assert [row for act in acts for row in act["log"]] == log


@pytest.mark.usefixtures("espoo")
def test_a_notice_is_what_the_command_line_prints(client: Client) -> None:
    for slug, known in product(("service-centres-2020", "service-centres-2021"), ("2020-04-01", "2021-06-01")):
        if (slug, known) == ("service-centres-2021", "2020-04-01"):
            continue
        printed = done("notice", "show", slug, "--known", known, "--lang", "fi", "--format", "json").json
        assert get(client, f"notices/{slug}", known=known, lang="fi") == printed


@pytest.mark.parametrize("command", ["why", "check"])
@pytest.mark.usefixtures("espoo")
def test_reasons_and_contradictions_are_what_the_command_line_prints(client: Client, command: str) -> None:
    for place in ("iso-omena", "iso-omena/laboratory"):
        printed = done(command, place, "--at", "2020-04-01", "--json").json
        assert get(client, f"places/{place}/{command}", at="2020-04-01") == printed


@pytest.mark.usefixtures("espoo")
def test_hours_are_what_the_command_line_prints(client: Client) -> None:
    days = {"from": "2020-03-20", "to": "2020-04-20"}
    printed = done("hours", "iso-omena/library", "--from", days["from"], "--to", days["to"], "--json").json
    assert get(client, "places/iso-omena/library/hours", **days) == printed


@pytest.mark.usefixtures("espoo")
def test_arrangements_are_in_force_coming_or_over(client: Client) -> None:
    told = {
        when: {(each["notice"], each["id"]) for each in get(client, "arrangements", when=when, limit=500, **THEN)}
        for when in ("in_force", "coming", "over", "any")
    }
    assert told["in_force"] | told["coming"] | told["over"] == told["any"]
    assert sum(len(told[when]) for when in ("in_force", "coming", "over")) == len(told["any"])
    assert ("service-centres-2020", "iso-omena-shorter-hours") in told["in_force"]


# --- running it


def test_the_process_lives_whatever_the_database_does(client: Client) -> None:
    assert client.get("/healthz").json() == {"alive": True, "version": version("aukio")}


@pytest.mark.django_db
def test_it_is_ready_when_its_tables_are_there(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/readyz").json() == {"ready": True, "because": ""}
    later = SimpleNamespace(app_label="notices", name="0999_later")
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [(later, False)])
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "1 changes of its tables are waiting" in answer.json()["because"]


@pytest.mark.usefixtures("espoo")
def test_statistics_count_what_is_recorded(client: Client) -> None:
    with time_machine.travel(datetime(2021, 6, 2, tzinfo=UTC), tick=False):
        found = get(client, "statistics")
    assert found["places"] == len(EVERY_PLACE)
    assert found["notices"] == 3
    assert found["newest_publication"].startswith("2021-05-27")
    assert found["lane"] is None  # nothing is kept here
