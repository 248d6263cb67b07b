"""A desk that publishes in memory: proposals go through the law, and the record grows."""

from collections.abc import Iterable, Mapping
from typing import Any

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Names, PlaceVersion
from aukio.domain.clock.local_time import read_local
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice, PublicationKind
from aukio.domain.facts.record import Record, View
from aukio.domain.publishing.enactment import Enacted, apply, enact
from aukio.domain.publishing.proposals import Ending, Proposal
from tests.domain.factories import at, record


class Desk:
    """Holds the record; ``publish`` proposes the next publication of a notice and applies what comes of it."""

    def __init__(self, places: Iterable[PlaceVersion] | None = None) -> None:
        self.record: Record = record(places=places)
        self.enacted: list[Enacted] = []

    def proposal(
        self,
        published: str | None,
        *,
        notice: str = "notice",
        number: int | None = None,
        kind: PublicationKind = PublicationKind.MATERIAL,
        add: Iterable[Arrangement] = (),
        change: Iterable[Arrangement] = (),
        correct: Iterable[Arrangement] = (),
        end: Mapping[str, str] | None = None,
        withdraw: Iterable[str] = (),
        replaces: Iterable[str] = (),
        keep: Iterable[str] = (),
        accepted: Mapping[str, str] | None = None,
        historic: bool = False,
        digest: str | None = None,
        head: Notice | None = None,
    ) -> Proposal:
        """A publication as its author proposes it; ``end`` maps ids to exclusive local ends."""
        already = sum(each.notice == notice for each in self.record.publications)
        number = already + 1 if number is None else number
        return Proposal(
            Notice(notice, Names({"en": notice})) if head is None else head,
            number,
            None if published is None else at(published),
            kind,
            add=tuple(add),
            change=tuple(change),
            correct=tuple(correct),
            end=tuple(Ending(ref(notice, id_), read_local(until)) for id_, until in (end or {}).items()),
            withdraw=tuple(ref(notice, id_) for id_ in withdraw),
            replaces=tuple(replaces),
            keep=tuple(ref(notice, id_) for id_ in keep),
            accepted=accepted or {},
            historic=historic,
            digest=f"{notice} {number}" if digest is None else digest,
        )

    def publish(self, published: str, *, now: str | None = None, **said: Any) -> Enacted | None:
        """Publish at a local time, which is ``now`` unless said otherwise."""
        proposal = self.proposal(published, **said)
        enacted = enact(self.record, proposal, now=at(now or published))
        if enacted is not None:
            self.record = apply(self.record, enacted)
            self.enacted.append(enacted)
        return enacted

    def refusal(self, published: str, *, now: str | None = None, **said: Any) -> str:
        """The message with which a publication is refused; the record stays as it was."""
        before = self.record
        try:
            self.publish(published, now=now, **said)
        except Refused as refused:
            assert self.record is before
            return refused.message
        raise AssertionError("nothing was refused")

    def known(self, when: str) -> View:
        """What is known at a local time; a bare day is its start."""
        return View(self.record, at(when))


def ref(notice: str, id_: str) -> ArrangementRef:
    """The identity that an id means in a notice; ``other/id`` names another notice."""
    slug, slash, rest = id_.partition("/")
    return ArrangementRef(slug, rest) if slash else ArrangementRef(notice, id_)
