"""English words by which a time, a date or a number typed into a text is recognised."""

from aukio.domain.wording.typed_words import TypedWords

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

TYPED_WORDS = TypedWords(
    # Months keep their capital: "20 may come in" is no day.
    dates=(
        rf"{{day}}(?:st|nd|rd|th)?(?:\sof)?\s(?:{_MONTHS})\b(?:\s\d{{4}})?",
        rf"(?:{_MONTHS})\s{{day}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?",
    ),
    halves=(r"[ap](?:m|\.\s?m\.?)(?!\w)",),
    hour_words=(r"o[’']?\s?clock\b",),
    times=("noon", "midday", "midnight", r"all\sday", r"a?round\sthe\sclock"),
    counted=(
        "pcs minutes? hours? seconds? days? weeks? months? years? met(?:re|er)s? kilomet(?:re|er)s? lit(?:re|er)s?"
        " kilos? degrees percent times copies pages people persons visitors? customers? clients? children adults"
        " groups? places seats classes floors computers units"
    ),
    numbered=(
        "pages? pp?[.] weeks? rooms? floors? grades? class(?:es)? ages? aged versions? sections? chapters? lines?"
        " bus(?:es)? platforms? numbers? nos?[.]"
    ),
    uncertain=(
        r"about",
        r"around",
        r"approximately",
        r"circa",
        r"ca\.",
        r"last\s(?:entry|admission|admittance)(?:\s(?:is|at))*",
    ),
)
