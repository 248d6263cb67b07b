"""Section 19: the dated facts at their edges, and days on which calendars go wrong.

Each fact F1 … F18 is asked about in the minute before it begins, its first and its last minute, and the minute after;
as known just before its publication, and from then on; and where doors open and close around it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from tests.spec.chapters.doors import doors
from tests.spec.rows import NOTHING, Chapter, Hours, Row, Status

MINUTE = timedelta(minutes=1)


class Fact(NamedTuple):
    """One fact at one place: valid from the start of its ``first`` day to the end of its ``last``."""

    cites: str
    name: str
    place: str
    arrangement: str
    first: str
    last: str | None
    published: str


def edges(of: Fact) -> Iterator[Row]:
    """What is asked at the edges of a fact."""
    cites, fact, place, arrangement, first, last, published = of
    path = f"because.{arrangement}"
    what = f"{fact} {arrangement.rpartition(':')[2]} at {place}"
    start = datetime.fromisoformat(first)
    before, noon = _minute(start - MINUTE), f"{first}T12:00"
    yield Row(cites, f"{what}: the minute before", Status(place, before), {path: NOTHING})
    yield Row(cites, f"{what}: its first minute", Status(place, _minute(start)), {f"{path}.valid_from": first})
    if last is not None:
        end = datetime.fromisoformat(last) + timedelta(days=1)
        yield Row(
            cites, f"{what}: its last minute", Status(place, _minute(end - MINUTE)), {f"{path}.valid_until": last}
        )
        yield Row(cites, f"{what}: the minute after", Status(place, _minute(end)), {path: NOTHING})
    moment = datetime.fromisoformat(published)
    eve = f"{moment - timedelta(days=1):%Y-%m-%d}"
    yield Row(cites, f"{what}: as known the day before its publication", Status(place, noon, eve), {path: NOTHING})
    yield Row(
        cites,
        f"{what}: a minute before its publication",
        Status(place, noon, _minute(moment - MINUTE)),
        {path: NOTHING},
    )
    yield Row(
        cites,
        f"{what}: in the minute of its publication",
        Status(place, noon, published),
        {f"{path}.valid_from": first},
    )
    yield Row(cites, f"{what}: as known that day", Status(place, noon, published[:10]), {f"{path}.valid_from": first})


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


# The notice of spring ends on 29 November, and some of its facts before; the one of winter does not end.
SPRING, WINTER = "2020-11-29", None
MARCH_16, NOVEMBER_30 = "2020-03-16T17:15", "2020-11-30T16:27"
MARCH_17, MARCH_18, MARCH_20 = "2020-03-17T12:00", "2020-03-18T12:00", "2020-03-20T12:00"
MARCH_25, MARCH_26, MARCH_27 = "2020-03-25T12:00", "2020-03-26T12:00", "2020-03-27T12:00"
JUNE_16 = "2020-06-16"
MAY_27 = "2021-05-27T12:00"

FACTS = (
    (
        "R042 R043",
        "F1",
        "iso-omena/employment-corner",
        "employment-corner-remote",
        "2020-03-16",
        JUNE_16,
        MARCH_16,
    ),
    ("R050", "F2", "iso-omena/health-centre", "health-centres-by-appointment", "2020-03-16", SPRING, MARCH_16),
    ("R050", "F2", "kalajarvi/health-centre", "health-centres-by-appointment", "2020-03-16", SPRING, MARCH_16),
    ("R076", "F3", "iso-omena", "service-centres-2020:events-cancelled", "2020-03-16", SPRING, MARCH_16),
    ("R076", "F3", "kalajarvi", "service-centres-2020:events-cancelled", "2020-03-16", SPRING, MARCH_16),
    ("R078 R079", "F4", "iso-omena/meeting-room-1", "meeting-rooms-cancelled", "2020-03-16", "2020-04-30", MARCH_16),
    ("R078 R079", "F4", "kalajarvi/meeting-room-1", "meeting-rooms-cancelled", "2020-03-16", "2020-04-30", MARCH_16),
    ("R021", "F5", "iso-omena/library", "service-centres-2020:libraries-closed", "2020-03-17", "2020-05-10", MARCH_17),
    ("R021", "F5", "kalajarvi/library", "service-centres-2020:libraries-closed", "2020-03-17", "2020-05-10", MARCH_17),
    ("R024", "F5", "iso-omena/library", "library-passage", "2020-03-17", SPRING, MARCH_17),
    ("R034", "F6", "iso-omena/kela", "kela-booked-only", "2020-03-18", "2020-04-30", MARCH_18),
    (
        "R046",
        "F7",
        "iso-omena/starttipiste",
        "service-centres-2020:starttipiste-by-phone",
        "2020-03-18",
        "2020-04-13",
        MARCH_18,
    ),
    ("R011 R017", "F8", "iso-omena", "iso-omena-shorter-hours", "2020-03-20", "2020-05-07", MARCH_20),
    ("R028", "F9", "iso-omena/service-point", "service-point-normal-iso-omena", "2020-03-25", "2020-03-31", MARCH_25),
    ("R028", "F9", "kalajarvi/service-point", "service-point-normal-kalajarvi", "2020-03-25", SPRING, MARCH_25),
    ("R029", "F10", "iso-omena/service-point", "service-point-closed-iso-omena", "2020-04-01", "2020-05-31", MARCH_26),
    ("R030", "F11", "iso-omena/service-point/printer", "equipment-out", "2020-03-25", SPRING, MARCH_25),
    ("R031", "F11", "iso-omena/service-point", "copy-elsewhere", "2020-03-25", SPRING, MARCH_25),
    (
        "R053 R058",
        "F12",
        "kalajarvi/maternity-clinic",
        "maternity-clinics-fewer-appointments",
        "2020-03-25",
        SPRING,
        MARCH_25,
    ),
    ("R059", "F13", "kalajarvi/dental-clinic", "dental-clinic-closed", "2020-03-30", "2020-08-02", MARCH_25),
    ("R061", "F14", "iso-omena/laboratory", "laboratory-by-appointment", "2020-03-30", JUNE_16, MARCH_26),
    ("R051", "F15", "iso-omena/health-centre", "health-centre-shorter-hours", "2020-03-30", JUNE_16, MARCH_27),
    ("R087", "F16", "iso-omena/mental-health", "health-services-open", "2020-11-30", WINTER, NOVEMBER_30),
    ("R087", "F16", "kalajarvi/service-point", "service-points-open", "2020-11-30", WINTER, NOVEMBER_30),
    (
        "R088",
        "F16",
        "kalajarvi/library",
        "service-centres-2021:libraries-closed",
        "2020-11-30",
        "2021-05-31",
        NOVEMBER_30,
    ),
    ("R089 R090", "F17", "kalajarvi/library", "libraries-half-capacity", "2021-06-01", WINTER, MAY_27),
    ("R091", "F17", "iso-omena/library/reading-room", "library-rooms-stay-closed", "2021-06-01", WINTER, MAY_27),
    ("R103", "F18", "kalajarvi", "service-centres-2021:events-cancelled", "2020-11-30", WINTER, NOVEMBER_30),
    ("R106", "F18", "iso-omena/meeting-room-1", "rooms-closed", "2020-11-30", WINTER, NOVEMBER_30),
)

LESS_ROOM = (
    Row(
        "R053",
        "F12 the evening before: as usual",
        Status("iso-omena/maternity-clinic", "2020-03-24T15:59"),
        {"capacity": []},
    ),
    Row(
        "R053",
        "F12 its first opening",
        Status("iso-omena/maternity-clinic", "2020-03-25T08:00"),
        {"capacity.appointments.ratio": None},
    ),
    Row("R053", "F12 after its end", Status("iso-omena/maternity-clinic", "2020-11-30T08:00"), {"capacity": []}),
    Row("R037", "F6 the last opening before: vouchers", Status("iso-omena/kela", "2020-03-17T15:59"), {"withheld": []}),
    Row("R016", "F8 Sunday, all day", Hours("iso-omena", "2020-03-22"), {"2020-03-22.spans": []}),
)

CHAPTER = Chapter(
    section=19,
    title="The facts at their edges",
    requirements={},
    rows=(*(row for fact in FACTS for row in edges(Fact(*fact))), *doors(), *LESS_ROOM),
)
