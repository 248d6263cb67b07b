"""Plain data of the services of a place: a slug, or a mapping with the week of the service at the place."""

from collections.abc import Iterable, Mapping, Sequence

from aukio.domain.city.places import ServiceWeek
from aukio.domain.week import AnyWeek, Cycle
from aukio.formats.directory.channel_data import cycle_from_data, cycle_to_data
from aukio.formats.values.keys import Inside, Misfit
from aukio.formats.values.text_data import Json, week_from_data


def services_to_data(services: Iterable[str], weeks: Iterable[ServiceWeek]) -> list[Json]:
    """Return the ``services`` of a place in a directory file, in their order."""
    own = {each.service: _to_data(each) for each in weeks}
    return [own.get(service, service) for service in services]


def services_from_data(data: Sequence[Json]) -> tuple[tuple[str, ...], tuple[ServiceWeek, ...]]:
    """Return the services of a place, and the weeks of those that have one. Raises ``Misfit``."""
    services: list[str] = []
    weeks: list[ServiceWeek] = []
    for index, item in enumerate(data):
        with Inside(index):
            own = None if isinstance(item, str) else ServiceWeek(item["service"], _week(item))
            service = item if own is None else own.service
            if service in services and (own is not None or any(each.service == service for each in weeks)):
                raise Misfit(f"'{service}' is given twice", next_step="Keep one, with all its hours in one week.")
            services.append(service)
            weeks += [] if own is None else [own]
    return tuple(services), tuple(weeks)


def service_weeks_to_data(weeks: Iterable[ServiceWeek]) -> list[Json]:
    """Return the weeks of services, as a stored row has them."""
    return list(map(_to_data, weeks))


def service_weeks_from_data(data: Sequence[Mapping[str, Json]]) -> tuple[ServiceWeek, ...]:
    """Return the weeks of services, of a stored row."""
    return tuple(ServiceWeek(item["service"], _week(item)) for item in data)


def _week(data: Mapping[str, Json]) -> AnyWeek:
    cycle = cycle_from_data(data)
    if cycle is not None:
        return cycle
    with Inside("week"):
        return week_from_data(data["week"])


def _to_data(own: ServiceWeek) -> dict[str, Json]:
    if isinstance(own.week, Cycle):
        return {"service": own.service, "cycle": cycle_to_data(own.week)}
    return {"service": own.service, "week": str(own.week)}
