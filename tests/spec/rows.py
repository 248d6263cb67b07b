"""The words in which the tables of this folder are written: rows, what they ask, and what they expect.

A row cites requirements, says in a sentence what holds, asks one question and expects things of the answer. What is
expected is addressed by a path into the answer's JSON: ``channels.phone.open``. Where the JSON holds a list, a
segment picks the one item that bears it as a value (``phone`` by its kind), more closely with further words joined by
``:`` (``phone:booking``); ``*`` is every item.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = Any


# --- what is asked


@dataclass(frozen=True, slots=True)
class Status:
    """How a place serves at an instant, as known at an instant; without ``known``, by all that is known."""

    place: str
    at: str
    known: str = ""
    lang: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["status", self.place, *_options(at=self.at, known=self.known, lang=self.lang)]


@dataclass(frozen=True, slots=True)
class Hours:
    """Effective on-site hours of a range of local days; of one day when no last one is given."""

    place: str
    first: str
    last: str = ""
    known: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["hours", self.place, "--from", self.first, "--to", self.last or self.first, *_options(known=self.known)]


@dataclass(frozen=True, slots=True)
class Why:
    """Every layer that speaks of a place at an instant."""

    place: str
    at: str
    known: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["why", self.place, *_options(at=self.at, known=self.known)]


@dataclass(frozen=True, slots=True)
class Check:
    """Contradictions in force at or after an instant; anywhere when no place is given."""

    place: str
    at: str
    known: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["check", *filter(None, [self.place]), *_options(at=self.at, known=self.known)]


@dataclass(frozen=True, slots=True)
class Log:
    """The update log of a notice."""

    notice: str
    known: str = ""
    lang: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["notice", "log", self.notice, *_options(known=self.known, lang=self.lang)]


@dataclass(frozen=True, slots=True)
class Facts:
    """A notice as data: what it said, and of which places, as known at an instant."""

    notice: str
    known: str = ""
    lang: str = ""

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        return ["notice", "show", self.notice, *_options(known=self.known, lang=self.lang), "--format", "json"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as people read it, in full or in plain words; the answer is ``{text: …}``."""

    notice: str
    known: str = ""
    lang: str = ""
    plain: bool = False

    @property
    def arguments(self) -> list[str]:
        """The question as arguments of the command line."""
        plain = ["--plain"] if self.plain else []
        return ["notice", "show", self.notice, *_options(known=self.known, lang=self.lang), *plain]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory says of a place; the record itself is read, because no command prints it yet."""

    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One arrangement, or the head of a notice (without an id), as recorded; read like ``Entry``."""

    notice: str
    id: str = ""


Ask: TypeAlias = Status | Hours | Why | Check | Log | Facts | Shown | Entry | Fact


def _options(**given: str) -> list[str]:
    return [word for name, value in given.items() if value for word in (f"--{name}", value)]


# --- what is expected, beside plain values


@dataclass(frozen=True, slots=True)
class Has:
    """A list that holds all of these, or a text that holds each of these pieces."""

    these: tuple[str, ...]

    def __str__(self) -> str:
        return f"has {', '.join(self.these)}"


@dataclass(frozen=True, slots=True)
class Lacks:
    """A text, or a list of texts, in which none of these stands."""

    these: tuple[str, ...]

    def __str__(self) -> str:
        return f"lacks {', '.join(self.these)}"


@dataclass(frozen=True, slots=True)
class Just:
    """A list of these and nothing else, in any order."""

    these: tuple[str, ...]

    def __str__(self) -> str:
        return f"just {', '.join(self.these) or 'nothing'}"


@dataclass(frozen=True, slots=True)
class Every:
    """A list, not empty, of which each item is as expected."""

    expected: "Expected"

    def __str__(self) -> str:
        return f"each {self.expected}"


@dataclass(frozen=True, slots=True)
class Stands:
    """Something stands there (``yes``), or nothing does."""

    yes: bool

    def __str__(self) -> str:
        return "stands there" if self.yes else "does not stand there"


Expected: TypeAlias = Has | Lacks | Just | Every | Stands | Json

SOMETHING = Stands(yes=True)
NOTHING = Stands(yes=False)


def has(*these: str) -> Has:
    """A list with at least these items, or a text with these pieces."""
    return Has(these)


def lacks(*these: str) -> Lacks:
    """A text, or a list of texts, in which none of these stands."""
    return Lacks(these)


def just(*these: str) -> Just:
    """A list of exactly these items, in any order."""
    return Just(these)


def every(expected: Expected) -> Every:
    """A list of which each item is as expected."""
    return Every(expected)


# --- tables


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    ``given`` names files of the folder ``given`` that are recorded beside the Espoo record before asking.
    ``fails`` is the reason a row cannot hold yet; it then must fail.
    """

    cites: str
    says: str
    ask: Ask
    expect: Mapping[str, Expected]
    given: tuple[str, ...] = ()
    fails: str = ""

    @property
    def cited(self) -> tuple[str, ...]:
        """The requirement numbers, one by one."""
        return tuple(self.cites.split())


@dataclass(frozen=True, slots=True)
class Planned:
    """What of a requirement belongs to another capability; ``kept_by`` names the tests that show it by now."""

    cites: str
    capability: str
    says: str
    kept_by: str = ""

    @property
    def line(self) -> str:
        """The remark as the page prints it."""
        when = f"Shown by {self.kept_by}" if self.kept_by else "Planned"
        return f"{when}, {self.capability}: {self.says}."

    @property
    def cited(self) -> tuple[str, ...]:
        """The requirement numbers, one by one."""
        return tuple(self.cites.split())


CAPABILITIES = ("pages", "wording", "outlets", "API and speed", "desk", "bookings", "at the door")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the requirements: each of them in a sentence, and the rows that show them."""

    section: int
    title: str
    requirements: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    planned: tuple[Planned, ...] = ()
