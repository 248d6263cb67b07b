"""Each channel on the coming days: every day has its own admission, and channels that begin later are there."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.daily_hours import channel_days, channels_on
from aukio.domain.answers.resolver import answer_now
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.clock.local_time import DAY, instant_of
from aukio.domain.facts.effects import Admit, Offer
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.week import Week
from tests.domain.cities import KNOWN, LAW, MOMENTS, SmallCity, cities
from tests.domain.factories import fact, period, place_id, square

DESK = place_id("square/desk")
ON_SITE = ChannelKey(ChannelKind.ON_SITE)


def test_each_day_has_its_own_admission() -> None:
    view = square(fact(0, "square/desk", period("2020-03-04", "2020-03-05"), Admit(Admission.APPOINTMENT)))
    shown = channel_days(view, DESK, ON_SITE, date(2020, 3, 3), 3)
    assert [each.admitted for each in shown] == [
        ((("08:00", "16:00"), Admission.WALK_IN),),
        ((("08:00", "16:00"), Admission.APPOINTMENT),),
        ((("08:00", "16:00"), Admission.WALK_IN),),
    ]


def test_a_day_is_divided_where_its_admission_changes() -> None:
    view = square(fact(0, "square/desk", period("2020-03-03T12:00", "2020-03-05"), Admit(Admission.APPOINTMENT)))
    (shown,) = channel_days(view, DESK, ON_SITE, date(2020, 3, 3), 1)
    assert shown.spans == (("08:00", "16:00"),)
    assert shown.admitted == (
        (("08:00", "12:00"), Admission.WALK_IN),
        (("12:00", "16:00"), Admission.APPOINTMENT),
    )


def test_a_channel_that_begins_later_is_among_those_of_the_coming_days() -> None:
    offer = Offer(ChannelKind.PHONE, week=Week.parse("Mo-Fr 09:00-11:00"))
    view = square(fact(0, "square/desk", period("2020-03-05"), offer))
    phone = ChannelKey(ChannelKind.PHONE, offered=True)
    assert channels_on(view, DESK, date(2020, 3, 3), 2) == (ON_SITE,)
    assert channels_on(view, DESK, date(2020, 3, 3), 3) == (ON_SITE, phone)
    assert [each.exists for each in channel_days(view, DESK, phone, date(2020, 3, 4), 2)] == [False, True]


@LAW
@given(cities(), MOMENTS, st.data())
def test_the_admission_of_a_day_is_that_of_the_status_at_each_of_its_minutes(
    city: SmallCity, quarters: int, data: st.DataObject
) -> None:
    view, at = View(city.record, KNOWN), city.instant(quarters)
    which = data.draw(st.sampled_from(city.places))
    zone = view.zone(which)
    local = at.astimezone(zone)
    for channel in answer_now(view, which, at).channels:
        if not channel.open:
            continue
        found = [
            how
            for day in (local.date() - DAY, local.date())
            for each in channel_days(view, which, channel.key, day, 1)
            for (start, end), how in each.admitted
            if _begins(day, start, zone) <= at < _ends(day, start, end, zone)
        ]
        assert channel.admission in found, channel.key


def _begins(day: date, start: str, zone: ZoneInfo) -> datetime:
    return instant_of(datetime.combine(day, time.fromisoformat(start)), zone)


def _ends(day: date, start: str, end: str, zone: ZoneInfo) -> datetime:
    if end == "24:00" or end <= start:
        day, end = day + DAY, "00:00" if end == "24:00" else end
    return instant_of(datetime.combine(day, time.fromisoformat(end)), zone)
