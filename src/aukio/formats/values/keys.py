"""The path of a value in plain data, and the refusal of an invalid value.

A codec refuses a value without knowing its path; each level adds its own key on the way out, so that the message names
the whole path. A file adds its name and line (``located``).
"""

from difflib import get_close_matches
from enum import StrEnum
from types import TracebackType
from typing import TypeAlias, TypeVar

from aukio.domain.base.mistakes import Refused

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the root down: ``("publications", 0, "add", 2)``."""

_LONGEST_SHOWN = 40
_Word = TypeVar("_Word", bound=StrEnum)


class Misfit(Refused):
    """An invalid value; ``keys`` are its path in the data that was read.

    ``with_column``: the message names the column, too, since the mistake cannot be seen in the line.
    """

    def __init__(self, why: str, *, keys: KeyPath = (), next_step: str = "", with_column: bool = False) -> None:
        self.why = why
        self.with_column = with_column
        self.keys: KeyPath = ()
        super().__init__(why, next_step=next_step)
        self.move(keys)

    def move(self, keys: KeyPath) -> None:
        """Put ``keys`` before the path: the data that was read is itself at ``keys``."""
        self.keys = (*keys, *self.keys)
        self.message = f"{say_keys(self.keys)}: {self.why}" if self.keys else self.why


class Inside:
    """``with Inside("effects", 1):`` adds these keys to the path of a misfit raised in the block."""

    __slots__ = ("keys",)

    def __init__(self, *keys: str | int) -> None:
        self.keys = keys

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Misfit):
            error.move(self.keys)


class Gathered(list[Misfit]):
    """Collected misfits, so that one refusal names several."""

    def inside(self, *keys: str | int) -> "_Gathering":
        """``with misfits.inside("places", 3):`` collects a misfit raised in the block and continues after it."""
        return _Gathering(self, keys)


class _Gathering:
    __slots__ = ("gathered", "keys")

    def __init__(self, gathered: Gathered, keys: KeyPath) -> None:
        self.gathered = gathered
        self.keys = keys

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Misfit):
            return False
        error.move(self.keys)
        self.gathered.append(error)
        return True


def say_keys(keys: KeyPath) -> str:
    """Return a key path as text: ``publications[0].add[2]``."""
    parts = (f"[{key}]" if isinstance(key, int) else f".{shorten(key)}" for key in keys)
    return "".join(parts).removeprefix(".")


def shorten(text: str, longest: int = _LONGEST_SHOWN) -> str:
    """Return a text shortened for one line of a message; unprintable characters are replaced."""
    shown = "".join(character if character.isprintable() else "�" for character in text[: longest + 1])
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def read_word(words: type[_Word], data: object) -> _Word:
    """Return the member of an enum that ``data`` names. Raises ``Misfit``."""
    try:
        return words(data)  # type: ignore[arg-type]  # a value of any type that is no member is refused
    except ValueError:
        raise Misfit(say_choice(str(data), [word.value for word in words])) from None


def say_choice(found: str, allowed: list[str]) -> str:
    """Return why a word is refused, with the allowed words and the nearest one."""
    expected = f"expected {_one_of(allowed)}, found '{shorten(found)}'"
    return f"{expected}{did_you_mean(found, allowed)}"


def did_you_mean(found: str, allowed: list[str]) -> str:
    """Return ``; did you mean '…'?`` with the nearest allowed word, or an empty text."""
    close = near(found, allowed)
    return f"; did you mean '{close}'?" if close else ""


def near(found: str, allowed: list[str]) -> str:
    """Return the nearest allowed word, or an empty text."""
    return next(iter(get_close_matches(found[:100], allowed, n=1, cutoff=0.6)), "")


def _one_of(allowed: list[str]) -> str:
    return f"'{allowed[0]}'" if len(allowed) == 1 else f"one of {', '.join(allowed)}"
