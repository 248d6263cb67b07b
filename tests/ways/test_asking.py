"""What the asking commands print is what contracts promise, key by key, for every place of the record."""

from typing import Any

import pytest

from aukio.domain.checks.findings import Code
from tests.spec.stored import aukio
from tests.ways.contract import REF, day, keys, list_of, maybe, one_of, spans, status_shape, text
from tests.ways.town import done

pytestmark = pytest.mark.usefixtures("espoo")

MOMENTS = (
    "2019-12-31T12:00",
    "2020-03-10T12:00",
    "2020-03-20T11:00",
    "2020-03-29T03:30",
    "2020-04-01T12:00",
    "2020-05-01T00:00",
    "2021-01-12T10:00",
    "2021-06-01T12:00",
)
EVERY_PLACE = (
    "espoon-keskus",
    "espoon-keskus/service-point",
    "iso-omena",
    "iso-omena/employment-corner",
    "iso-omena/health-centre",
    "iso-omena/kela",
    "iso-omena/laboratory",
    "iso-omena/library",
    "iso-omena/library/group-room",
    "iso-omena/library/makerspace",
    "iso-omena/library/music-room",
    "iso-omena/library/music-studio",
    "iso-omena/library/reading-room",
    "iso-omena/library/youth-space",
    "iso-omena/main-entrance",
    "iso-omena/main-entrance/escalator",
    "iso-omena/main-entrance/lift-1",
    "iso-omena/main-entrance/lift-2",
    "iso-omena/main-entrance/stairs",
    "iso-omena/maternity-clinic",
    "iso-omena/maternity-clinic/entrance",
    "iso-omena/meeting-room-1",
    "iso-omena/mental-health",
    "iso-omena/public-computers",
    "iso-omena/service-point",
    "iso-omena/service-point/customer-computers",
    "iso-omena/service-point/photocopier",
    "iso-omena/service-point/printer",
    "iso-omena/starttipiste",
    "iso-omena/x-ray",
    "kalajarvi",
    "kalajarvi/dental-clinic",
    "kalajarvi/hall",
    "kalajarvi/health-centre",
    "kalajarvi/library",
    "kalajarvi/maternity-clinic",
    "kalajarvi/meeting-room-1",
    "kalajarvi/service-point",
    "tapiola",
    "tapiola/service-point",
)
"""The paths that contracts name, and those of what was told later."""


def test_the_record_holds_the_places_that_contracts_name_and_later_ones() -> None:
    assert [place["place"] for place in done("places", "--json").json] == list(EVERY_PLACE)


@pytest.mark.parametrize("at", MOMENTS)
def test_a_status_has_every_contracted_key_with_its_type(at: str) -> None:
    for place in EVERY_PLACE:
        assert status_shape(done("status", place, "--at", at, "--json").json), place


def test_a_centre_carries_the_same_answer_for_each_of_its_units() -> None:
    centre = done("status", "iso-omena", "--at", "2020-03-23T10:00", "--json").json

    for unit in centre["units"]:
        assert unit == done("status", unit["place"], "--at", "2020-03-23T10:00", "--json").json


def test_only_a_building_has_units_and_an_entry() -> None:
    room = done("status", "iso-omena/meeting-room-1", "--at", "2020-03-23T10:00", "--json").json
    site = done("status", "tapiola", "--at", "2020-03-23T10:00", "--json").json

    assert (room["units"], room["entry"], site["units"], site["entry"]) == ([], None, [], None)


def test_nothing_differs_before_valid_until_and_something_does_at_it() -> None:
    def asked(at: str) -> dict[str, Any]:
        answer: dict[str, Any] = done("status", "iso-omena/library", "--at", at, "--json").json
        return {key: value for key, value in answer.items() if key not in ("at", "valid_until")}

    first = done("status", "iso-omena/library", "--at", "2020-03-16T12:00", "--json").json

    assert first["valid_until"] == "2020-03-16T20:00:00+02:00"
    assert asked("2020-03-16T19:59") == asked("2020-03-16T12:00")
    assert asked("2020-03-16T20:00") != asked("2020-03-16T12:00")


def test_hours_have_the_contracted_keys() -> None:
    found = done("hours", "iso-omena/laboratory", "--from", "2020-03-28", "--to", "2020-04-14", "--json").json
    shape = keys(date=day, spans=spans, state=one_of("open", "closed", "unknown"), because=list_of(keys(**REF)))

    assert list_of(shape)(found)
    assert [each["date"] for each in found][::17] == ["2020-03-28", "2020-04-14"]


def test_checks_have_the_contracted_keys_and_codes() -> None:
    found = done("check", "--at", "2020-03-16", "--json").json
    codes = one_of(*(code.value for code in Code))

    assert list_of(keys(code=codes, place=text, message=text, notice=maybe(text), arrangement=maybe(text)))(found)
    assert len(found) > 20


def test_the_codes_of_checks_are_the_contracted_ones() -> None:
    contracted = (
        "unit_open_building_shut building_shut_own_entrance alternative_closed channel_without_contact bookings_on_sale"
        " close_without_policy end_before_start open_end_without_review holidays_unstated table_against_last_unit"
        " in_force_before_published no_effect opens_more normal_beside_close replaced_without_decision languages_differ"
        " code_without_words never_holds nothing_left no_place special_day_covered offered_beside_normal channels_alike"
    )

    assert [code.value for code in Code] == contracted.split()


def test_check_exits_with_0_although_it_finds_something() -> None:
    said = aukio("check", "iso-omena/laboratory", "--at", "2020-03-30")

    assert said.exit == 0
    assert "unit_open_building_shut" in said.out


def test_check_of_a_place_looks_beneath_it_and_nowhere_else() -> None:
    found = done("check", "kalajarvi", "--at", "2020-03-16", "--json").json

    assert {each["place"].partition("/")[0] for each in found} == {"kalajarvi"}


def test_check_says_so_when_it_finds_nothing() -> None:
    assert done("check", "tapiola", "--at", "2020-12-01").out == "No contradictions.\n"


def test_why_has_the_contracted_keys() -> None:
    found = done("why", "iso-omena/laboratory", "--at", "2020-04-02T10:00", "--json").json

    assert list_of(keys(aspect=text, layers=list_of(keys(source=text, said=text, won=one_of(True, False)))))(found)
    assert {"hours", "admission", "guidance"} <= {layers["aspect"] for layers in found}


def test_names_come_in_the_language_asked_for() -> None:
    asked = ["status", "iso-omena/library", "--at", "2020-03-10T12:00", "--json"]

    assert [done(*asked, "--lang", lang).json["name"] for lang in ("fi", "sv", "en")] == [
        "Iso Omenan kirjasto",
        "Biblioteket i Iso Omena",
        "Iso Omena Library",
    ]


def test_without_at_and_known_the_question_is_about_now() -> None:
    answer = done("status", "iso-omena/library", "--json").json

    assert (answer["at"], answer["known"]) == ("2022-01-03T12:00:00+02:00", "2022-01-03T12:00:00+02:00")


@pytest.mark.parametrize(
    "asked",
    [
        ("status", "iso-omena", "--at", "2020-03-23T10:00"),
        ("hours", "iso-omena", "--from", "2020-03-23", "--to", "2020-03-29"),
        ("why", "iso-omena/laboratory", "--at", "2020-04-02T10:00"),
        ("check", "iso-omena"),
        ("places", "--at", "2020-03-23T10:00"),
        ("notice", "show", "service-centres-2020"),
        ("notice", "log", "service-centres-2020"),
        ("notice", "list"),
    ],
    ids=lambda asked: " ".join(asked[:2]),
)
def test_text_for_a_pipe_is_plain(asked: tuple[str, ...]) -> None:
    said = done(*asked)

    assert said.out.strip() != ""
    assert said.err == ""
    assert "\x1b" not in said.out


def test_a_status_for_people_says_state_channels_units_and_reasons() -> None:
    out = done("status", "iso-omena", "--at", "2020-03-23T10:00").out

    for piece in ("Iso Omena Service Centre", "● Open", "7 am–7 pm", "HUSLAB", "Why", "iso-omena-shorter-hours"):
        assert piece in out
