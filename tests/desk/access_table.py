"""The decisions of tests/desk/test_access_matrix.py: each page of the desk, and who sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """An example address, and what each identity is answered, in this order: a stranger, a closed account, an operator,
    a publisher of the city, an editor of Kela, the manager of the building, communications, a clerk, an auditor.

    One letter each: y for the page, n for a refusal, s for the sign-in, p where only a form is taken, - for none such.
    """

    address: str
    seen: str


DESK: dict[str, Row] = {
    "": Row("", "ssyyyyyyy"),
    "in-force/": Row("in-force/", "ssyyyyyyy"),
    "in-force/<slug:notice>/<slug:fact>/": Row("in-force/service-centres-2020/units-closed/", "ss-------"),
    "compose/": Row("compose/", "ssyyyyynn"),
    "compose/look/": Row("compose/look/", "ssyyyyynn"),
    "compose/on/<slug:notice>/": Row("compose/on/service-centres-2020/", "ssyyyyynn"),
    "compose/on/<slug:notice>/look/": Row("compose/on/service-centres-2020/look/", "ssyyyyynn"),
    "overview/": Row("overview/", "ssyyyyyyy"),
    "told/": Row("told/", "ssyyyyyyy"),
    "trail/": Row("trail/", "ssynnnnny"),
    "health/": Row("health/", "ssynnnnnn"),
    "people/": Row("people/", "ssynnnnnn"),
    "people/<str:name>/": Row("people/kela/", "ssynnnnnn"),
    "invite/": Row("invite/", "ssynnnnnn"),
    "inbox/": Row("inbox/", "ssyyyyyyy"),
    "inbox/<slug:notice>/<int:number>/drop/": Row("inbox/service-centres-2020/1/drop/", "ppppppppp"),
    "notices/<slug:notice>/easy-read/": Row("notices/service-centres-2020/easy-read/", "ssynnnynn"),
    "notices/<slug:notice>/words/": Row("notices/service-centres-2020/words/", "ssynnnynn"),
    "drafts/<int:number>/": Row("drafts/1/", "ss-------"),
    "drafts/<int:number>/as/<slug:outlet>/": Row("drafts/1/as/page/", "ss-------"),
    "drafts/<int:number>/undo/": Row("drafts/1/undo/", "ppppppppp"),
    "my-news/": Row("my-news/", "ssyyyyyyy"),
    "change/<slug:template>/<path:path>/as/<slug:outlet>/": Row("change/closed/iso-omena/kela/as/page/", "ppppppppp"),
    "change/<slug:template>/<path:path>/look/": Row("change/closed/iso-omena/kela/look/", "ssynyyynn"),
    "change/<slug:template>/<path:path>/": Row("change/closed/iso-omena/kela/", "ssynyyynn"),
    "files/": Row("files/", "ssyyyyynn"),
    "files/directory.yaml": Row("files/directory.yaml", "ssyyyyyyy"),
    "new-place/": Row("new-place/", "ssyyyynnn"),
    "move-in/": Row("move-in/", "ssyyyynnn"),
    "move-in/template.<slug:form>": Row("move-in/template.csv", "ssyyyynnn"),
    "move-in/<int:number>/": Row("move-in/1/", "ss----nnn"),
    "names/<slug:what>/": Row("names/organisations/", "ssynnnnnn"),
    "table/": Row("table/", "ssyyyynnn"),
    "places/": Row("places/", "ssyyyynnn"),
    "places/<path:path>/sign/": Row("places/iso-omena/kela/sign/", "ppppppppp"),
    "places/<path:path>/sign/down/": Row("places/iso-omena/kela/sign/down/", "ppppppppp"),
    "door/<path:path>/now/": Row("door/iso-omena/kela/now/", "ssynnynnn"),
    "door/<path:path>/": Row("door/iso-omena/kela/", "ssynnynnn"),
    "calls/": Row("calls/", "ssyyyyynn"),
    "calls/progress/": Row("calls/progress/", "ssyyyyynn"),
    "calls/told.csv": Row("calls/told.csv", "ssyyyyyyy"),
    "calls/<int:number>/letter.pdf": Row("calls/1/letter.pdf", "ss-------"),
    "requests/": Row("requests/", "ssyyyyynn"),
    "organisers/": Row("organisers/", "ssyyyyynn"),
    "places/<path:path>/bookings/": Row("places/iso-omena/kela/bookings/", "ssynyynnn"),
    "places/<path:path>/book/": Row("places/iso-omena/kela/book/", "ss-n---nn"),
    "places/<path:path>/events/": Row("places/iso-omena/kela/events/", "ssynyyynn"),
    "counter/<path:path>/": Row("counter/iso-omena/kela/", "ssynnnnnn"),
    "places/<path:path>/queue/": Row("places/iso-omena/kela/queue/", "ssynyynnn"),
    "places/<path:path>/new-channel/": Row("places/iso-omena/kela/new-channel/", "ssynyynnn"),
    "places/<path:path>/channels/<slug:kind>/<slug:purpose>/": Row(
        "places/iso-omena/kela/channels/on_site/service/", "ssynyynnn"
    ),
    "places/<path:path>/planned/<str:day>/": Row("places/iso-omena/kela/planned/2031-03-01/", "ppppppppp"),
    "places/<path:path>/details/": Row("places/iso-omena/kela/details/", "ssynyynnn"),
    "places/<path:path>/describe/": Row("places/iso-omena/kela/describe/", "ssynyynnn"),
    "places/<path:path>/": Row("places/iso-omena/kela/", "ssyyyyyyy"),
}

_CLOSED = {"begins": "now", "ends": "for_now", "existing": "cancel", "reason": "technical"}
_ROW = {
    "rows": "r1",
    "r1-where": "iso-omena/kela",
    "r1-what": "closed",
    "r1-existing": "cancel",
    "r1-begins": "now",
    "r1-ends": "for_now",
}
POSTED: dict[str, tuple[dict[str, str], ...]] = {
    "compose/": tuple({**_ROW, "act": act} for act in ("hand_in", "publish", "publish_urgently", "save", "add")),
    "compose/on/<slug:notice>/": tuple({**_ROW, "act": act} for act in ("hand_in", "publish", "publish_urgently")),
    "inbox/<slug:notice>/<int:number>/drop/": ({},),
    "people/<str:name>/": (
        *({"act": act, "number": "0"} for act in ("unassign", "close", "ask", "agree", "invite")),
        {"act": "assign", "post": "communications"},
    ),
    "invite/": ({"email": "mine@example.org", "post": "operator", "lang": "en"},),
    "notices/<slug:notice>/easy-read/": ({"lang": "fi", "digest": "0"},),
    "notices/<slug:notice>/words/": ({"title_en": "Mine"}, {"act": "save", "title_en": "Mine"}),
    "drafts/<int:number>/undo/": ({},),
    "my-news/": ({"medium": "pigeon", "lang": "en"},),
    "drafts/<int:number>/": ({"act": "approve"}, {"act": "publish"}, {"act": "discard"}),
    "places/<path:path>/planned/<str:day>/": ({"act": "move", "day": "1.9.2031"}, {"act": "call_off"}),
    "change/<slug:template>/<path:path>/": tuple(
        {**_CLOSED, "act": act} for act in ("hand_in", "publish", "publish_urgently", "schedule", "save")
    ),
    "files/": (
        {"act": "import", "text": "aukio: directory/1\nplaces: [{path: iso-omena/kela, kind: unit, name: Mine}]"},
    ),
    "new-place/": (
        {"act": "record", "name": "Mine", "kind": "unit", "owner": "kela", "valid_from": "today", "week_0": "9-20"},
    ),
    "move-in/<int:number>/": ({"act": "record"}, {"act": "drop"}, {"act": "correct", "cell-2-0": "Mine"}),
    "names/<slug:what>/": ({"name_en": "Mine"},),
    "table/": ({"act": "record", "what": "hours", "valid_from": "today", "rows": "iso-omena/kela\t9-10"},),
    "places/": ({"act": "publish", "places": "iso-omena/kela", "week": "Mo-Fr 09:00-10:00"},),
    "places/<path:path>/sign/": ({"printed": "2020-03-27T12:00"}, {}),
    "places/<path:path>/sign/down/": ({},),
    "door/<path:path>/": ({"act": "in"}, {"act": "full"}, {"act": "set", "count": "5"}, {"act": "base", "base": "9"}),
    "calls/": ({"booking": "1", "outcome": "cancelled"},),
    "requests/": ({"booking": "1", "act": "yes"}, {"booking": "1", "act": "no"}),
    "organisers/": ({"event": "1", "act": "reached"},),
    "places/<path:path>/bookings/": (
        {
            "act": "offer",
            "kind": "appointment",
            "service": "voucher",
            "channel": "on_site",
            "minutes": "30",
            "desks": "9",
        },
    ),
    "places/<path:path>/book/": ({"name": "Me", "phone": "040 123 4567", "time": "2020-06-01T10:00", "act": "book"},),
    "places/<path:path>/events/": ({"act": "add", "title_en": "Mine", "day": "2020-06-01", "begins": "10"},),
    "counter/<path:path>/": ({"act": "next", "desk": "1"}, {"act": "finish", "ticket": "1", "desk": "1"}),
    "places/<path:path>/queue/": ({"slug": "mine", "name_en": "Mine", "service_0": "voucher", "letter_0": "V"},),
    "places/<path:path>/new-channel/": (
        {"act": "record", "kind": "chat", "purpose": "service", "admission": "walk_in", "valid_from": "today"},
    ),
    "places/<path:path>/channels/<slug:kind>/<slug:purpose>/": (
        {"act": "record", "admission": "walk_in", "valid_from": "today", "ends": "on"},
    ),
    "places/<path:path>/details/": (
        *({"act": "record", "valid_from": "today", "fate": fate, "street": "Mine 1"} for fate in ("stays", "gone")),
        {"act": "record", "valid_from": "today", "fate": "moves", "last_part": "mine"},
    ),
    "places/<path:path>/describe/": ({"valid_from": "today", "name_en": "Mine", "act": "save"},),
}
"""Forms for pages that change something, by pattern."""

OF_KELA: dict[str, tuple[dict[str, str], ...]] = {
    "in-force/<slug:notice>/<slug:fact>/": tuple(
        {"after": after, "reason": "Mine", "act": act}
        for after in ("end_now", "withdraw")
        for act in ("save", "hand_in", "publish", "publish_urgently")
    ),
    "drafts/<int:number>/": tuple(
        {**_CLOSED, "comment": "Mine", "act": act}
        for act in ("save", "hand_in", "publish", "publish_urgently", "approve", "return", "confirm", "discard")
    ),
    "move-in/<int:number>/": ({"act": "record"}, {"act": "drop"}, {"act": "correct", "cell-2-0": "Mine"}),
    "requests/": ({"booking": "NUMBER", "answer": "yes"}, {"booking": "NUMBER", "answer": "no"}),
    "calls/": tuple(
        {"booking": "NUMBER", "outcome": outcome} for outcome in ("stands", "cancelled", "no_answer", "letter")
    ),
    "counter/<path:path>/": tuple(
        {"act": act, "ticket": "NUMBER", "desk": "1", "queue": "NUMBER"} for act in ("next", "take", "serve", "leave")
    ),
}
"""Forms for what a test makes at Kela first; ``NUMBER`` is the number of the thing."""

READS = frozenset(
    {
        *("", "in-force/", "overview/", "told/", "trail/", "health/", "inbox/"),
        *("calls/progress/", "calls/told.csv", "calls/<int:number>/letter.pdf", "door/<path:path>/now/"),
        *("files/directory.yaml", "move-in/template.<slug:form>", "people/", "places/<path:path>/"),
        "change/<slug:template>/<path:path>/as/<slug:outlet>/",
        "change/<slug:template>/<path:path>/look/",
        "drafts/<int:number>/as/<slug:outlet>/",
        "compose/look/",
        "compose/on/<slug:notice>/look/",
    }
)
"""Pages of the desk that change nothing."""

TAKES_OWN = frozenset({"move-in/"})
"""Pages whose form makes something of the person who sends it: what becomes of that is asked on its own page."""
