"""The places of generated cities: two buildings, a site, units, rooms and machines, in every way they may be."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from aukio.domain.city.places import Channel, ChannelKind, Coordinates, Kind, PlaceVersion, Purpose, ServiceWeek
from aukio.domain.week import Week
from tests.domain.factories import place, place_id

WEEKS = tuple(
    map(
        Week.parse,
        (
            "Mo-Fr 08:00-16:00; PH off",
            "Mo-Sa 10:00-12:00,13:00-18:00; PH 12:00-14:00",
            "Mo-Su 00:00-24:00",
            "Mo-Su 18:00-03:00",
            "Fr 22:00-02:00; Sa 01:00-12:00",
            "Sa 23:45-23:30",
            "Mo,We,Su 00:00-00:30,23:00-24:00",
            "week 02-53/2 Mo-Fr 07:00-19:00",
            "Apr-Sep Mo-Sa 09:00-20:00; Oct-Mar Mo-Sa 10:00-16:00; PH off; Apr 9,27 10:00-12:00",
            "Mo-Su 18:00-03:00; easter -2 days-easter 09:00-11:00; Oct 24-Mar 28 Sa-Su 12:00-24:00",
            "Mo-Su off",
        ),
    )
)
EXACT_WEEK = st.sampled_from(WEEKS)
APPROXIMATE = tuple(
    map(Week.parse, ("Mo-Su 08:00-~16:00", "Mo-Sa ~10:00-12:00,13:00-sunset; PH off", "Mo-Su 20:00-~02:15"))
)
WEEK = st.sampled_from((*WEEKS, *APPROXIMATE))

PATHS = (
    "hall",
    "hall/desk",
    "hall/desk/copier",
    "hall/desk/den",
    "hall/desk/den/printer",
    "hall/library",
    "hall/library/corner",
    "hall/room",
    "tower",
    "tower/desk",
    "tower/desk/copier",
    "yard",
    "yard/kiosk",
)
CENTRES = ("hall", "tower")
UNITS = ("hall/desk", "hall/library", "hall/library/corner", "tower/desk", "yard/kiosk")
SERVICES = ("copy", "print")

_KINDS = {"hall": Kind.CENTRE, "tower": Kind.CENTRE, "yard": Kind.SITE, "hall/desk/den": Kind.ROOM}
_LAST = {"room": Kind.ROOM, "copier": Kind.EQUIPMENT, "printer": Kind.EQUIPMENT}
_TYPES = {"desk": "service_point", "kiosk": "service_point", "library": "library"}
_PROVIDES = {"copier": ("copy",), "printer": ("copy", "print")}
_COORDINATES = {
    "hall": Coordinates(60.16, 24.74),
    "tower": Coordinates(60.20, 24.66),
    "yard": Coordinates(60.17, 24.80),
}


def _ways_to_be(path: str) -> tuple[PlaceVersion, ...]:
    """Every way a place may be: its hours, its entrance, its owner, a channel beside the desk."""
    last = path.rpartition("/")[2]
    kind = _KINDS.get(path, _LAST.get(last, Kind.UNIT))
    weeks: tuple[Week | None, ...] = {
        Kind.SITE: (None,),
        Kind.ROOM: (*[None] * len(WEEKS), *WEEKS),
        Kind.EQUIPMENT: (*[None] * len(WEEKS), *WEEKS),
    }.get(kind, (*WEEKS, *WEEKS, None))
    beside = _BESIDE if kind is Kind.UNIT else (None,)
    return tuple(
        place(
            path,
            kind,
            *(() if week is None else (Channel(ChannelKind.ON_SITE, week=week),)),
            *(() if channel is None else (channel,)),
            type=_TYPES.get(last, kind.value),
            owner=owner,
            own_entrance=own_entrance,
            services=("copy",) if own_weeks else (),
            service_weeks=own_weeks,
            provides=_PROVIDES.get(last, ()),
            coordinates=_COORDINATES.get(path),
        )
        for week in weeks
        for channel in beside
        for owner in ("city", "hus")
        for own_weeks in (_OWN_WEEKS if last == "desk" else ((),))
        for own_entrance in ((False,) if kind is Kind.CENTRE else (False, False, False, True))
    )


_BESIDE = (
    None,
    None,
    Channel(ChannelKind.SELF_SERVICE, week=WEEKS[1]),
    Channel(ChannelKind.SELF_SERVICE),
    Channel(ChannelKind.PHONE, week=WEEKS[0]),
    Channel(ChannelKind.PHONE, Purpose.BOOKING),
    Channel(ChannelKind.LETTERBOX),
)
_OWN_WEEKS = ((), (ServiceWeek("copy", WEEKS[1]),), (ServiceWeek("copy", WEEKS[4]),))
"""Weeks of a service at a desk, some of them in the night."""
_WAYS = {path: st.sampled_from(_ways_to_be(path)) for path in PATHS}


@st.composite
def directories(draw: st.DrawFn, first: date, *, other_clocks: bool = False) -> tuple[PlaceVersion, ...]:
    """All places, one of which may become another, move or go during the time looked at."""
    found = [draw(_WAYS[path]) for path in PATHS]
    if other_clocks:
        number = draw(st.sampled_from([PATHS.index("yard"), PATHS.index("tower")]))
        found[number] = replace(found[number], zone=ZoneInfo("Europe/Stockholm"))
    turn = draw(st.none() | st.sampled_from(("hall/library", "hall/desk/copier", "yard/kiosk", "hall/room")))
    if turn is not None:
        day = first + timedelta(days=draw(st.integers(0, 6)))
        old = found.pop(PATHS.index(turn))
        new = replace(draw(_WAYS[turn]), valid_from=day)
        become = draw(st.sampled_from(("changed", "moved", "gone")))
        if become == "moved":
            new = replace(new, parent=place_id("tower"), path=f"tower/new-{turn.rpartition('/')[2]}")
        found += [replace(old, valid_until=day), replace(new, gone=become == "gone")]
    return tuple(found)
