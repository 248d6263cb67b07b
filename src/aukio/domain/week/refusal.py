"""The error for a text that is not a week: one line that names the position."""

import re
import unicodedata

_WORD = re.compile(r"24/7|[A-Za-z]+|[0-9]+(?:[:.][0-9]+)*|\|\||[!-~]")
_LONGEST_SHOWN = 24
_NAMED = {'"': "a comment", " ": "a space", "\t": "a tab", "\n": "a line break"}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


class WeekRefused(ValueError):
    """The text is not in the dialect of `Week`.

    `position` counts characters from 0; it is the length of the text when something is missing at its end.
    `found` and `expected` are phrases to show; `suggestion`, if any, is the text to write instead.
    """

    def __init__(self, text: str, position: int, found: str, expected: str, suggestion: str | None = None) -> None:
        super().__init__(text, position, found, expected, suggestion)
        self.text = text
        self.position = position
        self.found = found
        self.expected = expected
        self.suggestion = suggestion

    def __str__(self) -> str:
        advice = f'; try "{self.suggestion}"' if self.suggestion else ""
        return f"column {self.position + 1}: found {self.found}, expected {self.expected}{advice}"


LONGEST_WEEK = 4000
"""Characters of a week that is typed or sent: each rule is compared with all others."""


def refuse_too_long(text: str) -> None:
    """Raise `WeekRefused` for a text that is longer than any week of a place."""
    if len(text) > LONGEST_WEEK:
        raise WeekRefused(text, LONGEST_WEEK, "more", f"at most {LONGEST_WEEK} characters")


class DeadRule(WeekRefused):
    """A rule of a week can never hold: later rules replace it on each day that it selects, or it selects none.

    `rule` is its text. `suggestion`, if any, is the whole week with the rules turned round.
    """

    def __init__(self, text: str, rule: str, better: str = "") -> None:
        advice = "put it after them" if better else "leave it out, or change its days"
        expected = f"a rule that can hold; later rules replace it on all of its days, or it has none: {advice}"
        super().__init__(text, max(0, text.find(rule)), f'"{rule}"', expected, better or None)
        self.rule = rule

    def __reduce__(self) -> tuple[type["DeadRule"], tuple[str, str, str]]:
        return DeadRule, (self.text, self.rule, self.suggestion or "")


def refusal(text: str, position: int, expected: str, suggestion: str | None = None) -> WeekRefused:
    """The error for the character at `position`, described visibly even when it cannot be printed."""
    if position >= len(text):
        return WeekRefused(text, len(text), "the end of the text", expected, suggestion)
    character = text[position]
    if character in _DASHES:
        suggestion = "-"
    if character in _NAMED:
        found = _NAMED[character]
    elif word := _WORD.match(text, position):
        found = _quoted(word.group())
    else:
        found = _character_named(character)
    return WeekRefused(text, position, found, expected, suggestion)


def _quoted(word: str) -> str:
    return f'"{word}"' if len(word) <= _LONGEST_SHOWN else f'"{word[:_LONGEST_SHOWN]}…"'


def _character_named(character: str) -> str:
    # Combining marks and invisible characters would change or break the line that explains them.
    code = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    visible = character.isprintable() and not unicodedata.combining(character)
    return f'"{character}" ({code})' if visible else code
