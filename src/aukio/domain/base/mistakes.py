"""Errors that a user can cause and correct; our own bugs are ordinary exceptions.

Every mistake has a stable ``code`` (for programs), a sentence that states the problem, and a next step. ``rule`` names
the rule that was broken and ``facts`` the values in its message, for ways in that translate it.
Each way in maps this family once: to an exit code, to problem+json, to a message beside a field.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType


class Mistake(Exception):
    """A request that cannot be carried out; nothing was changed."""

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
    """An instant or a day that cannot be parsed."""

    code = "bad_instant"


class BadRequest(Mistake):
    """Arguments that do not fit together, such as a range that ends before it begins."""

    code = "bad_request"


class NotFound(Mistake):
    """A place, notice or file that is not recorded."""

    code = "not_found"


class Refused(Mistake):
    """A file, or a combination of facts, that the rules do not allow; the record is unchanged."""

    code = "refused"


class TooMany(Mistake):
    """An act that was done too often from one address, or for one recipient; nothing was changed."""

    code = "too_many"

    def __init__(self, seconds: int) -> None:
        super().__init__("this was done too often from here.", next_step=f"Try again in {-(-seconds // 60)} min.")
        self.seconds = seconds
        """After how many seconds it may be tried again."""


class Forbidden(Mistake):
    """An act for which the user, who is known, has no permission; nothing was changed."""

    code = "forbidden"


def not_found_error(what: str, given: str, known: Sequence[str], *, next_step: str = "") -> NotFound:
    """A ``NotFound`` that suggests the most similar known name, as in "did you mean …?"."""
    close = get_close_matches(given, known, n=1, cutoff=0.6)
    if close:
        said = f"no {what} '{given}'; did you mean '{close[0]}'?"
        return NotFound(said, next_step=next_step, rule="close_name", facts={"given": given, "close": close[0]})
    return NotFound(f"no {what} '{given}'.", next_step=next_step, rule="no_such_name", facts={"given": given})
