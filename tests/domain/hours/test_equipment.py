"""What rises from rooms and equipment to their unit, and where people are pointed instead (R030, R031, R037, R038)."""

from aukio.domain.city.places import ChannelKind, Coordinates, Kind
from aukio.domain.facts.effects import Close, Elsewhere, Offer, Withhold
from aukio.domain.facts.notices import Version
from aukio.domain.facts.scope import OfType
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import BUILDING, fact, mall, on_site, period, place, place_id, view

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
NOON = "2020-03-02T12:00"
COPIER_OUT = fact(0, "mall/desk/copier", MARCH, Close())
PRINTER_OUT = fact(1, "mall/desk/printer", MARCH, Close())


def withheld(*facts: Version, at: str = NOON) -> tuple[str, ...]:
    return ask(view(*facts), "mall/desk", at).withheld


# --- withheld: the copier copies; the printer copies and prints


def test_a_service_is_withheld_when_all_its_equipment_is_closed() -> None:
    assert withheld() == ()
    assert withheld(COPIER_OUT) == ()  # the printer still copies
    assert withheld(PRINTER_OUT) == ("print",)
    assert withheld(COPIER_OUT, PRINTER_OUT) == ("copy", "print")


def test_a_door_locked_for_the_night_withholds_nothing() -> None:
    assert withheld(at="2020-03-02T23:00") == ()
    assert withheld(fact(0, "mall/desk", MARCH, Close())) == ()


def test_equipment_closed_during_hours_withholds_during_them() -> None:
    during = Close(during=W("Mo 11:00-13:00"))
    facts = fact(0, "mall/desk/copier", MARCH, during), fact(1, "mall/desk/printer", MARCH, during)
    assert [withheld(*facts, at=f"2020-03-02T{when}") for when in ("10:59", "11:00", "12:59", "13:00")] == [
        (),
        ("copy", "print"),
        ("copy", "print"),
        (),
    ]


def test_a_closed_remote_channel_of_a_machine_withholds_nothing() -> None:
    phone = Close((ChannelKind.PHONE,))
    assert withheld(fact(0, "mall/desk/copier", MARCH, phone), fact(1, "mall/desk/printer", MARCH, phone)) == ()


def test_services_withheld_at_a_unit_its_rooms_and_its_machines_are_a_union() -> None:
    room = place("mall/desk/room", Kind.ROOM)
    known = view(
        fact(0, "mall/desk", MARCH, Withhold(("voucher",))),
        fact(1, "mall/desk/room", MARCH, Withhold(("form-help",))),
        fact(2, "mall/desk/copier", MARCH, Withhold(("copy",))),
        places=mall(room),
    )
    assert ask(known, "mall/desk", NOON).withheld == ("copy", "form-help", "voucher")
    assert ask(known, "mall/desk/room", NOON).withheld == ("form-help",)


def test_nothing_rises_beyond_the_unit() -> None:
    known = view(COPIER_OUT, PRINTER_OUT)
    assert ask(known, "mall", NOON).withheld == ()
    assert ask(known, "mall/library", NOON).withheld == ()


SCANNER_ROOM = (
    place("mall/desk/room", Kind.ROOM),
    place("mall/desk/room/scanner", Kind.EQUIPMENT, provides=("scan",)),
)


def test_a_closed_room_takes_its_machines_out_of_service() -> None:
    places = mall(
        place("mall/desk/room", Kind.ROOM), place("mall/desk/room/scanner", Kind.EQUIPMENT, provides=("scan",))
    )
    known = view(fact(0, "mall/desk/room", MARCH, Close()), places=places)
    assert ask(known, "mall/desk", NOON).withheld == ("scan",)


def test_a_service_withheld_by_a_closed_room_gives_its_reason() -> None:
    places = mall(
        place("mall/desk/room", Kind.ROOM), place("mall/desk/room/scanner", Kind.EQUIPMENT, provides=("scan",))
    )
    known = view(fact(0, "mall/desk/room", MARCH, Close()), places=places)
    assert [reason.via for reason in ask(known, "mall/desk", NOON).because] == ["mall/desk/room"]


# --- elsewhere


def test_an_alternative_shows_whether_it_is_open_now_and_its_hours() -> None:
    known = view(fact(0, "mall/desk", MARCH, Elsewhere("copy", (place_id("town/desk"), place_id("mall/library")))))
    (pointer,) = ask(known, "mall/desk", "2020-03-02T17:00").elsewhere
    assert pointer.service == "copy"
    assert [(each.path, each.open, each.hours_today) for each in pointer.places] == [
        ("town/desk", False, (("08:00", "16:00"),)),
        ("mall/library", True, (("08:00", "19:00"),)),
    ]


def test_an_alternative_without_the_service_itself_is_not_shown() -> None:
    pointing = fact(0, "mall/desk", MARCH, Elsewhere("copy", (place_id("town/desk"),)))
    known = view(pointing, fact(1, "town/desk", period("2020-03-10", "2020-03-12"), Withhold(("copy",))))
    shown = {when: ask(known, "mall/desk", when).elsewhere[0].places for when in ("2020-03-09", "2020-03-10")}
    assert [len(each) for each in shown.values()] == [1, 0]


def test_an_alternative_that_does_not_exist_any_more_is_not_shown() -> None:
    town = place("town/desk", Kind.UNIT, on_site(), valid_until=period("2020-03-10").start.date())
    known = view(fact(0, "mall/desk", MARCH, Elsewhere("copy", (place_id("town/desk"),))), places=mall(town))
    shown = {when: ask(known, "mall/desk", when).elsewhere[0].places for when in ("2020-03-09", "2020-03-10")}
    assert [len(each) for each in shown.values()] == [1, 0]


def test_alternatives_of_a_machine_are_shown_at_its_unit_and_at_itself() -> None:
    known = view(fact(0, "mall/desk/copier", MARCH, Close(), Elsewhere("copy", (place_id("mall/library"),))))
    for path in ("mall/desk", "mall/desk/copier"):
        assert [each.service for each in ask(known, path, NOON).elsewhere] == ["copy"]
    assert ask(known, "mall", NOON).elsewhere == ()


HELSINKI_CENTRE, NEAR, FAR = Coordinates(60.17, 24.94), Coordinates(60.18, 24.93), Coordinates(60.30, 24.50)


def test_the_nearest_of_a_type_is_the_nearest_that_serves() -> None:
    places = mall(
        place("mall", Kind.CENTRE, on_site(BUILDING), coordinates=HELSINKI_CENTRE),
        place("near", Kind.UNIT, on_site(), type="library", coordinates=NEAR),
        place("far", Kind.UNIT, on_site(), type="library", coordinates=FAR),
    )
    places = tuple(each for each in places if each.path not in ("mall/library", "mall/library/room", "town/library"))
    pointing = fact(0, "mall/desk", MARCH, Elsewhere("copy", nearest_type="library"))

    def nearest(*facts: Version) -> list[str]:
        (pointer,) = ask(view(pointing, *facts, places=places), "mall/desk", NOON).elsewhere
        return [each.path for each in pointer.places]

    assert nearest() == ["near"]
    assert nearest(fact(1, "near", MARCH, Withhold(("copy",)))) == ["far"]
    assert nearest(fact(1, "near", MARCH, Withhold(("print",)))) == ["near"]
    assert nearest(fact(1, "near", MARCH, Close())) == ["near"]  # shown, and shown as closed
    assert nearest(fact(1, OfType("library"), MARCH, Withhold(("copy",)))) == []


def test_the_nearest_is_another_place_and_by_path_where_nothing_is_known_of_distance() -> None:
    known = view(fact(0, "mall/library", MARCH, Elsewhere("copy", nearest_type="service_point")))
    assert [each.path for each in ask(known, "mall/library", NOON).elsewhere[0].places] == ["mall/desk"]
    known = view(fact(0, "mall/desk", MARCH, Elsewhere("copy", nearest_type="service_point")))
    assert [each.path for each in ask(known, "mall/desk", NOON).elsewhere[0].places] == ["town/desk"]


def test_a_telephone_is_no_reason_to_call_an_alternative_open() -> None:
    known = view(
        fact(0, "mall/desk", MARCH, Elsewhere("copy", (place_id("town/desk"),))),
        fact(1, "town/desk", MARCH, Close(), Offer(ChannelKind.PHONE, week=W("Mo 08:00-16:00"))),
    )
    assert [each.open for each in ask(known, "mall/desk", NOON).elsewhere[0].places] == [False]
