"""Schedules of HSDS 3.1 become weeks, weeks in turn and dated days; services with hours of their own become units."""

import json
from datetime import date
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import hsds
from aukio.formats.exchange.merging import leaves
from aukio.formats.exchange.moved import Moved, Place, Setting

SETTING = Setting(lang="en", zone="Europe/Helsinki", today=date(2026, 11, 30))
LOCATION = {"id": "l1", "name": "Civic Centre", "latitude": 60.5, "longitude": 25.5}


def schedule(byday: str = "MO,TU", **more: Any) -> dict[str, Any]:
    """A schedule without an end."""
    usual = {"id": "h1", "valid_from": "2026-01-01", "freq": "WEEKLY", "byday": byday}
    return {**usual, "opens_at": "10:00", "closes_at": "18:00", **more}


def read(data: Any) -> Moved:
    """What a file says."""
    return hsds.read(json.dumps(data).encode(), SETTING)


def place(*schedules: dict[str, Any], **location: Any) -> Place:
    """A location with these schedules."""
    return read({"location": {**LOCATION, **location, "schedules": [*schedules]}}).places[0]


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [
        ([schedule()], "Mo-Tu 10:00-18:00"),
        (
            [schedule("SA,SU"), schedule("SU", opens_at="20:00", closes_at="22:00")],
            "Sa 10:00-18:00; Su 10:00-18:00,20:00-22:00",
        ),
        ([schedule("")], "Mo-Su 10:00-18:00"),
        ([schedule("1MO", freq="MONTHLY")], "Mo[1] 10:00-18:00"),
        ([schedule("-1FR", freq="MONTHLY")], "Fr[-1] 10:00-18:00"),
        ([schedule("FR", opens_at="22:00", closes_at="02:00")], "Fr 22:00-02:00"),
        ([schedule("FR", opens_at="08:00Z", closes_at="10:00Z")], "Fr 10:00-12:00"),
        ([schedule("FR", opens_at="10:00+02:00")], "Fr 10:00-18:00"),
        ([schedule("MO", interval=2)], {"weeks": ["Mo 10:00-18:00", "Mo-Su off"], "from": "2026-01-01"}),
    ],
)  # fmt: skip
def test_schedules_without_an_end_add_up(schedules: list[dict[str, Any]], hours: Any) -> None:
    (channel,) = place(*schedules).data["channels"]
    assert (channel.get("week") or channel.get("cycle")) == hours


@pytest.mark.parametrize(
    "more",
    [
        {"byweekno": "10"},
        {"bymonthday": "1"},
        {"count": 5},
        {"freq": "YEARLY"},
        {"freq": "MONTHLY"},
        {"byyearday": "5"},
    ],
)
def test_repetitions_that_the_record_does_not_have_are_listed_and_hours_not_known(more: dict[str, Any]) -> None:
    found = place(schedule(**more))
    assert found.data["channels"] == [{"kind": "on_site"}]
    assert any("h1" in each.what for each in found.losses)


def test_a_schedule_with_an_end_replaces_its_weekdays_and_one_without_times_closes() -> None:
    found = place(
        schedule("TH,FR"),
        schedule("TH", id="h2", valid_from="2026-07-01", valid_to="2026-07-31", closes_at="14:00"),
        {"id": "h3", "valid_from": "2026-12-24", "valid_to": "2026-12-26", "description": "Christmas"},
    )
    assert [(each.id, each.data["effects"]) for each in found.exceptions] == [
        ("h2", [{"hours": {"week": "Th 10:00-14:00; Fr 10:00-18:00"}}]),
        ("h3", [{"close": {}}]),
    ]


def test_prose_changes_no_hours_and_is_listed() -> None:
    found = place(schedule(description="Not on public holidays."))
    assert found.data["channels"][0]["week"] == "Mo-Tu 10:00-18:00"
    assert any("Not on public holidays." in each.what for each in found.losses)


def test_a_service_at_a_location_brings_its_phone_address_and_access() -> None:
    location = {
        **LOCATION,
        "addresses": [{"address_1": "Street 1", "city": "Example", "postal_code": "00100", "address_type": "physical"}],
        "accessibility": [{"description": "Wheelchair access"}, {"description": "Ask staff"}],
    }
    service = {"id": "s1", "name": "Counselling", "eligibility_description": "Adults"}
    phones = [{"number": "+358 40 1234567", "type": "voice"}, {"number": "09 123 456", "type": "fax"}]
    moved = read({"id": "sal", "service": service, "location": location, "phones": phones, "schedules": [schedule()]})
    (found,) = moved.places
    assert moved.services == {"counselling": {"en": "Counselling"}}
    assert found.data["services"] == ["counselling"]
    assert found.data["access"] == ["step_free_entrance"]
    assert found.data["address"] == {"street": {"en": "Street 1"}, "postal_code": "00100", "city": {"en": "Example"}}
    assert found.data["channels"][1:] == [{"kind": "phone", "contacts": [{"phone": "+358401234567"}]}]
    assert {"eligibility_description", "accessibility 'ask staff'"} <= {each.what for each in found.losses}


def test_services_with_different_hours_are_units_beneath_their_location() -> None:
    page = {"contents": [
        {"id": "a", "service": {"name": "Advice"}, "location": LOCATION, "schedules": [schedule("MO")]},
        {"id": "b", "service": {"name": "Meals"}, "location": LOCATION, "schedules": [schedule("TU")]},
        {"id": "c", "service": {"name": "Online"}},
    ]}  # fmt: skip
    moved = read(page)
    assert [(each.path, each.data["kind"]) for each in moved.places] == [
        ("civic-centre", "site"), ("civic-centre/advice", "unit"), ("civic-centre/meals", "unit"),
    ]  # fmt: skip
    assert [each.what for each in moved.skipped] == ["contents[2]"]


def test_services_with_schedules_at_a_location_that_has_hours_have_their_own_week_there() -> None:
    location = {**LOCATION, "schedules": [schedule("MO,TU,WE")]}
    morning = schedule("TU", closes_at="12:00")
    page = {"contents": [
        {"id": "a", "service": {"name": "Advice"}, "location": location},
        {"id": "b", "service": {"name": "Meals"}, "location": location, "schedules": [morning]},
        {"id": "c", "service": {"name": "Loans"}, "location": location, "schedules": location["schedules"]},
    ]}  # fmt: skip
    (found,) = read(page).places
    assert found.data["services"] == ["advice", {"service": "meals", "week": "Tu 10:00-12:00"}, "loans"]
    assert found.data["channels"][0]["week"] == "Mo-We 10:00-18:00"
    assert leaves(found.data)["services",] == found.data["services"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"byday": "MONDAY"}, "schedule h1.byday: expected days such as MO,TU"),
        ({"opens_at": "ten"}, "schedule h1.opens_at: expected a clock time"),
        ({"valid_to": "2025-01-01"}, "schedule h1.valid_to: expected a day not before 2026-01-01"),
        ({"interval": "often"}, "schedule h1.interval: expected a whole number"),
    ],
)
def test_a_field_that_is_wrong_is_named(more: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        place(schedule(**more))


def test_a_service_that_is_no_more_is_skipped() -> None:
    location = {"id": "l", "name": "Centre"}
    records = [
        {"id": str(number), "service": {"id": str(number), "name": name, "status": status}, "location": location}
        for number, (name, status) in enumerate([("Advice", "active"), ("Fax", "defunct")])
    ]
    moved = hsds.read(json.dumps({"contents": records}).encode(), SETTING)
    assert moved.places[0].data["services"] == ["advice"]
    assert [each.instead for each in moved.skipped] == ["skipped: it is defunct"]
