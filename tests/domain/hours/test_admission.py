"""How people are admitted: general rules, exceptions that name a service or an audience (R050, R061, R066, R067)."""

from aukio.domain.city.places import Admission, ChannelKind, Kind, SpecificAdmission
from aukio.domain.facts.effects import Admit, Effect
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, Under, WholeCity
from tests.domain.asking import channel
from tests.domain.factories import arrangement, mall, on_site, period, place, place_id, version, view

WALK_IN, TICKET, APPOINTMENT, BOOKED_ONLY = Admission
LAB = AtPlace(place_id("mall/lab"))
MALL = Under(place_id("mall"))
CITY = WholeCity()


def lab(*facts: tuple[Clause, Effect], normally: tuple[SpecificAdmission, ...] = ()) -> View:
    """A laboratory with walk-in as its normal admission; the later in the row, the later published."""
    lab = place("mall/lab", Kind.UNIT, on_site(admission_for=normally), type="laboratory")
    versions = (
        version(arrangement(f"fact-{n}", clause, period("2020-03-01"), effect), f"2020-02-{n + 1:02}T12:00", n)
        for n, (clause, effect) in enumerate(facts)
    )
    return view(*versions, places=mall(lab))


def admitted(known: View) -> tuple[Admission, dict[tuple[tuple[str, ...], str | None], Admission]]:
    """The general admission, and the specific ones by what they name."""
    answer = channel(known, "mall/lab", "2020-03-02T12:00")
    return answer.admission, {(each.services, each.audience): each.is_ for each in answer.admission_for}


def test_without_a_rule_the_channel_admits_as_it_normally_does() -> None:
    assert admitted(lab()) == (WALK_IN, {})
    tickets = SpecificAdmission(TICKET, ("emergency",))
    assert admitted(lab(normally=(tickets,))) == (WALK_IN, {(("emergency",), None): TICKET})


def test_of_general_rules_the_narrowest_wins_then_the_latest() -> None:
    assert admitted(lab((LAB, Admit(TICKET)), (CITY, Admit(APPOINTMENT)))) == (TICKET, {})
    assert admitted(lab((CITY, Admit(TICKET)), (CITY, Admit(APPOINTMENT)))) == (APPOINTMENT, {})
    assert admitted(lab((CITY, Admit(TICKET)), (MALL, Admit(APPOINTMENT)), (CITY, Admit(BOOKED_ONLY)))) == (
        APPOINTMENT,
        {},
    )


def test_a_wider_general_rule_leaves_a_narrower_exception_standing() -> None:
    known = lab((LAB, Admit(TICKET, ("emergency",))), (CITY, Admit(APPOINTMENT)))
    assert admitted(known) == (APPOINTMENT, {(("emergency",), None): TICKET})


def test_of_equal_width_the_rule_that_names_the_service_wins_even_if_earlier() -> None:
    known = lab((CITY, Admit(TICKET, ("emergency",))), (CITY, Admit(APPOINTMENT)))
    assert admitted(known) == (APPOINTMENT, {(("emergency",), None): TICKET})


def test_a_narrower_general_rule_removes_a_wider_exception() -> None:
    known = lab((CITY, Admit(TICKET, ("emergency",))), (LAB, Admit(APPOINTMENT)))
    assert admitted(known) == (APPOINTMENT, {})


def test_the_laboratory_keeps_its_normal_tickets_under_any_general_rule() -> None:
    tickets = SpecificAdmission(TICKET, ("emergency",))
    for clause in (LAB, MALL, CITY):
        known = lab((clause, Admit(APPOINTMENT)), normally=(tickets,))
        assert admitted(known) == (APPOINTMENT, {(("emergency",), None): TICKET})


def test_a_rule_that_names_the_same_service_replaces_the_normal_exception() -> None:
    tickets = SpecificAdmission(TICKET, ("emergency", "return"))
    known = lab((CITY, Admit(BOOKED_ONLY, ("emergency",))), normally=(tickets,))
    assert admitted(known) == (WALK_IN, {(("emergency",), None): BOOKED_ONLY, (("return",), None): TICKET})


def test_a_rule_loses_only_the_services_that_a_narrower_one_names() -> None:
    known = lab((CITY, Admit(APPOINTMENT, ("sampling", "return"))), (LAB, Admit(TICKET, ("return",))))
    assert admitted(known) == (WALK_IN, {(("return",), None): TICKET, (("sampling",), None): APPOINTMENT})


def test_an_audience_is_named_like_a_service() -> None:
    known = lab((CITY, Admit(TICKET, audience="pregnant")), (CITY, Admit(APPOINTMENT)))
    assert admitted(known) == (APPOINTMENT, {((), "pregnant"): TICKET})


def test_of_equal_width_the_rule_that_names_more_wins() -> None:
    known = lab(
        (CITY, Admit(TICKET, ("sampling",), "pregnant")),
        (CITY, Admit(APPOINTMENT, ("sampling",))),
    )
    assert admitted(known) == (
        WALK_IN,
        {(("sampling",), "pregnant"): TICKET, (("sampling",), None): APPOINTMENT},
    )


def test_a_rule_for_one_audience_says_nothing_of_another() -> None:
    known = lab((LAB, Admit(TICKET, ("sampling",), "pregnant")), (CITY, Admit(APPOINTMENT, ("sampling",))))
    assert admitted(known)[1][("sampling",), None] is APPOINTMENT


def test_a_rule_speaks_of_the_on_site_channel_unless_it_names_another() -> None:
    known = lab((LAB, Admit(APPOINTMENT, channel=ChannelKind.PHONE)))
    assert admitted(known) == (WALK_IN, {})
