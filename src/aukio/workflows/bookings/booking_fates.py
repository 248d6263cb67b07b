"""The fates of bookings and events, and messages about them (R035–R036, R054, R076–R080, R104, R134)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aukio.audit.actions import record
from aukio.bookings.actions import events as event_actions
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.actions.fates import Settled
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.facts.effects import ExistingBookings, Tell
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of, tree_of
from aukio.domain.people import bookings as booking_rules
from aukio.domain.people.bookings import BookingFate, Change, count_fates, filter_events
from aukio.domain.people.delivery import due_at
from aukio.domain.people.events import EventDate
from aukio.domain.people.slots import is_offered_at
from aukio.domain.publishing.enactment import Enacted
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import About, QueuedMessage

_NEWS = timedelta(days=1)
"""A publication recorded later than this after its instant is history: no messages are sent."""


def fates_of(before: View, after: View, enacted: Enacted) -> tuple[BookingFate, ...]:
    """The fate of every booking and event that a publication may touch and that begins after it; nothing is written."""
    begun = enacted.publication.published
    if not any_ahead(begun):
        return ()
    places: dict[PlaceId, None] = {}
    for version in enacted.versions:
        tree = tree_of(after, version)
        for node in places_of(after, version):
            places.update(dict.fromkeys(_coupled(tree, node)))
    return _fates_at(places, Change(before, after, enacted.versions), begun)


def fates_of_import(
    before: View, after: View, places: Iterable[PlaceId], *, otherwise: ExistingBookings, now: datetime
) -> tuple[BookingFate, ...]:
    """The fate of every booking and event ahead that a change of the directory hits; nothing is written.

    ``places`` are those that changed. What it hits is to be contacted, unless ``otherwise`` says another policy.
    """
    if not any_ahead(now):
        return ()
    found: dict[PlaceId, None] = {}
    for place in places:
        found[place] = None
        for view in (before, after):
            for interval in view.intervals_ahead(now):
                tree = view.tree(interval)
                node = tree.get(place)
                if node is not None:
                    found.update(dict.fromkeys(_coupled(tree, node)))
    fated = _fates_at(found, Change(before, after, otherwise=otherwise), now)
    return tuple(each for each in fated if each.hit)


def any_ahead(begun: datetime) -> bool:
    """Whether any booking or event begins after an instant."""
    return bool(fate_queries.any_coming(begun) or event_queries.any_dates(begun))


def _coupled(tree: Tree, node: Node) -> Iterator[PlaceId]:
    """The place and what is inside it, and its whole building, whose hours may depend on its last unit."""
    centre = tree.centre_of(node)
    for root in (node, *(() if centre is None else (centre,))):
        yield root.place
        yield from (each.place for each in tree.beneath(root.place))
    yield tree.unit_of(node).place


def _fates_at(places: Iterable[PlaceId], change: Change, begun: datetime) -> tuple[BookingFate, ...]:
    among = tuple(places)
    found = (*fate_queries.coming(among, begun), *event_queries.coming_dates(among, begun))
    return tuple(booking_rules.fates(change, found, begun))


def refuse_undecided(found: tuple[BookingFate, ...]) -> None:
    """Raise ``Refused`` where bookings lose minutes and nothing is said of what becomes of them (semantics 4)."""
    undecided = sum(each.undecided for each in found)
    if undecided:
        raise Refused(
            f"{undecided} booking{'s' if undecided > 1 else ''} would meet a closed door, and nothing is said of what"
            " becomes of them.",
            next_step="Say what becomes of bookings: honour, contact or cancel.",
            rule="no_policy_for_bookings",
        )


def settle(
    after: View, enacted: Enacted, fates: tuple[BookingFate, ...], *, by: str, now: datetime, notify: bool = True
) -> tuple[Settled, ...]:
    """Carry out the fates of bookings and events that have not begun, and queue one message for each person (R135).

    Call it in the transaction of the publication. No messages are queued for a publication that is long past, nor
    without ``notify``.
    """
    found = tuple(each for each in fates if each.booking.start > now)
    refuse_undecided(found)
    again = reopened(after, enacted, now)  # before this publication cancels anything
    changed = fate_actions.settle(filter_events(found, events=False))
    dates = event_actions.settle_dates(filter_events(found, events=True), now=now)
    slug, number = enacted.notice.slug, enacted.publication.number
    if changed or dates:
        detail = {fate.value: count for fate, count in count_fates(found).items() if count}
        record(by=by, now=now, act="settle bookings", subject=f"{slug} {number}", detail=detail)
    if notify and now - enacted.publication.published <= _NEWS:
        people = _Recipients(after, f"{slug}/{number}", now)
        people.add_bookings(each for each in changed if each.tell == Tell.MESSAGE)
        people.add_dates(dates)
        people.add_reopened(again)
        outbox.queue_many(people.messages(), now=now)
    return changed


def settle_import(after: View, fates: tuple[BookingFate, ...], *, key: str, by: str, now: datetime) -> None:
    """Carry out the fates of what an import hits, and queue one message for each person; ``key`` names the import.

    Call it in the transaction of the import.
    """
    changed = fate_actions.settle(filter_events(fates, events=False))
    dates = event_actions.settle_dates(filter_events(fates, events=True), now=now)
    if changed or dates:
        detail = {fate.value: count for fate, count in count_fates(fates).items() if count}
        record(by=by, now=now, act="settle bookings", subject=f"directory {key}", detail=detail)
    people = _Recipients(after, f"directory/{key}", now)
    people.add_bookings(each for each in changed if each.tell == Tell.MESSAGE)
    people.add_dates(dates)
    outbox.queue_many(people.messages(), now=now)


def reopened(after: View, enacted: Enacted, now: datetime) -> tuple[BookingView, ...]:
    """Bookings cancelled by an arrangement that the publication takes back, whose times are offered again."""
    refs = {str(version.ref) for version in enacted.versions if version.came_as is not ChangeKind.ADDED}
    if not refs:  # what is new has cancelled nothing yet
        return ()
    offers: dict[int, OfferedAt | None] = {}
    found = []
    for each in fate_queries.cancelled_by(refs, now):
        if each.bookable not in offers:
            offers[each.bookable] = booking_queries.offered_with(each.bookable)
        offered = offers[each.bookable]
        if offered is not None and is_offered_at(after, offered.offered, each.start):
            found.append(each)
    return tuple(found)


@dataclass(slots=True)
class _Recipient:
    """The subject of the one message to one person."""

    lang: str
    first: datetime
    last: datetime
    place: PlaceId
    about: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Recipients:
    """Recipients of a publication: each person once, even if several of their bookings are affected."""

    view: View
    publication: str
    now: datetime
    found: dict[str, _Recipient] = field(default_factory=dict)
    organisers: list[QueuedMessage] = field(default_factory=list)
    dues: dict[tuple[datetime, PlaceId], datetime] = field(default_factory=dict)

    def add_bookings(self, changed: Iterable[Settled]) -> None:
        """Add the people whose bookings changed."""
        for each in changed:
            self._add(each.to, each.lang, each.start, each.place, ("bookings", each.number))

    def add_dates(self, dates: tuple[EventDate, ...]) -> None:
        """Add the people who signed up for cancelled dates, and external organisers (R077)."""
        comers = event_queries.coming_to(each.number for each in dates) if dates else ()
        event_actions.assign_notifiers(each.number for each in comers)
        for comer in comers:
            theirs = [each for each in dates if comer.date in (None, each.number)]
            for date in [each for each in theirs if each.event.number == comer.event.number]:
                if to := comer.email or comer.phone:
                    self._add(to, comer.lang, date.start, date.event.place, ("sign_ups", comer.number))
                    self._add(to, comer.lang, date.start, date.event.place, ("dates", date.number))
        for each in dates:
            if each.event.external and (to := each.event.email or each.event.phone):
                about = {"kind": "organiser", "lang": each.event.lang, "date": each.number}
                about["publication"] = self.publication
                key = f"organiser/{self.publication}/{each.number}"
                self.organisers.append(
                    QueuedMessage(key, to, each.start, about=about, due=self._due(each.start, each.event.place))
                )

    def add_reopened(self, again: Iterable[BookingView]) -> None:
        """Add the people who may book again."""
        for each in again:
            if to := each.email or each.phone:
                self._add(to, each.lang, each.start, each.place, ("reopened", each.number))

    def _add(self, to: str, lang: str, start: datetime, place: PlaceId, about: tuple[str, int]) -> None:
        what, number = about
        person = self.found.setdefault(to, _Recipient(lang, start, start, place))
        person.first, person.last = min(person.first, start), max(person.last, start)
        numbers = person.about.setdefault(what, [])
        if number not in numbers[-1:]:  # one sign-up for a group, even if several of its dates are cancelled
            numbers.append(number)

    def messages(self) -> Iterable[QueuedMessage]:
        """One message for each person and organiser."""
        for to, person in self.found.items():
            what, numbers = next(iter(person.about.items()))
            about: About = {"kind": "standing", "lang": person.lang, "publication": self.publication, **person.about}
            due = self._due(person.first, person.place)
            yield QueuedMessage(f"fate/{self.publication}/{what}/{numbers[0]}", to, person.last, about=about, due=due)
        yield from self.organisers

    def _due(self, first: datetime, place: PlaceId) -> datetime:
        if (first, place) not in self.dues:
            zone = self.view.zone(place)
            local, begins = (local_of(each, zone).replace(tzinfo=None) for each in (self.now, first))
            self.dues[first, place] = instant_of(due_at(local, begins), zone)
        return self.dues[first, place]


def mark_notified(sent: Iterable[About], *, now: datetime) -> None:
    """Record that the people of these messages were notified."""
    standing = [each for each in sent if each.get("kind") == "standing"]
    if bookings := [number for each in standing for number in each.get("bookings", ())]:
        fate_actions.mark_notified(bookings, now=now)
    if sign_ups := [number for each in standing for number in each.get("sign_ups", ())]:
        event_actions.mark_sign_ups_notified(sign_ups, now=now)


def leave_to_staff(about: About) -> None:
    """A message was not delivered: staff notify its person."""
    if about.get("kind") == "standing":
        fate_actions.leave_to_staff(about.get("bookings", ()))
        event_actions.leave_sign_ups_to_staff(about.get("sign_ups", ()))
