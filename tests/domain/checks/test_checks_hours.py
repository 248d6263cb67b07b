"""Contradictions between hours: each code fires, and does not fire (semantics.md section 7).

The mall is open Mo-Fr 07-20 and Sa 08-18. 2020-03-02 is a Monday; Good Friday is 2020-04-10.
"""

from collections.abc import Iterable
from datetime import date, datetime

import pytest

from aukio.domain.checks import Code, Finding, check
from aukio.domain.city.places import ChannelKind, Kind, PlaceVersion
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close, ClosesWithLastUnit, Effect, Hours, Offer
from aukio.domain.facts.notices import Version
from aukio.domain.facts.scope import Under
from aukio.domain.week import Week
from tests.domain.factories import at, fact, mall, on_site, period, place, place_id, repeated, view

W = Week.parse
MARCH = period("2020-03-02", "2020-04-01")


def findings(
    code: Code, *facts: Version, since: str = "2020-02-01", places: Iterable[PlaceVersion] | None = None
) -> list[Finding]:
    return [each for each in check(view(*facts, places=places), at(since)) if each.code is code]


def found(
    code: Code, *facts: Version, since: str = "2020-02-01", places: Iterable[PlaceVersion] | None = None
) -> list[tuple[str, str]]:
    """Where a check fires, and for which arrangement."""
    return [
        (each.place, each.ref.id if each.ref else "") for each in findings(code, *facts, since=since, places=places)
    ]


# --- unit_open_building_shut


@pytest.mark.parametrize(
    ("where", "effect", "fires"),
    [
        ("mall/lab", Hours(W("Mo-Fr 06:45-18:00; PH off")), ["mall/lab"]),  # a quarter of an hour before the building
        ("mall/lab", Hours(W("Mo-Fr 07:00-20:00; PH off")), []),
        ("mall/lab", Hours(W("Sa 07:00-09:00")), ["mall/lab"]),
        ("mall", Close(), ["mall/desk", "mall/kela", "mall/lab", "mall/library"]),
        ("mall", Hours(W("Mo-Fr 07:00-16:00; Sa 08:00-18:00; PH off")), ["mall/library"]),
        ("mall", Close(during=W("Su 12:00-14:00")), []),
    ],
)
def test_a_unit_that_is_open_while_its_building_is_shut_is_found(where: str, effect: Effect, fires: list[str]) -> None:
    assert found(Code.UNIT_OPEN_BUILDING_SHUT, fact(0, where, MARCH, effect)) == [(path, "fact-0") for path in fires]


def test_the_directory_alone_may_contradict_itself() -> None:
    lab = place("mall/lab", Kind.UNIT, on_site("Mo-Fr 06:45-16:00; PH off"))
    assert found(Code.UNIT_OPEN_BUILDING_SHUT, places=mall(lab)) == [("mall/lab", "")]


def test_a_unit_with_its_own_entrance_may_be_open_while_the_building_is_shut() -> None:
    lab = place("mall/lab", Kind.UNIT, on_site("Mo-Fr 06:45-16:00; PH off"), own_entrance=True)
    assert found(Code.UNIT_OPEN_BUILDING_SHUT, places=mall(lab)) == []


def test_hours_of_a_day_outside_the_period_are_not_looked_at() -> None:
    monday = period("2020-03-02", "2020-03-03")
    tuesday_early = fact(0, "mall/lab", monday, Hours(W("Mo 08:00-10:00; Tu 06:00-10:00")))
    assert found(Code.UNIT_OPEN_BUILDING_SHUT, tuesday_early) == []


# --- building_shut_own_entrance


@pytest.mark.parametrize(
    ("own_entrance", "scope", "fires"),
    [
        (True, "mall", True),
        (False, "mall", False),
        (True, "town", False),
        (True, Under(place_id("mall")), False),  # the building is not closed, and the unit is named
    ],
)
def test_a_building_closed_while_a_unit_has_its_own_entrance_is_found(
    own_entrance: bool, scope: str | Under, fires: bool
) -> None:
    lab = place("mall/lab", Kind.UNIT, on_site(), own_entrance=own_entrance)
    closed = fact(0, scope, MARCH, Close())
    assert found(Code.BUILDING_SHUT_OWN_ENTRANCE, closed, places=mall(lab)) == (
        [("mall/lab", "fact-0")] if fires else []
    )


# --- table_against_last_unit

LAST_UNIT = ClosesWithLastUnit()


@pytest.mark.parametrize(
    ("week", "says"),
    [
        ("Mo-Fr 07:00-19:00; Sa 08:00-16:00; PH off", None),  # as the library
        (
            "Mo-Fr 07:00-19:00; Sa 08:00-15:00; PH off",
            "Sat: the table ends at 3 pm, the last unit (mall/library) at 4",
        ),
        ("Mo-Fr 07:00-20:00; Sa 08:00-16:00; PH off", "Mon, Tue, Wed, Thu, Fri: the table ends at 8 pm"),
        ("Mo-Fr 07:00-19:00; Sa 08:00-16:00; Su 10:00-12:00", "Sun: the table is open but no unit is"),
    ],
)
def test_a_table_that_differs_from_the_last_unit_is_found(week: str, says: str | None) -> None:
    ruled = fact(0, "mall", MARCH, Hours(W(week)), LAST_UNIT)
    messages = [each.message for each in findings(Code.TABLE_AGAINST_LAST_UNIT, ruled)]
    assert len(messages) == (0 if says is None else 1)
    assert all(says is not None and says in message for message in messages)


def test_without_the_rule_or_with_unknown_hours_a_table_is_not_compared() -> None:
    table = Hours(W("Mo-Fr 07:00-20:00; Sa 08:00-16:00; PH off"))
    unknown = mall(place("mall/desk", Kind.UNIT, on_site(None)))
    assert found(Code.TABLE_AGAINST_LAST_UNIT, fact(0, "mall", MARCH, table)) == []
    assert found(Code.TABLE_AGAINST_LAST_UNIT, fact(0, "mall", MARCH, table, LAST_UNIT), places=unknown) == []


def test_a_table_is_compared_on_the_days_of_the_rule_only() -> None:
    # the rule holds Monday to Friday; Saturday's own table differs, and no rule says that it may not
    ruled = fact(0, "mall", period("2020-03-02", "2020-03-07"), Hours(W("Mo-Fr 07:00-19:00; PH off")), LAST_UNIT)
    assert found(Code.TABLE_AGAINST_LAST_UNIT, ruled) == []


# --- opens_more


@pytest.mark.parametrize(
    ("week", "fires"),
    [
        ("Mo-Fr 08:00-16:00; PH off", False),
        ("Mo-Fr 09:00-12:00,13:00-16:00; PH off", False),
        ("Mo-Fr 07:45-16:00; PH off", True),
        ("Mo-Fr 08:00-16:00; Sa 10:00-12:00; PH off", True),
        ("Mo[2] 17:00-18:00", True),  # the second Monday of a month lies within five weeks
        ("Mo off", False),
    ],
)
def test_new_hours_that_open_minutes_the_normal_week_has_closed_are_found(week: str, fires: bool) -> None:
    new = fact(0, "mall/desk", MARCH, Hours(W(week)))
    assert found(Code.OPENS_MORE, new) == ([("mall/desk", "fact-0")] if fires else [])


def test_hours_where_none_were_stated_open_nothing_more() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(None))
    assert found(Code.OPENS_MORE, fact(0, "mall/desk", MARCH, Hours(W("Mo 08:00-20:00"))), places=mall(desk)) == []


def test_hours_open_more_only_on_days_of_their_period() -> None:
    # in force Monday to Friday: its Saturday never comes
    new = fact(0, "mall/desk", period("2020-03-02", "2020-03-07"), Hours(W("Mo-Fr 08:00-16:00; Sa 10:00-12:00")))
    assert found(Code.OPENS_MORE, new) == []


def test_hours_open_more_only_in_minutes_of_their_period() -> None:
    # in force from Monday noon until midnight: its morning never comes
    new = fact(0, "mall/desk", period("2020-03-02T12:00", "2020-03-02T23:00"), Hours(W("Mo 06:00-16:00")))
    assert found(Code.OPENS_MORE, new) == []


# --- holidays_unstated


@pytest.mark.parametrize(
    ("when", "effect", "listed"),
    [
        (period("2020-04-01", "2020-05-02"), Hours(W("Mo-Fr 10:00-12:00")), "10 April 2020, 13 April 2020, 1 May 2020"),
        (period("2020-04-01", "2020-04-13"), Hours(W("Mo-Fr 10:00-12:00")), "10 April 2020."),
        (period("2020-04-13", "2020-04-15"), Offer(ChannelKind.PHONE, week=W("Mo 10:00-12:00")), "13 April 2020."),
        (period("2020-04-13", "2020-04-14"), Hours(W("Mo 10:00-12:00")), ""),  # a single day means itself
        (period("2020-04-01", "2020-05-02"), Hours(W("Mo-Fr 10:00-12:00; PH off")), ""),
        (period("2020-04-01", "2020-05-02"), Hours(W("Tu-Th 10:00-12:00")), ""),
        (period("2020-03-02", "2020-04-10"), Hours(W("Mo-Fr 10:00-12:00")), ""),
        (period("2020-04-01", "2020-05-02"), Offer(ChannelKind.PHONE), ""),
    ],
)
def test_holidays_on_which_new_hours_say_nothing_are_listed(when: Period, effect: Effect, listed: str) -> None:
    messages = [each.message for each in findings(Code.HOLIDAYS_UNSTATED, fact(0, "mall/desk", when, effect))]
    assert len(messages) == bool(listed)
    assert all(listed in message for message in messages)


def test_holidays_that_have_passed_are_not_listed() -> None:
    new = fact(0, "mall/desk", period("2020-04-01", "2020-05-02"), Hours(W("Mo-Fr 10:00-12:00")))
    (late,) = findings(Code.HOLIDAYS_UNSTATED, new, since="2020-04-14")
    assert "not stated: 1 May 2020." in late.message
    assert findings(Code.HOLIDAYS_UNSTATED, new, since="2020-05-02") == []


def test_a_period_with_an_expected_end_lists_the_holidays_until_then() -> None:
    expected = Period(datetime(2020, 4, 1), about=date(2020, 4, 12))
    new = fact(0, "mall/desk", expected, Hours(W("Mo-Fr 10:00-12:00")))
    (one,) = findings(Code.HOLIDAYS_UNSTATED, new)
    assert "not stated: 10 April 2020." in one.message
    assert findings(Code.HOLIDAYS_UNSTATED, new, since="2020-04-14")  # it holds longer than expected: a year ahead


def test_an_open_period_lists_the_holidays_of_a_year_and_counts_the_rest() -> None:
    new = fact(0, "mall/desk", period("2020-04-01"), Hours(W("Mo-Su 10:00-12:00")))
    (one,) = findings(Code.HOLIDAYS_UNSTATED, new)
    assert "and 7 more" in one.message


def test_a_holiday_on_which_the_period_ends_at_a_minute_is_listed() -> None:
    new = fact(0, "mall/desk", period("2020-04-11", "2020-04-13T12:00"), Hours(W("Mo-Fr 08:00-10:00")))
    assert found(Code.HOLIDAYS_UNSTATED, new) == [("mall/desk", "fact-0")]


def test_holidays_between_the_seasons_that_repeat_are_not_listed() -> None:
    summers = repeated("FREQ=YEARLY", "2020-05-15", "2020-09-01")
    (found,) = findings(Code.HOLIDAYS_UNSTATED, fact(0, "mall/desk", summers, Hours(W("Mo-Su 10:00-12:00"))))
    assert "21 May 2020" in found.message
    assert "December" not in found.message
    assert "January" not in found.message
