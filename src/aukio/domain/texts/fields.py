"""Every text of a notice that people write in each language, under a name that stays.

title · intro · quote · quote.title · links[0].label
libraries-closed.effects[1].text · libraries-closed.note · libraries-closed.links[0].label
spring/libraries-closed.note          a fact of another notice, which this one keeps
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import day_of, instant_of, midnight
from aukio.domain.facts.effects import Promise, Text
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Link, Notice
from aukio.domain.facts.record import View
from aukio.domain.publishing.notice_facts import facts_of


class TextHolder(NamedTuple):
    """Identity of a text through versions: whose it is (None: the head of the notice), what it is, and the how-manieth.

    The second promise stays the second promise when an effect of another kind is put before it.
    """

    ref: ArrangementRef | None
    what: str
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class StaffText:
    """A text: its name for people and programs, its identity through versions, its words by language."""

    field: str
    holder: TextHolder
    names: Names


def staff_texts(view: View, slug: str) -> tuple[StaffText, ...]:
    """Every text of a notice as known in the view: its head, then its facts that are not over, as it lists them."""
    found = [*head_texts(view.head(slug))]
    today = midnight(day_of(view.known, view.city.zone), view.city.zone)
    for version in facts_of(view, slug):
        period = version.arrangement.period
        over = period.never or (period.end is not None and instant_of(period.end, view.city.zone) <= today)
        if not over:
            found += arrangement_texts(version.arrangement, within=slug)
    return tuple(found)


def head_texts(head: Notice) -> Iterator[StaffText]:
    """The texts of a notice that belong to no arrangement; those with no word in any language are left out."""
    yield from _text("title", TextHolder(None, "title"), head.title)
    yield from _text("intro", TextHolder(None, "intro"), head.intro)
    if head.quote is not None:
        yield from _text("quote", TextHolder(None, "quote"), head.quote.text)
        yield from _text("quote.title", TextHolder(None, "quote.title"), head.quote.title)
    yield from _labels("", None, head.links)


def arrangement_texts(arrangement: Arrangement, *, within: str) -> Iterator[StaffText]:
    """The texts of an arrangement; its id stands alone in its own notice, and behind its notice's slug in another."""
    ref = arrangement.ref
    name = ref.id if ref.notice == within else str(ref)
    seen: Counter[str] = Counter()
    for index, effect in enumerate(arrangement.effects):
        match effect:
            case Text(text) | Promise(text):
                what = type(effect).__name__.lower()
                yield from _text(f"{name}.effects[{index}].text", TextHolder(ref, what, seen[what]), text)
                seen[what] += 1
            case _:  # partial: a test names the effects that hold texts
                pass
    yield from _text(f"{name}.note", TextHolder(ref, "note"), arrangement.particulars.note)
    yield from _labels(f"{name}.", ref, arrangement.particulars.links)


def _labels(prefix: str, ref: ArrangementRef | None, links: tuple[Link, ...]) -> Iterator[StaffText]:
    for index, link in enumerate(links):
        yield from _text(f"{prefix}links[{index}].label", TextHolder(ref, "link", index), link.label)


def _text(field: str, holder: TextHolder, names: Names) -> Iterator[StaffText]:
    if names:
        yield StaffText(field, holder, names)
