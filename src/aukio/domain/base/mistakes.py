"""The one family of errors that a person can cause and mend; our own bugs are ordinary exceptions.

Every mistake has a stable ``code`` (for programs), a sentence that says what is wrong and a next step. ``rule`` names
what was broken, and ``facts`` what goes into its words, for ways in that speak the reader's language.
Ways in translate the family once: an exit code, problem+json, a message beside a field.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType


class Mistake(Exception):
    """Something asked of Aukio cannot be done as asked; nothing was changed."""

    code = "mistake"

    def __init__(
        self, message: str, *, next_step: str = "", rule: str = "", facts: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step
        self.rule = rule
        self.facts = facts

    def __str__(self) -> str:
        stop = "" if self.message.endswith((".", "?", "!")) else "."
        return f"{self.message}{stop} {self.next_step}".rstrip()


class BadInstant(Mistake):
    """An instant or a day that cannot be read."""

    code = "bad_instant"


class BadRequest(Mistake):
    """Arguments that do not fit together, such as a range that ends before it begins."""

    code = "bad_request"


class NotFound(Mistake):
    """A place, notice or file that nobody has recorded."""

    code = "not_found"


class Refused(Mistake):
    """A file, or a combination of facts, that the law does not allow; the record is as it was."""

    code = "refused"


class Forbidden(Mistake):
    """Something that is somebody else's to do; who acts is known, and nothing was changed."""

    code = "forbidden"


def no_such(what: str, given: str, known: Sequence[str], *, next_step: str = "") -> NotFound:
    """``NotFound`` that offers the nearest name people have recorded, as in "did you mean …?"."""
    close = get_close_matches(given, known, n=1, cutoff=0.6)
    guess = f"; did you mean '{close[0]}'?" if close else "."
    return NotFound(f"no {what} '{given}'{guess}", next_step=next_step)
