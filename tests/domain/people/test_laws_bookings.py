"""Laws over generated cities with bookings: nobody meets a locked door, and what is offered is what can be booked."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mistakes import Refused
from aukio.domain.base.spans import Span
from aukio.domain.city.places import ChannelKind, PlaceId, Purpose
from aukio.domain.clock.local_time import TICK, day_of
from aukio.domain.facts.effects import Bookings, ExistingBookings, NewBookings
from aukio.domain.facts.record import Record, View
from aukio.domain.hours.booking_policy import Asked, policy_at
from aukio.domain.hours.coupling import withheld_at
from aukio.domain.hours.timetable import Timetable
from aukio.domain.people.bookings import Booking, BookingKind, Change, Fate, fates
from aukio.domain.people.slots import Offered, slots, why_not
from tests.domain.cities import LAW, QUARTER, SmallCity, cities, publication_order, publish
from tests.domain.city_facts import ANYTHING, arrangements
from tests.domain.city_places import WEEK

POLICIES = st.builds(Bookings, st.none() | st.sampled_from(NewBookings), st.sampled_from(ExistingBookings))
CHANNELS = st.sampled_from((ChannelKind.ON_SITE, ChannelKind.ON_SITE, ChannelKind.PHONE, ChannelKind.CHAT))
FIRST = 20
"""Publications of these laws come after those of the generated city."""


@dataclass
class Books:
    """A city, its bookings and the state of each, as they go on from day to day."""

    city: SmallCity
    record: Record
    number: int = FIRST
    bookings: list[Booking] = field(default_factory=list)
    stands: list[Fate] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The instant of the latest act."""
        return publication_order(self.number).published

    def view(self) -> View:
        """What is known now."""
        return View(self.record, self.now)

    def book(self, offered: Offered, quarters: int) -> None:
        """Book a slot of a day, if one is offered."""
        view = self.view()
        day = day_of(self.city.instant(quarters), view.zone(offered.place))
        found = list(slots(view, offered, day, (), self.now))
        for slot in found[:: max(1, len(found) // 4)]:
            one = Booking(
                len(self.bookings),
                BookingKind.APPOINTMENT,
                offered.place,
                slot.start,
                slot.end,
                self.now,
                offered.channel,
                service=offered.service,
            )
            self.bookings.append(one)
            self.stands.append(Fate.KEPT)

    def go_on(self, after: Record, refs_of: int) -> None:
        """Settle the bookings by a change of the record, unless it is refused for its silence about them."""
        before = View(self.record, self.now - TICK)
        known = View(after, self.now)
        order = publication_order(refs_of)
        versions = tuple(each for each in after.versions if each.publication == order)
        found = list(fates(Change(before, known, versions), self.bookings, self.now))
        if any(each.undecided for each in found):
            return
        self.record = after
        for each in found:
            if each.fate is not Fate.KEPT:
                self.stands[each.booking.id] = each.fate

    def publish(self, drawn: st.DataObject) -> None:
        """Publish an arrangement, sometimes with a policy for bookings."""
        self.number += 1
        fact = drawn.draw(arrangements(self.city.first, f"late-{self.number}", ANYTHING))
        if drawn.draw(st.booleans()):
            fact = replace(fact, effects=(*fact.effects, drawn.draw(POLICIES)))
        try:
            self.go_on(publish(self.record, self.number, add=[fact]), self.number)
        except Refused:  # it says one thing twice
            return

    def import_week(self, drawn: st.DataObject) -> None:
        """Import another normal week for a place."""
        self.number += 1
        current = [each for each in self.record.places if each.known_until is None and each.channels]
        if not current:
            return
        old = drawn.draw(st.sampled_from(current))
        channels = (replace(old.channels[0], week=drawn.draw(WEEK)), *old.channels[1:])
        new = replace(old, channels=channels, known_from=self.now)
        places = tuple(each for each in self.record.places if each != old)
        self.go_on(replace(self.record, places=(*places, replace(old, known_until=self.now), new)), self.number)


def offers(draw: st.DataObject, city: SmallCity) -> Offered:
    """Something that can be booked somewhere in a city."""
    return Offered(
        draw.draw(st.sampled_from(city.places)),
        draw.draw(st.sampled_from(("", "copy"))),
        draw.draw(CHANNELS),
        draw.draw(st.sampled_from((timedelta(minutes=30), timedelta(hours=1), timedelta(minutes=45)))),
        9,
        draw.draw(st.sampled_from((timedelta(), timedelta(minutes=15)))),
        horizon=timedelta(days=400),
        longest=timedelta(hours=3),
    )


def is_open(view: View, place: PlaceId, channel: ChannelKind, at: datetime) -> bool:
    """Whether a kind of channel is open, or may be, by the answer of its timetable for that instant alone."""
    timetable = Timetable.of(view)
    keys = [each.key for each in timetable.channels(place, view.interval(at)) if each.key.kind is channel]
    # A night belongs to the day before: so does a channel that was offered on that day alone.
    keys += [
        each.key
        for each in timetable.channels(place, view.interval(at - timedelta(days=1)))
        if each.key.kind is channel
    ]
    keys = [each for each in keys if each.purpose is Purpose.SERVICE] or keys
    return any(timetable.is_open(place, key, at) is not False for key in keys)


@LAW
@given(cities(), st.data())
def test_nobody_meets_a_locked_door(city: SmallCity, drawn: st.DataObject) -> None:
    books = Books(city, city.record)
    for _turn in range(3):
        for _ in range(3):
            books.book(offers(drawn, city), drawn.draw(st.integers(0, 96 * 9)))
        drawn.draw(st.sampled_from((books.publish, books.publish, books.import_week)))(drawn)
        view = books.view()
        for one, stands in zip(books.bookings, books.stands, strict=True):
            if stands is not Fate.KEPT:  # a policy honours it, a person is asked, or it is cancelled
                continue
            at = one.start
            while at < one.end:
                assert is_open(view, one.place, one.channel, at), (one, at)
                node = view.node(one.place, at)
                assert node is not None
                assert one.service not in withheld_at(view, node, at), (one, at)
                at += QUARTER


@LAW
@given(cities(), st.data())
def test_what_is_offered_can_be_booked_and_what_can_be_booked_is_offered_once(
    city: SmallCity, drawn: st.DataObject
) -> None:
    offered = offers(drawn, city)
    now = publication_order(FIRST).published
    view = View(city.record, now)
    zone = view.zone(offered.place)
    start = city.instant(drawn.draw(st.integers(0, 96 * 9)))
    days = sorted({day_of(start + timedelta(days=step), zone) for step in range(2)})
    found = [slot for day in days for slot in slots(view, offered, day, (), now)]
    assert len({slot.start for slot in found}) == len(found)
    for slot in found:
        assert why_not(view, offered, Span(slot.start, slot.end), (), now) is None
    at = start
    while day_of(at, zone) in days:
        if why_not(view, offered, Span(at, at + offered.lasts), (), now) is None:
            assert at in {slot.start for slot in found}
        at += QUARTER


_FATE = {
    ExistingBookings.HONOUR: Fate.HONOURED,
    ExistingBookings.CONTACT: Fate.CONTACT,
    ExistingBookings.CANCEL: Fate.CANCELLED,
}


@LAW
@given(cities(), st.data())
def test_the_policy_of_a_minute_is_the_fate_of_a_booking_made_before_for_it(
    city: SmallCity, drawn: st.DataObject
) -> None:
    number = FIRST
    fact = drawn.draw(arrangements(city.first, "late", ANYTHING))
    fact = replace(fact, effects=(*fact.effects, drawn.draw(POLICIES)))
    try:
        record = publish(city.record, number, add=[fact])
    except Refused:
        return
    published = publication_order(number)
    versions = tuple(each for each in record.versions if each.publication == published)
    change = Change(View(city.record, published.published - TICK), View(record, published.published), versions)
    place = drawn.draw(st.sampled_from(city.places))
    at = city.instant(drawn.draw(st.integers(0, 96 * 9)))
    minute = Booking(0, BookingKind.ROOM, place, at, at + timedelta(minutes=1), published.published)
    for each in fates(change, [minute], published.published):
        node = change.after.node(place, at)
        if each.fate is Fate.KEPT or each.undecided or node is None:
            continue
        said = policy_at(change.after, node, Asked(place), at).existing
        # A building that closes hits its rooms beyond the scope of its policy: they are to be contacted at least.
        assert said is not None
        assert each.fate in (_FATE[said], max(Fate.CONTACT, _FATE[said], key=list(Fate).index))
