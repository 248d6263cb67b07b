"""The directory of a day as the data of a directory file, from the record."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Organisation, PlaceVersion, Role, Service
from aukio.domain.facts.record import View
from aukio.formats.directory.channel_data import channels_to_data
from aukio.formats.directory.detail_data import details_to_data
from aukio.formats.directory.holiday_data import calendar_to_data
from aukio.formats.directory.service_data import services_to_data
from aukio.formats.values.text_data import Json, aliases_to_data, names_to_data, without_empty


def directory_to_data(view: View, places: Iterable[PlaceVersion], *, valid_from: date, known_from: datetime) -> Json:
    """Return a whole file about some places, valid from a day and known from a local minute; parents come first."""
    city = view.city
    return {
        "aukio": "directory/1",
        "city": {
            "slug": city.slug,
            "name": names_to_data(city.names),
            "time_zone": city.zone.key,
            **calendar_to_data(city.holidays.last),
        },
        "known_from": known_from.isoformat(timespec="minutes"),
        "valid_from": valid_from.isoformat(),
    } | without_empty(
        organisations=[_organisation(each) for each in view.record.organisations],
        services=[_service(each) for each in view.record.services],
        roles=[_role(each) for each in view.roles().values()],
        **{codes.value: [_words(each) for each in view.words().values() if each.of is codes] for codes in CodeList},
        places=[place_to_data(each) for each in sorted(places, key=lambda each: (each.path.count("/"), each.path))],
    )


def places_on(view: View, day: date) -> Iterator[PlaceVersion]:
    """Yield the places that exist on a day, as known in a view."""
    for version in view.directory.places:
        if version.on(day) and not version.gone:
            yield version


def place_to_data(version: PlaceVersion) -> dict[str, Json]:
    """Return one place, without default values."""
    at = version.coordinates
    return {"path": version.path, "kind": version.kind.value} | without_empty(
        name=names_to_data(version.names),
        type=version.type,
        owner=version.owner,
        name_forms={lang: dict(forms) for lang, forms in version.name_forms.items()},
        aliases=aliases_to_data(version.aliases),
        time_zone=version.zone.key if version.zone is not None else "",
        coordinates=None if at is None else [at.latitude, at.longitude],
        own_entrance=version.own_entrance or None,
        services=services_to_data(version.services, version.service_weeks),
        provides=list(version.provides),
        channels=channels_to_data(version.channels),
        **details_to_data(version.details),
    )


def _organisation(organisation: Organisation) -> dict[str, Json]:
    return {"slug": organisation.slug, "name": names_to_data(organisation.names)}


def _service(service: Service) -> dict[str, Json]:
    return {"slug": service.slug, "name": names_to_data(service.names)} | without_empty(
        aliases=aliases_to_data(service.aliases)
    )


def _words(words: CodeWords) -> dict[str, Json]:
    return {"slug": words.slug, "name": names_to_data(words.names)} | without_empty(plural=names_to_data(words.plurals))


def _role(role: Role) -> dict[str, Json]:
    return {"slug": role.slug, "title": names_to_data(role.title)} | without_empty(
        phone=role.phone, email=role.email, url=role.url, holder=role.holder
    )
