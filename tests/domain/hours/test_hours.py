"""Replacements and closes at one place without a building around it (semantics.md section 4).

2020-03-02 is a Monday.
"""

from datetime import date, datetime

import pytest

from aukio.domain.city.places import ChannelKind, Kind
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close, Effect, Hours, Offer
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, OfType, Scope, Under, WholeCity
from aukio.domain.week import Week
from tests.domain.asking import ask, channel, hours, open_at
from tests.domain.factories import (
    arrangement,
    at,
    fact,
    on_site,
    period,
    place,
    place_id,
    record,
    repeated,
    square,
    version,
)

W = Week.parse
DESK = AtPlace(place_id("square/desk"))
MARCH = period("2020-03-01", "2020-04-01")


# --- one replacement wins: narrowest, then latest


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ([], "08:00-16:00"),
        ([(WholeCity(), "Mo 10:00-12:00")], "10:00-12:00"),
        ([(WholeCity(), "Mo 10:00-12:00"), (OfType("service_point"), "Mo 11:00-13:00")], "11:00-13:00"),
        ([(OfType("service_point"), "Mo 11:00-13:00"), (WholeCity(), "Mo 10:00-12:00")], "11:00-13:00"),
        ([(Under(place_id("square")), "Mo 09:00-10:00"), (OfType("service_point"), "Mo 11:00-13:00")], "09:00-10:00"),
        ([(DESK, "Mo 14:00-15:00"), (Under(place_id("square"), "service_point"), "Mo 09:00-10:00")], "14:00-15:00"),
        ([(DESK, "Mo 14:00-15:00"), (DESK, "Mo 12:00-15:00")], "12:00-15:00"),  # equal width: the latest
        ([(DESK, "Mo 14:00-15:00"), (DESK, "Mo off")], "-"),
        ([(DESK, "Tu 14:00-15:00")], "-"),  # a replacement replaces the whole week
    ],
)
def test_the_narrowest_replacement_wins_then_the_latest(facts: list[tuple[Clause, str]], shown: str) -> None:
    known = square(*(fact(number, clause, MARCH, Hours(W(week))) for number, (clause, week) in enumerate(facts)))
    assert hours(known, "square/desk", "2020-03-02") == shown


def test_a_replacement_that_ends_gives_way_to_the_one_beneath_it() -> None:
    # city   |=====================================|   10-12
    # desk          |============|                     14-15
    #        1.3.   9.3.         16.3.                 1.4.
    known = square(
        fact(0, WholeCity(), MARCH, Hours(W("Mo 10:00-12:00"))),
        fact(1, DESK, period("2020-03-09", "2020-03-16"), Hours(W("Mo 14:00-15:00"))),
    )
    shown = [hours(known, "square/desk", day) for day in ("2020-03-02", "2020-03-09", "2020-03-16", "2020-04-06")]
    assert shown == ["10:00-12:00", "14:00-15:00", "10:00-12:00", "08:00-16:00"]


def test_without_hours_of_its_own_a_unit_is_unknown_until_some_are_stated() -> None:
    assert hours(square(week=None), "square/desk", "2020-03-02") == "unknown"
    known = square(fact(0, DESK, MARCH, Hours(W("Mo 10:00-12:00"))), week=None)
    assert hours(known, "square/desk", "2020-03-02") == "10:00-12:00"
    assert hours(known, "square/desk", "2020-04-06") == "unknown"


# --- every close is subtracted


def test_a_close_wins_over_every_replacement_whatever_is_narrower_or_later() -> None:
    closed = fact(0, WholeCity(), period("2020-03-02", "2020-03-03"), Close())
    for clause in (DESK, WholeCity()):
        known = square(closed, fact(1, clause, MARCH, Hours(W("Mo-Fr 10:00-12:00"))))
        assert hours(known, "square/desk", "2020-03-02") == "-"
        assert hours(known, "square/desk", "2020-03-03") == "10:00-12:00"


def test_a_close_wins_over_unknown_hours_too() -> None:
    known = square(fact(0, DESK, period("2020-03-02", "2020-03-03"), Close()), week=None)
    assert hours(known, "square/desk", "2020-03-02") == "-"
    assert hours(known, "square/desk", "2020-03-03") == "unknown"


def test_a_close_during_part_of_a_day_leaves_the_rest() -> None:
    known = square(fact(0, DESK, MARCH, Close(during=W("Mo 12:00-14:00"))))
    assert hours(known, "square/desk", "2020-03-02") == "08:00-12:00 14:00-16:00"
    assert hours(known, "square/desk", "2020-03-03") == "08:00-16:00"
    assert open_at(known, "square/desk", "2020-03-02T11:59", "2020-03-02T12:00", "2020-03-02T14:00") == [
        True,
        False,
        True,
    ]


def test_a_close_during_hours_leaves_unknown_hours_unknown_outside_them() -> None:
    known = square(fact(0, DESK, MARCH, Close(during=W("Mo 12:00-14:00"))), week=None)
    assert open_at(known, "square/desk", "2020-03-02T11:59", "2020-03-02T12:00", "2020-03-02T14:00") == [
        None,
        False,
        None,
    ]


def test_shortening_from_above_opens_nothing() -> None:
    # "no later than 14" for everyone: a desk that closes at 16 closes at 14, one that is shut stays shut
    known = square(fact(0, WholeCity(), MARCH, Close(during=W("Mo-Su 14:00-24:00"))))
    assert [hours(known, "square/desk", day) for day in ("2020-03-02", "2020-03-07")] == ["08:00-14:00", "-"]


def test_two_closes_take_both_their_minutes() -> None:
    known = square(
        fact(0, DESK, MARCH, Close(during=W("Mo 08:00-10:00"))),
        fact(1, WholeCity(), MARCH, Close(during=W("Mo 09:00-11:00"))),
    )
    assert hours(known, "square/desk", "2020-03-02") == "11:00-16:00"


# --- periods that begin or end at a minute


def test_a_close_from_a_minute_takes_the_rest_of_the_day() -> None:
    # Monday   08      12:30    16
    # normal   |================|
    # close            |xxxxxxxx… until Wednesday 10:15
    known = square(fact(0, DESK, period("2020-03-02T12:30", "2020-03-04T10:15"), Close()))
    shown = [hours(known, "square/desk", day) for day in ("2020-03-02", "2020-03-03", "2020-03-04")]
    assert shown == ["08:00-12:30", "-", "10:15-16:00"]


def test_new_hours_from_a_minute_hold_from_that_minute() -> None:
    # normal   08|===============|16
    # new           10|=====|13        in force from 12:00
    # shown    08|========|13          one span: they meet at 12
    known = square(fact(0, DESK, period("2020-03-02T12:00"), Hours(W("Mo-Fr 10:00-13:00"))))
    assert hours(known, "square/desk", "2020-03-02") == "08:00-13:00"
    assert hours(known, "square/desk", "2020-03-03") == "10:00-13:00"


def test_new_hours_from_a_minute_do_not_open_the_minutes_before_it() -> None:
    known = square(fact(0, DESK, period("2020-03-02T12:00"), Hours(W("Mo 06:00-18:00"))))
    assert hours(known, "square/desk", "2020-03-02") == "08:00-18:00"


def test_an_end_before_the_start_never_comes_into_force() -> None:
    known = square(fact(0, DESK, period("2020-03-03", "2020-03-02"), Close()))
    assert hours(known, "square/desk", "2020-03-02") == hours(known, "square/desk", "2020-03-03") == "08:00-16:00"


# --- over midnight

#            Friday 22        24        02
NIGHTS = "Fr 22:00-02:00"


def test_a_span_over_midnight_belongs_to_the_day_it_starts_on() -> None:
    known = square(week=NIGHTS)
    assert hours(known, "square/desk", "2020-03-06") == "22:00-02:00"
    assert hours(known, "square/desk", "2020-03-07") == "-"
    assert open_at(known, "square/desk", "2020-03-07T01:59", "2020-03-07T02:00") == [True, False]


# What is dated in whole days speaks of the spans that begin on those days; in minutes, of those minutes.
@pytest.mark.parametrize(
    ("starts", "ends", "effect", "friday", "saturday"),
    [
        # normal   22|=========|=========|02
        ("2020-03-07", "2020-03-08", Close(), "22:00-02:00", "-"),
        ("2020-03-06", "2020-03-07", Close(), "-", "-"),
        ("2020-03-06T20:00", "2020-03-07T00:30", Close(), "-", "00:30-02:00"),
        ("2020-03-07T00:30", "2020-03-09", Close(), "22:00-00:30", "-"),
        ("2020-03-07", None, Close(), "22:00-02:00", "-"),
        # the weekly hours of a close are minutes of its days by the clock
        ("2020-03-07", "2020-03-08", Close(during=W("Mo-Su 00:00-24:00")), "22:00-24:00", "-"),
        ("2020-03-06", "2020-03-07", Close(during=W("Mo-Su 00:00-24:00")), "-", "00:00-02:00"),
        # other hours: the night before keeps its end, the last night runs to its own
        ("2020-03-07", "2020-03-08", Hours(W("Mo-Su 23:00-04:00")), "22:00-02:00", "23:00-04:00"),
        ("2020-03-06", "2020-03-07", Hours(W("Mo-Su 23:00-04:00")), "23:00-04:00", "-"),
        ("2020-03-06", "2020-03-07", Hours(W("Mo-Su 00:00-24:00")), "00:00-24:00", "-"),
        ("2020-03-06", "2020-03-08", Hours(W("Mo-Su 00:00-24:00")), "00:00-24:00", "00:00-24:00"),
    ],
)
def test_whole_days_change_the_spans_that_begin_on_them(
    starts: str, ends: str | None, effect: Effect, friday: str, saturday: str
) -> None:
    known = square(fact(0, DESK, period(starts, ends), effect), week=NIGHTS)
    assert [hours(known, "square/desk", day) for day in ("2020-03-06", "2020-03-07")] == [friday, saturday]


def test_each_night_keeps_the_end_of_its_evening() -> None:
    known = square(
        fact(0, DESK, period("2019-08-07", "2019-08-08"), Hours(W("Mo-Su 20:00-04:00"))),
        week="Mo-Su 18:00-03:00",
    )
    assert hours(known, "square/desk", "2019-08-06") == "18:00-03:00"
    assert hours(known, "square/desk", "2019-08-07") == "20:00-04:00"
    assert hours(known, "square/desk", "2019-08-08") == "18:00-03:00"
    asked = ("2019-08-07T02:30", "2019-08-07T03:30", "2019-08-08T03:30", "2019-08-08T04:00")
    assert open_at(known, "square/desk", *asked) == [True, False, True, False]


def test_round_the_clock_closes_at_the_last_midnight_and_leaves_the_night_before_its_end() -> None:
    known = square(
        fact(0, DESK, period("2025-02-06", "2025-02-08"), Hours(W("Mo-Su 00:00-24:00"))), week="Mo-Su 18:00-03:00"
    )
    days = ("2025-02-05", "2025-02-06", "2025-02-07", "2025-02-08")
    shown = [hours(known, "square/desk", day) for day in days]
    assert shown == ["18:00-03:00", "00:00-24:00", "00:00-24:00", "18:00-03:00"]
    assert channel(known, "square/desk", "2025-02-05T20:00").closes_at == at("2025-02-08T00:00")


def test_a_day_of_more_than_24_hours_is_never_told_as_the_few_hours_after_them() -> None:
    known = square(
        fact(0, DESK, period("2025-02-06T12:00", "2025-02-07T20:00"), Hours(W("Mo-Su 00:00-24:00"))),
        week="Mo-Su 18:00-03:00",
    )
    days = ("2025-02-06", "2025-02-07", "2025-02-08")
    assert [hours(known, "square/desk", day) for day in days] == [
        "12:00-24:00",
        "00:00-24:00",
        "00:00-03:00 18:00-03:00",
    ]


def test_an_offered_channel_is_there_until_its_last_night_ends() -> None:
    offer = Offer(ChannelKind.CHAT, week=W("Mo-Su 22:00-02:00"))
    known = square(fact(0, DESK, period("2020-03-06", "2020-03-07"), offer))
    kinds = [
        [each.key.kind for each in ask(known, "square/desk", when).channels]
        for when in ("2020-03-06T00:30", "2020-03-07T01:59", "2020-03-07T02:00")
    ]
    assert kinds == [[ChannelKind.ON_SITE, ChannelKind.CHAT]] * 2 + [[ChannelKind.ON_SITE]]
    assert ask(known, "square/desk", "2020-03-07T00:00").valid_until == at("2020-03-07T02:00")


def test_the_week_of_the_directory_changes_with_the_spans_that_begin_on_its_first_day() -> None:
    before = place("bar", Kind.UNIT, on_site("Mo-Su 18:00-02:00"), valid_until=date(2020, 3, 7))
    after = place("bar", Kind.UNIT, on_site("Mo-Su 18:00-04:00"), valid_from=date(2020, 3, 7))
    known = View(record(places=[before, after]), at("2021-01-01"))
    assert [hours(known, "bar", day) for day in ("2020-03-06", "2020-03-07")] == ["18:00-02:00", "18:00-04:00"]
    assert open_at(known, "bar", "2020-03-07T03:00", "2020-03-08T03:00") == [False, True]


def test_a_closed_place_opens_with_what_is_left_of_last_night() -> None:
    # normal   22|=========|=========|02
    # close   xxxxxxxxxxxxxxxx|00:30
    known = square(fact(0, DESK, period("2020-03-06", "2020-03-07T00:30"), Close()), week=NIGHTS)
    before_midnight = channel(known, "square/desk", "2020-03-06T23:50")
    after_midnight = channel(known, "square/desk", "2020-03-07T00:10")
    assert before_midnight.opens_at == after_midnight.opens_at


def test_open_nights_that_meet_at_midnight_close_when_the_last_one_does() -> None:
    known = square(week="Mo-Fr 00:00-24:00")
    assert hours(known, "square/desk", "2020-03-03") == "00:00-24:00"
    monday, friday = (channel(known, "square/desk", when) for when in ("2020-03-02T09:00", "2020-03-06T09:00"))
    assert monday.closes_at == friday.closes_at


# --- the two days on which clocks change


@pytest.mark.parametrize(
    ("week", "day", "opens", "closes"),
    [
        # 29 March: 03:00 is followed by 04:00
        ("Su 02:00-05:00", "2020-03-29", "2020-03-29T00:00Z", "2020-03-29T02:00Z"),
        ("Su 03:30-05:00", "2020-03-29", "2020-03-29T01:30Z", "2020-03-29T02:00Z"),  # opens at 04:30 that day
        ("Su 02:00-03:30", "2020-03-29", "2020-03-29T00:00Z", "2020-03-29T01:30Z"),
        # 25 October: 04:00 is followed by 03:00; a local time that shows twice is the first
        ("Su 02:00-05:00", "2020-10-25", "2020-10-24T23:00Z", "2020-10-25T03:00Z"),
        ("Su 02:00-03:30", "2020-10-25", "2020-10-24T23:00Z", "2020-10-25T00:30Z"),
        ("Su 03:30-05:00", "2020-10-25", "2020-10-25T00:30Z", "2020-10-25T03:00Z"),
    ],
)
def test_hours_on_a_day_of_a_clock_change_are_what_the_clock_shows(
    week: str, day: str, opens: str, closes: str
) -> None:
    answer = channel(square(week=week), "square/desk", day)
    assert answer.opens_at is not None
    assert answer.opens_at.isoformat().replace("+00:00", "Z") == f"{opens[:-1]}:00Z"
    later = channel(square(week=week), "square/desk", opens)
    assert later.closes_at is not None
    assert later.closes_at.isoformat().replace("+00:00", "Z") == f"{closes[:-1]}:00Z"


def test_hours_that_lie_inside_the_skipped_hour_do_not_come() -> None:
    assert hours(square(week="Su 03:00-04:00"), "square/desk", "2020-03-29") == "-"


def test_a_long_night_over_the_day_of_25_hours_lasts_until_its_end() -> None:
    # Saturday 23:45 |==================… Sunday 23:30, 24 hours and 45 minutes later
    # a fact from Sunday 23:15 that does not speak of hours
    known = square(fact(0, DESK, period("2020-10-25T23:15"), Offer(ChannelKind.WEB)), week="Sa 23:45-23:30")
    assert open_at(known, "square/desk", "2020-10-25T23:10", "2020-10-25T23:20") == [True, True]


def test_a_place_closes_when_the_last_span_that_covers_it_ends() -> None:
    # Monday's night, normal   23|=====|01            05|============|22
    # Tuesday, normal           00:30|==|01           05|==|06
    # Tuesday, new hours               01|===========|05
    known = square(
        fact(0, DESK, period("2020-03-03T01:00", "2020-03-03T05:00"), Hours(W("Tu 00:00-24:00"))),
        week="Mo 23:00-22:00; Tu 00:30-06:00",
    )
    answer = channel(known, "square/desk", "2020-03-03T00:40")
    assert answer.closes_at == channel(known, "square/desk", "2020-03-03T12:00").closes_at


def test_a_scope_with_an_exception_leaves_the_exception_open() -> None:
    everyone_else = Scope((WholeCity(),), (DESK,))
    closed = version(arrangement("fact", everyone_else, MARCH, Close()))
    assert hours(square(closed), "square/desk", "2020-03-02") == "08:00-16:00"


def test_each_stretch_of_a_list_is_dated_as_it_would_be_by_itself() -> None:
    """Whole days speak of their evenings, parts of days of their minutes, also beside each other in one list.

    bar Mo-Su 18-03     Sun |======|  Mon |xxxxxx|  Tue |======|  Wed |=xx===|      closed on Monday, Wed 20-22
    """

    def local(text: str) -> datetime:
        return datetime.fromisoformat(text)

    stretches = (
        Stretch(local("2020-03-02"), local("2020-03-03")),
        Stretch(local("2020-03-04T20:00"), local("2020-03-04T22:00")),
    )
    view = square(fact(0, DESK, Period.of_days(Days(stretches, listed=True)), Close()), week="Mo-Su 18:00-03:00")
    shown = {day: hours(view, "square/desk", f"2020-03-0{day}") for day in (1, 2, 3, 4)}
    assert shown == {1: "18:00-03:00", 2: "-", 3: "18:00-03:00", 4: "18:00-20:00 22:00-03:00"}
    assert open_at(view, "square/desk", "2020-03-02T02:00", "2020-03-03T02:00") == [True, False]


def test_a_repetition_that_ends_at_noon_ends_then_on_its_last_day_only() -> None:
    """The last day then is a part of a day: its morning ends the night before, and from noon the place is open."""
    daily = repeated("FREQ=DAILY;INTERVAL=2", "2020-03-02", "2020-03-03")
    view = square(fact(0, DESK, daily.ended(datetime(2020, 3, 6, 12)), Close()), week="Mo-Su 10:00-02:00")
    shown = {day: hours(view, "square/desk", f"2020-03-0{day}") for day in (1, 2, 3, 4, 5, 6)}
    whole = "10:00-02:00"
    assert shown == {1: whole, 2: "-", 3: whole, 4: "-", 5: "10:00-24:00", 6: "12:00-02:00"}
