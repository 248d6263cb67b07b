"""The length of a text message: GSM 7-bit characters, and the parts that a phone network splits it into.

One part holds 160 characters, each of several 153 (3GPP TS 23.038 and 23.040). A character of the extension table
counts twice. One character outside both tables makes the whole text UCS-2: 70, and 67 in each of several parts.
"""

import unicodedata
from collections.abc import Iterable

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("–—‒‐‑−", "-"),
        **dict.fromkeys("’‘ʼ′`´", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " "),
        **dict.fromkeys("\u200b\u00ad\u2060\ufeff", ""),
        "…": "...",
        "·": "-",
        "•": "-",
        "đ": "d",
        "Đ": "D",
        "ŋ": "n",
        "Ŋ": "N",
        "ŧ": "t",
        "Ŧ": "T",
        "ł": "l",
        "Ł": "L",
    }
)
"""What has a likeness in the tables. Sámi letters lose their stroke: a place is still recognised."""


def plain_characters(text: str) -> str:
    """The text with characters of the GSM tables wherever they have a likeness there: dashes, quotes, accents."""
    return "".join(map(_likeness, text.translate(_ALIKE)))


def _likeness(character: str) -> str:
    if _septets(character):
        return character
    bare = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    return bare if bare and all(map(_septets, bare)) else character


def _septets(character: str) -> int:
    """How many septets a character takes; 0 where GSM 7-bit does not have it."""
    return 1 if character in _BASIC else 2 if character in _EXTENSION else 0


def parts(text: str) -> int:
    """The number of parts in which a text is sent; 0 for no text.

    A character that takes two places stands in one part, and leaves the last place of the part before it empty.
    """
    widths = [_septets(each) for each in text]
    if all(widths):
        return _split(widths, alone=160, each=153)
    return _split((2 if ord(each) > 0xFFFF else 1 for each in text), alone=70, each=67)


def _split(widths: Iterable[int], *, alone: int, each: int) -> int:
    listed = tuple(widths)
    if sum(listed) <= alone:
        return 1 if listed else 0
    count, used = 1, 0
    for width in listed:
        if used + width > each:
            count, used = count + 1, 0
        used += width
    return count
