"""The own week of a service is said wherever hours are, within the hours of its place and what closes it."""

from datetime import date

from aukio.domain.answers.daily_hours import service_days
from aukio.domain.city.places import Kind, ServiceWeek
from aukio.domain.facts.effects import Close, Shorten
from aukio.domain.facts.record import View
from aukio.domain.signs.sign_content import compose_sign
from aukio.domain.week import Week
from tests.domain.factories import at, fact, on_site, period, place, place_id, view
from tests.formats.test_schema_org import graph, read_hours

DESK = place_id("desk")
MONDAY = date(2020, 3, 2)
OWN = ServiceWeek("passports", Week.parse("Mo-Fr 09:00-11:00"))


def desk(*facts: object, week: str = "Mo-Fr 08:00-16:00; PH off") -> View:
    """A desk that hands out passports in some of its hours."""
    here = place("desk", Kind.UNIT, on_site(week), services=("passports",), service_weeks=(OWN,))
    return view(*facts, places=[here])  # type: ignore[arg-type]  # versions


WEDNESDAY = period("2020-03-04", "2020-03-05")


def test_the_days_of_a_service_are_bounded_by_what_closes_the_place() -> None:
    known = desk(
        fact(0, "desk", WEDNESDAY, Close()),
        fact(1, "desk", period("2020-03-05", "2020-03-06"), Shorten(opens_late=120)),
    )
    shown = service_days(known, DESK, OWN, MONDAY, 4)
    assert [(each.spans, each.exceptional) for each in shown] == [
        ((("09:00", "11:00"),), False),
        ((("09:00", "11:00"),), False),
        ((), True),
        ((("10:00", "11:00"),), True),
    ]


def test_the_hours_of_the_place_bound_those_of_the_service() -> None:
    (shown,) = service_days(desk(week="Mo-Fr 10:00-16:00"), DESK, OWN, MONDAY, 1)
    assert (shown.spans, shown.exceptional) == ((("10:00", "11:00"),), False)


def test_json_ld_has_the_service_with_its_hours() -> None:
    nodes = graph(desk(fact(0, "desk", WEDNESDAY, Close())), DESK, at("2020-03-02"))["@graph"]
    (service,) = [each for each in nodes if each["@id"].endswith("#passports")]
    assert service["@type"] == "GovernmentService"
    assert [read_hours(service["hoursAvailable"], date(2020, 3, day)) for day in (3, 4)] == [
        {("09:00", "11:00")},
        set(),
    ]


def test_a_door_sign_has_the_hours_of_the_service() -> None:
    sign = compose_sign(desk(fact(0, "desk", WEDNESDAY, Close())), DESK, at("2020-03-02T09:00"), ("en",))
    assert sign is not None
    text = sign.texts[0]
    assert text.hours == ("Mon–Fri 8 am–4 pm", "Wed 4 March closed", "Passports: Mon–Fri 9 am–11 am")
