"""Synthetic cities of any size, with weeks, owners and arrangements like those of a real one.

The files depend on the seed and the numbers alone, so that a measurement can be repeated.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from aukio.domain.base.mistakes import BadRequest

Data = dict[str, Any]

MOST_PLACES = 1_000_000
_IN_A_BUILDING = 0.3
"""The share of places inside a building: most units have their own entrance."""
_UNITS_OF_A_BUILDING = 8
_PLACES_OF_AN_OWNER = 400
_PUBLICATIONS = 12


@dataclass(frozen=True, slots=True)
class Type:
    """A type of unit: its names, a service, the week of its phone, and whether it opens without staff."""

    slug: str
    fi: str
    sv: str
    en: str
    service: str
    phone: str
    unstaffed: bool = False


TYPES = (
    Type("library", "Kirjasto", "Bibliotek", "Library", "borrowing", "Mo-Fr 09:00-18:00", unstaffed=True),
    Type("health_centre", "Terveysasema", "Hälsostation", "Health centre", "doctor-appointment", "Mo-Fr 08:00-16:00"),
    Type("maternity_clinic", "Neuvola", "Rådgivning", "Maternity clinic", "check-up", "Mo-Fr 08:00-11:00"),
    Type("dental_clinic", "Hammashoitola", "Tandklinik", "Dental clinic", "dental-care", "Mo-Fr 07:30-15:00"),
    Type("laboratory", "Laboratorio", "Laboratorium", "Laboratory", "sampling", "Mo-Fr 07:00-15:00"),
    Type("service_point", "Asiointipiste", "Servicepunkt", "Service point", "form-help", "Mo-Fr 08:00-15:00"),
    Type(
        "employment_office",
        "Työllisyyspalvelu",
        "Sysselsättningstjänst",
        "Employment office",
        "job-search",
        "Mo-Th 09:00-15:00",
    ),
    Type("youth_centre", "Nuorisotila", "Ungdomsgård", "Youth centre", "meeting-place", "Mo-Fr 12:00-16:00"),
    Type(
        "sports_hall",
        "Liikuntahalli",
        "Idrottshall",
        "Sports hall",
        "sports",
        "Mo-Fr 10:00-16:00",
        unstaffed=True,
    ),
    Type("museum", "Museo", "Museum", "Museum", "exhibitions", "Tu-Fr 10:00-17:00"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """The parameters of a city: number of places, seed, number of distinct weeks, and the central day of its facts."""

    places: int
    seed: int
    weeks: int
    around: date

    def __post_init__(self) -> None:
        if not 1 <= self.places <= MOST_PLACES:
            raise BadRequest(f"--places: {self.places} is not from 1 to {MOST_PLACES}.")
        if not 1 <= self.weeks <= 2000:
            raise BadRequest(f"--weeks: {self.weeks} is not from 1 to 2000.")


def directory_text(plan: Plan) -> Iterator[str]:
    """Yield the lines of the directory file."""
    random = Random(plan.seed)  # noqa: S311  # nothing here is a secret
    yield "aukio: directory/1\n"
    names = {"fi": "Mallila", "sv": "Modellby", "en": "Synthetic City"}
    yield _line(
        "city", {"slug": "synthetic", "name": names, "time_zone": "Europe/Helsinki", "country": "FI", "region": "18"}
    )
    yield f"known_from: {plan.around - timedelta(days=365)}\n"
    yield "organisations:\n"
    for number in range(_owners(plan)):
        yield _item({"slug": f"owner-{number}", "name": {"en": f"Organisation {number}"}})
    yield "services:\n"
    for type_ in TYPES:
        yield _item({"slug": type_.service, "name": {"en": type_.service.replace("-", " ")}})
    yield "places:\n"
    yield from map(_item, _places(plan, random))


def _places(plan: Plan, random: Random) -> Iterator[Data]:
    weeks = list(_weeks(plan.weeks))
    # A few weeks are kept by many, most by a few: as in any city.
    popularity = [1 / (rank + 5) for rank in range(len(weeks))]
    building, room = "", 0
    for number in range(plan.places):
        if room == 0 and random.random() < _IN_A_BUILDING / (_UNITS_OF_A_BUILDING + 1) and number + 1 < plan.places:
            building, room = f"centre-{number}", _UNITS_OF_A_BUILDING
            yield _building(building, number, random)
            continue
        (week,) = random.choices(weeks, popularity)
        above = f"{building}/" if room else ""
        room = max(0, room - 1)
        yield _unit(f"{above}unit-{number}", number, week, plan, random)


def _building(path: str, number: int, random: Random) -> Data:
    opens, closes = random.choice((6, 7)), random.choice((20, 21, 22))
    week = f"Mo-Fr {opens:02}:00-{closes}:00; Sa 08:00-18:00; PH off"
    return {
        "path": path,
        "kind": "centre",
        "type": "service_centre",
        "owner": "owner-0",
        "name": {"fi": f"Palvelutori {number}", "sv": f"Servicetorg {number}", "en": f"Service Centre {number}"},
        "coordinates": _somewhere(random),
        "channels": [{"kind": "on_site", "week": week}],
    }


def _unit(path: str, number: int, week: str, plan: Plan, random: Random) -> Data:
    type_ = random.choice(TYPES)
    phone = f"{type_.phone}; PH off"
    third: Data = {"kind": "email", "week": phone, "contacts": [{"email": f"unit-{number}@synthetic.example"}]}
    if type_.unstaffed:
        third = {"kind": "self_service", "week": "Mo-Su 06:00-22:00"}
    data: Data = {
        "path": path,
        "kind": "unit",
        "type": type_.slug,
        "owner": f"owner-{random.randrange(_owners(plan))}",
        "name": {"fi": f"{type_.fi} {number}", "sv": f"{type_.sv} {number}", "en": f"{type_.en} {number}"},
        "services": [type_.service],
        "channels": [
            {"kind": "on_site", "week": week},
            {"kind": "phone", "week": phone, "contacts": [{"phone": f"+3589{number:07}"}]},
            third,
        ],
    }
    return data if "/" in path else {**data, "coordinates": _somewhere(random)}


def _weeks(count: int) -> Iterator[str]:
    """Return distinct weeks: quarters of an hour, with or without a shorter Friday or a Saturday."""
    for number in range(count):
        opens, rest = 7 * 60 + 15 * (number % 12), number // 12
        closes, kind = 15 * 60 + 15 * (rest % 24), rest // 24
        days = f"{_clock(opens)}-{_clock(closes)}"
        week = {
            0: f"Mo-Fr {days}",
            1: f"Mo-Fr {days}; Sa 10:00-15:00",
            2: f"Mo-Th {days}; Fr {_clock(opens)}-14:30",
            3: f"Mo-Fr {days}; Sa-Su 11:00-16:00",
            4: f"Mo,We,Fr {days}",
            5: f"Tu-Sa {days}",
            6: f"Mo-Th {days}; Fr {_clock(opens)}-14:00; Sa 10:00-14:00",
        }[kind]
        yield f"{week}; PH off"


def notice_texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Return notice files by name: closures and other hours of types, owners and single units around the day."""
    random, again = Random(plan.seed + 1), Random(plan.seed)  # noqa: S311  # nothing here is a secret
    paths = [place["path"] for place in _places(plan, again) if place["kind"] == "unit"]
    for number in range(_PUBLICATIONS):
        start = plan.around + timedelta(days=30 * number - 150)
        facts = list(_facts(plan, number, start, paths, random))
        lines = [
            "aukio: notice/1\n",
            f"notice: synthetic-{number}\n",
            _line("title", {"fi": f"Muutoksia {number}", "sv": f"Ändringar {number}", "en": f"Changes {number}"}),
            "cause: other\nhistoric: true\npublications:\n",
            f"  - published: {start - timedelta(days=3)}T12:00\n    add:\n",
            *(f"  {_item(fact)}" for fact in facts),
        ]
        yield f"notice-{number}.yaml", "".join(lines)


def _facts(plan: Plan, number: int, start: date, paths: list[str], random: Random) -> Iterator[Data]:
    end = (start + timedelta(days=random.randrange(5, 60))).isoformat()
    dates = {"from": start.isoformat(), "until": end}
    type_, owner = TYPES[number % len(TYPES)], f"owner-{number % _owners(plan)}"
    bookings = {"bookings": {"new": "stop", "existing": "contact"}}
    scope = {"type": type_.slug} if number % 2 else {"owner": owner}
    yield {"id": "shorter", "scope": scope, **dates, "effects": [{"close": {"during": "Mo-Su 14:00-24:00"}}]}
    for each, path in enumerate(sorted(random.sample(paths, min(len(paths), 10)))):
        yield {"id": f"closed-{each}", "scope": {"path": path}, **dates, "effects": [{"close": {}}, bookings]}


def _owners(plan: Plan) -> int:
    return 1 + plan.places // _PLACES_OF_AN_OWNER


def _somewhere(random: Random) -> list[float]:
    return [round(random.uniform(60.1, 66.0), 4), round(random.uniform(22.0, 29.0), 4)]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _line(key: str, value: Data) -> str:
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"


def _item(value: Data) -> str:
    """Return an item of a list as JSON, which YAML reads."""
    return f"  - {json.dumps(value, ensure_ascii=False)}\n"
