"""Plain texts measured fairly: days and hours are long there only because R126 wants them written out.

``from Monday 30 March to Tuesday 31 March`` counts as ``from 30 March to 31 March``, ``Monday to Friday 7 am to 7 pm``
as ``Mon–Fri 7 am–7 pm``, ``den 30 mars`` as ``30.3``. A dash between two words is none, and each of the two is one.
"""

import re
from collections.abc import Iterable

from aukio.domain.wording.sv.dates import MONTHS

_WEEKDAY = {
    "fi": r"(?:maanantai|tiistai|keskivii?k?ko|torstai|perjantai|lauantai|sunnuntai)\w*",
    "sv": r"(?:mån|tis|ons|tors|fre|lör|sön)dag\w*",
    "en": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
}
_DATE = {"fi": r"\d+\.\d", "sv": r"\d+\.\d", "en": r"\d+ [A-Z]"}
_TO = {
    "sv": r"(?<=\d) till (?=\d)|(?<=dag) till (?=[mtofls])",
    "en": r"(?<=am|pm) to (?=\d|mid)|(?<=day|ght) to (?=\d|mid|[A-Z])",
}


def abbreviated(text: str, lang: str) -> str:
    """The text with its days and hours as the full text writes them."""
    if lang == "sv":
        text = re.sub(rf"\b(?:den )?(\d+) ({'|'.join(MONTHS)})(?: (\d{{4}}))?", _in_figures, text)
    text = re.sub(rf"\b{_WEEKDAY[lang]} (?={_DATE[lang]})", "", text, flags=re.IGNORECASE)
    return re.sub(_TO[lang], " ", text) if lang in _TO else text


def _in_figures(day: re.Match[str]) -> str:
    return f"{day[1]}.{MONTHS.index(day[2]) + 1}{f'.{day[3]}' if day[3] else ''}"


def length(texts: Iterable[str], lang: str) -> int:
    """How many words they have, days and hours abbreviated."""
    words = (word for text in texts for word in abbreviated(text, lang).replace("–", " ").split())
    return sum(any(map(str.isalnum, word)) for word in words)
