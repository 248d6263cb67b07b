"""The bookings and events of the demo: invented, by people who do not exist, with their fates.

Nothing here is from the sources. The times show every fate: kept, honoured, cancelled, to be contacted (F3, F4, F6,
F16–F18), an event whose organiser staff have contacted, and one that takes place as an exception (R104).
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.actions import events as event_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.domain.city.places import ChannelKind, Names, PlaceId
from aukio.domain.clock.local_time import TICK, read_at
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, EventDraft, Organiser, Person
from aukio.domain.people.bookings import BookingKind
from aukio.domain.people.events import Audience, SignsUp
from aukio.domain.publishing.enactment import Enacted
from aukio.workflows.bookings import booking_fates

MADE = datetime(2020, 3, 9, 7, tzinfo=UTC)
"""When the bookings of the demo were made: a week before anything was published."""

MADE_LATER = datetime(2020, 10, 5, 7, tzinfo=UTC)
"""When those of the library were made: between the two notices."""

_SPOKEN = ("fi", "sv", "en")
_OFFERED = (
    ("iso-omena/kela", BookingKind.APPOINTMENT, "voucher", 30, 2, 0),
    ("iso-omena/meeting-room-1", BookingKind.ROOM, "", 60, 1, 180),
    ("iso-omena/library/group-room", BookingKind.ROOM, "", 60, 1, 120),
    ("iso-omena/health-centre", BookingKind.APPOINTMENT, "doctor-appointment", 60, 2, 0),
)
"""Path, kind, service, minutes, desks, and the longest in minutes."""

_BOOKED = (
    ("iso-omena/kela", "2020-03-17T10:00"),
    ("iso-omena/kela", "2020-03-19T09:00"),
    ("iso-omena/kela", "2020-04-30T14:00"),
    ("iso-omena/kela", "2020-05-04T10:00"),
    ("iso-omena/meeting-room-1", "2020-03-20T12:00"),
    ("iso-omena/meeting-room-1", "2020-04-30T16:00"),
    ("iso-omena/meeting-room-1", "2020-05-01T10:00"),
    ("iso-omena/meeting-room-1", "2021-06-02T10:00"),
    ("iso-omena/meeting-room-1", "2021-06-03T14:00"),
    ("iso-omena/health-centre", "2020-03-27T17:00"),
    ("iso-omena/health-centre", "2020-03-31T10:00"),
    ("iso-omena/health-centre", "2020-03-31T17:00"),
    ("iso-omena/health-centre", "2020-04-01T15:30"),
)
"""Places and times of bookings. Kela honours its own (R035); those of the room are cancelled until 30 April 2020, and
unchanged from 1 May (R078, R079); staff contact the people of June 2021 (R106).

The health centre closes at 16 instead of 18 from 30 March 2020 (F15): staff contact the people whose time is later, or
runs past 16; the others keep theirs."""

_LIBRARY = Organiser("Espoon kaupunginkirjasto")
_NEIGHBOURS = Organiser("Esimerkkiyhdistys", external=True, email="yhdistys@aukio.example", phone="+358401234500")

_BOOKED_LATER = (
    ("iso-omena/library/group-room", "2021-01-20T10:00"),
    ("iso-omena/library/group-room", "2021-06-04T10:00"),
)
"""Both are hit by the closing of November 2020 (F16), the second again by the rooms that stay shut in June (F17)."""

_EVENTS = (
    (
        Names({"fi": "Lukupiiri", "sv": "Läsecirkel", "en": "Reading circle"}),
        "public_event",
        _LIBRARY,
        Audience(),
        SignsUp.DATE,
        2,
        ("2020-03-24T17:00", "2020-04-21T17:00"),
        90,
    ),
    (
        Names({"fi": "Naapuruston ilta", "sv": "Grannskapets kväll", "en": "An evening for the neighbourhood"}),
        "public_event",
        _NEIGHBOURS,
        Audience(),
        SignsUp.NOT,
        None,
        ("2020-04-02T18:00",),
        120,
    ),
    (
        Names({"fi": "Lasten kuvataidekerho", "sv": "Bildkonst för barn", "en": "Drawing club for children"}),
        "recreational_group",
        Organiser("Esimerkkikerho", external=True, email="kerho@aukio.example"),
        Audience(date(2009, 1, 1), date(2014, 12, 31)),
        SignsUp.ALL,
        12,
        ("2021-06-02T15:00", "2021-06-09T15:00", "2021-06-16T15:00"),
        60,
    ),
    (
        Names({"fi": "Aikuisten kuoro", "sv": "Kör för vuxna", "en": "A choir for adults"}),
        "recreational_group",
        _NEIGHBOURS,
        Audience(),
        SignsUp.ALL,
        None,
        ("2021-06-03T17:00", "2021-06-10T17:00"),
        90,
    ),
    (
        Names(
            {"fi": "Paikallishistorian ilta", "sv": "En kväll om ortens historia", "en": "An evening on local history"}
        ),
        "public_event",
        _LIBRARY,
        Audience(),
        SignsUp.DATE,
        30,
        ("2021-06-08T17:30",),
        90,
    ),
)
"""Title, category, organiser, for whom, how one signs up, seats, dates and minutes; all in the centre's own halls."""


def add_demo_bookings(*, by: str, now: datetime) -> None:
    """Bookings and events, then what every publication made of them; filled already, they stay as they are."""
    view = answer_queries.view(now)
    by_last_path = view.directory.by_last_path
    if booking_queries.offers_any(by_last_path["iso-omena/kela"]):
        return
    numbers = _offer(view, by, now)
    _book(view, numbers, _BOOKED, MADE)
    _plan(view, by_last_path["iso-omena"], by)
    record = answer_queries.record()
    later = False
    for publication in sorted(record.publications, key=lambda each: each.order):
        if publication.published > MADE_LATER and not later:
            _book(view, numbers, _BOOKED_LATER, MADE_LATER)
            later = True
        known = View(record, publication.published)
        versions = tuple(each for each in record.versions if each.publication == publication.order)
        enacted = Enacted(known.head(publication.notice), publication, versions)
        earlier = View(record, publication.published - TICK, like=known)
        # The source says nothing of bookings made before the hours of F15: staff contact people (Q11).
        fates = tuple(replace(each, undecided=False) for each in booking_fates.fates_of(earlier, known, enacted))
        booking_fates.settle(known, enacted, fates, by=by, now=publication.published, notify=False)


def _offer(view: View, by: str, now: datetime) -> dict[str, int]:
    numbers = {}
    for path, kind, service, minutes, desks, longest in _OFFERED:
        numbers[path] = booking_actions.offer(
            BookableDraft(
                view.directory.by_last_path[path],
                kind=kind,
                service=service,
                channel=ChannelKind.ON_SITE,
                minutes=minutes,
                desks=desks,
                longest=longest,
            ),
            path=path,
            by=by,
            now=now,
        )
    return numbers


def _book(view: View, numbers: dict[str, int], times: tuple[tuple[str, str], ...], made: datetime) -> None:
    first = 1 if made == MADE else len(_BOOKED) + 1
    for number, (path, local) in enumerate(times, start=first):
        person = Person(f"Esimerkki {number}", email=f"esimerkki-{number}@aukio.example", lang=_SPOKEN[number % 3])
        booking_actions.book(
            BookingRequest(numbers[path], read_at(local, view.city.zone), person, by="demo"), most=9, now=made
        )


def _plan(view: View, centre: PlaceId, by: str) -> None:
    comer = 0
    for titles, category, organiser, audience, signs_up, seats, locals_, minutes in _EVENTS:
        starts = [read_at(each, view.city.zone) for each in locals_]
        number = event_actions.add_event(
            EventDraft(
                centre,
                titles=titles,
                category=category,
                organiser=organiser,
                audience=audience,
                signs_up=signs_up,
                seats=seats,
                dates=tuple((start, start + timedelta(minutes=minutes)) for start in starts),
            ),
            path="iso-omena",
            by=by,
            now=MADE,
        )
        first = None if signs_up is SignsUp.ALL else event_actions.first_date(number)
        for _turn in range(0 if signs_up is SignsUp.NOT else 3):  # one more than the reading circle seats: they wait
            comer += 1
            who = Person(f"Osallistuja {comer}", email=f"osallistuja-{comer}@aukio.example", lang=_SPOKEN[comer % 3])
            event_actions.sign_up(number, first, who, born_fits=True, now=MADE)
