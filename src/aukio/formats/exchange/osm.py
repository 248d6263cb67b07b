"""Places of OpenStreetMap: elements with tags, as JSON of its API or of Overpass; hours from ``opening_hours``.

The record has a checked part of that language. Rules with a year become dated days. A rule that only adds hours in a
way that the record does not have is left out and listed; any other such rule makes the hours unknown.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.week import LONGEST_WEEK, Rule, Week, WeekRefused
from aukio.domain.week.parser import parse_rules
from aukio.formats.exchange.json_source import Fields, coordinates, objects, one_language, parse, phone_channel
from aukio.formats.exchange.layers import without_dead_rules
from aukio.formats.exchange.moved import Data, DatedDays, Lost, Moved, Place, Setting, apart, phrase, slug
from aukio.formats.values.keys import shorten
from aukio.formats.values.text_data import without_empty

_TYPES = {
    "amenity": {"library": "library", "clinic": "health_centre", "hospital": "hospital", "school": "school",
                "kindergarten": "day_care_centre", "townhall": "office", "community_centre": "service_centre",
                "dentist": "dental_clinic"},
    "tourism": {"museum": "museum"},
    "leisure": {"sports_hall": "sports_hall", "fitness_centre": "gym", "swimming_pool": "swimming_hall"},
    "office": {"government": "office"},
}  # fmt: skip
_ACCESS = {
    ("wheelchair", "yes"): "step_free_entrance",
    ("wheelchair", "designated"): "step_free_entrance",
    ("toilets:wheelchair", "yes"): "accessible_toilet",
    ("elevator", "yes"): "lift",
    ("hearing_loop", "yes"): "induction_loop",
    ("automatic_door", "yes"): "automatic_door",
}
_READ = re.compile(
    r"name(:.*)?|opening_hours|(contact:)?(phone|email|website|url)|addr:.*|wheelchair|toilets:wheelchair|elevator"
    r"|hearing_loop|automatic_door|description(:.*)?|amenity|tourism|leisure|office|source.*|check_date.*|survey.*"
)
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = "|".join(_MONTHS)
_TIME = r"(?:\d{2}:\d{2}|\(?(?:dawn|sunrise|sunset|dusk)(?:[-+]\d{2}:\d{2}\))?)"
_DATED = re.compile(
    rf"(?P<y1>\d{{4}})\s+(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})"
    rf"(?:\s*-\s*(?:(?:(?P<y2>\d{{4}})\s+)?(?P<m2>{_MONTH})\s+)?(?P<d2>\d{{1,2}}))?\s*:?\s*(?P<rest>\S.*)"
)
_LONGEST_URL = 2000
_KINDS = ("amenity", "shop", "office", "leisure", "tourism")
_WAS = re.compile(rf"(disused|abandoned|demolished|razed|removed|was):({'|'.join(_KINDS)}|building)")
"""Tags of what a place was, on one that has closed for good."""


def read(content: bytes, setting: Setting) -> Moved:
    """The places of a file: every element with a name or hours. Raises ``Refused`` that names the element."""
    found: list[tuple[str, Fields, Mapping[str, str]]] = []
    skipped: list[Lost] = []
    for data, where in objects(parse(content, "what the API of OpenStreetMap returns"), "element", "elements"):
        fields = Fields(data, where)
        key = f"{fields.needed('type')}/{fields.needed('id')}"
        if re.fullmatch(r"(node|way|relation)/[1-9][0-9]*", key) is None:
            raise fields.refuse("type", "node, way or relation, and an id")
        tags = fields.inner("tags")
        texts = {name: tags.text(name) for name in tags.data}
        was = next((name for name in texts if _WAS.fullmatch(name)), "")
        if was and not any(texts.get(kind) for kind in _KINDS):
            skipped.append(
                Lost(
                    phrase("{key}, {texts}", key=key, texts=texts.get("name", "")),
                    phrase("skipped: it is there no more ({was})", was=was),
                )
            )
            continue
        if "name" in texts or "opening_hours" in texts:
            found.append((key, Fields(fields.data, key), texts))
        else:
            skipped.append(Lost(key, "skipped: it has neither a name nor opening_hours"))
    paths = apart((key, slug(tags.get("name", key))) for key, _, tags in found)
    places = (_place(key, fields, tags, paths[key], setting) for key, fields, tags in found)
    return Moved("osm", tuple(places), skipped=tuple(skipped))


def _place(key: str, fields: Fields, tags: Mapping[str, str], path: str, setting: Setting) -> Place:
    losses: list[Lost] = []
    centre = fields.inner("center")
    hours = read_opening_hours(tags.get("opening_hours", ""))
    losses += hours.losses
    week = hours.week
    if week is not None and week.is_approximate:
        losses.append(Lost("times by the sun", "kept as words: the state is unknown while the sun may rise or set"))
    if week is not None and not week.has_holiday_rule:
        if setting.shut_on_holidays:
            week = week.closed_on_holidays()
        else:
            losses.append(Lost("public holidays", "the source does not mention them: hours are as on other days"))
    contacts = {
        kind: tags.get(kind) or tags.get(f"contact:{kind}", "") for kind in ("phone", "email", "website", "url")
    }
    channels: list[Data] = [without_empty(kind="on_site", week=None if week is None else str(week))]
    channels += phone_channel([part.strip() for part in contacts["phone"].split(";") if part.strip()], losses)
    channels += _online(contacts, losses)
    data = without_empty(
        kind="unit",
        type=next((types[tags[tag]] for tag, types in _TYPES.items() if tags.get(tag) in types), ""),
        name=_by_language("name", tags, setting.lang, losses) or {setting.lang: key},
        description=_by_language("description", tags, setting.lang, losses),
        address=_address(tags, setting.lang),
        access=list(dict.fromkeys(code for (tag, value), code in _ACCESS.items() if tags.get(tag) == value)),
        coordinates=coordinates(
            fields.data.get("lat", centre.data.get("lat")), fields.data.get("lon", centre.data.get("lon")), losses
        ),
        ids={"osm": key},
        channels=channels,
    )
    if others := sorted(tag for tag in tags if not _READ.fullmatch(tag)):
        losses.append(
            Lost(
                phrase("tags {others}", others=shorten(", ".join(others), 100)),
                "left out: the record has no such facts",
            )
        )
    return Place(key, path, data, hours.days, tuple(dict.fromkeys(losses)))


def _by_language(tag: str, tags: Mapping[str, str], lang: str, losses: list[Lost]) -> dict[str, str]:
    found = one_language(tags.get(tag, ""), lang)
    others = []
    for name, text in tags.items():
        if name.startswith(f"{tag}:") and text:
            code = name.removeprefix(f"{tag}:")
            if code in LANGUAGES:
                found |= one_language(text, code)
            else:
                others.append(code)
    if others:
        losses.append(
            Lost(
                phrase("{tag} in {others}", tag=tag, others=", ".join(others)),
                phrase("left out: only {languages} are kept", languages=", ".join(LANGUAGES)),
            )
        )
    return {code: found[code] for code in LANGUAGES if code in found}


def _address(tags: Mapping[str, str], lang: str) -> Data:
    number = tags.get("addr:housenumber", "")
    streets = {code: tags.get(f"addr:street:{code}", "") for code in LANGUAGES} | (
        {lang: tags["addr:street"]} if tags.get("addr:street") else {}
    )
    return without_empty(
        street={code: f"{street} {number}".strip() for code, street in streets.items() if street},
        postal_code=tags.get("addr:postcode", ""),
        city={lang: tags["addr:city"]} if tags.get("addr:city") else {},
    )


def _online(contacts: Mapping[str, str], losses: list[Lost]) -> list[Data]:
    made: list[Data] = []
    email, url = contacts["email"].partition(";")[0].strip(), (contacts["website"] or contacts["url"]).strip()
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        made.append({"kind": "email", "contacts": [{"email": email}]})
    elif email:
        losses.append(Lost(phrase("email '{email}'", email=shorten(email)), "left out: it is no e-mail address"))
    if re.fullmatch(r"https?://[^\s<>\"]+", url) and len(url) < _LONGEST_URL:
        made.append({"kind": "web", "contacts": [{"url": url}]})
    elif url:
        losses.append(Lost(phrase("website '{url}'", url=shorten(url)), "left out: it is no web address"))
    return made


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The part of an ``opening_hours`` text that the record has: a week, None where it is unknown, and dated days."""

    week: Week | None
    days: tuple[DatedDays, ...] = ()
    losses: tuple[Lost, ...] = ()


def read_opening_hours(text: str) -> OpeningHours:
    """What an ``opening_hours`` text says."""
    losses: list[Lost] = []
    days: list[DatedDays] = []
    rules: list[Rule] = []
    unknown = not text.strip()
    if "||" in text:
        losses.append(Lost(phrase("'{text}'", text=shorten(text, 80)), "it has a fallback (||): hours are not known"))
        return OpeningHours(None, (), tuple(losses))
    if len(text) > LONGEST_WEEK:
        losses.append(
            Lost(
                phrase("'{text}'", text=shorten(text, 80)),
                phrase("it is longer than {longest_week} characters: hours are not known", longest_week=LONGEST_WEEK),
            )
        )
        return OpeningHours(None, (), tuple(losses))
    for part in (each.strip() for each in text.split(";")):
        if not part:
            continue
        dated = _DATED.fullmatch(part)
        try:
            if dated is not None:
                days.append(_dated_days(dated))
                continue
            rules += parse_rules(_in_dialect(part))
        except (WeekRefused, BadRequest, ValueError):
            shown = f"opening_hours '{shorten(part, 80)}'"
            if _only_adds(part):
                losses.append(Lost(shown, "left out: these hours are not recorded as open"))
            else:
                losses.append(Lost(shown, "the record cannot read it: hours are not known"))
                unknown = True
    week = None if unknown else _week(rules, losses)
    return OpeningHours(week, tuple(_without_twins(days)), tuple(losses))


def _only_adds(part: str) -> bool:
    """Whether leaving out a rule never shows a place as open that is closed: school holidays, hours with a comment."""
    return bool(re.match(r"SH\b", part)) or (
        bool(re.search(r'"[^"]*"$', part)) and not re.search(r"\b(off|closed)\b", part)
    )


def _week(rules: list[Rule], losses: list[Lost]) -> Week | None:
    """The week of some rules. Rules for public holidays go last, where their writers mean them to be."""
    if not rules:
        return Week(tuple(parse_rules("Mo-Su off"))) if losses and all("SH" in each.what for each in losses) else None
    ordinary = [each for each in rules if not each.is_for_holidays and not each.names_its_days]
    feasts = [each for each in rules if each.is_for_holidays]
    named = [each for each in rules if each.names_its_days and not each.is_for_holidays]
    ordered = (*ordinary, *feasts, *named)
    if list(ordered) != rules and feasts and ordinary and rules.index(feasts[0]) < rules.index(ordinary[-1]):
        losses.append(Lost("a rule for public holidays before others", "read as the last one, as it is meant"))
    return Week(without_dead_rules(ordered))


def _in_dialect(part: str) -> str:
    """A rule with the spaces, clock times and words of the record's dialect."""
    said = re.sub(r"\s+", " ", part.strip()).replace("–", "-")
    said = said if "easter" in said else re.sub(r"\s*([-,+])\s*(?=[\dA-Z(]|dawn|sun|dusk)", r"\1", said)
    said = re.sub(r"\(\s*|\s*\)", lambda found: found.group().strip(), said)
    said = re.sub(r"(?<![\d:])(\d):(\d{2})", r"0\1:\2", said)
    said = re.sub(r"\b(closed)\b", "off", said)
    said = re.sub(r"\bopen\b$", "", said).strip()
    said = re.sub(rf"^((?:{_MONTH})[^:]*?)\s*:\s+(?=[A-Z\d])", r"\1 ", said)
    if re.fullmatch(rf"{_TIME}-{_TIME}(,{_TIME}-{_TIME})*", said):
        return f"Mo-Su {said}"
    return "Mo-Su off" if said == "off" else said


def _dated_days(found: re.Match[str]) -> DatedDays:
    parts = found.groupdict()
    first = date(int(parts["y1"]), _MONTHS[parts["m1"]], int(parts["d1"]))
    last = first
    if parts["d2"]:
        last = date(int(parts["y2"] or first.year), _MONTHS[parts["m2"] or parts["m1"]], int(parts["d2"]))
    if last < first:
        raise BadRequest("these days end before they begin.")
    rest = _in_dialect(parts["rest"])
    rules = parse_rules(rest)
    shut = not any(rule.spans for rule in rules)
    effect: Data = {"close": {}} if shut else {"hours": {"week": str(Week(without_dead_rules(rules)))}}
    id_ = f"days-{first:%Y%m%d}" + ("" if first == last else f"-{last:%Y%m%d}")
    return DatedDays(id_, {"from": first.isoformat(), "until": last.isoformat(), "effects": [effect]})


def _without_twins(days: list[DatedDays]) -> Iterator[DatedDays]:
    """Dated days of which no two cross: where they do, the later rule wins, as in the text."""
    made: list[tuple[date, date, DatedDays]] = []
    for each in days:
        first, last = date.fromisoformat(each.data["from"]), date.fromisoformat(each.data["until"])
        kept = []
        for begins, ends, other in made:
            reopens = "close" in other.data["effects"][0] and "close" not in each.data["effects"][0]
            within = begins <= first and last <= ends and (begins, ends) != (first, last) and not reopens
            if ends < first or last < begins or within:
                kept.append((begins, ends, other))
                continue
            if begins < first:
                kept.append((begins, first - timedelta(days=1), other))
            if ends > last:
                kept.append((last + timedelta(days=1), ends, other))
        made = [*kept, (first, last, each)]
    for first, last, each in sorted(made, key=lambda item: item[:2]):
        id_ = f"days-{first:%Y%m%d}" + ("" if first == last else f"-{last:%Y%m%d}")
        yield DatedDays(id_, {**each.data, "from": first.isoformat(), "until": last.isoformat()})
