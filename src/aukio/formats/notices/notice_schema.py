"""The published schema of a notice file."""

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.checks.findings import Code
from aukio.domain.clock.local_time import OpenEnd
from aukio.domain.facts.notices import PublicationKind
from aukio.formats.notices.effect_data import EFFECTS
from aukio.formats.schemas.schema_parts import (
    ONE_WAY,
    PATH,
    SLUG,
    SLUG_FORM,
    WORD,
    Schema,
    choice,
    list_of,
    mapping,
    one_or_list,
    part,
    published,
    text,
)
from aukio.formats.values.days_data import MOST_LISTED

CAUSES = ("epidemic", "weather", "strike", "renovation", "staff", "holiday", "technical", "other")

CHECK_CODES = tuple(code.value for code in Code)
"""Contradictions that a publication may accept with a reason (semantics.md section 7)."""

_CLAUSES: dict[str, Schema] = {
    "path": one_or_list(PATH, "a path or a list of paths: these places alone"),
    "under": one_or_list(PATH, "a path or a list of paths: everything strictly beneath"),
    "type": one_or_list(WORD, "a type or a list of types; beside 'under', only these beneath it"),
    "owner": one_or_list(SLUG, "an organisation or a list of them: every place of theirs"),
    "city": {"description": "true: everything", "const": True},
}
_PLACES = "which places: path, under (and type), type, owner, or city: true; or a list of such mappings"


def _scope_like(name: str, more: dict[str, Schema]) -> Schema:
    mappings = mapping(_PLACES, _CLAUSES | more, minProperties=1)
    return mappings | {"type": ["object", "array"], "minItems": 1, "items": part(name)}


_MINUTE = r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2})?"
_DAYS_FORM = f"^{_MINUTE}(/{_MINUTE})?$"
_EXCLUSIVE = (
    ("until", "open"),
    ("until", "about"),
    ("open", "about"),
    *(("on", other) for other in ("from", "until", "open", "about")),
    *(("repeat", other) for other in ("open", "about")),
)

_PARTICULARS: dict[str, Schema] = {
    "cause": choice(CAUSES, "a cause"),
    "links": part("links"),
    "contacts": part("contacts"),
}

_PARTS: dict[str, Schema] = {
    "person": mapping(
        "a contact: {role: …}, {phone: …}, {email: …} or {url: …}, the last three with a label if they need one",
        {
            "role": part("slug"),
            "phone": part("phone"),
            "email": part("email"),
            "url": part("url"),
            "label": part("names"),
        },
        oneOf=[{"required": [way]} for way in ("role", *ONE_WAY)],
    ),
    "quote": mapping(
        "a quotation: {text: …} with a role of the directory or a title, and a name if it is public",
        {"text": part("texts"), "role": part("slug"), "title": part("names"), "name": part("line")},
        required=("text",),
        oneOf=[{"required": ["role"]}, {"required": ["title"]}],
    ),
    "effect": mapping("one effect under its name", EFFECTS, minProperties=1, maxProperties=1),
    "scope": _scope_like("scope_clauses", {"except": part("exceptions")}),
    "scope_clauses": mapping(_PLACES, _CLAUSES | {"except": part("exceptions")}, minProperties=1),
    "exceptions": _scope_like("excepted_clauses", {}),
    "excepted_clauses": mapping(_PLACES, _CLAUSES, minProperties=1),
    "ref": text(
        "the id of an arrangement, of another notice as other-notice/id",
        f"^{SLUG_FORM}(/{SLUG_FORM})?$",
    ),
    "other_ref": text("an arrangement of another notice, as other-notice/id", f"^{SLUG_FORM}/{SLUG_FORM}$"),
    "arrangement": mapping(
        "an arrangement: an id, a scope, a period and effects",
        {
            "id": part("slug"),
            "scope": part("scope"),
            "from": part("minute")
            | {
                "description": "the first day (2020-03-27) or minute (2020-03-27T12:00); left out, it is the day of"
                " publication, marked as inferred"
            },
            "until": part("minute")
            | {
                "description": "the last day, inclusive (2020-03-27); or the minute at which it ends (2020-03-27T12:00)"
            },
            "open": choice(OpenEnd, "how an end that is not known yet is worded"),
            "about": part("day")
            | {
                "description": "the day on which an end that is not known yet is expected, such as 2020-03-27; it is"
                " reviewed then"
            },
            "on": part("days")
            | {
                "description": "a list of days and ranges instead of 'from' and 'until':"
                " [2026-12-24, 2027-01-02/2027-01-05]"
            },
            "repeat": text(
                "a recurrence rule of RFC 5545, over the days of 'from' and 'until', or of 'on';"
                " beside 'from' alone, over single days"
            )
            | {"maxLength": 200},
            "repeat_until": part("day")
            | {"description": "the last day on which a repetition may begin, such as 2020-03-27"},
            "without": part("days")
            | {"description": "a list of days and ranges that are taken out of a repetition: [2026-12-24]"},
            "review": part("day"),
            "effects": list_of(part("effect"), "a list of effects", at_least=1),
            "continues": part("ref"),
            **_PARTICULARS,
            "note": part("texts"),
            "assumption": part("text"),
            "differs": mapping(
                "the hours that the source gives in another language, by language, where they differ",
                dict.fromkeys(LANGUAGES, part("week")),
            ),
        },
        required=("id", "scope", "effects"),
        allOf=[{"not": {"required": list(pair)}} for pair in _EXCLUSIVE],
        dependentRequired={"repeat_until": ["repeat"], "without": ["repeat"]},
    ),
    "days": list_of(
        text("a day, or a range such as 2027-01-02/2027-01-05, or one of minutes", _DAYS_FORM),
        "a list of days and ranges, both ends inclusive",
        at_least=1,
    )
    | {"maxItems": MOST_LISTED},
    "arrangements": list_of(part("arrangement"), "a list of arrangements"),
    "slugs": list_of(part("slug"), "a list of notices"),
    "publication": mapping(
        "a publication: what it adds, changes, ends, corrects or withdraws",
        {
            "published": part("minute")
            | {"description": "when it became known; a bare day is its 12:00; left out, it is now"},
            "kind": choice(PublicationKind, "material, or minor when only words are mended"),
            "replaces": part("slugs"),
            "keep": list_of(part("other_ref"), "a list of facts of replaced notices that stay in force"),
            "accept": mapping(
                "reasons by the code of the check they answer",
                {code: part("text") | {"description": f"why '{code}' is accepted"} for code in CHECK_CODES},
            ),
            "add": part("arrangements"),
            "change": part("arrangements"),
            "correct": part("arrangements"),
            "end": list_of(
                mapping(
                    "an earlier or new end: {id: …, until: …}; or days to take out of it: {id: …, on: […]}",
                    {
                        "id": part("ref"),
                        "until": part("minute")
                        | {"description": "the last day, inclusive (2020-03-27); or a minute (2020-03-27T12:00)"},
                        "on": part("days")
                        | {"description": "a list of days on which it does not hold after all: [2026-12-24]"},
                    },
                    required=("id",),
                    oneOf=[{"required": ["until"]}, {"required": ["on"]}],
                ),
                "a list of {id: …, until: …} or {id: …, on: […]}",
            ),
            "withdraw": list_of(part("ref"), "a list of ids"),
        },
    ),
}

NOTICE = published(
    "notice",
    "Aukio notice file",
    mapping(
        "a notice with its publications",
        {
            "aukio": {"description": "notice/1", "const": "notice/1"},
            "notice": part("slug"),
            "title": part("names"),
            "intro": part("texts"),
            **_PARTICULARS,
            "contacts": list_of(part("person"), "a list of contacts"),
            "quote": part("quote"),
            "assumptions": list_of(part("text"), "a list of texts"),
            "historic": {"description": "true where publications of the past are recorded", "type": "boolean"},
            "replaces": part("slugs"),
            "publications": list_of(part("publication"), "a list of publications, in order", at_least=1),
        },
        required=("aukio", "notice", "title", "publications"),
    ),
    _PARTS,
)
