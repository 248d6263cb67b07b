"""Words by which staff say a change, where it holds, and when; each package of a language has its own.

They are read without regard to case, accents and punctuation, and in every language at once, whichever the language of
the page. The first of several is the one that a form is filled in with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aukio.domain.base.closed_sets import Partial
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.publishing.templates import Template

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidTimes:
    """Words about when.

    ``until`` and ``since`` stand before a day, ``until_after`` and ``since_after`` after it; ``for_now`` is an open
    end, ``now`` the present minute. ``weekdays`` are the days from Monday on, the next of which is meant; ``numbers``
    count ``days`` from one on.
    """

    now: Phrases
    until: Phrases
    since: Phrases
    for_now: Phrases
    weekdays: tuple[Phrases, ...]
    days: Phrases
    numbers: Phrases
    until_after: Phrases = ()
    since_after: Phrases = ()


@dataclass(frozen=True, slots=True)
class SaidWords:
    """The words of one language.

    ``all_in`` stands after a building and a colon (``Iso Omena: everything``), ``all_of`` before a kind of places
    (``all libraries``), ``whole_city`` alone; ``joints`` stand between two places, ``excepted`` before those left out,
    ``instead`` before another place to go to. ``instead_text`` says that place, where no service is named elsewhere.
    ``fillers`` say nothing of their own.
    """

    all_in: Phrases
    all_of: Phrases
    whole_city: Phrases
    joints: Phrases
    excepted: Phrases
    instead: Phrases
    instead_text: str
    times: SaidTimes
    changes: Partial[Template, Phrases]
    causes: Mapping[str, Phrases]
    bookings: Mapping[ExistingBookings, Phrases]
    fillers: Phrases = field(default=())
