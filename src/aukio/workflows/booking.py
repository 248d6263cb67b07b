"""Booking what is in force, and what a publication makes of what was booked (R035–R036, R053–R054, R078–R080, R134)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings

from aukio.answers import queries as answers
from aukio.bookings.actions import booking as making
from aukio.bookings.actions import fates as deciding
from aukio.bookings.actions import forgetting
from aukio.bookings.actions.booking import Person
from aukio.bookings.queries import booking as booked
from aukio.bookings.queries import fates as decided
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.booking_states import BookingState
from aukio.domain.bookings import Fated, fates
from aukio.domain.delivering import due_at
from aukio.domain.effects import Tell
from aukio.domain.mistakes import NotFound, Refused
from aukio.domain.places import PlaceId
from aukio.domain.publishing import Enacted
from aukio.domain.record import View
from aukio.domain.slots import Slot, desks_at, slots
from aukio.domain.subjects import places_of, tree_of
from aukio.domain.time import instant_of, local_of, midnight
from aukio.domain.wording.languages import language
from aukio.outreach.actions import outbox as outreach
from aukio.outreach.queries import outbox


def free_times(view: View, offered: OfferedAt, day: date, now: datetime) -> tuple[Slot, ...]:
    """The times of a local day that may be booked now."""
    zone = view.zone(offered.offered.place)
    first, until = midnight(day, zone), midnight(day + timedelta(days=1), zone)
    taken = booked.taken(offered.number, first, until)
    return tuple(slots(view, offered.offered, day, taken, now))


def free_days(view: View, offered: OfferedAt, first: date, count: int, now: datetime) -> Iterator[tuple[date, int]]:
    """Days from one on, with how many of their times may be booked."""
    zone = view.zone(offered.offered.place)
    until = midnight(first + timedelta(days=count), zone)
    taken = booked.taken(offered.number, midnight(first, zone), until)
    for step in range(count):
        day = first + timedelta(days=step)
        yield day, sum(1 for _ in slots(view, offered.offered, day, taken, now))


def book(
    view: View,
    number: int,
    start: datetime,
    person: Person,
    *,
    now: datetime,
    key: str = "",
    by: str = "",
    instead_of: str = "",
) -> BookingView:
    """Book a time that is free by what is in force. Raises ``NotFound``, ``Refused`` and ``Taken``."""
    offered = booked.offered_with(number)
    if offered is None:
        raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
    if key and (same := booked.made_with(number, key)) is not None:
        return same
    day = local_of(start, view.zone(offered.offered.place)).date()
    if not any(each.start == start for each in free_times(view, offered, day, now)):
        raise making.Taken
    most = desks_at(view, offered.offered, start)
    made = making.book(number, start, person, most=most, now=now, key=key, by=by, instead_of=instead_of)
    _confirm(view, made, now)
    return made


def fated(after: View, enacted: Enacted) -> tuple[Fated, ...]:
    """What a publication makes of every booking it may touch that has not begun; nothing is written."""
    published = enacted.publication.published
    if not decided.any_coming(published):
        return ()
    places: dict[PlaceId, None] = {}
    for version in enacted.versions:
        tree = tree_of(after, version)
        for node in places_of(after, version):
            places[node.place] = None
            places.update(dict.fromkeys(each.place for each in tree.beneath(node.place)))
    return tuple(fates(after, enacted.versions, decided.coming(places, published), published))


def refuse_undecided(found: tuple[Fated, ...]) -> None:
    """Raise ``Refused`` where a close takes bookings and nobody has said what becomes of them (semantics 4)."""
    undecided = sum(each.undecided for each in found)
    if undecided:
        raise Refused(
            f"{undecided} bookings start inside a close, and nothing is said of what becomes of them.",
            next_step="Say what becomes of bookings: honour, contact or cancel.",
            rule="no_policy_for_bookings",
        )


def settle(after: View, enacted: Enacted, *, tell: bool = True) -> tuple[BookingView, ...]:
    """Carry out what a publication makes of bookings, and put one message for each person into the outbox.

    Call it in the transaction of the publication. Without ``tell`` nobody is told: what is long past is filled in.
    """
    found = fated(after, enacted)
    refuse_undecided(found)
    changed = deciding.settle(found)
    slug, number, now = enacted.notice.slug, enacted.publication.number, enacted.publication.published
    people: dict[str, list[BookingView]] = {}
    for each in changed if tell else ():
        if each.tell == Tell.MESSAGE and (to := each.email or each.phone):
            people.setdefault(to, []).append(each)
    for to, theirs in people.items():
        _tell(after, to, theirs, key=f"fate/{slug}/{number}/{theirs[0].number}", now=now)
    return changed


# --- what people are told

_SAID = {
    "fi": {
        BookingState.CANCELLED: "Varauksesi on peruttu: {what}.",
        BookingState.HONOURED: "Varauksesi on voimassa poikkeusjärjestelyistä huolimatta: {what}.",
        BookingState.BOOKED: "Varasit ajan: {what}.",
    },
    "sv": {
        BookingState.CANCELLED: "Din bokning är avbokad: {what}.",
        BookingState.HONOURED: "Din bokning gäller trots undantagsarrangemangen: {what}.",
        BookingState.BOOKED: "Du har bokat en tid: {what}.",
    },
    "en": {
        BookingState.CANCELLED: "Your booking is cancelled: {what}.",
        BookingState.HONOURED: "Your booking stands in spite of the exceptional arrangements: {what}.",
        BookingState.BOOKED: "You have booked a time: {what}.",
    },
}
_SUBJECTS = {"fi": "Varauksesi", "sv": "Din bokning", "en": "Your booking"}
_MORE = {
    "fi": "Katso, siirrä tai peru: {link}",
    "sv": "Se, flytta eller avboka: {link}",
    "en": "See, move or cancel it: {link}",
}


def _tell(view: View, to: str, theirs: list[BookingView], *, key: str, now: datetime) -> None:
    """One message for all of a person's bookings that a publication touched."""
    lang = theirs[0].lang
    lines = [_line(view, each, lang) for each in theirs]
    first = min(each.start for each in theirs)
    zone = view.zone(theirs[0].place)
    local, begins = (local_of(each, zone).replace(tzinfo=None) for each in (now, first))
    outreach.queue(
        key=key,
        recipient=to,
        subject=_SUBJECTS[lang],
        text="\n".join(lines),
        expires=max(each.start for each in theirs),
        now=now,
        due=instant_of(due_at(local, begins), zone),
    )


_REMINDED = timedelta(hours=24)
_ARRIVAL = frozenset({"arrive_just_before", "bring_few_people", "come_alone", "companion_limit", "mask"})
"""What whoever has an appointment should know when they set out (R055, R064, R065)."""

_REMIND = {
    "fi": "Muistutus varauksestasi: {what}.",
    "sv": "Påminnelse om din bokning: {what}.",
    "en": "A reminder of your booking: {what}.",
}


def remind(*, now: datetime) -> int:
    """Remind whoever has a booking within a day and made it earlier, once, with what is asked of them; how many."""
    view = answers.view(now)
    reminded = 0
    known = outbox.keys_since("reminder/", now - 2 * _REMINDED)  # the worker asks again and again
    for each in booked.starting(now, now + _REMINDED):
        to = each.email or each.phone
        if not to or each.start - each.made <= _REMINDED or f"reminder/{each.number}" in known:
            continue
        words = language(each.lang)
        rules = [
            words.say_guidance(advice)
            for advice, _by in answers.at_once(view, each.place, each.start).guidance
            if advice.code in _ARRIVAL and advice.audience is None
        ]
        zone = view.zone(each.place)
        local, begins = (local_of(instant, zone).replace(tzinfo=None) for instant in (now, each.start))
        reminded += outreach.queue(
            key=f"reminder/{each.number}",
            recipient=to,
            subject=_SUBJECTS[each.lang],
            text=" ".join([_REMIND[each.lang].format(what=what_of(view, each, each.lang)), *rules]),
            expires=each.start,
            now=now,
            due=instant_of(due_at(local, begins), zone),
        )
    return reminded


def _confirm(view: View, made: BookingView, now: datetime) -> None:
    to = made.email or made.phone
    if to:
        _tell(view, to, [made], key=f"booked/{made.number}", now=now)


def _line(view: View, booking: BookingView, lang: str) -> str:
    said = _SAID[lang][booking.state].format(what=what_of(view, booking, lang))
    if not settings.AUKIO_SITE:
        return said
    return f"{said} {_MORE[lang].format(link=f'{settings.AUKIO_SITE}/{lang}/bookings/{booking.secret}/')}"


def what_of(view: View, booking: BookingView, lang: str) -> str:
    """What was booked, where and when, in a language."""
    words = language(lang)
    local = local_of(booking.start, view.zone(booking.place))
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    service = names.get(booking.service, booking.service)
    place = view.directory.newest[booking.place].names.say(lang)
    return ", ".join(filter(None, (service, place, words.say_moment(local.replace(tzinfo=None)))))


def forget(*, now: datetime) -> int:
    """Forget whose the bookings were that are over for as many days as are configured; how many that was."""
    return forgetting.forget(before=now - timedelta(days=settings.AUKIO_BOOKING_DAYS))
