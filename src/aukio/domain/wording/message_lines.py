"""A message as lines: the first says who, what and when; others give way where a text message is too long (R135).

A mail has every line, and its subject is the first one. A text message has at most two parts: lines are left out in
the order of ``Rank``, then names are cut, and last the link goes. Nothing is parsed again: each attempt is put together
from the pieces.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from aukio.domain.people.text_messages import parts, plain_characters

MOST_PARTS = 2
"""How many parts a text message has at most, for each of the first lines it has to say."""
_SUBJECT = 150
_CUTS = (60, 40, 24, 12)
"""To how many characters names are cut, one after another, where a text message is too long."""


class Rank(IntEnum):
    """How long a line is kept: the highest is the first that a text message leaves out."""

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
    """The text of a text message, in at most ``most`` parts for each block; what is shortened first says ``Rank``."""
    limit = most * len(blocks)
    attempt = ""
    for attempt in _attempts(blocks):
        if parts(attempt) <= limit:
            return attempt
    while parts(attempt) > limit:
        attempt = cut(attempt, max(len(attempt) - 8, 4))
    return attempt


def _attempts(blocks: Sequence[Block]) -> Iterator[str]:
    heads = [block.head for block in blocks]
    for last in sorted(Rank, reverse=True):
        yield _put(blocks, heads, last)
    for shorter in zip(*(head.shortened() for head in heads), strict=True):
        for last in (Rank.PHONE, Rank.NEXT, Rank.LINK):
            yield _put(blocks, shorter, last)
    yield _put(blocks, [[*head.shortened()][-1] for head in heads], None)


def _put(blocks: Sequence[Block], heads: Sequence[Head], last: Rank | None) -> str:
    said = []
    for block, head in zip(blocks, heads, strict=True):
        kept = () if last is None else tuple(line for line in block.lines if line.rank <= last)
        said.append(" ".join([head.said, *(line.short or line.text for line in kept)]))
    return plain_characters("\n".join(said))
