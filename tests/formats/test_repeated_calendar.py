"""Days in a list and days that repeat, in the calendar: RRULE and EXDATE, read back by programs that know no more."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mistakes import Refused
from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import DAY, Period, read_local
from aukio.domain.facts.effects import Close, Effect, Hours, Shorten
from aukio.domain.facts.notices import Arrangement
from aukio.domain.facts.record import Record
from aukio.domain.publishing.proposals import Ending
from aukio.domain.week import Week
from aukio.formats.calendars.calendar_history import window
from tests.domain.cities import LAW, publication_order, publish
from tests.domain.factories import at, fact, listed, repeated
from tests.domain.factories import period as since
from tests.formats.test_calendar import DESK, Component, agree, announced_by_uid, desk, events, read, remembering, shown

REPETITIONS = (
    ("FREQ=WEEKLY;INTERVAL=2", "2020-03-06", None),
    ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA;WKST=SU", "2020-03-03", None),
    ("FREQ=WEEKLY;BYDAY=FR;COUNT=90", "2020-03-06", None),
    ("FREQ=DAILY;INTERVAL=5;UNTIL=20240301", "2020-03-02", None),
    ("FREQ=MONTHLY;BYDAY=1TU", "2020-03-03", None),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2020-03-31", None),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2020-03-31", None),
    ("FREQ=YEARLY", "2020-12-24", "2020-12-27"),
    ("FREQ=YEARLY", "2020-10-01", "2021-04-01"),
    ("FREQ=YEARLY;BYWEEKNO=19,34", "2020-05-04", None),
    ("FREQ=YEARLY;BYWEEKNO=19,34", "2020-05-04", "2020-05-09"),
    ("FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "2020-03-29", None),
    ("FREQ=YEARLY", "2020-02-29", None),
    ("FREQ=WEEKLY;INTERVAL=4", "2020-03-06T11:00", "2020-03-06T13:00"),
)
"""Rules, and the first time that each repeats."""

EFFECTS: tuple[Effect, ...] = (
    Close(),
    Close(during=Week.parse("Mo-Su 10:00-12:00")),
    Shorten(not_after=13 * 60),
    Hours(Week.parse("Mo-Fr 10:00-14:00; Sa 09:00-12:00")),
    Hours(Week.parse("Mo-Su 22:00-05:00")),
)
OTHERS = (since("2020-05-04", "2020-05-20"), since("2021-12-20", "2022-01-10"), listed("2020-03-31", "2023-12-25"))


@st.composite
def repeating(draw: st.DrawFn) -> tuple[Record, datetime]:
    """A desk with a repetition, perhaps another fact, and perhaps some years later days taken out or an end."""
    rule, start, until = draw(st.sampled_from(REPETITIONS))
    mine = fact(0, "square/desk", repeated(rule, start, until), draw(st.sampled_from(EFFECTS))).arrangement
    record = desk(
        mine, week=draw(st.sampled_from(("Mo-Fr 08:00-16:00; PH off", "Mo-Su 06:00-20:00", "Fr 20:00-04:00")))
    )
    number = 0
    if draw(st.booleans()):
        number = draw(st.integers(1, 900))
        other = fact(1, "square/desk", draw(st.sampled_from(OTHERS)), draw(st.sampled_from(EFFECTS))).arrangement
        record = publish(record, number, add=[other])
    number += draw(st.integers(1, 1500))
    endings = (Ending(mine.ref, datetime(2023, 3, 6)), Ending(mine.ref, None, later_days(mine, number)), None)
    ending = draw(st.sampled_from(endings))
    if ending is not None:
        with suppress(Refused):  # it was over already
            record = publish(record, number, end=(ending,))
    return record, publication_order(number).published


def later_days(arrangement: Arrangement, number: int) -> tuple[Stretch, ...]:
    """The next day, and one some years later, on which it holds after a publication."""
    said = datetime.combine(publication_order(number).published.date() + DAY, datetime.min.time())
    spans = [arrangement.period.next_span(said + timedelta(days=wait)) for wait in (0, 1200)]
    days = {each.start.date() for each in spans if each is not None} or {said.date()}
    return tuple(
        Stretch(start, start + DAY) for day in sorted(days) for start in [datetime.combine(day, datetime.min.time())]
    )


@LAW
@given(repeating(), st.lists(st.integers(-40, 110), min_size=2, max_size=2))
def test_it_expands_to_the_effective_hours_of_ten_years(drawn: tuple[Record, datetime], months: list[int]) -> None:
    record, changed = drawn
    seen = remembering(record)
    past: Component = None
    for month in sorted(months):
        moment = changed + month * 30 * DAY
        view = seen(moment)
        first, last = window(moment.date())
        calendar = read(record, DESK, moment, moment, seen)
        agree(view, DESK, calendar, first, last)
        if past is not None:
            said, days = past
            before = min(days, moment.date() - 45 * DAY)
            everything = shown(calendar, days - 400 * DAY, before)
            assert everything == shown(said, days - 400 * DAY, before) or first > days
        past = calendar, moment.date()


@LAW
@given(repeating(), st.lists(st.integers(0, 110), min_size=2, max_size=2))
def test_its_events_keep_their_start_and_number_while_the_years_pass(
    drawn: tuple[Record, datetime], months: list[int]
) -> None:
    record, changed = drawn
    seen = remembering(record)
    known = changed + DAY
    # A subscriber's program asks about the present, whenever that is.
    present = [known + month * 30 * DAY for month in sorted(months)]
    one, other = (announced_by_uid(record, DESK, each, seen, known=each) for each in present)
    for uid in one.keys() & other.keys():
        assert one[uid] == other[uid], uid


def of(period: Period, effect: Effect, when: str, week: str = "Mo-Su 08:00-16:00") -> list[Component]:
    """The events of a desk with one fact, in a calendar read on a day."""
    return events(desk(fact(0, "square/desk", period, effect).arrangement, week=week), at(when), when)


@pytest.mark.parametrize("year", [2020, 2025, 2030])
@pytest.mark.parametrize(
    ("rule", "first", "written"),
    [
        ("FREQ=WEEKLY;INTERVAL=4", "2020-03-06", "FREQ=WEEKLY;INTERVAL=4"),
        ("FREQ=MONTHLY;BYDAY=1TU", "2020-03-03", "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=YEARLY", "2020-12-24", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=19,34", "2020-05-04", "FREQ=YEARLY;BYDAY=MO;BYWEEKNO=19,34"),
    ],
)
def test_a_day_that_repeats_is_one_event_with_its_rule_from_its_first_day(
    rule: str, first: str, written: str, year: int
) -> None:
    for effect in (Close(), Hours(Week.parse("Mo-Su 10:00-13:00"))):
        (event,) = of(repeated(rule, first), effect, f"{year}-06-01")
        assert event["RRULE"].to_ical().decode() == written
        assert str(event["DTSTART"].dt).startswith(first)
        assert (int(event["SEQUENCE"]), "EXDATE" in event) == (0, False)


def test_days_of_several_lengths_are_whole_days_with_a_rule() -> None:
    (event,) = of(repeated("FREQ=YEARLY", "2020-12-24", "2020-12-27"), Close(), "2026-01-01")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2020, 12, 24), date(2020, 12, 27))


def test_a_repetition_that_ends_says_until_when() -> None:
    for effect, until in ((Close(), "20221101"), (Hours(Week.parse("Mo-Su 10:00-13:00")), "20221101T080000Z")):
        (event,) = of(repeated("FREQ=MONTHLY;BYDAY=1TU;COUNT=33", "2020-03-03"), effect, "2022-06-01")
        assert event["RRULE"].to_ical().decode() == f"FREQ=MONTHLY;UNTIL={until};BYDAY=1TU"


def test_days_taken_out_are_left_out_also_years_ahead() -> None:
    closed = fact(0, "square/desk", repeated("FREQ=MONTHLY;BYDAY=1TU", "2020-03-03"), Close()).arrangement
    out = [read_local(day) for day in ("2020-04-07", "2024-04-02")]
    record = publish(desk(closed), 1, end=(Ending(closed.ref, None, tuple(Stretch(day, day + DAY) for day in out)),))
    (event,) = events(record)
    assert [each.dt for each in event["EXDATE"].dts] == [date(2020, 4, 7), date(2024, 4, 2)]
    assert (str(event["STATUS"]), int(event["SEQUENCE"])) == ("CONFIRMED", 1)


def test_a_season_is_an_event_for_each_of_its_years() -> None:
    winter = repeated("FREQ=YEARLY", "2020-10-01", "2021-04-01")
    for year in (2020, 2030):
        (event,) = of(winter, Hours(Week.parse("Mo-Su 10:00-15:00")), f"{year}-06-01")
        assert str(event["UID"]).startswith(f"hours-{year}1001-1000-1500.")
        assert event["DTSTART"].dt.replace(tzinfo=None) == datetime(year, 10, 1, 10)


def test_each_listed_day_is_an_event_that_keeps_its_name_when_another_is_taken_out() -> None:
    days = listed("2020-03-03", "2020-08-12/2020-08-14", "2020-12-23")
    for effect, kind in ((Close(), "closed-{}"), (Hours(Week.parse("Mo-Su 10:00-13:00")), "hours-{}-1000-1300")):
        said = fact(0, "square/desk", days, effect).arrangement
        first = read_local("2020-03-03")
        record = publish(desk(said), 1, end=(Ending(said.ref, None, (Stretch(first, first + DAY),)),))
        found = {str(each["UID"]).partition(".")[0]: str(each["STATUS"]) for each in events(record)}
        assert found == {
            kind.format("20200303"): "CANCELLED",
            kind.format("20200812"): "CONFIRMED",
            kind.format("20201223"): "CONFIRMED",
        }
