"""Words by which facts that people typed into a text are recognised: months, clocks, and what is counted or numbered.

Each is a part of a regular expression, read without regard to case unless said otherwise.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedWords:
    """The words of one language.

    ``dates`` are patterns of a day with the name of its month; ``{day}`` stands for its number, and capitals count.
    ``clock_words`` stand before a time of day (``klo``), ``halves`` (``pm``) and ``hour_words`` (``o'clock``) after
    one, and ``times`` are times of day without a number (``midnight``). ``counted`` stand after a number that counts,
    measures or costs, ``numbered`` before a number that is a name: of a page, a room, a class, an age;
    both with spaces between the words. ``uncertain`` stand before a time that no effect can say: one that is about, or
    until which people are let in.
    """

    dates: tuple[str, ...] = ()
    clock_words: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    hour_words: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    counted: str = ""
    numbered: str = ""
    uncertain: tuple[str, ...] = ()
