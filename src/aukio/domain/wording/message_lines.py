"""A message as lines: the first says who, what and when; others give way where a text message is too long (R135).

A mail has every line, and its subject is the first one. A text message has at most two parts: names are cut until the
link, the next time and the number have room, and the other lines stand as far as there is room. Nothing is parsed
again: each attempt is put together from the pieces.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import IntEnum

from aukio.domain.people.text_messages import parts, plain_characters

MOST_PARTS = 2
"""How many parts a text message has at most, for each of the first lines it has to say."""
_SUBJECT = 150
_CUTS = (60, 40, 24, 12)
"""To how many characters names are cut, one after another, where a text message is too long."""


class Rank(IntEnum):
    """Which line of a text message comes first to have room: the highest is the first that is left out."""

    LINK = 0
    NEXT = 1
    PHONE = 2
    REASON = 3
    ELSEWHERE = 4
    ADVICE = 5
    COURTESY = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line behind the first; ``short`` stands for it in a text message, such as a shorter address."""

    text: str
    rank: Rank
    short: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line: a pattern of a language, with who, what and when as it writes them.

    ``who`` begins with the city, so that a text message names its sender. ``on`` is how the language puts a time into
    a sentence, ``when`` the times, and ``few`` the same with most of them counted, for where a list is too long.
    """

    pattern: str
    who: str
    on: str = ""
    when: str = ""
    few: str = ""
    what: str = ""
    event: str = ""
    rest: Mapping[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The line, as a sentence."""
        words = {"who": self.who, "when": self.when, "what": self.what, "event": self.event}
        on = self.on.format(when=self.when) if self.when else ""
        return self.pattern.format(**words, on=on, **self.rest)

    def shortened(self) -> Iterator["Head"]:
        """Shorter and shorter: fewer times, without the service, and with shorter names."""
        head = replace(self, when=self.few or self.when)
        yield head
        head = replace(head, what="")
        yield head
        for most in _CUTS:
            yield replace(head, who=cut(head.who, most), event=cut(head.event, most))


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that a message says: its first line, and what goes with it."""

    head: Head
    lines: tuple[Line, ...] = ()


def cut(text: str, most: int) -> str:
    """The text with at most so many characters, the last three of which are dots where it was longer."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip(' ,')}..."


def subject_of(blocks: Sequence[Block]) -> str:
    """The subject of a mail: its first line without the full stop; times are counted where they would be too many."""
    head = blocks[0].head
    said = head.said if len(head.said) <= _SUBJECT else next(head.shortened()).said
    return cut(" ".join(said.split()).removesuffix("."), _SUBJECT)


def mail_text(blocks: Sequence[Block], sender: str) -> str:
    """The text of a mail: each block a paragraph, a line for each of its lines, and who sends it."""
    said = ["\n".join([block.head.said, *(line.text for line in block.lines)]) for block in blocks]
    return "\n\n".join([*said, sender] if sender else said)


def short_text(blocks: Sequence[Block], most: int = MOST_PARTS) -> str:
    """The text of a text message, in at most ``most`` parts for each block.

    Names are cut only until the link, the next time and the number have room. Then each line that still fits is added,
    in the order of ``Rank``.
    """
    limit = most * len(blocks)
    lines = sorted(((number, line) for number, block in enumerate(blocks) for line in block.lines), key=_by_rank)
    needed = {(number, line) for number, line in lines if line.rank <= _NEEDED}
    heads: list[Head] = []
    for attempt in _heads(blocks):
        heads = attempt
        if parts(_put(blocks, heads, needed)) <= limit:
            break
    kept: set[tuple[int, Line]] = set()
    for each in lines:
        if parts(_put(blocks, heads, {*kept, each})) <= limit:
            kept.add(each)
    text = _put(blocks, heads, kept)
    while parts(text) > limit:
        text = cut(text, max(len(text) - 8, 4))
    return text


_NEEDED = Rank.PHONE


def _by_rank(each: tuple[int, Line]) -> tuple[Rank, int]:
    return each[1].rank, each[0]


def _heads(blocks: Sequence[Block]) -> Iterator[list[Head]]:
    """The first lines whole, then shorter and shorter."""
    yield [block.head for block in blocks]
    yield from map(list, zip(*(block.head.shortened() for block in blocks), strict=True))


def _put(blocks: Sequence[Block], heads: Sequence[Head], kept: AbstractSet[tuple[int, Line]]) -> str:
    said = []
    for number, (block, head) in enumerate(zip(blocks, heads, strict=True)):
        shown = [line.short or line.text for line in block.lines if (number, line) in kept]
        said.append(" ".join([head.said, *shown]))
    return plain_characters("\n".join(said))
