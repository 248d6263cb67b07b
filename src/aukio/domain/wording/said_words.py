"""Words by which staff say where a change holds; each package of a language has its own.

They are read without regard to case, accents and punctuation, and in every language at once, whichever the language of
the page. The first of several is the one that a form is filled in with.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaidWords:
    """The words of one language.

    ``all_in`` stands after a building and a colon (``Iso Omena: everything``), ``all_of`` before a kind of places
    (``all libraries``), ``whole_city`` alone; ``joints`` stand between two places, ``excepted`` before those left out.
    """

    all_in: tuple[str, ...]
    all_of: tuple[str, ...]
    whole_city: tuple[str, ...]
    joints: tuple[str, ...]
    excepted: tuple[str, ...]
