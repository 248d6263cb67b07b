"""A directory file says what it states, or on which line it does not."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar, HolidayChange
from aukio.domain.city.place_details import Access, Address, ForeignId, PlaceDetails
from aukio.domain.city.places import (
    Admission,
    Channel,
    ChannelKind,
    Contact,
    Coordinates,
    Kind,
    Names,
    Organisation,
    Purpose,
    Role,
    Service,
    SpecificAdmission,
)
from aukio.domain.publishing.proposals import PlaceStatement
from aukio.domain.week import Week
from aukio.formats.directory import directory_file
from aukio.formats.directory.detail_data import details_from_data, details_to_data
from aukio.formats.directory.holiday_data import calendar_to_data, holidays_from_data
from tests.formats.samples import DIRECTORY, changed


def test_the_example_states_a_city_and_its_places() -> None:
    statement = directory_file.read(DIRECTORY, source="espoo.yaml").statement()
    assert statement.city == City(
        "espoo",
        Names({"fi": "Espoo", "sv": "Esbo", "en": "Espoo"}),
        ZoneInfo("Europe/Helsinki"),
        DatedHolidays.of(HolidayCalendar("FI")),
    )
    assert statement.known_from == datetime(2019, 12, 31, 22, tzinfo=UTC)
    assert statement.valid_from == date(2020, 1, 1)
    assert statement.organisations == (Organisation("espoo", Names({"en": "City of Espoo"})),)
    assert statement.services[1] == Service("form-help", Names({"en": "help with forms"}))
    assert [place.path for place in statement.places] == [
        "tapiola",
        "iso-omena",
        "iso-omena/service-point",
        "iso-omena/service-point/photocopier",
    ]
    assert statement.places[2] == PlaceStatement(
        path="iso-omena/service-point",
        kind=Kind.UNIT,
        names=Names(),
        type="service_point",
        services=("form-help",),
        channels=(
            Channel(ChannelKind.ON_SITE, week=Week.parse("Mo-Fr 08:00-16:00; PH off")),
            Channel(
                ChannelKind.PHONE,
                Purpose.BOOKING,
                Week.parse("Mo-Fr 08:00-12:00"),
                contacts=(Contact(phone="+358401234567"),),
            ),
        ),
    )
    assert statement.places[1].aliases == {"en": ("Matinkylä",)}
    assert statement.places[1].name_forms == {"fi": {"inessive": "Iso Omenassa"}}


def test_a_city_states_its_region_and_its_own_holidays() -> None:
    said = (
        "country: DE, region: BY, holidays: {add: [{date: 2026-05-02, name: {en: Market day}}, {month_day: 12-24}],"
        ' remove: [{month_day: "01-06"}, {date: 2027-11-01}]}'
    )
    holidays = directory_file.read(changed(DIRECTORY, "country: FI", said), source="x").statement().city.holidays.last
    assert (holidays.country, holidays.region) == ("DE", "BY")
    assert holidays.added == (
        HolidayChange(date(2026, 5, 2), names=Names({"en": "Market day"})),
        HolidayChange(month_day="12-24"),
    )
    assert holidays.removed == (HolidayChange(month_day="01-06"), HolidayChange(date(2027, 11, 1)))
    assert holidays_from_data(calendar_to_data(holidays)) == DatedHolidays.of(holidays)


DETAILS = (
    "kind: equipment, provides: [copy],"
    " address: {street: {fi: Piispansilta 11, sv: Biskopsbron 11}, postal_code: '02230', city: Espoo},"
    " description: {en: By the stairs.}, access: [lift, induction_loop], ids: {osm: node/1, own-list: '7'}}"
)


def test_a_place_states_its_details() -> None:
    text = changed(DIRECTORY, "kind: equipment, provides: [copy]}", DETAILS)
    details = directory_file.read(text, source="x").statement().places[3].details
    everywhere = Names(dict.fromkeys(("fi", "sv", "en"), "Espoo"))
    assert details == PlaceDetails(
        Address(Names({"fi": "Piispansilta 11", "sv": "Biskopsbron 11"}), "02230", everywhere),
        Names({"en": "By the stairs."}),
        (Access.LIFT, Access.INDUCTION_LOOP),
        (ForeignId("osm", "node/1"), ForeignId("own-list", "7")),
    )
    assert details_from_data(details_to_data(details)) == details
    assert details_to_data(details)["address"]["city"] == "Espoo"
    assert details.address is not None
    assert [details.address.say(lang) for lang in ("fi", "sv", "en")] == [
        "Piispansilta 11, 02230 Espoo",
        "Biskopsbron 11, 02230 Espoo",
        "Piispansilta 11, 02230 Espoo",
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("osm: node/1", "osm: node/x", "places[3].ids.osm: 'node/x' is no element of OpenStreetMap"),
        ("access: [lift,", "access: [helipad,", "places[3].access[0]: "),
        ("postal_code: '02230'", "post_code: '02230'", "places[3].address"),
    ],
)
def test_details_that_do_not_fit_are_refused_where_they_stand(old: str, new: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        directory_file.read(
            changed(DIRECTORY, "kind: equipment, provides: [copy]}", changed(DETAILS, old, new)), source="x"
        )
    assert says in refused.value.message


WORDED = """
types: [{slug: ferry, name: {fi: lossi, en: ferry}, plural: {fi: lossit, en: ferries}}]
audiences: [{slug: dog_owners, name: dog owner}]
guidance_codes: [{slug: keep-left, name: {sv: håll till vänster}}]
places:
"""


def test_a_directory_words_codes_beyond_ours() -> None:
    statement = directory_file.read(changed(DIRECTORY, "\nplaces:\n", WORDED), source="x").statement()
    since = statement.known_from
    assert statement.words == (
        CodeWords(
            CodeList.TYPES,
            "ferry",
            Names({"fi": "lossi", "en": "ferry"}),
            since,
            Names({"fi": "lossit", "en": "ferries"}),
        ),
        CodeWords(CodeList.AUDIENCES, "dog_owners", Names({"en": "dog owner"}), since),
        CodeWords(CodeList.GUIDANCE_CODES, "keep-left", Names({"sv": "håll till vänster"}), since),
    )


def test_a_code_has_its_words_once() -> None:
    twice = WORDED.replace("audiences: [", "audiences: [{slug: dog_owners, name: hound owner}, ")
    with pytest.raises(Refused, match=r"audiences\[1\]\.slug: 'dog_owners' stands in audiences\[0\] already"):
        directory_file.read(changed(DIRECTORY, "\nplaces:\n", twice), source="x")


def test_a_place_says_all_it_may() -> None:
    text = changed(
        DIRECTORY,
        "kind: equipment, provides: [copy]}",
        "kind: equipment, provides: [copy], was: iso-omena/copier, gone: true, coordinates: [60.16, 24.74], "
        "time_zone: Europe/Mariehamn, own_entrance: true, channels: [{kind: letterbox, emptied: daily}, "
        "{kind: on_site, admission_for: [{services: [copy], audience: staff, admission: ticket}]}]}",
    )
    place = directory_file.read(text, source="x").statement().places[3]
    assert (place.was, place.gone, place.time_zone) == ("iso-omena/copier", True, "Europe/Mariehamn")
    assert (place.coordinates, place.own_entrance) == (Coordinates(60.16, 24.74), True)
    assert place.channels == (
        Channel(ChannelKind.LETTERBOX, emptied="daily"),
        Channel(ChannelKind.ON_SITE, admission_for=(SpecificAdmission(Admission.TICKET, ("copy",), "staff"),)),
    )


@pytest.mark.parametrize(
    ("said", "known_from", "valid_from"),
    [
        ("known_from: 2020-07-01", datetime(2020, 6, 30, 21, tzinfo=UTC), date(2020, 7, 1)),
        ("known_from: 2020-07-01T23:30", datetime(2020, 7, 1, 20, 30, tzinfo=UTC), date(2020, 7, 1)),
        ("known_from: 2020-07-01\nvalid_from: 2020-08-01", datetime(2020, 6, 30, 21, tzinfo=UTC), date(2020, 8, 1)),
    ],
)
def test_a_directory_holds_from_the_local_day_on_which_it_is_known(
    said: str, known_from: datetime, valid_from: date
) -> None:
    statement = directory_file.read(changed(DIRECTORY, "known_from: 2020-01-01", said), source="x").statement()
    assert (statement.known_from, statement.valid_from) == (known_from, valid_from)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("aukio: directory/1", "aukio: directory/2", 1, "aukio: expected 'directory/1', found 'directory/2'"),
        (
            "time_zone: Europe/Helsinki",
            "time_zone: Europe/Helsinky",
            2,
            "city.time_zone: no time zone 'Europe/Helsinky'; did you mean 'Europe/Helsinki'?",
        ),
        ("time_zone: Europe/Helsinki", "time_zone: Europe", 2, "city.time_zone: no time zone 'Europe'"),
        (
            "time_zone: Europe/Helsinki",
            "time_zone: ../../etc/passwd",
            2,
            "city.time_zone: no time zone '../../etc/passwd'",
        ),
        (
            "country: FI",
            "country: fi",
            2,
            "city.country: expected a country code of two capitals such as FI, found 'fi'",
        ),
        ("country: FI", "country: QX", 2, "city.country: the public holidays of 'QX' are not known"),
        (
            "country: FI",
            "country: DE, region: Bayern",
            2,
            "city.region: no region 'Bayern' of DE is known; did you mean 'BY'?",
        ),
        ("country: FI", "country: DE, region: ZZ", 2, "city.region: no region 'ZZ' of DE is known"),
        (
            "country: FI",
            "country: FI, holidays: {add: [{date: 2026-02-30}]}",
            2,
            "city.holidays.add[0].date: ",
        ),
        (
            "country: FI",
            "country: FI, holidays: {add: [{date: 1999-05-02}]}",
            2,
            "city.holidays.add[0].date: '1999-05-02' is not in the years 2000 to 2076",
        ),
        (
            "country: FI",
            'country: FI, holidays: {add: [{month_day: "04-31"}]}',
            2,
            "city.holidays.add[0].month_day: there is no day '04-31' in a year",
        ),
        (
            "country: FI",
            "country: FI, holidays: {add: [{date: 2026-05-02}], remove: [{date: 2026-05-02}]}",
            2,
            "city.holidays.remove[0]: '2026-05-02' stands in add[0] already",
        ),
        (
            "country: FI",
            "country: FI, holidays: {add: [{}]}",
            2,
            "city.holidays.add[0]: expected exactly one of 'date', 'month_day'",
        ),
        ("known_from: 2020-01-01", "known_from: 2020", 3, "known_from: expected when this became known"),
        ("known_from: 2020-01-01", "known_from: 2020-02-30", 3, "known_from: '2020-02-30' is not in the calendar"),
        (
            "known_from: 2020-01-01",
            "known_from: 2020-01-01\nvalid_from: 0001-01-01",
            4,
            "valid_from: '0001-01-01' is at the edge of the calendar",
        ),
        ("known_from: 2020-01-01\n", "", 1, "the key 'known_from' is missing"),
        ("{slug: form-help,", "{slug: copy,", 5, "services[1].slug: 'copy' stands in services[0] already"),
        ("{path: tapiola,", "{path: Tapiola,", 7, "joined by '/', such as iso-omena/library, found 'Tapiola'"),
        ("{path: tapiola,", "{path: /tapiola,", 7, "places[0].path: expected a path"),
        ("{path: tapiola,", '{path: "tapiola\\n",', 7, "places[0].path: expected a path"),
        ("{path: tapiola,", "{path: tapiola//x,", 7, "places[0].path: expected a path"),
        ("{path: tapiola,", "{path: iso-omena,", 8, "places[1].path: 'iso-omena' stands in places[0] already"),
        (
            "{path: tapiola,",
            "{path: tapiola, was: tapiola,",
            7,
            "places[0].was: a place that moves has another path than before",
        ),
        ("kind: centre  ", "kind: center", 9, "unit, room, equipment, found 'center'; did you mean 'centre'?"),
        (
            "name_forms: {fi: {inessive: Iso Omenassa}}",
            "name_forms: {fi: Iso Omenassa}",
            13,
            "places[1].name_forms.fi: expected forms of the name by grammatical case",
        ),
        (
            "aliases: {en: [Matinkylä]}",
            "aliases: [Matinkylä]",
            14,
            "places[1].aliases: expected other names by language, found a list of 1",
        ),
        (
            "Mo-Fr 07:00-21:00; Sa 08:00-18:00; PH off",
            "Mo-Fr 07:00-21:00, Sa 08:00-18:00",
            16,
            "places[1].channels[0].week: at column 19 of 'Mo-Fr 07:00-21:00, Sa",
        ),
        ("own_entrance: false", "own_entrance: no", 20, "places[2].own_entrance: expected true or false, found 'no'"),
        (
            "own_entrance: false",
            "coordinates: [95.5, 24]",
            20,
            "places[2].coordinates[0]: expected a latitude from -90 to 90, found the number 95.5",
        ),
        (
            "own_entrance: false",
            "coordinates: [60.1]",
            20,
            "places[2].coordinates: expected [latitude, longitude] in degrees, found a list of 1",
        ),
        ("own_entrance: false", "time_zone: Helsinki", 20, "places[2].time_zone: no time zone 'Helsinki'"),
        (
            "admission: walk_in",
            "admission: walkin",
            23,
            "appointment, booked_only, found 'walkin'; did you mean 'walk_in'?",
        ),
        (
            "admission: walk_in",
            "admission_for: [{admission: ticket}]",
            23,
            "channels[0].admission_for[0]: expected at least one of 'services', 'audience'",
        ),
        (
            'phone: "+358401234567"',
            "phone: ring the bell",
            24,
            "channels[1].contacts[0].phone: expected a phone number as it is dialled",
        ),
        ('phone: "+358401234567"', "phone: 358401234567", 24, "010 123 456 or 112, found the number 358401234567"),
        (
            'phone: "+358401234567"',
            'phone: "+358401234567", email: a@b.fi',
            24,
            "channels[1].contacts[0]: expected exactly one of 'phone', 'email', 'url'",
        ),
        (
            "provides: [copy]",
            "provide: [copy]",
            25,
            "places[3].provide: the key 'provide' is unknown; did you mean 'provides'?",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, says: str) -> None:
    with pytest.raises(Refused) as caught:
        directory_file.read(changed(DIRECTORY, old, new), source="espoo.yaml")
    named = [shown for shown in caught.value.message.splitlines() if shown.startswith(f"espoo.yaml:{line}: ")]
    assert any(says in shown for shown in named), caught.value.message


ROLES = """\
roles: [{slug: manager, title: {en: Manager}, phone: "+358401234567", holder: Maija Meri}, {slug: b, title: B, url: "https://b.fi"}]
places:
"""


def test_roles_are_known_from_when_the_file_is() -> None:
    statement = directory_file.read(changed(DIRECTORY, "places:\n", ROLES), source="espoo.yaml").statement()

    assert statement.roles == (
        Role("manager", Names({"en": "Manager"}), statement.known_from, phone="+358401234567", holder="Maija Meri"),
        Role("b", Names({"en": "B"}), statement.known_from, url="https://b.fi"),
    )


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("{slug: a, phone: '+358401234567'}", "roles[0]: the key 'title' is missing"),
        ("{slug: a, title: A, holder: Maija Meri}", "roles[0]: expected at least one of 'phone', 'email', 'url'"),
        ("{slug: a, title: A, phone: ring}", "roles[0].phone: expected a phone number as it is dialled"),
        ("{slug: a, title: A, url: 'https://b.fi'}, {slug: a, title: B, url: 'https://b.fi'}", "stands in roles[0]"),
    ],
)
def test_a_role_is_refused_on_its_line(role: str, says: str) -> None:
    with pytest.raises(Refused) as caught:
        directory_file.read(changed(DIRECTORY, "places:\n", f"roles: [{role}]\nplaces:\n"), source="espoo.yaml")

    assert caught.value.message.startswith("espoo.yaml:6: ")
    assert says in caught.value.message
