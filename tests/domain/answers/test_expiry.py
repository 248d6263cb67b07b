"""The first instant at which an answer changes (contracts.md: ``valid_until``). 2020-03-02 is a Monday."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aukio.domain.answers.resolver import horizon
from aukio.domain.answers.status import status
from aukio.domain.city.places import Channel, ChannelKind, Kind, PlaceVersion
from aukio.domain.clock.local_time import EARLIEST, LATEST, Period, local_of
from aukio.domain.facts.effects import Capacity, CapacityOf, Close, Effect, Elsewhere, Hours, Offer, Passage
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import HELSINKI, at, fact, mall, on_site, period, place, place_id, square, view

W = Week.parse
FEWER = Capacity(CapacityOf.VISITORS)


def until(known: View, path: str, when: str) -> str | None:
    """The end of an answer on the local clock."""
    found = ask(known, path, when).valid_until
    return None if found is None else f"{local_of(found, HELSINKI):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("when", "end"),
    [
        ("2020-03-02T07:00", "2020-03-02 08:00"),  # it opens
        ("2020-03-02T08:00", "2020-03-02 16:00"),  # it closes
        ("2020-03-02T16:00", "2020-03-03 08:00"),  # Tuesday is like Monday: midnight changes nothing
        ("2020-03-06T16:00", "2020-03-07 00:00"),  # Saturday has no hours, and the answer shows those of the day
        ("2020-03-07T00:00", "2020-03-09 00:00"),  # Sunday is like Saturday
        ("2020-04-09T16:00", "2020-04-10 00:00"),  # Good Friday
    ],
)
def test_an_answer_holds_until_it_opens_closes_or_shows_other_hours(when: str, end: str) -> None:
    assert until(square(), "square/desk", when) == end


@pytest.mark.parametrize(
    ("effect", "when", "end"),
    [
        (FEWER, "2020-03-04T09:00", "2020-03-04 12:15"),  # the fact begins
        (FEWER, "2020-03-04T12:15", "2020-03-04 16:00"),
        (FEWER, "2020-03-05T10:00", "2020-03-05 13:00"),  # and ends
        (Close(), "2020-03-04T12:15", "2020-03-05 00:00"),  # today it closed at 12:15, tomorrow it opens at 13
        (Close(during=W("We 14:00-15:00")), "2020-03-04T13:00", "2020-03-04 14:00"),
        (Close(during=W("We 17:00-18:00")), "2020-03-04T16:00", "2020-03-04 17:00"),  # bookings, though it is shut
        (Close((ChannelKind.PHONE,)), "2020-03-04T12:15", "2020-03-04 16:00"),
    ],
)
def test_a_fact_ends_an_answer_where_it_begins_ends_or_takes_minutes(effect: Effect, when: str, end: str) -> None:
    known = square(fact(0, "square/desk", period("2020-03-04T12:15", "2020-03-05T13:00"), effect))
    assert until(known, "square/desk", when) == end


def test_what_never_changes_holds_for_ever() -> None:
    for week in ("Mo-Su 00:00-24:00", "Mo-Su off", None):
        assert until(square(week=week), "square/desk", "2020-03-02T12:00") is None


def test_a_change_that_only_is_announced_ends_an_answer_when_it_comes() -> None:
    known = square(fact(0, "square/desk", period("2020-09-01"), FEWER), week="Mo-Su 00:00-24:00")
    assert until(known, "square/desk", "2020-03-02T12:00") == "2020-09-01 00:00"


def test_a_building_changes_when_any_of_its_units_does() -> None:
    # mall 07-20; Kela 09-15, desk and laboratory 08-16, library 08-19
    ends = [until(view(), "mall", f"2020-03-02T{hour}:00") for hour in ("06", "07", "08", "09", "15", "16", "19", "20")]
    assert [end and end[-5:] for end in ends] == [
        "07:00",
        "08:00",
        "09:00",
        "15:00",
        "16:00",
        "19:00",
        "20:00",
        "07:00",
    ]


def test_an_answer_that_points_elsewhere_changes_when_the_other_place_opens() -> None:
    known = view(
        fact(0, "mall/desk", period("2020-03-01"), Close(), Elsewhere("copy", (place_id("mall/library"),))),
    )
    assert until(known, "mall/desk", "2020-03-02T07:30") == "2020-03-02 08:00"
    assert until(known, "mall/desk", "2020-03-02T16:30") == "2020-03-02 19:00"


def test_the_nearest_changes_when_another_comes_to_serve() -> None:
    during = Close(during=W("Mo 11:00-12:00"))
    known = view(
        fact(0, "mall/kela", period("2020-03-01"), Elsewhere("copy", nearest_type="service_point")),
        fact(1, "mall/desk/copier", period("2020-03-01"), during),
        fact(2, "mall/desk/printer", period("2020-03-01"), during),
    )
    shown = [ask(known, "mall/kela", f"2020-03-02T{when}").elsewhere[0].places for when in ("10:59", "11:00")]
    assert [[each.path for each in places] for places in shown] == [["mall/desk"], ["town/desk"]]
    assert until(known, "mall/kela", "2020-03-02T10:59") == "2020-03-02 11:00"


def test_a_place_one_may_walk_through_changes_when_the_building_does() -> None:
    known = view(fact(0, "mall/library", period("2020-03-01"), Close(), Passage()))
    assert until(known, "mall/library", "2020-03-02T06:00") == "2020-03-02 07:00"
    assert until(known, "mall/library", "2020-03-02T12:00") == "2020-03-02 20:00"


def test_a_close_during_hours_at_the_building_changes_the_bookings_of_its_units() -> None:
    known = view(fact(0, "mall", period("2020-03-01"), Close(during=W("Mo 22:00-23:00"))))
    assert until(known, "mall/desk", "2020-03-02T20:00") == "2020-03-02 22:00"


def test_the_days_on_which_clocks_change_are_days_like_others() -> None:
    night = square(week="Mo-Su 00:00-24:00; PH off")
    assert until(night, "square/desk", "2020-03-28T12:00") == "2020-04-10 00:00"
    spring = square(week="Su 01:00-05:00")
    assert until(spring, "square/desk", "2020-03-29T01:00") == "2020-03-29 05:00"
    assert ask(spring, "square/desk", "2020-03-29T01:00").valid_until == at("2020-03-29T01:00") + timedelta(hours=3)


def test_an_answer_about_another_clock_changes_by_that_clock() -> None:
    # the desk in Stockholm opens at 8 there, 9 here
    places = [place("island", Kind.UNIT, on_site(), zone=ZoneInfo("Europe/Stockholm"))]
    assert until(view(places=places), "island", "2020-03-02T06:00") == "2020-03-02 09:00"


def test_an_alternative_that_lives_by_another_clock_changes_by_its_own_midnight() -> None:
    # desk      always open
    # island    Sunday shut in Stockholm, which is an hour behind: its Monday begins at 01:00 here
    island = place("island", Kind.UNIT, on_site("Mo 08:00-24:00"), zone=ZoneInfo("Europe/Stockholm"))
    desk = place("desk", Kind.UNIT, on_site("Mo-Su 00:00-24:00"))
    pointing = fact(0, "desk", period("2020-02-01"), Elsewhere("copy", (place_id("island"),)))
    known = view(pointing, places=[island, desk])
    assert until(known, "desk", "2020-03-01T12:00") == "2020-03-02 01:00"


# --- how far an answer looks


def test_nothing_is_looked_at_beyond_the_400th_day_after_the_last_boundary() -> None:
    known = square(fact(0, "square/desk", period("2020-03-01", "2020-04-01"), FEWER))
    # 1 April is the last boundary; the end of the 400th day after it
    assert horizon(known, at("2020-03-02")) == at("2021-05-07")


def test_opening_and_closing_hold_to_the_same_limit() -> None:
    known = square(fact(0, "square/desk", period("2020-03-01"), Close()), week="Mo-Su 00:00-24:00")
    answer = ask(known, "square/desk", "2020-03-02T12:00")
    assert (answer.channels[0].opens_at, answer.channels[0].closes_at, answer.valid_until) == (None, None, None)
    letterbox = square(fact(0, "square/desk", period("2020-03-01"), Offer(ChannelKind.LETTERBOX)))
    assert ask(letterbox, "square/desk", "2020-03-02T12:00").channels[1].closes_at is None


def test_after_an_unknown_close_nobody_can_say_when_it_closes() -> None:
    known = square(fact(0, "square/desk", period("2020-03-01", "2020-03-05"), Hours(W("Mo-Su 00:00-24:00"))), week=None)
    answer = ask(known, "square/desk", "2020-03-04T12:00")
    assert answer.channels[0].closes_at is None
    assert answer.valid_until == at("2020-03-05")


@pytest.mark.parametrize("when", ["2020-03-02T12:00", "9999-12-27T12:00", "0001-01-04T12:00"])
def test_the_edges_of_the_calendar_are_answered(when: str) -> None:
    places = [place("bar", Kind.UNIT, on_site("Mo-Su 18:00-03:00"), valid_from=date(1, 1, 4))]
    assert ask(view(places=places), "bar", when).summary == "closed"


@pytest.mark.parametrize("when", ["9998-12-01", "9999-12-27"])
def test_a_unit_that_never_changes_is_answered_at_the_end_of_the_calendar(when: str) -> None:
    always = on_site("Mo-Su 00:00-24:00")
    known = view(places=[place("b", Kind.CENTRE, always), place("b/bar", Kind.UNIT, always)])
    assert ask(known, "b/bar", when).summary == "open"


def test_the_calendar_ends_with_room_to_spare() -> None:
    assert EARLIEST.date() > date.min
    assert LATEST.date() < date.max
    with pytest.raises(ValueError, match="local clock"):
        Period(at("2020-03-02"))


def test_two_phones_of_one_purpose_are_two_channels() -> None:
    more = [Channel(ChannelKind.PHONE, week=W(week)) for week in ("Mo 09:00-10:00", "Mo 11:00-12:00")]
    known = square(more=more)
    phones = [each for each in ask(known, "square/desk", "2020-03-02T09:30").channels if each.key.kind == "phone"]
    assert [each.open for each in phones] == [True, False]
    assert until(known, "square/desk", "2020-03-02T09:30") == "2020-03-02 10:00"


def test_units_keep_their_own_end_inside_the_answer_of_a_building() -> None:
    known = view(places=mall())
    answer = ask(known, "mall", "2020-03-02T10:00")
    for unit in answer.units:
        assert unit == status(known, unit.place, at("2020-03-02T10:00"))
    assert answer.valid_until == min(unit.valid_until for unit in answer.units if unit.valid_until is not None)


class CountingView(View):
    """Counts how often somebody asks which intervals a day touches: once or more for every day looked at."""

    asked = 0

    def intervals(self, start: datetime, end: datetime) -> Sequence[int]:
        self.asked += 1
        return super().intervals(start, end)


FAR = period("2020-01-01", "2060-01-01")
ALWAYS = on_site("Mo-Su 00:00-24:00")


@pytest.mark.parametrize(
    ("facts", "places", "when"),
    [
        ([fact(0, "bar", FAR, FEWER)], [place("bar", Kind.UNIT, ALWAYS)], "2020-03-02"),
        ([fact(0, "bar", FAR, Close())], [place("bar", Kind.UNIT, on_site())], "2020-03-02"),
        ([], [place("bar", Kind.UNIT, on_site())], "1980-01-01"),  # before anything is known
    ],
)
def test_a_boundary_far_away_is_reached_without_looking_at_every_day(
    facts: list[Version], places: list[PlaceVersion], when: str
) -> None:
    known = CountingView(view(*facts, places=places).record, at("2020-12-31"))
    assert status(known, place_id("bar"), at(when)).valid_until is not None
    assert known.asked < 4000  # forty years, in which some holidays are rare
