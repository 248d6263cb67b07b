"""Characters that are no part of any text: control characters, which break lines, files and screen readers.

A name, a title, an address or a number is one line. A longer text may have several lines and tabs, and nothing else.
"""

import re
import unicodedata

from aukio.domain.base.mistakes import Refused

NOT_IN_A_LINE = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
"""C0 and C1 with line breaks and tabs, and the line separators of Unicode; the inside of a set of a pattern."""

NOT_IN_A_TEXT = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
"""The same without line breaks and tabs."""

_LINE, _TEXT = re.compile(f"[{NOT_IN_A_LINE}]"), re.compile(f"[{NOT_IN_A_TEXT}]")


def control_character(text: str, *, lines: bool = False) -> re.Match[str] | None:
    """The first control character of a text; with ``lines``, line breaks and tabs are allowed."""
    return (_TEXT if lines else _LINE).search(text)


def say_character(character: str) -> str:
    """A control character in words: ``a line break``, ``a tab``, ``the control character U+0000``."""
    if character in "\n\r\u2028\u2029":
        return "a line break"
    return "a tab" if character == "\t" else f"the control character U+{ord(character):04X}"


def refuse_control_characters(text: str, what: str, *, lines: bool = False) -> None:
    """Raise ``Refused`` if a text has a control character; ``what`` names it in the message."""
    found = control_character(text, lines=lines)
    if found is not None:
        raise Refused(
            f"{what} has {say_character(found[0])} after '{text[: found.start()][-30:]}'.",
            next_step="Write it without." if lines else "Write it on one line.",
            rule="control_character",
        )


def fold(text: str) -> str:
    """The text without case, accents and punctuation: ``Järvenpää-Kirjasto`` becomes ``jarvenpaa kirjasto``."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in bare).split())
