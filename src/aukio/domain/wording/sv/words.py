"""Words: channels, admissions, states, events and the other codes that people meet."""

from collections.abc import Collection

from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeList
from aukio.domain.city.place_details import Access
from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.facts.effects import Strength
from aukio.domain.facts.notices import ChangeKind
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from aukio.domain.wording.phrasing import found, remote, spelled
from aukio.domain.wording.sv.kinds import ONE

SUMMARIES = {
    Summary.OPEN: "Öppet",
    Summary.BY_APPOINTMENT: "Med tidsbokning",
    Summary.BOOKED_ONLY: "Endast för dem som redan har bokat",
    Summary.REMOTE_ONLY: "Per telefon eller på nätet",
    Summary.SELF_SERVICE: "Självbetjäning",
    Summary.PASSAGE_ONLY: "Stängt, du får gå igenom",
    Summary.CLOSED: "Stängt",
    Summary.UNKNOWN: "Öppettiderna är inte kända",
}
CHANNELS = {
    ChannelKind.ON_SITE: "på plats",
    ChannelKind.SELF_SERVICE: "självbetjäning",
    ChannelKind.PHONE: "telefon",
    ChannelKind.EMAIL: "e-post",
    ChannelKind.CHAT: "chatt",
    ChannelKind.WEB: "webbtjänst",
    ChannelKind.LETTERBOX: "brevlåda",
    ChannelKind.POST: "post",
    ChannelKind.PICK_UP: "avhämtning",
    ChannelKind.VIDEO: "videosamtal",
}
BY_CHANNEL = {
    ChannelKind.ON_SITE: "på plats",
    ChannelKind.SELF_SERVICE: "genom självbetjäning",
    ChannelKind.PHONE: "per telefon",
    ChannelKind.EMAIL: "per e-post",
    ChannelKind.CHAT: "i chatten",
    ChannelKind.WEB: "på nätet",
    ChannelKind.LETTERBOX: "via brevlådan",
    ChannelKind.POST: "per post",
    ChannelKind.PICK_UP: "genom avhämtning",
    ChannelKind.VIDEO: "per videosamtal",
}
CLOSED_CHANNELS = {
    ChannelKind.ON_SITE: "servicen på plats",
    ChannelKind.SELF_SERVICE: "självbetjäningen",
    ChannelKind.PHONE: "telefonservicen",
    ChannelKind.EMAIL: "e-posten",
    ChannelKind.CHAT: "chatten",
    ChannelKind.WEB: "webbtjänsten",
    ChannelKind.LETTERBOX: "brevlådan",
    ChannelKind.POST: "servicen per post",
    ChannelKind.PICK_UP: "avhämtningen",
    ChannelKind.VIDEO: "servicen per videosamtal",
}
HOURS_OF = {
    ChannelKind.ON_SITE: "öppettider",
    ChannelKind.SELF_SERVICE: "tider för självbetjäning",
    ChannelKind.PHONE: "telefontider",
    ChannelKind.EMAIL: "tider för e-post",
    ChannelKind.CHAT: "tider för chatten",
    ChannelKind.WEB: "tider för webbtjänsten",
    ChannelKind.LETTERBOX: "tider för brevlådan",
    ChannelKind.POST: "tider för service per post",
    ChannelKind.PICK_UP: "tider för avhämtning",
    ChannelKind.VIDEO: "tider för videosamtal",
}
ACCESS = {
    Access.STEP_FREE_ENTRANCE: "trappfri ingång",
    Access.ACCESSIBLE_TOILET: "tillgänglighetsanpassad toalett",
    Access.LIFT: "hiss",
    Access.INDUCTION_LOOP: "hörslinga",
    Access.PARKING: "parkering",
    Access.AUTOMATIC_DOOR: "automatisk dörr",
}
PURPOSES = {Purpose.SERVICE: "service", Purpose.BOOKING: "tidsbokning", Purpose.ENQUIRIES: "förfrågningar"}
ADMISSIONS = {
    Admission.WALK_IN: "utan tidsbokning",
    Admission.TICKET: "med könummer",
    Admission.APPOINTMENT: "endast med tidsbokning",
    Admission.BOOKED_ONLY: "endast med redan bokad tid",
}
STRENGTHS = {
    Strength.MUST: "Obligatoriskt",
    Strength.MUST_NOT: "Förbjudet",
    Strength.SHOULD: "Rekommenderas",
    Strength.PLEASE: "Önskvärt",
    Strength.IF_POSSIBLE: "Om möjligt",
    Strength.MAY: "Tillåtet",
}
KINDS = {
    ChangeKind.ADDED: "Tillagt",
    ChangeKind.CHANGED: "Ändrat",
    ChangeKind.ENDED: "Upphör att gälla",
    ChangeKind.CORRECTED: "Rättat",
    ChangeKind.WITHDRAWN: "Återkallat",
}
_PARTS = {
    Part.EVERYWHERE_ELSE: "Alla andra platser",
    Part.CONDUCT: "Så här uträttar du ärenden",
    Part.FURTHER_INFORMATION: "Mer information",
    Part.UPDATES: "Uppdateringar",
    Part.SPECIAL_HOURS: "Avvikande öppettider",
    Part.CHANGED_HOURS: "Ändrade öppettider",
    Part.PLAIN_TITLE: "Ändringar i vår service",
}

EVENTS = {
    "public_event": "offentliga evenemang",
    "recreational_group": "hobbygruppernas träffar",
    "concert": "konserter",
    "course": "kurser",
    "exhibition": "utställningar",
    "guided_tour": "guidade rundturer",
    "lecture": "föreläsningar",
    "meeting": "möten",
    "story_time": "sagostunder",
}
CONDITIONS = {
    "special_safety_guidelines_are_followed": "om särskilda säkerhetsanvisningar följs",
    "safety_guidelines_are_followed": "om säkerhetsanvisningarna följs",
    "held_outdoors": "om de hålls utomhus",
    "registered_in_advance": "om man anmäler sig på förhand",
}

CONDITIONS_THEN = {
    "special_safety_guidelines_are_followed": "om särskilda säkerhetsanvisningar följdes",
    "safety_guidelines_are_followed": "om säkerhetsanvisningarna följdes",
    "held_outdoors": "om de hölls utomhus",
    "registered_in_advance": "om man anmälde sig på förhand",
}
"""The same conditions when they are over."""

_NEAREST = {"kela": "FPA:s närmaste serviceställe", "x_ray": "närmaste röntgenenhet"}
_OTHERS = {
    "site": "område",
    "centre": "servicetorg",
    "unit": "verksamhetsställe",
    "room": "lokal",
    "equipment": "utrustning",
    "hours": "öppettider",
    "admission": "mottagningssätt",
    "bookings": "bokningar",
    "capacity": "kapacitet",
    "services": "tjänster",
    "elsewhere": "på annat ställe",
    "events": "evenemang",
    "guidance": "anvisningar",
    "passage": "genomgång",
    "building": "byggnad",
    "visitors": "besökare",
    "appointments": "mottagningstider",
    "seats": "sittplatser",
    "epidemic": "epidemi",
    "weather": "väder",
    "strike": "strejk",
    "renovation": "renovering",
    "staff": "personalläget",
    "holiday": "helg eller semestertid",
    "technical": "tekniskt fel",
    "other": "annan orsak",
    "daily": "dagligen",
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
    """A code without words: as it is, in quotation marks."""
    return f"”{spelled(code)}”"


def say_code(code: str) -> str:
    """A code in words, in the basic form."""
    return found(CODES, code) or quoted(code)


def say_nearest(type_: str, naming: Naming) -> str:
    """``närmaste hälsostation``."""
    if words := naming.one(CodeList.TYPES, type_):
        return f"närmaste {words}"
    known = found(ONE, type_)
    return found(_NEAREST, type_) or (f"närmaste {known}" if known else f"närmaste plats av typen {quoted(type_)}")


def say_kind(type_: str, naming: Naming) -> str:
    """``hälsostation``."""
    return naming.one(CodeList.TYPES, type_) or say_code(type_)


def say_events(category: str, naming: Naming) -> str:
    """Events in the plural."""
    said = naming.several(CodeList.CATEGORIES, category) or found(EVENTS, category)
    return said or f"evenemang av typen {quoted(category)}"


def say_summary(summary: Summary) -> str:
    """``Öppet``: a state in one word, with a capital."""
    return SUMMARIES[summary]


def say_remote(kinds: Collection[ChannelKind]) -> str:
    """``Per telefon``: how a place serves from afar, by the ways that are open."""
    return remote(kinds, BY_CHANNEL, both=SUMMARIES[Summary.REMOTE_ONLY], online="På nätet")


def say_channel(kind: ChannelKind) -> str:
    """``telefon``."""
    return CHANNELS[kind]


def say_access(access: Access) -> str:
    """``trappfri ingång``."""
    return ACCESS[access]


def say_purpose(purpose: Purpose) -> str:
    """``tidsbokning``."""
    return PURPOSES[purpose]


def say_admission(admission: Admission) -> str:
    """``endast med tidsbokning``."""
    return ADMISSIONS[admission]


def say_strength(strength: Strength) -> str:
    """``Rekommenderas``."""
    return STRENGTHS[strength]


def say_part(part: Part) -> str:
    """The heading of a part of a notice."""
    return _PARTS[part]


_IN_LANGUAGE = {"fi": "på finska", "sv": "på svenska", "en": "på engelska"}


def say_in_language(code: str) -> str:
    """``på finska``: the mark on words that are missing in the reader's own language (R122)."""
    return _IN_LANGUAGE.get(code) or f"({LANGUAGES[code].name})"


def say_name_removed() -> str:
    """What is shown where a personal name was taken out (R108)."""
    return "[namnet borttaget]"


def say_no_exceptions() -> str:
    """What a notice says when none of its facts is in force any more."""
    return "Inga undantag gäller längre."


def say_ending(text: str) -> str:
    """What ends."""
    return f"Upphör: {text}"
