"""Words: channels, admissions, places, events and other codes that people meet."""

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

SUMMARIES = {
    Summary.OPEN: "Open",
    Summary.BY_APPOINTMENT: "By appointment",
    Summary.BOOKED_ONLY: "Only for those already booked",
    Summary.REMOTE_ONLY: "By phone or online",
    Summary.SELF_SERVICE: "Self-service",
    Summary.PASSAGE_ONLY: "Closed, you may walk through",
    Summary.CLOSED: "Closed",
    Summary.UNKNOWN: "Hours not known",
}
CHANNELS = {
    ChannelKind.ON_SITE: "on site",
    ChannelKind.SELF_SERVICE: "self-service",
    ChannelKind.PHONE: "phone",
    ChannelKind.EMAIL: "e-mail",
    ChannelKind.CHAT: "chat",
    ChannelKind.WEB: "online",
    ChannelKind.LETTERBOX: "letterbox",
    ChannelKind.POST: "post",
    ChannelKind.PICK_UP: "pick-up",
    ChannelKind.VIDEO: "video call",
}
BY_CHANNEL = {
    ChannelKind.ON_SITE: "on site",
    ChannelKind.SELF_SERVICE: "by self-service",
    ChannelKind.PHONE: "by phone",
    ChannelKind.EMAIL: "by e-mail",
    ChannelKind.CHAT: "by chat",
    ChannelKind.WEB: "online",
    ChannelKind.LETTERBOX: "by letterbox",
    ChannelKind.POST: "by post",
    ChannelKind.PICK_UP: "by pick-up",
    ChannelKind.VIDEO: "by video call",
}
CLOSED_CHANNELS = {
    ChannelKind.ON_SITE: "on-site service",
    ChannelKind.SELF_SERVICE: "self-service",
    ChannelKind.PHONE: "phone service",
    ChannelKind.EMAIL: "e-mail",
    ChannelKind.CHAT: "chat",
    ChannelKind.WEB: "the online service",
    ChannelKind.LETTERBOX: "the letterbox",
    ChannelKind.POST: "service by post",
    ChannelKind.PICK_UP: "pick-up",
    ChannelKind.VIDEO: "service by video call",
}
HOURS_OF = {
    ChannelKind.ON_SITE: "hours",
    ChannelKind.SELF_SERVICE: "self-service hours",
    ChannelKind.PHONE: "phone hours",
    ChannelKind.EMAIL: "e-mail hours",
    ChannelKind.CHAT: "chat hours",
    ChannelKind.WEB: "hours of the online service",
    ChannelKind.LETTERBOX: "hours of the letterbox",
    ChannelKind.POST: "hours of service by post",
    ChannelKind.PICK_UP: "pick-up hours",
    ChannelKind.VIDEO: "video call hours",
}
ACCESS = {
    Access.STEP_FREE_ENTRANCE: "step-free entrance",
    Access.ACCESSIBLE_TOILET: "accessible toilet",
    Access.LIFT: "lift",
    Access.INDUCTION_LOOP: "induction loop",
    Access.PARKING: "parking",
    Access.AUTOMATIC_DOOR: "automatic door",
}
PURPOSES = {Purpose.SERVICE: "service", Purpose.BOOKING: "booking", Purpose.ENQUIRIES: "enquiries"}
ADMISSIONS = {
    Admission.WALK_IN: "without an appointment",
    Admission.TICKET: "by queue number",
    Admission.APPOINTMENT: "by appointment only",
    Admission.BOOKED_ONLY: "only for those who have already booked",
}
STRENGTHS = {
    Strength.MUST: "Required",
    Strength.MUST_NOT: "Not allowed",
    Strength.SHOULD: "Recommended",
    Strength.PLEASE: "Please",
    Strength.IF_POSSIBLE: "If possible",
    Strength.MAY: "Allowed",
}
KINDS = {
    ChangeKind.ADDED: "Added",
    ChangeKind.CHANGED: "Changed",
    ChangeKind.ENDED: "Ended",
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.WITHDRAWN: "Withdrawn",
}
_PARTS = {
    Part.EVERYWHERE_ELSE: "Everywhere else",
    Part.CONDUCT: "How to use our services",
    Part.FURTHER_INFORMATION: "Further information",
    Part.UPDATES: "Updates",
    Part.SPECIAL_HOURS: "Special opening hours",
    Part.CHANGED_HOURS: "Changed hours",
    Part.PLAIN_TITLE: "Changes in our services",
}

EVENTS = {
    "public_event": "public events",
    "recreational_group": "recreational groups",
    "concert": "concerts",
    "course": "courses",
    "exhibition": "exhibitions",
    "guided_tour": "guided tours",
    "lecture": "lectures",
    "meeting": "meetings",
    "story_time": "story times",
}
CONDITIONS = {
    "special_safety_guidelines_are_followed": "if special safety guidelines are followed",
    "safety_guidelines_are_followed": "if safety guidelines are followed",
    "held_outdoors": "if they are held outdoors",
    "registered_in_advance": "if people register in advance",
}
CONDITIONS_THEN = {
    "special_safety_guidelines_are_followed": "if special safety guidelines were followed",
    "safety_guidelines_are_followed": "if safety guidelines were followed",
    "held_outdoors": "if they were held outdoors",
    "registered_in_advance": "if people registered in advance",
}
"""The same conditions when they are over."""

_CODES = {"email": "e-mail", "kela": "Kela", "x_ray": "x-ray"}
_NEAREST = {"kela": "Kela service point", "mental_health": "mental health clinic", "x_ray": "x-ray unit"}


def say_code(code: str) -> str:
    """A code as words: ``wash_hands`` and ``form-help`` lose their joints."""
    return found(_CODES, code) or spelled(code)


def say_nearest(type_: str, naming: Naming) -> str:
    """``the nearest health centre``."""
    return f"the nearest {naming.one(CodeList.TYPES, type_) or found(_NEAREST, type_) or say_code(type_)}"


def say_kind(type_: str, naming: Naming) -> str:
    """``health centre``."""
    return naming.one(CodeList.TYPES, type_) or say_code(type_)


def say_events(category: str, naming: Naming) -> str:
    """Events in the plural, so that one verb cancels them all."""
    said = naming.several(CodeList.CATEGORIES, category) or found(EVENTS, category)
    return said or f"{say_code(category)} events"


def say_summary(summary: Summary) -> str:
    """``Open``: how a place serves, with a capital."""
    return SUMMARIES[summary]


def say_remote(kinds: Collection[ChannelKind]) -> str:
    """``By phone``: how a place serves from afar, by the ways that are open."""
    return remote(kinds, BY_CHANNEL, both=SUMMARIES[Summary.REMOTE_ONLY], online="Online")


def say_channel(kind: ChannelKind) -> str:
    """``phone``."""
    return CHANNELS[kind]


def say_access(access: Access) -> str:
    """``step-free entrance``."""
    return ACCESS[access]


def say_purpose(purpose: Purpose) -> str:
    """``booking``."""
    return PURPOSES[purpose]


def say_admission(admission: Admission) -> str:
    """``by appointment only``."""
    return ADMISSIONS[admission]


def say_strength(strength: Strength) -> str:
    """``Recommended``."""
    return STRENGTHS[strength]


def say_part(part: Part) -> str:
    """The heading of a part of a notice."""
    return _PARTS[part]


_IN_LANGUAGE = {"fi": "in Finnish", "sv": "in Swedish", "en": "in English"}


def say_in_language(code: str) -> str:
    """``in Finnish``: the mark on words that are missing in the reader's own language (R122)."""
    return _IN_LANGUAGE.get(code) or f"({LANGUAGES[code].name})"


def say_name_removed() -> str:
    """What is shown where a personal name was taken out (R108)."""
    return "[name removed]"


def say_no_exceptions() -> str:
    """What a notice says when all of its facts are over."""
    return "No exceptions are in force any more."


def say_ending(text: str) -> str:
    """What stops being in force."""
    return f"Ends: {text}"
