"""The facts of a notice: its arrangements with their subjects; a fact continued by another is stated once.

library    ────closed────────┐31.5.
library                      └half capacity──────▶   "closed until 31 May", then "at most half …"
rooms      ────closed────────┐
rooms                        └closed─────────────▶   stated once: "closed since 30 November"
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import Period, local_of
from aukio.domain.document.document import Mark
from aukio.domain.facts.effects import Close, Effect, Hours, Offer
from aukio.domain.facts.notices import ArrangementRef, Particulars, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact to state: ``versions`` with the same content, one after another, oldest first; ``period`` spans them.

    ``still``: the first effect was in force at these places before ``period``, by another arrangement, from ``since``
    on. ``instead`` is the day whose closure it continues on another day: a visit that moves.
    """

    subject: Subject
    period: Period
    versions: tuple[Version, ...]
    still: bool = False
    since: datetime | None = None
    instead: date | None = None

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Its effects."""
        return self.versions[-1].arrangement.effects

    @property
    def particulars(self) -> Particulars:
        """Its particulars."""
        return self.versions[-1].arrangement.particulars

    def marks(self, effect: int) -> tuple[Mark, ...]:
        """The facts stated by a sentence about one effect."""
        return tuple(Mark(version.ref, effect) for version in self.versions)

    @property
    def shown_period(self) -> Period:
        """The period as shown: it starts when the first effect began to be in force."""
        return self.period if self.since is None else replace(self.period, start=self.since)


_MOST_TIMES = 12
"""How many times of a repetition a text announces as the next one, before it is published again."""


def next_times(view: View, period: Period) -> tuple[Stretch, ...]:
    """The next times of a repetition, counted from what is known; none for other periods."""
    if not period.repeats:
        return ()
    found: list[Stretch] = []
    local = local_of(view.known, view.city.zone)
    while len(found) < _MOST_TIMES and (span := period.next_span(local)) is not None:
        found.append(span)
        local = span.end
    return tuple(found)


def facts(view: View, versions: Iterable[Version]) -> tuple[Fact, ...]:
    """The facts of some versions, in the order in which they first became known."""
    listed = sorted(versions, key=lambda version: version.first)
    subjects = {version.ref: subject_of(view, version) for version in listed}
    followed = _followed(listed, subjects)
    heads = [version for version in listed if version.ref not in {later.ref for later in followed.values()}]
    known = {version.ref: version for version in view.versions}
    return tuple(_fact(view, head, followed, subjects, known) for head in heads)


def _followed(listed: list[Version], subjects: Mapping[ArrangementRef, Subject]) -> Mapping[ArrangementRef, Version]:
    """The version that continues one where it ends, with the same effects at the same places or more."""
    found: dict[ArrangementRef, Version] = {}
    by_ref = {version.ref: version for version in listed}
    for later in listed:
        before = by_ref.get(later.arrangement.continues) if later.arrangement.continues else None
        if before is None or before.ref in found or not _adjoins(before, later):
            continue
        same = before.arrangement.effects == later.arrangement.effects
        if same and _places(subjects[before.ref]) <= _places(subjects[later.ref]):
            found[before.ref] = later
    return found


def _adjoins(before: Version, later: Version) -> bool:
    one, following = before.arrangement.period, later.arrangement.period
    in_one_piece = one.days is None and following.days is None
    return in_one_piece and one.end == following.start and not one.never


def _places(subject: Subject) -> frozenset[object]:
    return frozenset(node.place for node in (*subject.tops, *subject.inside))


def _fact(
    view: View,
    head: Version,
    followed: Mapping[ArrangementRef, Version],
    subjects: Mapping[ArrangementRef, Subject],
    known: Mapping[ArrangementRef, Version],
) -> Fact:
    chain = [head]
    while chain[-1].ref in followed:
        chain.append(followed[chain[-1].ref])
    last = chain[-1].arrangement.period
    period = replace(last, start=head.arrangement.period.start, inferred=head.arrangement.period.inferred)
    since = _since(view, head, subjects[head.ref], known)
    instead = _instead(view, head, subjects[head.ref], known)
    return Fact(subjects[chain[-1].ref], period, tuple(chain), still=since is not None, since=since, instead=instead)


def _instead(view: View, version: Version, subject: Subject, known: Mapping[ArrangementRef, Version]) -> date | None:
    """The day that hours on another day make up for: they continue its closure, and both are one day long."""
    new = version.arrangement
    before = known.get(new.continues) if new.continues is not None else None
    if before is None or not any(isinstance(effect, Hours | Offer) for effect in new.effects):
        return None
    old = before.arrangement
    moved = (
        old.period.within_one_day and new.period.within_one_day and old.period.start.date() != new.period.start.date()
    )
    closes = any(isinstance(effect, Close) for effect in old.effects)
    same = _places(subject) <= _places(subject_of(view, before))
    return old.period.start.date() if moved and closes and same and not _adjoins(before, version) else None


def _since(view: View, version: Version, subject: Subject, known: Mapping[ArrangementRef, Version]) -> datetime | None:
    """Since when the first effect is in force at all its places, through the arrangements it continues."""
    found = None
    while version.arrangement.continues is not None:
        before = known.get(version.arrangement.continues)
        if before is None or not _adjoins(before, version):
            break
        wider = _places(subject) <= _places(subject_of(view, before))
        if not wider or version.arrangement.effects[0] not in before.arrangement.effects:
            break
        found, version = before.arrangement.period.start, before
    return found
