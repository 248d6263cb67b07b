"""Opening hours of Hauki (City of Helsinki): resources with date periods, groups of time spans, and rules.

Accepted: ``{"resource": …, "date_periods": […]}``, a list of these, a page ``{"results": […]}``, or resources that hold
their ``date_periods``. A period with ``override`` replaces all others on its days; periods without it add up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.formats.exchange.hauki_overrides import completed, monday
from aukio.formats.exchange.hauki_periods import Period
from aukio.formats.exchange.json_source import Fields, objects, parse
from aukio.formats.exchange.layers import DAY, Layer, Timed, channels_of, exceptions_of
from aukio.formats.exchange.moved import Data, Lost, Moved, Place, Setting, apart, phrase, slug
from aukio.formats.values.keys import shorten
from aukio.formats.values.text_data import without_empty

_KINDS = {"unit": "unit", "building": "centre", "section": "unit", "area": "site"}
_HOLD_OTHERS = ("centre", "site")


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file. Raises ``Refused`` that names the resource and the field."""
    found = [_resource(data, where) for data, where in _records(parse(content, "what Hauki returns"))]
    kept = {each.key: each for each in reversed(found) if not each.skipped}
    twice = [each for each in found if not each.skipped and kept[each.key] is not each]
    skipped = tuple(lost for each in found for lost in each.skipped)
    tree = Tree.of(list(reversed(kept.values())))
    listed = [*(kept[key] for key in tree.paths), *twice]
    places = (_place(each, tree.paths[each.key], setting, tree) for each in listed)
    return Moved("hauki", tuple(places), skipped=skipped)


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource as it is read: its id, its fields and periods, its name, and why it is no place here."""

    key: str
    fields: Fields
    periods: list[Fields]
    name: str
    skipped: tuple[Lost, ...]

    @property
    def kind(self) -> str:
        """The kind of place that it becomes."""
        return _KINDS.get(self.fields.text("resource_type"), "unit")

    def ids(self, relation: str) -> list[str]:
        """The ids of its parents or children."""
        return [str(each) for each in self.fields.values(relation) if isinstance(each, int | str)]


@dataclass(frozen=True, slots=True)
class Tree:
    """Where each resource stands: ``above`` is the building or area of each that has one, ``paths`` with parents first.

    Resources between a unit and its building are no part of a path: a unit stands in a building or in an area.
    """

    above: Mapping[str, Resource]
    others: Mapping[str, tuple[str, ...]]
    paths: Mapping[str, str]

    @classmethod
    def of(cls, found: Sequence[Resource]) -> "Tree":
        """The tree of the parents and children that resources name; of several parents the first one counts."""
        by_key = {each.key: each for each in found}
        parents: dict[str, dict[str, None]] = {each.key: {} for each in found}
        for each in found:
            parents[each.key] |= dict.fromkeys(key for key in each.ids("parents") if key in by_key and key != each.key)
            for child in each.ids("children"):
                if child in by_key and child != each.key:
                    parents[child][each.key] = None
        above: dict[str, Resource] = {}
        for each in found:
            building = _above(each.key, parents, by_key)
            if building is not None and not _leads_to(each.key, building.key, above):
                above[each.key] = building
        others = {key: tuple(by_key[each].name for each in list(named)[1:]) for key, named in parents.items()}
        return cls(above, others, _paths(found, above))


def _above(key: str, parents: Mapping[str, Mapping[str, None]], by_key: Mapping[str, Resource]) -> Resource | None:
    """The nearest building or area above a resource, by the first parent of each; None in a circle."""
    seen, here = {key}, key
    while parents[here]:
        here = next(iter(parents[here]))
        if here in seen:
            return None
        seen.add(here)
        if by_key[here].kind in _HOLD_OTHERS:
            return by_key[here]
    return None


def _leads_to(key: str, start: str, above: Mapping[str, Resource]) -> bool:
    """Whether a building stands in a resource, by what is known so far."""
    here = start
    while here != key and here in above:
        here = above[here].key
    return here == key


def _paths(found: Sequence[Resource], above: Mapping[str, Resource]) -> dict[str, str]:
    """The path of each resource, parents first."""
    paths: dict[str, str] = {}
    left = list(found)
    while left:
        level = [each for each in left if each.key not in above or above[each.key].key in paths]
        wishes = ((each.key, _wish(each, above, paths)) for each in level)
        paths = apart([*paths.items(), *wishes])
        left = [each for each in left if each.key not in paths]
    return paths


def _wish(resource: Resource, above: Mapping[str, Resource], paths: Mapping[str, str]) -> str:
    building = above.get(resource.key)
    return slug(resource.name) if building is None else f"{paths[building.key]}/{slug(resource.name)}"


def _records(data: Any) -> Iterator[tuple[Mapping[str, Any], str]]:
    if isinstance(data, Mapping) and isinstance(data.get("resources"), list):
        whole = Fields(data, "file")
        by_resource: dict[str, list[Any]] = {}
        for period in whole.items("date_periods"):
            by_resource.setdefault(period.needed("resource"), []).append(period.data)
        for each in whole.items("resources"):
            yield {"resource": each.data, "date_periods": by_resource.get(each.needed("id"), [])}, each.where
        return
    yield from objects(data, "resource", "results")


def _resource(data: Any, where: str) -> Resource:
    both = Fields(data, where)
    fields = both.inner("resource") if "resource" in both.data else both
    key = fields.needed("id")
    fields = Fields(fields.data, f"resource {key}")
    holder = Fields(both.data if "date_periods" in both.data else fields.data, f"resource {key}")
    names = fields.names("name", DEFAULT_LANGUAGE, [])
    skipped = []
    if fields.data.get("is_public") is False:
        skipped.append(Lost(phrase("resource {key}", key=key), "skipped: it is not public"))
    if fields.text("resource_type") not in ("", *_KINDS):
        skipped.append(
            Lost(
                phrase("resource {key}, a {kind}", key=key, kind=fields.text("resource_type")),
                "skipped: it is no place",
            )
        )
    return Resource(
        key, fields, holder.items("date_periods"), next(iter(names.values()), f"resource {key}"), tuple(skipped)
    )


def _place(resource: Resource, path: str, setting: Setting, tree: Tree) -> Place:
    fields, losses = resource.fields, list[Lost]()
    if others := tree.others[resource.key]:
        losses.append(
            Lost(phrase("also in {others}", others=", ".join(others)), "left out: a place stands in one other place")
        )
    building = tree.above.get(resource.key)
    goes_in_by_itself = building is not None and building.kind == "centre"
    if goes_in_by_itself:
        losses.append(
            Lost(phrase("the hours of {name}", name=tree.above[resource.key].name), "they do not limit it, as in Hauki")
        )
    read = [Period.of(each, losses) for each in resource.periods]
    normal, seasons = _normal(read, losses)
    channels = channels_of(normal, losses, shut_on_holidays=setting.shut_on_holidays)
    if not setting.shut_on_holidays:
        losses.append(Lost("public holidays", "the source does not mention them: hours are as on other days"))
    overrides = completed(
        sorted((each for each in read if each.override), key=_longest_first), [normal, *seasons], losses
    )
    zone = _zone(fields, losses)
    data = without_empty(
        kind=resource.kind,
        own_entrance=goes_in_by_itself or None,
        name=fields.names("name", setting.lang, losses) or {setting.lang: resource.name},
        description=fields.names("description", setting.lang, losses),
        address=_address(fields.names("address", setting.lang, losses)),
        time_zone=zone if zone and zone != setting.zone else None,
        ids={"hauki": resource.key} | dict(_origins(fields)),
        channels=channels,
    )
    exceptions = exceptions_of([*seasons, *overrides], channels, losses, today=setting.today)
    return Place(resource.key, path, data, exceptions, tuple(dict.fromkeys(losses)), normal.since)


def _zone(fields: Fields, losses: list[Lost]) -> str:
    """The time zone of a resource; empty where it names none that there is."""
    name = fields.text("timezone")
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        losses.append(Lost(phrase("timezone '{name}'", name=shorten(name)), "left out: there is no such time zone"))
        return ""


def _longest_first(period: Period) -> tuple[int, date]:
    """A sort key: of two periods that cross, the shorter one is the more special and wins."""
    layer = period.layer
    first, last = layer.since or date.min, layer.until or date.max
    return -(last - first).days, first


def _address(by_language: Mapping[str, str]) -> Data:
    """An address of one line for each language: ``Street 1, 00100 City``; all of it is kept as the street otherwise."""
    streets, codes, cities = {}, "", {}
    for lang, text in by_language.items():
        street, comma, rest = text.rpartition(",")
        code, _, city = rest.strip().partition(" ")
        if comma and code.isdigit() and city:
            streets[lang], codes, cities[lang] = street.strip(), code, city.strip()
        else:
            streets[lang] = text
    return without_empty(street=streets, postal_code=codes, city=cities)


def _origins(fields: Fields) -> Iterator[tuple[str, str]]:
    for each in fields.items("origins"):
        source = each.inner("data_source").text("id") or each.text("data_source_id")
        if source and each.text("origin_id"):
            yield slug(source).replace("-", "_"), each.text("origin_id")


def _normal(periods: Sequence[Period], losses: list[Lost]) -> tuple[Layer, list[Layer]]:
    """The layer of normal hours, and a layer for each other stretch of the periods that add up."""
    layers = [each.layer for each in periods if not each.override and each.weekdays]
    if not layers:
        return Layer("normal", unknown=True), []
    edges = {each.since or date.min for each in layers}
    edges |= {each.until + DAY for each in layers if each.until is not None}
    starts = sorted(edges)
    stretches = []
    for first, after in zip(starts, [*starts[1:], None], strict=True):
        over = [each for each in layers if _covers(each, first)]
        if over:
            stretches.append(_together(over, first, None if after is None else after - DAY))
    endless = [each for each in stretches if each.until is None]
    since = stretches[0].since if stretches else None
    normal = endless[-1] if endless else Layer("normal", since, unknown=True)
    if not endless:
        losses.append(Lost("hours with an end only", "recorded as dated days: after them hours are not known"))
    others = [each for each in stretches if not _same_hours(each, normal)]
    ids = apart((str(number), each.id) for number, each in enumerate(others))
    dated = [replace(each, id=ids[str(number)]) for number, each in enumerate(others)]
    return replace(normal, since=normal.since if _counts_weeks(normal) else since), dated


def _same_hours(one: Layer, other: Layer) -> bool:
    return (set(one.timed), one.unknown) == (set(other.timed), other.unknown)


def _counts_weeks(layer: Layer) -> bool:
    return any(each.every > 1 for each in layer.timed)


def _covers(layer: Layer, day: date) -> bool:
    return (layer.since or date.min) <= day and (layer.until is None or day <= layer.until)


def _together(layers: Sequence[Layer], first: date, last: date | None) -> Layer:
    """Periods that add up, over one stretch of days; every n-th week is counted from the stretch's first day."""
    since = None if first == date.min else first
    timed = [moved for each in layers for moved in _recounted(each, since)]
    main = min(layers, key=lambda each: ((each.until or date.max) - (each.since or date.min), each.id))
    unknown = all(each.unknown for each in layers)
    return Layer(main.id, since, last, tuple(timed), unknown, main.note, main.cause)


def _recounted(layer: Layer, since: date | None) -> Iterator[Timed]:
    for each in layer.timed:
        if each.every == 1 or since is None or layer.since is None:
            yield each
            continue
        weeks = (monday(since) - monday(layer.since)).days // 7
        yield replace(each, phase=(each.phase - weeks) % each.every)
