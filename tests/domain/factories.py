"""Plain factories for small cities: every test of the domain states only what it is about."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from aukio.domain.city.city import City
from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar
from aukio.domain.city.places import Channel, ChannelKind, Kind, Names, PlaceId, PlaceVersion
from aukio.domain.clock.days import Days, Stretch
from aukio.domain.clock.local_time import DAY, Period, read_at, read_day, read_local
from aukio.domain.clock.recurrence import Recurrence
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import (
    Arrangement,
    ArrangementRef,
    ChangeKind,
    Notice,
    Order,
    Publication,
    PublicationKind,
    Version,
)
from aukio.domain.facts.record import Record, View
from aukio.domain.facts.scope import AtPlace, Clause, Scope
from aukio.domain.week import Week

HELSINKI = ZoneInfo("Europe/Helsinki")
FINLAND = DatedHolidays.of(HolidayCalendar("FI", "18"))
CITY = City("espoo", Names({"en": "Espoo"}), HELSINKI, FINLAND)
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
OFFICE = "Mo-Fr 08:00-16:00; PH off"
BUILDING = "Mo-Fr 07:00-20:00; Sa 08:00-18:00; PH off"


def at(text: str) -> datetime:
    """An instant from local text."""
    return read_at(text, HELSINKI)


def on_site(week: str | None = OFFICE, **details: object) -> Channel:
    """An on-site channel."""
    return Channel(ChannelKind.ON_SITE, week=None if week is None else Week.stored(week), **details)  # type: ignore[arg-type]  # a factory takes any detail


_IDS = {
    path: PlaceId(number)
    for number, path in enumerate(
        (
            "mall",
            "mall/library",
            "mall/library/room",
            "mall/desk",
            "mall/desk/copier",
            "mall/desk/printer",
            "mall/lab",
            "mall/kela",
            "town",
            "town/desk",
            "town/library",
            "square",
            "square/desk",
        ),
        start=1,
    )
}


def place_id(path: str) -> PlaceId:
    """The id a path has in these tests."""
    return _IDS.setdefault(path, PlaceId(len(_IDS) + 1))


def place(path: str, kind: Kind, *channels: Channel, **details: object) -> PlaceVersion:
    """A place known and valid since long ago unless the details say otherwise."""
    above = path.rpartition("/")[0]
    values: dict[str, object] = {
        "place": place_id(path),
        "path": path,
        "kind": kind,
        "parent": place_id(above) if above else None,
        "names": Names({"en": path}),
        "known_from": LONG_AGO,
        "valid_from": date(2019, 1, 1),
        "channels": channels,
    }
    return PlaceVersion(**{**values, **details})  # type: ignore[arg-type]  # a factory takes any detail


def mall(*more: PlaceVersion) -> tuple[PlaceVersion, ...]:
    """A building with four units, two machines and a room; and a second building with a desk and a library."""
    given = {version.path for version in more}
    usual = (
        place("mall", Kind.CENTRE, on_site(BUILDING), type="service_centre"),
        place("mall/library", Kind.UNIT, on_site("Mo-Fr 08:00-19:00; Sa 10:00-16:00; PH off"), type="library"),
        place("mall/library/room", Kind.ROOM, type="meeting_room"),
        place("mall/desk", Kind.UNIT, on_site(), type="service_point", owner="city"),
        place("mall/desk/copier", Kind.EQUIPMENT, provides=("copy",)),
        place("mall/desk/printer", Kind.EQUIPMENT, provides=("print", "copy")),
        place("mall/lab", Kind.UNIT, on_site(), type="laboratory", owner="hus"),
        place("mall/kela", Kind.UNIT, on_site("Mo-Fr 09:00-15:00; PH off"), type="kela", owner="kela"),
        place("town", Kind.CENTRE, on_site(BUILDING), type="service_centre"),
        place("town/desk", Kind.UNIT, on_site(), type="service_point", owner="city"),
        place("town/library", Kind.UNIT, on_site(), type="library"),
    )
    return (*(version for version in usual if version.path not in given), *more)


def order(published: str, sequence: int = 1) -> Order:
    """The order of a publication at a local time."""
    return Order(at(published), sequence)


def period(start: str, until: str | None = None) -> Period:
    """From a local day or minute until an *exclusive* one."""
    return Period(read_local(start), None if until is None else read_local(until))


def listed(*days: str) -> Period:
    """Days and ranges in a list, as a notice file writes them: both ends of a range are inclusive."""
    ranges = (day.partition("/") for day in days)
    stretches = (Stretch(read_local(first), read_local(last or first) + DAY) for first, _, last in ranges)
    return Period.of_days(Days(tuple(stretches), listed=True))


def repeated(rule: str, start: str, until: str | None = None, *, last: str | None = None) -> Period:
    """A day, or the days until an *exclusive* one, repeated by a rule; ``last`` is the last day on which it begins."""
    begins = read_local(start)
    once = Stretch(begins, begins + DAY if until is None else read_local(until))
    parsed, limit = Recurrence.parse(rule)
    days = Days((once,), parsed, limit if last is None else read_day(last))
    days.refuse_unfit()
    return Period.of_days(days)


def arrangement(
    id_: str, where: str | Clause | Scope, when: Period, *effects: Effect, notice: str = "notice"
) -> Arrangement:
    """An arrangement; ``where`` as text is the path of one place."""
    clause = AtPlace(place_id(where)) if isinstance(where, str) else where
    scope = clause if isinstance(clause, Scope) else Scope((clause,))
    return Arrangement(ArrangementRef(notice, id_), scope, when, tuple(effects))


def version(what: Arrangement, published: str = "2020-01-10T12:00", sequence: int = 1) -> Version:
    """The first version of an arrangement, known since a publication."""
    made_known = order(published, sequence)
    return Version(what, 1, ChangeKind.ADDED, made_known, made_known)


def record(versions: Iterable[Version] = (), places: Iterable[PlaceVersion] | None = None) -> Record:
    """A record of a small city."""
    versions = tuple(versions)
    publications = tuple(
        Publication("notice", number, each, PublicationKind.MATERIAL)
        for number, each in enumerate(sorted({each.publication for each in versions}), start=1)
    )
    slugs = dict.fromkeys(each.ref.notice for each in versions)
    return Record(
        CITY,
        places=tuple(mall() if places is None else places),
        notices=tuple(Notice(slug, Names({"en": slug})) for slug in slugs),
        publications=publications,
        versions=versions,
    )


def view(*versions: Version, places: Iterable[PlaceVersion] | None = None, known: str = "2020-12-31") -> View:
    """What is known at the end of a year about a small city."""
    return View(record(versions, places), at(known))


def fact(number: int, where: str | Clause | Scope, when: Period, *effects: Effect) -> Version:
    """The first version of ``fact-<number>``; the later the number, the later published, from 1 January 2020 on."""
    return version(arrangement(f"fact-{number}", where, when, *effects), f"2020-01-{number + 1:02}T12:00", number)


def square(*versions: Version, week: str | None = OFFICE, more: Iterable[Channel] = ()) -> View:
    """What is known about a desk on an open square: nothing around it closes it."""
    desk = place("square/desk", Kind.UNIT, on_site(week), *more, type="service_point", owner="city")
    return view(*versions, places=[place("square", Kind.SITE), desk])
