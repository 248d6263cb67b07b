"""The cases in which a system like this goes wrong, one test each.

The mall is open Mo-Fr 07-20, its desk Mo-Fr 08-16. 2020-03-16 is a Monday.
"""

from dataclasses import replace
from datetime import date
from itertools import count

from aukio.domain.checks import Code, check
from aukio.domain.city.places import Admission, Channel, ChannelKind, Kind, Names, PlaceId
from aukio.domain.facts.effects import Admit, Capacity, CapacityOf, Close, Hours, Text
from aukio.domain.facts.notices import Particulars, PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, OfType, Scope, Under
from aukio.domain.publishing.directory_statements import apply, revise
from aukio.domain.publishing.log import log
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement
from aukio.domain.publishing.schedule import Pending, based_on, overtaken
from aukio.domain.week import Week
from tests.domain.asking import ask, day, hours, open_at
from tests.domain.desk import Desk, ref
from tests.domain.factories import CITY, arrangement, at, mall, on_site, period, place, place_id, view

W = Week.parse
FEWER = Capacity(CapacityOf.VISITORS)
SPRING = period("2020-03-16", "2020-05-01")


def test_a_broad_later_change_of_hours_does_not_open_what_a_narrow_fact_closed() -> None:
    # desk   |xxxxxxxxxxxxxxxxxxxxxxxxx|       closed, published first
    # all         |=================…          10-18, published later
    #        16.3. 23.3.              1.5.
    desk = Desk()
    desk.publish("2020-03-16T12:00", add=[arrangement("closed", "mall/desk", SPRING, Close())])
    later = arrangement("hours", Under(place_id("mall")), period("2020-03-23"), Hours(W("Mo-Fr 10:00-18:00")))
    desk.publish("2020-03-20T12:00", add=[later])
    known = desk.known("2020-06-01")
    assert [hours(known, "mall/desk", on) for on in ("2020-03-23", "2020-04-30")] == ["-", "-"]
    assert hours(known, "mall/lab", "2020-03-23") == "10:00-18:00"
    assert hours(known, "mall/desk", "2020-05-04") == "10:00-18:00"


def test_a_typo_fix_does_not_promote_an_old_week_over_a_newer_one() -> None:
    # 1st publication   old week        corrected in the 3rd, in words only
    # 2nd publication        new week   wins before and after
    desk = Desk()
    old = arrangement("old", "mall/desk", SPRING, Hours(W("Mo-Fr 08:00-12:00")))
    desk.publish("2020-03-16T12:00", add=[old])
    desk.publish("2020-03-18T12:00", add=[arrangement("new", "mall/desk", SPRING, Hours(W("Mo-Fr 12:00-16:00")))])
    mended = replace(old, particulars=Particulars(note=Names({"en": "mornings"})))
    desk.publish("2020-03-20T12:00", kind=PublicationKind.MINOR, change=[mended])
    assert hours(desk.known("2020-03-19"), "mall/desk", "2020-03-23") == "12:00-16:00"
    assert hours(desk.known("2020-03-21"), "mall/desk", "2020-03-23") == "12:00-16:00"
    assert len(log(desk.record, "notice", at("2020-06-01"))) == 2  # and no row tells of it


def test_a_closed_building_does_not_close_a_unit_with_its_own_entrance_and_staff_are_asked() -> None:
    lab = place("mall/lab", Kind.UNIT, on_site(), own_entrance=True)
    desk = Desk(mall(lab))
    desk.publish("2020-03-16T12:00", add=[arrangement("closed", "mall", SPRING, Close())])
    known = desk.known("2020-06-01")
    assert open_at(known, "mall/lab", "2020-03-17T10:00") == [True]
    assert open_at(known, "mall/desk", "2020-03-17T10:00") == [False]
    warned = [each.place for each in check(known, at("2020-03-16")) if each.code is Code.BUILDING_SHUT_OWN_ENTRANCE]
    assert warned == ["mall/lab"]


def test_a_scheduled_amendment_overtaken_by_an_urgent_closure_does_not_take_effect() -> None:
    #  16.3. published   18.3. scheduled for 25.3.   20.3. urgent
    desk = Desk()
    fewer = arrangement("visits", "mall/desk", SPRING, FEWER)
    desk.publish("2020-03-16T12:00", add=[fewer])
    amendment = desk.proposal(None, number=2, change=[replace(fewer, period=period("2020-03-16", "2020-06-01"))])
    pending = Pending("notice", 2, at("2020-03-25T12:00"), based_on(amendment, desk.record))
    assert overtaken(pending, desk.record.versions) == ()
    desk.publish("2020-03-20T12:00", notice="urgent", change=[replace(fewer, effects=(Close(),))])
    assert overtaken(pending, desk.record.versions) == (ref("notice", "visits"),)
    assert hours(desk.known("2020-03-26"), "mall/desk", "2020-03-26") == "-"


def test_a_partial_day_closure_takes_its_hours_and_nothing_else() -> None:
    #        08      12    13:30    16
    # desk   |=======|xxxxx|========|
    desk = Desk()
    closed = arrangement("training", "mall/desk", period("2020-03-18T12:00", "2020-03-18T13:30"), Close())
    desk.publish("2020-03-16T12:00", add=[closed])
    known = desk.known("2020-06-01")
    assert hours(known, "mall/desk", "2020-03-18") == "08:00-12:00 13:30-16:00"
    assert hours(known, "mall/desk", "2020-03-19") == "08:00-16:00"
    assert open_at(known, "mall/desk", "2020-03-18T11:59", "2020-03-18T12:00", "2020-03-18T13:30") == [
        True,
        False,
        True,
    ]
    assert ask(known, "mall/desk", "2020-03-18T12:30").valid_until == at("2020-03-18T13:30")
    assert [each.id for each in day(known, "mall/desk", "2020-03-18").because] == ["training"]


def test_a_change_of_scope_is_an_end_and_successors_in_one_publication() -> None:
    # all units but the library    |-------------|
    # the laboratory opens                       |  its successors: the desk and Kela go on
    desk = Desk()
    wide = arrangement("units", Scope((Under(place_id("mall")),), (OfType("library"),)), SPRING, Close())
    desk.publish("2020-03-16T12:00", add=[wide])
    narrower = Scope((AtPlace(place_id("mall/desk")), AtPlace(place_id("mall/kela"))))
    onward = replace(
        arrangement("fewer-units", narrower, period("2020-04-01", "2020-05-01"), Close()),
        continues=ref("notice", "units"),
    )
    assert "changes its scope" in desk.refusal("2020-03-30T12:00", change=[replace(wide, scope=narrower)])
    desk.publish("2020-03-30T12:00", end={"units": "2020-04-01"}, add=[onward])
    before, after = desk.known("2020-03-30T11:59"), desk.known("2020-03-30T12:00")
    table = {
        (path, on): (hours(before, path, on), hours(after, path, on))
        for path in ("mall/desk", "mall/lab")
        for on in ("2020-03-31", "2020-04-01")
    }
    assert table == {
        ("mall/desk", "2020-03-31"): ("-", "-"),
        ("mall/desk", "2020-04-01"): ("-", "-"),
        ("mall/lab", "2020-03-31"): ("-", "-"),
        ("mall/lab", "2020-04-01"): ("-", "08:00-16:00"),
    }
    kinds = [row.kind.value for row in log(desk.record, "notice", at("2020-06-01"))]
    assert kinds == ["added", "added", "ended"]


def test_a_back_dated_fact_changes_the_past_only_for_those_who_ask_with_what_is_known_now() -> None:
    # published on Wednesday: the desk was closed since Monday
    desk = Desk()
    closed = arrangement("closed", "mall/desk", period("2020-03-16", "2020-03-21"), Close())
    desk.publish("2020-03-18T12:00", add=[closed])
    assert hours(desk.known("2020-03-18T11:59"), "mall/desk", "2020-03-16") == "08:00-16:00"
    assert hours(desk.known("2020-03-18T12:00"), "mall/desk", "2020-03-16") == "-"
    codes = [each.code for each in check(desk.known("2020-03-18T12:00"), at("2020-03-18T12:00"))]
    assert Code.IN_FORCE_BEFORE_PUBLISHED in codes


def test_two_notices_in_force_at_once_hold_together_and_each_ends_alone() -> None:
    # notice   appointments, all spring      |=======================|
    # other    10-14, and its own end            |=========|
    desk = Desk()
    by_appointment = arrangement("appointments", "mall/desk", SPRING, Admit(Admission.APPOINTMENT))
    shorter = arrangement("shorter", "mall/desk", period("2020-03-30", "2020-04-06"), Hours(W("Mo-Fr 10:00-14:00")))
    desk.publish("2020-03-16T12:00", add=[by_appointment])
    desk.publish("2020-03-28T12:00", notice="other", add=[replace(shorter, ref=ref("other", "shorter"))])
    known = desk.known("2020-06-01")
    answers = [ask(known, "mall/desk", f"{on}T12:00") for on in ("2020-03-23", "2020-03-31", "2020-04-06")]
    assert [answer.summary for answer in answers] == ["by_appointment"] * 3
    assert [answer.channels[0].hours_today for answer in answers] == [
        (("08:00", "16:00"),),
        (("10:00", "14:00"),),
        (("08:00", "16:00"),),
    ]
    assert [{reason.version.ref.notice for reason in answer.because} for answer in answers] == [
        {"notice"},
        {"notice", "other"},
        {"notice"},
    ]
    desk.publish("2020-04-01T12:00", withdraw=["appointments"])
    after = ask(desk.known("2020-06-01"), "mall/desk", "2020-03-31T12:00")
    assert (after.summary, after.channels[0].hours_today) == ("open", (("10:00", "14:00"),))


def _moved(to: str) -> View:
    """The desk bears another path from 23 March on; two facts of the old days hold on."""
    desk = Desk()
    desk.publish(
        "2020-03-16T12:00",
        add=[
            arrangement("fewer", "mall/desk", SPRING, FEWER),
            arrangement("words", Under(place_id("mall")), SPRING, Text(Names({"en": "of the mall"}))),
        ],
    )
    on_site_week = (Channel(ChannelKind.ON_SITE, week=W("Mo-Su 06:00-22:00")),)
    statement = DirectoryStatement(
        CITY,
        at("2020-03-20T12:00"),
        date(2020, 3, 23),
        places=(PlaceStatement(to, Kind.UNIT, Names({"en": "Desk"}), was="mall/desk", channels=on_site_week),),
    )
    ids = count(1000)
    revision = revise(desk.record, statement, new_id=lambda: PlaceId(next(ids)))
    return View(apply(desk.record, revision, statement), at("2020-06-01"))


def test_a_unit_moved_to_another_building_keeps_its_facts_and_obeys_its_new_building() -> None:
    known = _moved("town/desk-two")
    moved = place_id("mall/desk")
    assert known.find("mall/desk", at("2020-03-24")) == known.find("town/desk-two", at("2020-03-22")) == moved
    before, after = (ask(known, "mall/desk", f"{on}T12:00") for on in ("2020-03-20", "2020-03-23"))
    assert (before.path, after.path) == ("mall/desk", "town/desk-two")
    assert before.capacity == after.capacity == (FEWER,)  # its own facts move with it
    assert (len(before.texts), len(after.texts)) == (1, 0)  # those of the building it left do not
    units = {
        centre: [[unit.path for unit in ask(known, centre, on).units] for on in ("2020-03-20", "2020-03-23")]
        for centre in ("mall", "town")
    }
    assert ["mall/desk" in each for each in units["mall"]] == [True, False]
    assert ["town/desk-two" in each for each in units["town"]] == [False, True]
    assert hours(known, "mall/desk", "2020-03-23") == "07:00-20:00"  # within the town's table


def test_a_place_renamed_is_found_by_both_paths_and_keeps_its_facts() -> None:
    known = _moved("mall/help")
    renamed = place_id("mall/desk")
    for path in ("mall/desk", "mall/help"):
        assert [known.find(path, at(on)) for on in ("2020-03-20", "2020-03-23")] == [renamed, renamed]
    answers = [ask(known, "mall/desk", f"{on}T12:00") for on in ("2020-03-20", "2020-03-23")]
    assert [answer.path for answer in answers] == ["mall/desk", "mall/help"]
    assert [answer.capacity for answer in answers] == [(FEWER,), (FEWER,)]
    assert [len(answer.texts) for answer in answers] == [1, 1]


def test_what_was_known_of_a_move_before_it_was_told_is_nothing() -> None:
    record = _moved("mall/help").record
    early = View(record, at("2020-03-19"))
    assert early.find("mall/help", at("2020-03-24")) is None
    assert view().find("mall/desk", at("2020-03-24")) == early.find("mall/desk", at("2020-03-24"))
