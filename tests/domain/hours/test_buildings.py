"""A building, its units and its rooms (semantics.md section 5).

The mall is open Mo-Fr 07-20 and Sa 08-18; in it the library Mo-Fr 08-19 and Sa 10-16, the desk and the laboratory
Mo-Fr 08-16, Kela Mo-Fr 09-15. 2020-03-02 is a Monday.
"""

from zoneinfo import ZoneInfo

import pytest

from aukio.domain.city.places import Admission, ChannelKind, Kind
from aukio.domain.facts.effects import Admit, Close, ClosesWithLastUnit, Effect, EntryToOpenUnits, Hours, Offer
from aukio.domain.facts.scope import OfOwner, Scope, Under, WholeCity
from aukio.domain.week import Week
from tests.domain.asking import ask, channel, hours, open_at
from tests.domain.factories import BUILDING, fact, mall, on_site, period, place, place_id, view

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
MONDAY, SATURDAY = "2020-03-02", "2020-03-07"
LAST_UNIT = fact(0, "mall", MARCH, ClosesWithLastUnit())
ENTRY = fact(1, "mall", MARCH, EntryToOpenUnits())
ALL_UNITS_SHUT = fact(2, Under(place_id("mall")), MARCH, Close())


# --- a place is open within what it stands in


def test_a_unit_is_open_only_while_its_building_is() -> None:
    # unit       06|=================|22
    # building     07|===========|20
    early = place("mall/desk", Kind.UNIT, on_site("Mo-Fr 06:00-22:00; PH off"))
    assert hours(view(places=mall(early)), "mall/desk", MONDAY) == "07:00-20:00"


def test_a_room_by_another_clock_takes_every_hour_of_its_building() -> None:
    # building   Helsinki   |=========================|=======   around the clock
    # room       Stockholm      |=========================|===
    hall = place("hall", Kind.CENTRE, on_site("Mo-Su 00:00-24:00"))
    known = view(places=[hall, place("hall/room", Kind.ROOM, zone=ZoneInfo("Europe/Stockholm"))])
    assert hours(known, "hall/room", "2020-03-03") == "00:00-24:00"
    assert ask(known, "hall/room", "2020-03-02T12:00").valid_until is None


def test_a_unit_with_an_entrance_of_its_own_does_not_mind_the_building() -> None:
    early = place("mall/desk", Kind.UNIT, on_site("Mo-Fr 06:00-22:00; PH off"), own_entrance=True)
    known = view(fact(0, "mall", MARCH, Close()), places=mall(early))
    assert hours(known, "mall/desk", MONDAY) == "06:00-22:00"
    assert hours(known, "mall/lab", MONDAY) == "-"


def test_a_room_without_hours_of_its_own_has_those_of_its_unit() -> None:
    known = view(fact(0, "mall/library", MARCH, Hours(W("Mo-Fr 10:00-12:00"))))
    assert hours(known, "mall/library/room", MONDAY) == hours(known, "mall/library", MONDAY) == "10:00-12:00"


def test_a_room_with_hours_of_its_own_has_them_within_its_units() -> None:
    room = place("mall/library/room", Kind.ROOM, on_site("Mo 06:00-10:00,18:00-23:00"))
    assert hours(view(places=mall(room)), "mall/library/room", MONDAY) == "08:00-10:00 18:00-19:00"


def test_a_room_of_a_building_has_the_buildings_hours() -> None:
    known = view(places=mall(place("mall/meeting", Kind.ROOM)))
    assert hours(known, "mall/meeting", SATURDAY) == "08:00-18:00"


def test_what_stands_in_a_unit_with_its_own_entrance_minds_the_unit_and_not_the_building() -> None:
    # building                closed
    # library (own entrance)  08|=====|19
    # room in it              08|=====|19
    library = place("mall/library", Kind.UNIT, on_site("Mo-Fr 08:00-19:00; PH off"), own_entrance=True)
    known = view(fact(0, "mall", MARCH, Close()), places=mall(library))
    assert hours(known, "mall/library/room", MONDAY) == "08:00-19:00"


def test_a_room_with_its_own_entrance_does_not_mind_its_unit() -> None:
    room = place("mall/library/room", Kind.ROOM, on_site("Mo 06:00-23:00"), own_entrance=True)
    known = view(fact(0, "mall/library", MARCH, Close()), places=mall(room))
    assert hours(known, "mall/library/room", MONDAY) == "06:00-23:00"


def test_a_unit_in_a_unit_minds_both() -> None:
    corner = place("mall/library/corner", Kind.UNIT, on_site("Mo-Sa 06:00-23:00"))
    known = view(places=mall(corner))
    assert [hours(known, "mall/library/corner", day) for day in (MONDAY, SATURDAY)] == ["08:00-19:00", "10:00-16:00"]


def test_a_site_constrains_nothing() -> None:
    places = [place("square", Kind.SITE, on_site("Mo 10:00-11:00")), place("square/desk", Kind.UNIT, on_site())]
    known = view(fact(0, "square", MARCH, Close()), places=places)
    assert hours(known, "square/desk", MONDAY) == "08:00-16:00"


def test_a_building_in_a_building_minds_it() -> None:
    wing = place("mall/wing", Kind.CENTRE, on_site("Mo-Su 00:00-24:00"))
    assert hours(view(places=mall(wing)), "mall/wing", MONDAY) == "07:00-20:00"


@pytest.mark.parametrize(
    ("building", "unit", "shown"),
    [
        # one instant of each: 10:00 is open ∩ open, and so on
        (BUILDING, "Mo 08:00-16:00", True),
        (BUILDING, None, None),  # open ∩ unknown
        (None, "Mo 08:00-16:00", None),  # unknown ∩ open
        (None, None, None),
        ("Mo off", None, False),  # closed ∩ unknown
        (None, "Mo off", False),
    ],
)
def test_open_and_unknown_is_unknown_and_closed_and_unknown_is_closed(
    building: str | None, unit: str | None, shown: bool | None
) -> None:
    places = mall(place("mall", Kind.CENTRE, on_site(building)), place("mall/desk", Kind.UNIT, on_site(unit)))
    assert open_at(view(places=places), "mall/desk", "2020-03-02T10:00") == [shown]


def test_an_unknown_building_leaves_the_small_hours_of_a_night_unknown_too() -> None:
    # unit      Friday 22|======|======|02 Saturday
    # building  ?????????????????????????????????
    places = [place("b", Kind.CENTRE, on_site(None)), place("b/bar", Kind.UNIT, on_site("Fr 22:00-02:00"))]
    known = view(places=places)
    assert open_at(known, "b/bar", "2020-03-07T01:00", "2020-03-07T02:00") == [None, False]


def test_a_day_with_an_unknown_minute_is_unknown_also_after_an_unknown_night() -> None:
    places = [place("b", Kind.CENTRE, on_site(None)), place("b/bar", Kind.UNIT, on_site("Fr 22:00-02:00"))]
    known = view(places=places)
    assert channel(known, "b/bar", "2020-03-07T01:00").hours_today is None
    assert hours(known, "b/bar", "2020-03-07") == "unknown"


# --- the building closes with its last unit


@pytest.mark.parametrize(
    ("effects", "day", "shown", "because"),
    [
        ([], MONDAY, "07:00-19:00", "mall/library"),
        ([], SATURDAY, "08:00-16:00", "mall/library"),
        ([], "2020-03-01", "-", None),  # Sunday: nothing was clipped
        ([("mall/library", Close())], MONDAY, "07:00-16:00", "mall/desk"),  # a tie: the first by path
        ([("mall/library", Close())], SATURDAY, "-", None),  # no unit opens that day
        ([("mall/library", Hours(W("Mo 08:00-22:00")))], MONDAY, "07:00-20:00", None),  # it never lengthens
        ([("mall/library", Hours(W("Mo 08:00-20:00")))], MONDAY, "07:00-20:00", None),  # not strictly earlier
        ([("mall", Hours(W("Mo 07:00-15:00")))], MONDAY, "07:00-15:00", None),
        ([("mall/library", Close(during=W("Mo 12:00-24:00")))], MONDAY, "07:00-16:00", "mall/desk"),
    ],
)
def test_the_buildings_end_is_clipped_to_that_of_its_last_unit(
    effects: list[tuple[str, Effect]], day: str, shown: str, because: str | None
) -> None:
    known = view(LAST_UNIT, *(fact(number, where, MARCH, effect) for number, (where, effect) in enumerate(effects, 1)))
    assert hours(known, "mall", day) == shown
    assert ask(known, "mall", f"{day}T12:00").closes_because == because


def test_a_unit_by_appointment_or_for_those_who_booked_keeps_the_building_open() -> None:
    for admission in (Admission.APPOINTMENT, Admission.BOOKED_ONLY):
        known = view(LAST_UNIT, fact(1, "mall/library", MARCH, Admit(admission)))
        assert hours(known, "mall", MONDAY) == "07:00-19:00"


def test_rooms_and_machines_do_not_keep_the_building_open() -> None:
    open_long = (
        place("mall/library/room", Kind.ROOM, on_site("Mo-Fr 08:00-20:00"), own_entrance=True),
        place("mall/desk/copier", Kind.EQUIPMENT, on_site("Mo-Fr 08:00-20:00"), own_entrance=True),
    )
    assert hours(view(LAST_UNIT, places=mall(*open_long)), "mall", MONDAY) == "07:00-19:00"


def test_a_unit_with_an_entrance_of_its_own_does_not_keep_the_building_open() -> None:
    library = place("mall/library", Kind.UNIT, on_site("Mo-Fr 08:00-19:00; PH off"), own_entrance=True)
    known = view(LAST_UNIT, places=mall(library))
    assert hours(known, "mall", MONDAY) == "07:00-16:00"
    assert hours(known, "mall/library", MONDAY) == "08:00-19:00"


@pytest.mark.parametrize("own_entrance", [False, True])
def test_a_unit_whose_hours_are_not_known_prevents_the_clip_unless_it_has_its_own_entrance(own_entrance: bool) -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(None), own_entrance=own_entrance)
    known = view(LAST_UNIT, places=mall(desk))
    assert hours(known, "mall", MONDAY) == ("07:00-19:00" if own_entrance else "07:00-20:00")


def test_a_closed_unit_is_known_so_the_clip_holds_again() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(None))
    known = view(LAST_UNIT, fact(1, "mall/desk", MARCH, Close()), places=mall(desk))
    assert hours(known, "mall", MONDAY) == "07:00-19:00"


def test_what_counts_is_a_units_own_end_and_not_what_the_building_leaves_of_it() -> None:
    # step 1 comes before step 2: Kela's own end decides even where the building's table ends earlier
    kela = place("mall/kela", Kind.UNIT, on_site("Mo-Fr 09:00-23:00; PH off"))
    known = view(LAST_UNIT, places=mall(kela))
    assert hours(known, "mall", MONDAY) == "07:00-20:00"
    assert ask(known, "mall", "2020-03-02T12:00").closes_because is None


def test_rooms_of_a_building_close_with_it() -> None:
    known = view(LAST_UNIT, ALL_UNITS_SHUT, places=mall(place("mall/meeting", Kind.ROOM)))
    assert hours(known, "mall/meeting", MONDAY) == "-"
    assert hours(known, "mall/meeting", "2020-04-06") == "07:00-20:00"


def test_the_rule_holds_only_in_its_period() -> None:
    # table   07|=============================|20
    # rule              12:00|---------…        last unit ends at 19
    known = view(fact(0, "mall", period("2020-03-02T12:00", "2020-03-03T19:30"), ClosesWithLastUnit()))
    assert hours(known, "mall", MONDAY) == "07:00-19:00"
    assert hours(known, "mall", "2020-03-03") == "07:00-19:00 19:30-20:00"


@pytest.mark.parametrize("scope", [OfOwner("city"), WholeCity(), Under(place_id("mall"))])
def test_the_last_unit_rule_speaks_of_buildings_only(scope: OfOwner | WholeCity | Under) -> None:
    known = view(fact(0, scope, MARCH, ClosesWithLastUnit()))
    assert hours(known, "mall/desk", MONDAY) == "08:00-16:00"


# --- entry only to open units


def test_a_building_lists_the_units_one_may_go_to_now() -> None:
    known = view(ENTRY)
    entry = {when: ask(known, "mall", when).entry for when in ("2020-03-02T08:30", "2020-03-02T18:00")}
    assert [each.units for each in entry.values() if each is not None] == [
        ("mall/desk", "mall/lab", "mall/library"),
        ("mall/library",),
    ]


def test_a_unit_for_those_who_booked_is_one_to_go_to() -> None:
    known = view(ENTRY, fact(3, "mall/kela", MARCH, Admit(Admission.BOOKED_ONLY)))
    entry = ask(known, "mall", "2020-03-02T10:00").entry
    assert entry is not None
    assert "mall/kela" in entry.units


def test_with_no_open_unit_the_building_is_closed_but_its_hours_stay() -> None:
    answer = ask(view(ENTRY), "mall", "2020-03-02T07:30")
    assert answer.entry is not None
    assert (answer.entry.only_to_open_units, answer.entry.units) == (True, ())
    assert answer.summary == "closed"
    assert answer.channels[0].open is True


def test_without_the_rule_the_building_is_open_whatever_its_units_are() -> None:
    answer = ask(view(ALL_UNITS_SHUT), "mall", "2020-03-02T10:00")
    assert answer.entry is not None
    assert (answer.entry.only_to_open_units, answer.entry.units, answer.summary) == (False, (), "open")


def test_only_a_building_speaks_of_entry() -> None:
    assert ask(view(), "mall/desk", "2020-03-02T10:00").entry is None


# --- the answer of a building holds those of its units


def test_a_building_answers_for_every_unit_in_it_however_deep() -> None:
    corner = place("mall/library/corner", Kind.UNIT, on_site())
    answer = ask(view(places=mall(corner)), "mall", "2020-03-02T10:00")
    assert [unit.path for unit in answer.units] == [
        "mall/desk",
        "mall/kela",
        "mall/lab",
        "mall/library",
        "mall/library/corner",
    ]
    assert answer.units[0] == ask(view(places=mall(corner)), "mall/desk", "2020-03-02T10:00")


def test_machines_inside_close_with_the_building_and_the_telephone_does_not() -> None:
    more = (
        Offer(ChannelKind.SELF_SERVICE, week=W("Mo-Su 00:00-24:00")),
        Offer(ChannelKind.PHONE, week=W("Mo 08:00-12:00")),
    )
    known = view(fact(0, "mall/desk", MARCH, *more), fact(1, "mall", MARCH, Close()))
    assert channel(known, "mall/desk", "2020-03-02T10:00", ChannelKind.SELF_SERVICE).open is False
    assert channel(known, "mall/desk", "2020-03-02T10:00", ChannelKind.PHONE).open is True


def test_a_scope_with_an_exception_closes_all_but_one_unit() -> None:
    scope = Scope((Under(place_id("mall")),), (Under(place_id("mall"), "laboratory"),))
    known = view(fact(0, scope, MARCH, Close()))
    open_units = [unit.path for unit in ask(known, "mall", "2020-03-02T10:00").units if unit.channels[0].open]
    assert open_units == ["mall/lab"]


def test_a_room_with_its_own_entrance_that_inherits_a_close_says_so() -> None:
    # the room states no hours, so it has those of its unit, and the unit's close with them
    room = place("mall/library/room", Kind.ROOM, own_entrance=True)
    known = view(fact(0, "mall/library", MARCH, Close()), places=mall(room))
    answer = ask(known, "mall/library/room", "2020-03-02T10:00")
    assert answer.summary == "closed"
    assert answer.bookings.existing == "contact"
    assert [reason.via for reason in answer.because] == ["mall/library"]
