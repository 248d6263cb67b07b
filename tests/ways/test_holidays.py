"""Public holidays of a record: of its country and region, as its city changes them, dated and known like all else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.spec.stored import aukio
from tests.ways.town import MORNING, Write, directory, done, on_site, spans

pytestmark = pytest.mark.usefixtures("clock")

ALL_DAYS = [["09:00", "17:00"]]


def city(**more: Any) -> dict[str, Any]:
    return {"slug": "town", "name": {"en": "Town"}, "time_zone": "Europe/London", **more}


def record(write: Write, its_city: dict[str, Any], **more: Any) -> str:
    place = {"path": "desk", "kind": "unit", "channels": [on_site("Mo-Su 09:00-17:00; PH off")]}
    file = directory(place, city=its_city, **{"known_from": "2026-12-01", **more})
    return done("import", write("town.yaml", file)).err


@pytest.mark.parametrize(
    "day",
    [
        "2027-12-25",  # a Saturday
        "2027-12-26",
        "2027-12-27",  # for Christmas Day
        "2027-12-28",  # for Boxing Day
        "2027-01-01",
        "2027-03-29",  # Easter Monday
        "2027-05-03",
        "2027-08-30",
        "2028-01-03",  # for New Year's Day
    ],
)
@pytest.mark.parametrize("region", ["", "ENG"])
def test_an_office_in_britain_is_closed_on_holidays_and_their_substitutes(write: Write, day: str, region: str) -> None:
    record(write, city(country="GB", **({"region": region} if region else {})))

    assert spans("desk", day) == []
    assert spans("desk", "2027-03-30") == ALL_DAYS


def test_a_country_whose_regions_differ_asks_for_one(write: Write) -> None:
    said = record(write, city(country="DE"))

    assert "the regions of DE do not have the same public holidays, and no region is given" in said
    assert "Add 'region' to the city" in said
    assert spans("desk", "2027-01-06") == ALL_DAYS
    assert spans("desk", "2027-05-17") == []


@pytest.mark.parametrize("its_city", [city(country="DE", region="BY"), city(country="SE"), city(country="NL")])
def test_nothing_is_asked_where_nothing_is_missing(write: Write, its_city: dict[str, Any]) -> None:
    assert "region" not in record(write, its_city)


def test_a_region_closes_on_its_own_holidays(write: Write) -> None:
    record(write, city(country="DE", region="BY"))

    assert [spans("desk", day) for day in ("2027-01-06", "2027-05-27", "2027-10-31")] == [[], [], ALL_DAYS]


def test_a_city_adds_removes_and_moves_holidays(write: Write) -> None:
    own = {
        "add": [{"date": "2030-05-02", "name": {"en": "Market day"}}, {"month_day": "12-24", "name": "Christmas Eve"}],
        "remove": [{"date": "2030-05-01"}, {"month_day": "01-06"}],
    }
    record(write, city(country="SE", holidays=own))

    assert [spans("desk", day) for day in ("2030-05-02", "2031-05-02", "2030-12-24", "2031-12-24")] == [
        [],
        ALL_DAYS,
        [],
        [],
    ]
    assert [spans("desk", day) for day in ("2030-05-01", "2031-05-01", "2031-01-06")] == [ALL_DAYS, [], ALL_DAYS]


def test_holidays_change_from_a_day_and_are_known_from_an_instant(write: Write, clock: time_machine.Traveller) -> None:
    record(write, city(country="DE"))
    clock.move_to(MORNING + timedelta(days=1))
    said = record(write, city(country="DE", region="BY"), known_from="2030-03-02", valid_from="2031-01-01")

    assert "region" not in said  # it is given now
    assert spans("desk", "2031-01-06") == []
    assert spans("desk", "2030-06-20") == ALL_DAYS  # Corpus Christi, before Bavaria's calendar is valid
    assert spans("desk", "2031-01-06", known="2030-03-01T12:00") == ALL_DAYS


def test_a_file_with_an_unknown_region_is_refused(write: Write) -> None:
    said = aukio("import", write("town.yaml", directory(city=city(country="DE", region="Bayern"))))

    assert said.exit == 4
    assert "city.region: no region 'Bayern' of DE is known; did you mean 'BY'?" in said.err


def test_importing_the_same_holidays_again_changes_nothing(write: Write) -> None:
    its_city = city(country="SE", holidays={"add": [{"month_day": "12-24", "name": {"en": "Christmas Eve"}}]})
    record(write, its_city)

    said = done(
        "import", write("town.yaml", directory(city=its_city, known_from="2026-12-01")), at=MORNING + timedelta(days=1)
    )

    assert "nothing changed" in said.out
