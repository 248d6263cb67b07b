"""Countries, regions and time zones as choices of a form, in the reader's language."""

import re
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.holidays import countries, named_regions

Choices = list[tuple[str, str]]

_REGION = re.compile(r"[a-z]{2,3}-([A-Z]{2})\b")


@lru_cache(maxsize=16)
def country_choices(lang: str) -> tuple[tuple[str, str], ...]:
    """Each country whose public holidays are known, by its code and its name in a language."""
    names = Locale.parse(LANGUAGES[lang].format_locale, sep="-").territories
    return tuple(sorted(((code, names[code]) for code in countries() if code in names), key=lambda each: each[1]))


def likely_country(lang: str, accepted: str) -> str:
    """The country that a browser names beside its languages, else the first in which the language is read."""
    codes = {code for code, _ in country_choices(lang)}
    named = next((code for code in _REGION.findall(accepted) if code in codes), "")
    own = LANGUAGES[lang].countries
    return named or (own[-1] if own else "")


def region_choices(country: str) -> Choices:
    """Each region of a country by its code, with its names where they are known."""
    named = named_regions(country).items()
    return sorted(((code, " / ".join(names) or code) for code, names in named), key=lambda each: each[1])


def zone_choices(zones: Iterable[str]) -> Choices:
    """Each time zone, as people read its name: ``Lisbon``, ``Azores``."""
    return [(zone, zone.rpartition("/")[2].replace("_", " ")) for zone in zones]
