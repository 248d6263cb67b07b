"""The city of a record that has none yet, from options and from the addresses of the places that move in."""

from collections import Counter

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange.moved import Data, Moved, slug

_STEP = "Run 'aukio setup' first, or give --city NAME --country FI --time-zone Europe/Helsinki."


def city_of(moved: Moved, *, name: str, country: str, zone: str, lang: str) -> Data:
    """The ``city`` of a directory file. Raises ``Refused`` where its name or its time zone is not known."""
    names = {lang: name} if name else _most_frequent(moved)
    if not names or not zone:
        what = "the name of its city" if not names else "its time zone"
        raise Refused(f"the record is empty, and {what} is not known.", next_step=_STEP)
    first = next(iter(names.values()))
    return {"slug": slug(first, otherwise="city"), "name": names, "time_zone": zone, "country": country}


def _most_frequent(moved: Moved) -> dict[str, str]:
    """The names of the city that most addresses have."""
    found: Counter[tuple[tuple[str, str], ...]] = Counter()
    for place in moved.places:
        names = place.data.get("address", {}).get("city") or {}
        if isinstance(names, str):
            names = dict.fromkeys(LANGUAGES, names)
        if names:
            found[tuple(names.items())] += 1
    return dict(found.most_common(1)[0][0]) if found else {}
