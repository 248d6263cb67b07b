"""Parsing the data of a directory file into the statement that the importer compares with the record."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from aukio.domain.city.city import City
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Coordinates, Kind, Organisation, Role, Service
from aukio.domain.clock.local_time import instant_of
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement
from aukio.domain.week import AnyWeek, Week
from aukio.formats.directory.channel_data import channels_from_data
from aukio.formats.directory.detail_data import details_from_data
from aukio.formats.directory.holiday_data import holidays_from_data
from aukio.formats.directory.service_data import services_from_data
from aukio.formats.values.keys import Gathered, Inside, Misfit, did_you_mean, shorten
from aukio.formats.values.text_data import (
    Json,
    aliases_from_data,
    day_from_data,
    minute_from_data,
    names_from_data,
    phone_from_data,
    refuse_dead_rule,
)


class Reading:
    """Reads data that has the shape of the schema; ``misfits`` collects the values that are still invalid."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self.misfits = Gathered()

    def statement(self) -> DirectoryStatement | None:
        """Return the content of the file; it is complete only if ``misfits`` is empty."""
        data = self.data
        places = self.places(data.get("places", ()))
        self.misfits += _repeated("organisations", "slug", data.get("organisations", ()))
        self.misfits += _repeated("services", "slug", data.get("services", ()))
        self.misfits += _repeated("roles", "slug", data.get("roles", ()))
        for codes in CodeList:
            self.misfits += _repeated(codes.value, "slug", data.get(codes.value, ()))
        self.misfits += _repeated("places", "path", data.get("places", ()))
        self.misfits += _repeated("places", "was", data.get("places", ()))
        city = self.city(data["city"])
        known_from, valid_from = self.days(data)
        if city is None or known_from is None:
            return None
        known = instant_of(known_from, city.zone)
        return DirectoryStatement(
            city,
            known,
            valid_from or known_from.date(),
            tuple(Organisation(item["slug"], names_from_data(item["name"])) for item in data.get("organisations", ())),
            tuple(map(_service, data.get("services", ()))),
            places,
            tuple(_role(item, known) for item in data.get("roles", ())),
            tuple(_words(codes, item, known) for codes in CodeList for item in data.get(codes.value, ())),
        )

    def city(self, data: Mapping[str, Json]) -> City | None:
        holidays, zone = None, None
        with self.misfits.inside("city"):
            holidays = holidays_from_data(data)
        with self.misfits.inside("city", "time_zone"):
            zone = _zone(data["time_zone"])
        if holidays is None or zone is None:
            return None
        return City(data["slug"], names_from_data(data["name"]), zone, holidays)

    def days(self, data: Mapping[str, Json]) -> tuple[datetime | None, date | None]:
        known_from, valid_from = None, None
        with self.misfits.inside("known_from"):
            known_from = minute_from_data(data["known_from"])
        with self.misfits.inside("valid_from"):
            valid_from = day_from_data(data["valid_from"]) if "valid_from" in data else None
        return known_from, valid_from

    def places(self, data: Iterable[Mapping[str, Json]]) -> tuple[PlaceStatement, ...]:
        places = []
        for index, item in enumerate(data):
            with self.misfits.inside("places", index):
                places.append(_place(item))
        return tuple(places)


def _service(data: Mapping[str, Json]) -> Service:
    return Service(data["slug"], names_from_data(data["name"]), aliases_from_data(data.get("aliases", {})))


def _words(codes: CodeList, data: Mapping[str, Json], known_from: datetime) -> CodeWords:
    plurals = names_from_data(data.get("plural"))
    return CodeWords(codes, data["slug"], names_from_data(data["name"]), known_from, plurals)


def _role(data: Mapping[str, Json], known_from: datetime) -> Role:
    return Role(
        slug=data["slug"],
        title=names_from_data(data["title"]),
        known_from=known_from,
        phone=phone_from_data(data.get("phone", "")),
        email=data.get("email", ""),
        url=data.get("url", ""),
        holder=data.get("holder", "").strip(),
    )


def _place(data: Mapping[str, Json]) -> PlaceStatement:
    with Inside("channels"):
        channels = channels_from_data(data.get("channels", ()))
        for index, channel in enumerate(channels):
            with Inside(index):
                _refuse_dead_rules(channel.week)
    with Inside("services"):
        services, service_weeks = services_from_data(data.get("services", ()))
        for own in service_weeks:
            with Inside(services.index(own.service)):
                _refuse_dead_rules(own.week)
    with Inside("time_zone"):
        zone = _zone(data["time_zone"]).key if "time_zone" in data else ""
    if data.get("was") == data["path"]:
        raise Misfit("a place that moves has another path than before", keys=("was",), next_step="Leave 'was' out.")
    return PlaceStatement(
        path=data["path"],
        kind=Kind(data["kind"]),
        names=names_from_data(data.get("name")),
        type=data.get("type", ""),
        owner=data.get("owner", ""),
        was=data.get("was", ""),
        gone=data.get("gone", False),
        name_forms=MappingProxyType(
            {lang: MappingProxyType(dict(forms)) for lang, forms in data.get("name_forms", {}).items()}
        ),
        aliases=aliases_from_data(data.get("aliases", {})),
        time_zone=zone,
        coordinates=Coordinates(*map(float, data["coordinates"])) if "coordinates" in data else None,
        own_entrance=data.get("own_entrance", False),
        services=services,
        service_weeks=service_weeks,
        provides=tuple(data.get("provides", ())),
        channels=channels,
        details=details_from_data(data),
    )


def _refuse_dead_rules(week: AnyWeek | None) -> None:
    if isinstance(week, Week):
        with Inside("week"):
            refuse_dead_rule(week)
    elif week is not None:
        for number, each in enumerate(week.weeks):
            with Inside("cycle", "weeks", number):
                refuse_dead_rule(each)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        guess = did_you_mean(name, sorted(available_timezones()))
        raise Misfit(
            f"no time zone '{shorten(name)}'{guess}",
            next_step="Use a name such as Europe/Helsinki.",
        ) from None


def _repeated(section: str, key: str, items: Iterable[Mapping[str, Json]]) -> list[Misfit]:
    first: dict[str, int] = {}
    misfits = []
    for index, item in enumerate(items):
        if key in item and first.setdefault(item[key], index) != index:
            why = f"'{item[key]}' stands in {section}[{first[item[key]]}] already"
            misfits.append(Misfit(why, keys=(section, index, key), next_step="Keep one of the two."))
    return misfits
