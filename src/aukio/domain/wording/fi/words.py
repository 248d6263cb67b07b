"""Words: channels, admissions, states, events and the other codes that people meet."""

from collections.abc import Collection

from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeList
from aukio.domain.city.place_details import Access
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.facts.effects import Strength
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.wording.fi.kinds import ONE
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from aukio.domain.wording.phrasing import found, remote, spelled

SUMMARIES = {
    Summary.OPEN: "Auki",
    Summary.BY_APPOINTMENT: "Ajanvarauksella",
    Summary.BOOKED_ONLY: "Vain ajan jo varanneille",
    Summary.REMOTE_ONLY: "Puhelimitse tai verkossa",
    Summary.SELF_SERVICE: "Itsepalvelu",
    Summary.PASSAGE_ONLY: "Suljettu, läpi saa kulkea",
    Summary.CLOSED: "Suljettu",
    Summary.UNKNOWN: "Aukioloajat eivät ole tiedossa",
}
CHANNELS = {
    ChannelKind.ON_SITE: "paikan päällä",
    ChannelKind.SELF_SERVICE: "itsepalvelu",
    ChannelKind.PHONE: "puhelin",
    ChannelKind.EMAIL: "sähköposti",
    ChannelKind.CHAT: "chat",
    ChannelKind.WEB: "verkkopalvelu",
    ChannelKind.LETTERBOX: "postilaatikko",
    ChannelKind.POST: "posti",
    ChannelKind.PICK_UP: "nouto",
    ChannelKind.VIDEO: "videopuhelu",
}
BY_CHANNEL = {
    ChannelKind.ON_SITE: "paikan päällä",
    ChannelKind.SELF_SERVICE: "itsepalveluna",
    ChannelKind.PHONE: "puhelimitse",
    ChannelKind.EMAIL: "sähköpostitse",
    ChannelKind.CHAT: "chatissa",
    ChannelKind.WEB: "verkossa",
    ChannelKind.LETTERBOX: "postilaatikon kautta",
    ChannelKind.POST: "postitse",
    ChannelKind.PICK_UP: "noutamalla",
    ChannelKind.VIDEO: "videopuhelulla",
}
CLOSED_CHANNELS = CHANNELS | {
    ChannelKind.ON_SITE: "palvelu paikan päällä",
    ChannelKind.PHONE: "puhelinpalvelu",
    ChannelKind.POST: "palvelu postitse",
    ChannelKind.VIDEO: "videopalvelu",
}
HOURS_OF = {
    ChannelKind.ON_SITE: "aukioloajat",
    ChannelKind.SELF_SERVICE: "itsepalvelun ajat",
    ChannelKind.PHONE: "puhelinajat",
    ChannelKind.EMAIL: "sähköpostin ajat",
    ChannelKind.CHAT: "chatin ajat",
    ChannelKind.WEB: "verkkopalvelun ajat",
    ChannelKind.LETTERBOX: "postilaatikon ajat",
    ChannelKind.POST: "postipalvelun ajat",
    ChannelKind.PICK_UP: "noutoajat",
    ChannelKind.VIDEO: "videopuhelujen ajat",
}
ACCESS = {
    Access.STEP_FREE_ENTRANCE: "esteetön sisäänkäynti",
    Access.ACCESSIBLE_TOILET: "esteetön WC",
    Access.LIFT: "hissi",
    Access.INDUCTION_LOOP: "induktiosilmukka",
    Access.PARKING: "pysäköintipaikkoja",
    Access.AUTOMATIC_DOOR: "automaattiovi",
}
PURPOSES = {Purpose.SERVICE: "palvelu", Purpose.BOOKING: "ajanvaraus", Purpose.ENQUIRIES: "tiedustelut"}
ADMISSIONS = {
    Admission.WALK_IN: "ilman ajanvarausta",
    Admission.TICKET: "vuoronumerolla",
    Admission.APPOINTMENT: "vain ajanvarauksella",
    Admission.BOOKED_ONLY: "vain ajan jo varanneille",
}
STRENGTHS = {
    Strength.MUST: "Pakollista",
    Strength.MUST_NOT: "Kiellettyä",
    Strength.SHOULD: "Suositeltavaa",
    Strength.PLEASE: "Toivottavaa",
    Strength.IF_POSSIBLE: "Mahdollisuuksien mukaan",
    Strength.MAY: "Sallittua",
}
KINDS = {
    ChangeKind.ADDED: "Lisätty",
    ChangeKind.CHANGED: "Muutettu",
    ChangeKind.ENDED: "Voimassaolo päättyy",
    ChangeKind.CORRECTED: "Korjattu",
    ChangeKind.WITHDRAWN: "Vedetty takaisin",
}
_PARTS = {
    Part.EVERYWHERE_ELSE: "Kaikki muut paikat",
    Part.CONDUCT: "Näin asioit",
    Part.FURTHER_INFORMATION: "Lisätietoja",
    Part.UPDATES: "Päivitykset",
    Part.SPECIAL_HOURS: "Poikkeavat aukioloajat",
    Part.CHANGED_HOURS: "Muuttuneet aukioloajat",
    Part.PLAIN_TITLE: "Muutoksia palveluissamme",
}

EVENTS = {
    "public_event": "yleisötapahtumat",
    "recreational_group": "harrastusryhmien tapaamiset",
    "concert": "konsertit",
    "course": "kurssit",
    "exhibition": "näyttelyt",
    "guided_tour": "opastetut kierrokset",
    "lecture": "luennot",
    "meeting": "kokoukset",
    "story_time": "satutunnit",
}
CONDITIONS = {
    "special_safety_guidelines_are_followed": "jos erityisiä turvallisuusohjeita noudatetaan",
    "safety_guidelines_are_followed": "jos turvallisuusohjeita noudatetaan",
    "held_outdoors": "jos ne pidetään ulkona",
    "registered_in_advance": "jos niihin ilmoittaudutaan ennakkoon",
}
PLAIN_CONDITIONS = {
    "special_safety_guidelines_are_followed": "jos kaikki noudattavat erityisiä turvallisuusohjeita",
    "safety_guidelines_are_followed": "jos kaikki noudattavat turvallisuusohjeita",
    "held_outdoors": "jos ne ovat ulkona",
    "registered_in_advance": "jos ilmoittaudut niihin ennakkoon",
}
"""The same conditions in plain language, with their doer."""

CONDITIONS_THEN = {
    "special_safety_guidelines_are_followed": "jos erityisiä turvallisuusohjeita noudatettiin",
    "safety_guidelines_are_followed": "jos turvallisuusohjeita noudatettiin",
    "held_outdoors": "jos ne pidettiin ulkona",
    "registered_in_advance": "jos niihin ilmoittauduttiin ennakkoon",
}
"""The same conditions when they are over."""

_OTHERS = {
    "site": "alue",
    "centre": "palvelutori",
    "unit": "toimipiste",
    "room": "tila",
    "equipment": "laite",
    "hours": "aukioloajat",
    "admission": "sisäänpääsytapa",
    "bookings": "varaukset",
    "capacity": "asiakasmäärä",
    "services": "palvelut",
    "elsewhere": "muualla",
    "events": "tapahtumat",
    "guidance": "ohjeet",
    "passage": "läpikulku",
    "building": "rakennus",
    "visitors": "kävijät",
    "appointments": "vastaanottoajat",
    "seats": "istumapaikat",
    "epidemic": "epidemia",
    "weather": "sää",
    "strike": "lakko",
    "renovation": "remontti",
    "staff": "henkilöstötilanne",
    "holiday": "pyhä tai loma-aika",
    "technical": "tekninen vika",
    "other": "muu syy",
    "daily": "päivittäin",
}
CODES = {
    **ONE,
    **_OTHERS,
    **EVENTS,
    **{kind.value: words for kind, words in CHANNELS.items()},
    **{purpose.value: words for purpose, words in PURPOSES.items()},
    **{admission.value: words for admission, words in ADMISSIONS.items()},
}


def quoted(code: str) -> str:
    """A code without words: as it is, in quotation marks, not inflected."""
    return f"”{spelled(code)}”"


def say_code(code: str) -> str:
    """A code in words, in the basic form."""
    return found(CODES, code) or quoted(code)


def say_nearest(type_: str, naming: Naming) -> str:
    """``lähin terveysasema``."""
    known = naming.one(CodeList.TYPES, type_) or found(ONE, type_)
    return f"lähin {known}" if known else f"lähin paikka, jonka tyyppi on {quoted(type_)}"


def say_kind(type_: str, naming: Naming) -> str:
    """``terveysasema``."""
    return naming.one(CodeList.TYPES, type_) or say_code(type_)


def say_events(category: str, naming: Naming) -> str:
    """Events in the plural, so that one verb cancels all of them."""
    said = naming.several(CodeList.CATEGORIES, category) or found(EVENTS, category)
    return said or f"{quoted(category)}-tapahtumat"


def say_summary(summary: Summary) -> str:
    """``Auki``: a state in one word, with a capital."""
    return SUMMARIES[summary]


def say_remote(kinds: Collection[ChannelKind]) -> str:
    """``Puhelimitse``: how a place serves from afar, by the ways that are open."""
    return remote(kinds, BY_CHANNEL, both=SUMMARIES[Summary.REMOTE_ONLY], online="Verkossa")


def say_channel(kind: ChannelKind) -> str:
    """``puhelin``."""
    return CHANNELS[kind]


def say_access(access: Access) -> str:
    """``esteetön sisäänkäynti``."""
    return ACCESS[access]


def say_purpose(purpose: Purpose) -> str:
    """``ajanvaraus``."""
    return PURPOSES[purpose]


def say_admission(admission: Admission) -> str:
    """``vain ajanvarauksella``."""
    return ADMISSIONS[admission]


def say_strength(strength: Strength) -> str:
    """``Suositeltavaa``."""
    return STRENGTHS[strength]


def say_part(part: Part) -> str:
    """The heading of a part of a notice."""
    return _PARTS[part]


_IN_LANGUAGE = {"fi": "suomeksi", "sv": "ruotsiksi", "en": "englanniksi"}


def say_in_language(code: str) -> str:
    """``suomeksi``: the mark on words that are missing in the reader's own language (R122)."""
    return _IN_LANGUAGE.get(code) or f"({LANGUAGES[code].name})"


def say_name_removed() -> str:
    """What is shown where a personal name was taken out (R108)."""
    return "[nimi poistettu]"


def say_no_exceptions() -> str:
    """What a notice says when none of its facts is in force any more."""
    return "Poikkeuksia ei ole enää voimassa."


def say_ending(text: str) -> str:
    """What ends."""
    return f"Päättyy: {text}"
