"""The columns of a spreadsheet of places: their names in Finnish, Swedish and English, and which field each one is."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.week import Weekday
from aukio.formats.exchange.typed_hours import DAY_NAMES

BY_LANGUAGE = ("name", "description", "street", "city")
"""Fields with a text in each language: ``name_fi``, ``Name (sv)``."""

_NAMES: Mapping[str, str] = {
    "id": "id tunnus tunniste identifierare",
    "path": "path polku sökväg",
    "name": "name nimi namn place paikka plats toimipiste toimipaikka verksamhetsställe",
    "type": "type tyyppi typ",
    "kind": "kind laji slag",
    "owner": "owner organisation organization omistaja organisaatio ägare",
    "channel": "channel kanava kanal asiointikanava",
    "admission": "admission sisäänpääsy asiointitapa tillträde",
    "hours": "hours opening_hours aukiolo aukioloajat aukioloaika öppettider öppettid öppethållning week viikko vecka",
    "holidays": "holidays public_holidays pyhät arkipyhät juhlapyhät helgdagar",
    "special": (
        "special_hours special special_days exceptions poikkeukset poikkeusajat poikkeusaukiolot"
        " poikkeavat_aukioloajat avvikande_öppettider undantag"
    ),
    "phone": "phone telephone puhelin puhelinnumero telefon telefonnummer",
    "email": "email e-mail e_mail sähköposti e-post epost",
    "url": "url web website www verkkosivu verkkosivut kotisivu webbplats webbsida",
    "street": "street address street_address osoite katuosoite lähiosoite adress gatuadress",
    "postal_code": "postal_code postcode zip postinumero postnummer",
    "city": "city town kaupunki kunta postitoimipaikka ort stad kommun",
    "latitude": "latitude lat leveysaste leveyspiiri latitud",
    "longitude": "longitude lon lng pituusaste pituuspiiri longitud",
    "description": "description kuvaus beskrivning",
    "access": "access accessibility esteettömyys tillgänglighet",
    "services": "services service palvelut palvelu tjänster tjänst",
    "own_entrance": "own_entrance oma_sisäänkäynti egen_ingång",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_LANGUAGE_NAMES = {
    name: row.code for row in LANGUAGES.values() for name in (row.english.lower(), row.name.lower(), *row.also)
}
_WITH_LANGUAGE = re.compile(r"(.+?)[_\s]*[(_\s:]\s*([a-zåäö]+)\)?")
_EXTERNAL_ID = re.compile(r"(?:id|tunnus|ids?)[_.:]([a-z0-9_]+)")

CHANNELS: Mapping[str, ChannelKind] = {
    **{kind.value: kind for kind in ChannelKind},
    **dict.fromkeys(("paikan_päällä", "käynti", "käyntiasiointi", "på_plats", "besök", "visit"), ChannelKind.ON_SITE),
    **dict.fromkeys(
        ("omatoimi", "omatoimiaukiolo", "itsepalvelu", "meröppet", "självbetjäning"), ChannelKind.SELF_SERVICE
    ),
    **dict.fromkeys(("puhelin", "telefon", "telephone"), ChannelKind.PHONE),
    **dict.fromkeys(("sähköposti", "e-post", "e-mail"), ChannelKind.EMAIL),
    **dict.fromkeys(("chatti",), ChannelKind.CHAT),
    **dict.fromkeys(("verkko", "verkkopalvelu", "nät", "webb", "website"), ChannelKind.WEB),
}
ADMISSIONS: Mapping[str, Admission] = {
    **{each.value: each for each in Admission},
    **dict.fromkeys(("ajanvaraus", "ajanvarauksella", "tidsbokning", "by_appointment"), Admission.APPOINTMENT),
    **dict.fromkeys(("ilman_ajanvarausta", "utan_tidsbokning", "drop_in", "walk-in"), Admission.WALK_IN),
    **dict.fromkeys(("vuoronumero", "könummer"), Admission.TICKET),
}


class Column(NamedTuple):
    """What a column holds: a field of a place, and the language or the system that its name states.

    A column of one weekday has the field ``day``.
    """

    field: str
    lang: str = ""
    day: Weekday | None = None
    system: str = ""


def key_of(text: str) -> str:
    """A header or a word of a closed list, in the form in which it is compared."""
    return re.sub(r"\s+", "_", text.strip().casefold().rstrip(":*"))


def column_of(header: str) -> Column | None:
    """What a header means; None for a column that is not known."""
    said = key_of(header)
    if external := _EXTERNAL_ID.fullmatch(said):
        return Column("ids", system=external[1])
    if said in _FIELDS:
        return Column(_FIELDS[said])
    if said in DAY_NAMES:
        return Column("day", day=DAY_NAMES[said])
    found = _WITH_LANGUAGE.fullmatch(said)
    if found is None or _FIELDS.get(found[1].rstrip("_")) not in BY_LANGUAGE:
        return None
    lang = _LANGUAGE_NAMES.get(found[2], found[2])
    return Column(_FIELDS[found[1].rstrip("_")], lang=lang) if lang in LANGUAGES else None


def known_headers() -> list[str]:
    """Every header without a language, to suggest one for a misspelt header."""
    return sorted(_FIELDS)
