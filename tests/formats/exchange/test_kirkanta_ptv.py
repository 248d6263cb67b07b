"""Dated days of Kirkanta become the week of a period and its exceptions; service hours of PTV become weeks and days."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import kirkanta, ptv
from aukio.formats.exchange.metres import degrees_of
from aukio.formats.exchange.moved import Place, Setting

SETTING = Setting(today=date(2026, 11, 30))
MONDAY = date(2026, 3, 2)


def times(*spans: tuple[str, str, int]) -> dict[str, Any]:
    """The hours of one day."""
    return {
        "closed": not spans,
        "times": [{"from": start, "to": end, "status": status} for start, end, status in spans],
    }


OPEN, SHUT = times(("10:00", "18:00", 1)), times()


def library(days: list[dict[str, Any]], *exceptional: int, period: int = 1, **more: Any) -> Place:
    """A library whose days begin on a Monday; those in ``exceptional`` are of another period."""
    schedules = [
        {"period": 2 if number in exceptional else period, "date": (MONDAY + timedelta(days=number)).isoformat(), **day}
        for number, day in enumerate(days)
    ]
    refs = {
        "period": {
            "1": {"validFrom": "2026-03-01", "isException": False},
            "2": {"isException": True, "name": "Koulutus"},
        }
    }
    data = {
        "refs": refs,
        "data": {"id": 9, "name": {"fi": "Kirjasto"}, "slug": "kirjasto", "schedules": schedules, **more},
    }
    return kirkanta.read(json.dumps(data).encode(), SETTING).places[0]


def test_the_week_is_what_most_days_of_a_period_have() -> None:
    week = [OPEN, OPEN, OPEN, OPEN, OPEN, SHUT, SHUT]
    found = library([*week, *week, SHUT, OPEN, OPEN, OPEN, OPEN, SHUT, SHUT])
    assert found.data["channels"] == [{"kind": "on_site", "week": "Mo-Fr 10:00-18:00"}]
    (days,) = found.exceptions
    assert (days.id, days.data["from"], days.data["until"]) == ("days-20260316", "2026-03-16", "2026-03-16")
    assert found.since == date(2026, 3, 1)


def test_gaps_self_service_and_exceptional_periods_are_kept() -> None:
    busy = times(("08:00", "10:00", 2), ("10:00", "13:00", 1), ("13:00", "14:00", 0), ("14:00", "20:00", 1))
    found = library([busy, OPEN, SHUT, SHUT, OPEN, SHUT, SHUT, busy, OPEN, OPEN, OPEN, OPEN, SHUT, SHUT], 2, 3)
    assert [each["week"] for each in found.data["channels"]] == [
        "Mo 10:00-13:00,14:00-20:00; Tu-Fr 10:00-18:00",
        "Mo 08:00-10:00",
    ]
    (days,) = found.exceptions
    assert days.data == {
        "from": "2026-03-04", "until": "2026-03-05",
        "effects": [{"close": {}}], "cause": "staff", "note": {"fi": "Koulutus"},
    }  # fmt: skip


def test_a_weekday_without_a_day_is_listed() -> None:
    assert any("Tu-Su of period 1" in each.what for each in library([OPEN]).losses)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"schedules": [{"period": 1}]}, r"library 9.schedules\[0\].date: expected a day"),
        (
            {"schedules": [{"date": "2026-03-02", "times": [{"from": "8", "status": 1}]}]},
            r"times\[0\].from: expected a clock",
        ),
    ],
)
def test_a_field_of_kirkanta_that_is_wrong_is_named(more: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        library([], **more)


def rows(*opening: tuple[str | None, str | None, str, str], **more: Any) -> dict[str, Any]:
    """Service hours with these rows."""
    found = [
        {"dayFrom": first, "dayTo": last, "from": f"{start}:00", "to": f"{end}:00"}
        for first, last, start, end in opening
    ]
    usual = {"serviceHourType": "DaysOfTheWeek", "isClosed": False, "isAlwaysOpen": False, "isReservation": False}
    return {**usual, "openingHour": found, **more}


def channel(*hours: dict[str, Any], **more: Any) -> Place:
    """A service location."""
    names = [{"language": "fi", "value": "Palvelupiste", "type": "Name"}]
    data = {
        "id": "p1",
        "serviceChannelType": "ServiceLocation",
        "serviceChannelNames": names,
        "serviceHours": [*hours],
        **more,
    }
    return ptv.read(json.dumps(data).encode(), SETTING).places[0]


@pytest.mark.parametrize(
    ("hours", "week"),
    [
        (
            rows(("Monday", "Thursday", "09:00", "16:00"), ("Friday", None, "09:00", "15:00")),
            "Mo-Th 09:00-16:00; Fr 09:00-15:00",
        ),
        (rows(("Monday", None, "09:00", "12:00"), ("Monday", None, "13:00", "15:00")), "Mo 09:00-12:00,13:00-15:00"),
        (rows(isAlwaysOpen=True), "Mo-Su 00:00-24:00"),
        (rows(isClosed=True), "Mo-Su off"),
        (rows(("Friday", "Saturday", "22:00", "02:00"), serviceHourType="OverMidnight"), "Fr 22:00-02:00"),
        (
            rows(("Friday", "Sunday", "18:00", "12:00"), serviceHourType="OverMidnight"),
            "Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-12:00",
        ),
    ],
)
def test_service_hours_are_weeks(hours: dict[str, Any], week: str) -> None:
    assert channel(hours).data["channels"] == [{"kind": "on_site", "week": week}]


def test_service_hours_with_an_end_and_exceptional_ones_are_dated_days() -> None:
    summer = rows(
        ("Monday", "Friday", "09:00", "12:00"), isReservation=True,
        validFrom="2026-06-15T00:00:00Z", validTo="2026-08-01T21:00:00Z",
    )  # fmt: skip
    christmas = rows(serviceHourType="Exceptional", isClosed=True, validFrom="2026-12-24T00:00:00Z")
    found = channel(rows(("Monday", None, "09:00", "16:00")), summer, christmas)
    assert [(each.id, each.data["until"], each.data["effects"]) for each in found.exceptions] == [
        (
            "days-20260615-20260802", "2026-08-02",
            [{"hours": {"week": "Mo-Fr 09:00-12:00"}}, {"admission": {"is": "appointment"}}],
        ),
        ("days-20261224", "2026-12-24", [{"close": {}}]),
    ]  # fmt: skip


def test_a_service_location_brings_its_contacts_and_metres_become_degrees() -> None:
    street = {
        "street": [{"value": "Katu", "language": "fi"}],
        "streetNumber": "1",
        "postalCode": "00100",
        "postOffice": [{"value": "HELSINKI", "language": "fi"}],
        "latitude": "6672225",
        "longitude": "385532",
    }
    found = channel(
        phoneNumbers=[{"prefixNumber": "+358", "number": "040 1234567", "language": "fi"}],
        emails=[{"value": "a@example.org", "language": "fi"}],
        webPages=[{"url": "https://example.org/", "language": "fi"}],
        addresses=[{"type": "Location", "streetAddress": street}],
    )
    assert found.data["coordinates"] == pytest.approx([60.1708, 24.9369], abs=1e-4)
    assert found.data["address"] == {"street": {"fi": "Katu 1"}, "postal_code": "00100", "city": {"fi": "HELSINKI"}}
    assert [each.get("contacts") for each in found.data["channels"]] == [
        None, [{"phone": "+358401234567"}], [{"email": "a@example.org"}], [{"url": "https://example.org/"}],
    ]  # fmt: skip
    assert degrees_of(60.17, 24.93) is None


def test_what_is_no_place_or_is_not_published_is_skipped() -> None:
    page = [{"id": "1", "serviceChannelType": "Phone"}, {"id": "2", "publishingStatus": "Draft"}]
    moved = ptv.read(json.dumps({"itemList": page}).encode(), SETTING)
    assert moved.places == ()
    assert [each.what for each in moved.skipped] == ["channel 1, a Phone", "channel 2"]


@pytest.mark.parametrize(
    ("hours", "message"),
    [
        (rows(("Moonday", None, "09:00", "10:00")), r"openingHour\[0\].dayFrom: expected a weekday"),
        (rows(serviceHourType="Sometimes"), "serviceHourType: expected one of"),
        (rows(validFrom="soon"), "validFrom: expected an instant"),
    ],
)
def test_a_field_of_ptv_that_is_wrong_is_named(hours: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        channel(hours)


def test_a_night_before_exceptional_days_and_days_that_stand_for_none() -> None:
    """
    Fri 22-02, from 0001-01-01 to 9999-12-31 |----------------→
    24-26 December closed, and a day without a beginning        |xxx|
    """
    night = rows(
        ("Friday", "Saturday", "22:00", "02:00"), serviceHourType="OverMidnight",
        validFrom="0001-01-01T00:00:00", validTo="9999-12-31T00:00:00",
    )  # fmt: skip
    shut = rows(
        serviceHourType="Exceptional", isClosed=True, validFrom="2026-12-23T22:00:00Z", validTo="2026-12-25T22:00:00Z"
    )
    found = channel(night, shut, rows(serviceHourType="Exceptional", isClosed=True), openingHour=None)
    assert found.data["channels"] == [{"kind": "on_site", "week": "Fr 22:00-02:00"}]
    assert [(each.data["from"], each.data["until"]) for each in found.exceptions] == [("2026-12-24", "2026-12-26")]
    assert any("from which day is not stated" in each.instead for each in found.losses)
    assert found.since is None


def test_open_hours_within_exceptional_closed_days_are_open() -> None:
    """
    July        |xxxxxxxxxxxxxxxxxx|   closed
    10 July          |==|             10-12
    """
    july = rows(
        serviceHourType="Exceptional", isClosed=True, validFrom="2026-07-01T00:00:00Z", validTo="2026-07-31T00:00:00Z"
    )
    day = rows((None, None, "10:00", "12:00"), serviceHourType="Exceptional", validFrom="2026-07-10T00:00:00Z")
    found = channel(rows(("Monday", "Friday", "09:00", "16:00")), july, day)
    assert [(each.data["from"], each.data["until"]) for each in found.exceptions] == [
        ("2026-07-01", "2026-07-09"), ("2026-07-10", "2026-07-10"), ("2026-07-11", "2026-07-31"),
    ]  # fmt: skip


def test_days_that_were_over_long_ago_are_left_out_and_counted() -> None:
    old = rows(serviceHourType="Exceptional", isClosed=True, validFrom="2020-03-18T00:00:00Z")
    found = channel(rows(("Monday", "Friday", "09:00", "16:00")), old)
    assert found.exceptions == ()
    assert any(each.what == "1 stretches of days that were over before 2025-10-26" for each in found.losses)
