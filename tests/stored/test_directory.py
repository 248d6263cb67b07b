"""What an import records is what the directory says, and was said before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from aukio.access.models import User
from aukio.audit.queries import acts_on
from aukio.directory import queries
from aukio.directory.actions import Conflict, record_revision, take_writer_lock
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.place_details import Access, Address, ForeignId, PlaceDetails
from aukio.domain.city.places import (
    Admission,
    Channel,
    ChannelKind,
    Contact,
    Coordinates,
    HoursMean,
    Kind,
    Names,
    Organisation,
    Purpose,
    Service,
    SpecificAdmission,
)
from aukio.domain.facts.record import Record
from aukio.domain.publishing.directory_statements import apply, revise
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement
from aukio.domain.week import Week
from tests.depth import examples
from tests.domain.factories import FINLAND

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)
JANUARY = datetime(2030, 1, 1, tzinfo=UTC)
FEBRUARY = datetime(2030, 2, 1, tzinfo=UTC)

ESPOO = City("espoo", Names({"fi": "Espoo", "sv": "Esbo", "en": "Espoo"}), ZoneInfo("Europe/Helsinki"), FINLAND)
OWNERS = (
    Organisation("espoo", Names({"en": "City of Espoo"})),
    Organisation("kela", Names({"fi": "Kela", "sv": "FPA"})),
)
SERVICES = (Service("print", Names({"en": "printing"})), Service("form-help", Names({"en": "help with forms"})))

WEEKDAYS = Channel(ChannelKind.ON_SITE, week=Week.parse("Mo-Fr 08:00-16:00; PH off"))
BOOKING = Channel(
    ChannelKind.PHONE,
    Purpose.BOOKING,
    Week.parse("Mo-Fr 08:00-12:00"),
    Admission.APPOINTMENT,
    (SpecificAdmission(Admission.TICKET, ("print",), "over-70"),),
    (Contact(phone="+358401234567", label=Names({"fi": "varaukset"})),),
    HoursMean.ANSWERED,
    assumption="the hours are ours",
)
LETTERBOX = Channel(ChannelKind.LETTERBOX, emptied="Mondays")

CENTRE = PlaceStatement(
    "iso-omena",
    Kind.CENTRE,
    Names({"fi": "Iso Omena", "sv": "Stora Äpplet", "en": "Iso Omena"}),
    type="service_centre",
    owner="espoo",
    name_forms={"fi": {"inessive": "Iso Omenassa", "illative": "Iso Omenaan"}},
    aliases={"fi": ("Omena", "Matinkylä"), "en": ("the Apple",)},
    time_zone="Europe/Mariehamn",
    coordinates=Coordinates(60.1614, 24.738),
    channels=(WEEKDAYS,),
)
UNIT = PlaceStatement(
    "iso-omena/service-point",
    Kind.UNIT,
    Names({"en": "Service point"}),
    owner="kela",
    own_entrance=True,
    services=("form-help", "print"),
    channels=(WEEKDAYS, BOOKING, LETTERBOX),
    details=PlaceDetails(
        Address(Names({"fi": "Piispansilta 11", "sv": "Biskopsbron 11"}), "02230", Names({"en": "Espoo"})),
        Names({"en": "A desk in the shopping centre."}),
        (Access.LIFT, Access.PARKING),
        (ForeignId("hauki", "tprek:1"), ForeignId("osm", "node/1")),
    ),
)
PRINTER = PlaceStatement(
    "iso-omena/service-point/printer", Kind.EQUIPMENT, Names({"en": "Printer"}), provides=("print",)
)


def statement(*places: PlaceStatement, known_from: datetime = JANUARY) -> DirectoryStatement:
    return DirectoryStatement(ESPOO, known_from, known_from.date(), OWNERS, SERVICES, places)


def stored() -> Record:
    *past, (_, city) = queries.cities()
    return Record(
        city,
        queries.organisations(),
        queries.services(),
        queries.places(),
        roles=queries.roles(),
        past_cities=tuple((until, each) for until, each in past if until is not None),
        words=queries.words(),
    )


def record(before: Record, said: DirectoryStatement, tell: Callable[[int, int], None] | None = None) -> Record:
    """Record a statement, and give the record as the domain has it afterwards."""
    with transaction.atomic():
        take_writer_lock()
        revision = revise(before, said, new_id=queries.new_place_ids())
        record_revision(statement=said, revision=revision, digest="sha256:1", by="aino", now=NOW, tell=tell)
    return apply(before, revision, said)


def test_what_was_never_imported_is_empty() -> None:
    assert queries.cities() == ()
    assert not queries.has_city()
    assert queries.places() == ()
    assert queries.revision()[0] == 0


def test_everything_said_of_a_place_reads_back_as_it_was_said() -> None:
    after = record(Record(ESPOO), statement(PRINTER, UNIT, CENTRE))

    assert stored() == after
    assert [place.path for place in queries.places()] == [CENTRE.path, UNIT.path, PRINTER.path]


def test_what_was_known_before_stays_beside_what_is_known_now() -> None:
    first = record(Record(ESPOO), statement(CENTRE, UNIT))
    moved = replace(UNIT, path="service-point", was=UNIT.path, coordinates=None)
    second = record(first, statement(moved, known_from=FEBRUARY))

    assert stored() == second
    assert [(place.path, place.known_until) for place in queries.places()] == [
        ("iso-omena", None),
        ("iso-omena/service-point", FEBRUARY),
        ("iso-omena/service-point", None),
        ("service-point", None),
    ]
    assert queries.revision()[0] == 2


PLACES = st.builds(
    PlaceStatement,
    path=st.sampled_from(("a", "a/b", "c")),
    kind=st.sampled_from((Kind.SITE, Kind.UNIT)),
    names=st.builds(Names, st.fixed_dictionaries({"fi": st.sampled_from(("", "Ääri", "it's 100 %"))})),
    owner=st.sampled_from(("", "kela")),
    gone=st.booleans(),
    coordinates=st.none() | st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180)),
    channels=st.lists(st.sampled_from((WEEKDAYS, BOOKING, LETTERBOX)), max_size=2).map(tuple),
)
WORDS = st.builds(
    CodeWords,
    of=st.sampled_from(CodeList),
    slug=st.sampled_from(("ferry", "dog_owners")),
    names=st.builds(Names, st.fixed_dictionaries({"fi": st.sampled_from(("lossi", "koira"))})),
    plurals=st.builds(Names, st.fixed_dictionaries({"fi": st.sampled_from(("", "lossit"))})),
    known_from=st.just(JANUARY),
)


def _in_order(words: list[CodeWords]) -> tuple[CodeWords, ...]:
    """Words as a file states them: list by list."""
    return tuple(sorted(words, key=lambda each: list(CodeList).index(each.of)))


STATEMENTS = st.builds(
    DirectoryStatement,
    city=st.just(ESPOO) | st.just(replace(ESPOO, names=Names({"sv": "Esbo"}))),
    known_from=st.integers(0, 5).map(lambda days: JANUARY + timedelta(days=days, microseconds=days)),
    valid_from=st.integers(0, 5).map(lambda days: date(2030, 1, 1) + timedelta(days=days)),
    organisations=st.just(OWNERS),
    services=st.lists(st.sampled_from(SERVICES), unique=True).map(tuple),
    words=st.lists(WORDS, max_size=3, unique_by=lambda words: words.key).map(_in_order),
    places=st.lists(PLACES, max_size=3, unique_by=lambda place: place.path).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(10, 50))
@given(st.lists(STATEMENTS, max_size=5))
def test_any_history_of_imports_reads_back_as_the_domain_has_it(history: list[DirectoryStatement]) -> None:
    with transaction.atomic():
        after = record(Record(ESPOO), statement())
        for each in history:
            said = replace(each, words=tuple(replace(word, known_from=each.known_from) for word in each.words))
            try:
                with transaction.atomic():
                    after = record(after, said)
            except Refused:
                continue

        assert stored() == after
        transaction.set_rollback(True)


def test_importing_the_same_again_changes_nothing() -> None:
    after = record(Record(ESPOO), statement(CENTRE, UNIT))
    record(after, statement(CENTRE, UNIT))
    record(after, statement(CENTRE, UNIT, known_from=FEBRUARY))

    assert stored() == after
    assert queries.revision()[0] == 1
    assert len(acts_on("espoo")) == 1


def test_an_import_leaves_a_line_in_the_audit_trail() -> None:
    record(Record(ESPOO), statement(CENTRE, UNIT))

    (act,) = acts_on("espoo")
    assert (act.by, act.when, act.act) == ("aino", NOW, "import")
    assert act.detail == {
        "import": 1,
        "digest": "sha256:1",
        "known_from": "2030-01-01T00:00:00+00:00",
        "places_created": 2,
        "versions_closed": 0,
        "versions_added": 2,
    }


def test_names_that_alone_are_new_are_recorded_too() -> None:
    after = record(Record(ESPOO), statement(CENTRE))
    renamed = replace(
        statement(known_from=FEBRUARY),
        city=replace(ESPOO, names=Names({"en": "The City of Espoo"})),
        organisations=(Organisation("kela", Names({"en": "The Social Insurance Institution"})),),
        services=(Service("copy", Names({"en": "copying"})),),
    )
    after = record(after, renamed)

    assert queries.cities() == ((FEBRUARY, ESPOO), (None, renamed.city))
    assert set(queries.organisations()) == set(after.organisations)
    assert set(queries.services()) == set(after.services)
    assert queries.revision()[0] == 2


def test_a_name_changes_only_by_becoming_known_later() -> None:
    after = record(Record(ESPOO), statement(CENTRE))
    renamed = replace(statement(), services=(Service("print", Names({"en": "printers"})),))

    with pytest.raises(Refused, match="'print' was recorded as known from 2030-01-01 00:00 UTC"), transaction.atomic():
        record(after, renamed)

    assert stored() == after


def test_a_new_place_gets_an_id_that_none_had() -> None:
    record(Record(ESPOO), statement(CENTRE, UNIT))

    new_id = queries.new_place_ids()
    assert [new_id(), new_id()] == [3, 4]


def _twice(before: Record, said: DirectoryStatement) -> None:
    """Two people look at the same state, and both record what they made of it."""
    revision = revise(before, said, new_id=queries.new_place_ids())
    for _ in range(2):
        record_revision(statement=said, revision=revision, digest="", by="aino", now=NOW)


def test_an_import_made_of_an_older_state_is_refused_for_the_places_it_would_add() -> None:
    with pytest.raises(Conflict, match="gained places"), transaction.atomic():
        _twice(Record(ESPOO), statement(CENTRE))


def test_an_import_made_of_an_older_state_is_refused_for_the_versions_it_would_close() -> None:
    before = record(Record(ESPOO), statement(CENTRE))

    with pytest.raises(Conflict, match="has changed"), transaction.atomic():
        _twice(before, statement(replace(CENTRE, own_entrance=True), known_from=FEBRUARY))

    assert stored() == before


def test_the_whole_directory_takes_six_queries_whatever_its_size(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    units = [replace(UNIT, path=f"iso-omena/{number}") for number in range(50)]
    record(Record(ESPOO), statement(CENTRE, *units))

    with django_assert_num_queries(6):
        stored()


def test_the_revision_of_the_directory_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        queries.revision()


def test_places_with_equal_channels_share_them() -> None:
    record(Record(ESPOO), statement(CENTRE, UNIT, replace(UNIT, path="iso-omena/twin")))

    _, one, other = queries.places()
    assert one.channels is other.channels
    assert one.channels[0].week is not None


def test_a_thousand_places_and_more_are_recorded_whole() -> None:
    units = [PlaceStatement(f"unit-{number}", Kind.UNIT, Names({"en": "A unit"})) for number in range(1500)]
    heard: list[tuple[int, int]] = []
    after = record(Record(ESPOO), statement(*units), tell=lambda done, of: heard.append((done, of)))
    assert heard == [(1000, 1500), (1500, 1500)]
    gone = [replace(unit, gone=True) for unit in units]
    after = record(after, statement(*gone, known_from=FEBRUARY))

    assert queries.places() == after.places


@pytest.mark.usefixtures("a_password_is_enough")
def test_the_admin_shows_the_directory_and_offers_no_way_to_change_it(client: Client) -> None:
    record(Record(ESPOO), statement(CENTRE))
    client.force_login(User.objects.create_superuser("root", "root@example.org"))

    for table in ("directoryimport", "city", "organisation", "service", "codeword", "place", "placeversion"):
        page = f"/admin/directory/{table}/"
        assert client.get(page).status_code == 200
        assert client.get(f"{page}add/").status_code == 403
        assert client.get(f"{page}1/delete/").status_code == 403
    assert "iso-omena" in client.get("/admin/directory/placeversion/").content.decode()
