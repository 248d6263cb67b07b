"""A notice as a schema.org `SpecialAnnouncement`, in addition to the hours of its places."""

from typing import Any, TypeAlias

from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import instant_of
from aukio.domain.facts.notices import Notice, PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.formats.addresses import Addresses
from aukio.formats.json_ld.place_json_ld import reference

Data: TypeAlias = dict[str, Any]


def notice_graph(view: View, slug: str, addresses: Addresses) -> Data:
    """Return a notice as known in ``view``; it must be published by then."""
    zone, head = view.city.zone, view.head(slug)
    published = [each for each in view.record.publications if each.notice == slug and each.published <= view.known]
    material = [each for each in published if each.kind is PublicationKind.MATERIAL] or published
    url, lang = addresses.notice(slug), addresses.lang
    data: Data = {
        "@type": "SpecialAnnouncement",
        "@id": f"{url}#announcement",
        "url": url,
        "name": head.title.say(lang) or slug,
        "text": head.intro.say(lang) or head.title.say(lang) or slug,
        "inLanguage": lang,
        "datePosted": published[0].published.astimezone(zone).isoformat(),
        "dateModified": material[-1].published.astimezone(zone).isoformat(),
        "spatialCoverage": {"@type": "City", "name": view.city.names.say(lang) or view.city.slug},
        "webFeed": addresses.outlet(f"notices/{slug}", "atom.xml"),
    }
    if head.cause:
        data["category"] = head.cause
    if expires := _expires(view, head):
        data["expires"] = expires
    places = _places(view, slug)
    if places:
        data["announcementLocation"] = [reference(node, addresses) for node in places]
    return {"@context": "https://schema.org", "@graph": [data]}


def _expires(view: View, notice: Notice) -> str | None:
    """Return when its last fact ends; None while an end is open."""
    zone = view.city.zone
    ends = [
        version.arrangement.period.end
        for version in view.versions
        if version.ref.notice == notice.slug and not version.arrangement.period.never
    ]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    return instant_of(max(known), zone).astimezone(zone).isoformat()


def _places(view: View, slug: str) -> list[Node]:
    """Return the buildings and units that its facts are about; rooms and equipment count as their unit."""
    found: dict[str, Node] = {}
    for version in view.versions:
        if version.ref.notice != slug:
            continue
        tree = view.tree(view.interval(instant_of(version.arrangement.period.start, view.city.zone)))
        for node in places_of(view, version):
            unit = tree.unit_of(node)
            if unit.kind in (Kind.CENTRE, Kind.UNIT):
                found[unit.path] = unit
    return [found[path] for path in sorted(found)]
