"""Publications of a notice file as proposals, once it is known how places are found and what time it is."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aukio.domain.checks.findings import Code
from aukio.domain.city.code_words import CodeKey, CodeWords
from aukio.domain.city.places import Contact
from aukio.domain.clock.days import joined
from aukio.domain.clock.local_time import EARLIEST, OpenEnd, Period, day_of, instant_of
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice, PublicationKind, Quotation, RoleRef
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.formats.notices.arrangement_data import (
    FindPlace,
    effects_from_data,
    particulars_from_data,
    refuse_dead_rules,
    scope_from_data,
)
from aukio.formats.notices.head_data import people_from_data, quotation_from_data
from aukio.formats.notices.unworded import refuse_unworded
from aukio.formats.values.days_data import period_of_days, stretches_from_list
from aukio.formats.values.keys import Gathered, Inside, Misfit
from aukio.formats.values.text_data import (
    MIDNIGHT,
    Json,
    day_from_data,
    end_from_data,
    links_from_data,
    minute_from_data,
    names_from_data,
)

NOON = time(12)
"""What ``published`` means when only its day is known: the notices' own logs give days."""


class Reading:
    """One reading of a file that has the shape of the schema; ``misfits`` gathers what still does not fit."""

    def __init__(
        self,
        data: Json,
        *,
        find_place: FindPlace,
        zone: ZoneInfo,
        now: datetime,
        recorded: Mapping[int, datetime] = MappingProxyType({}),
        roles: Collection[str] | None = None,
        words: Mapping[CodeKey, CodeWords] | None = None,
    ) -> None:
        self.data = data
        self.roles = roles
        self.words = words
        self.slug: str = data["notice"]
        self.recorded = recorded
        self.inferred_starts: dict[str, datetime] = {}
        self.find_place = find_place
        self.zone = zone
        self.now = now
        self.misfits = Gathered()
        self.is_new = False

    def proposals(self) -> tuple[Proposal, ...]:
        """All publications, in order; they are whole only when nothing was gathered in ``misfits``."""
        notice = self.notice()
        return tuple(
            self.proposal(index, publication, notice) for index, publication in enumerate(self.data["publications"])
        )

    def notice(self) -> Notice:
        data = self.data
        contacts: tuple[Contact | RoleRef, ...] = ()
        with self.misfits.inside("contacts"):
            contacts = people_from_data(data.get("contacts", ()), self.roles)
        quote: Quotation | None = None
        with self.misfits.inside("quote"):
            quote = quotation_from_data(data.get("quote", {}), self.roles)
        return Notice(
            self.slug,
            names_from_data(data["title"]),
            data.get("cause", ""),
            names_from_data(data.get("intro")),
            contacts,
            links_from_data(data.get("links", ())),
            tuple(data.get("assumptions", ())),
            quote,
        )

    def proposal(self, index: int, data: Mapping[str, Json], notice: Notice) -> Proposal:
        here = ("publications", index)
        # What is on record was accepted by the rules of its day; a file that is only looked at has no start yet.
        self.is_new = self.now > EARLIEST and index + 1 not in self.recorded
        local, published = None, None
        with self.misfits.inside(*here, "published"):
            if "published" in data:
                local = minute_from_data(data["published"], bare_day=NOON)
                published = instant_of(local, self.zone)
        today = day_of(self.recorded.get(index + 1, self.now), self.zone) if local is None else local.date()
        self.infer_starts(data, datetime.combine(today, MIDNIGHT))
        replaces = replaced(self.data, index)
        return Proposal(
            notice=notice,
            number=index + 1,
            published=published,
            kind=PublicationKind(data.get("kind", PublicationKind.MATERIAL)),
            add=self.arrangements(data, (*here, "add")),
            change=self.arrangements(data, (*here, "change")),
            correct=self.arrangements(data, (*here, "correct")),
            end=self.endings(data, here),
            withdraw=tuple(self.ref(ref) for ref in data.get("withdraw", ())),
            replaces=replaces,
            keep=tuple(self.ref(ref) for ref in data.get("keep", ())),
            accepted=MappingProxyType(dict(data.get("accept", {}))),
            historic=self.data.get("historic", False),
            digest=digest(data, replaces),
        )

    def infer_starts(self, data: Mapping[str, Json], start: datetime) -> None:
        # A change that states no start keeps that of the publication in which the arrangement first became known.
        for act in ("add", "change", "correct"):
            for item in data.get(act, ()):
                self.inferred_starts.setdefault(item["id"], start)

    def arrangements(self, data: Mapping[str, Json], here: tuple[str, int, str]) -> tuple[Arrangement, ...]:
        read = []
        for index, item in enumerate(data.get(here[-1], ())):
            with self.misfits.inside(*here, index):
                arrangement = self.arrangement(item)
                if here[1] + 1 not in self.recorded:  # what was published before this was refused stays published
                    with Inside("effects"):
                        refuse_dead_rules(arrangement.effects)
                        if self.words is not None and Code.CODE_WITHOUT_WORDS not in data.get("accept", {}):
                            refuse_unworded(arrangement.effects, self.words)
                read.append(arrangement)
        return tuple(read)

    def arrangement(self, data: Mapping[str, Json]) -> Arrangement:
        with Inside("scope"):
            scope = scope_from_data(data["scope"], self.find_place)
        with Inside("effects"):
            effects = effects_from_data(data["effects"], self.find_place)
        return Arrangement(
            ArrangementRef(self.slug, data["id"]),
            scope,
            self.period(data),
            effects,
            self.ref(data["continues"]) if "continues" in data else None,
            particulars_from_data(data),
        )

    def period(self, data: Mapping[str, Json]) -> Period:
        period = _period(data, self.inferred_starts[data["id"]])
        if period.never and self.is_new:
            raise Misfit(
                f"it ends on {data['until']}, before it starts on {data.get('from', period.start.date())}",
                keys=("until",),
                next_step="Write an end that is not before the start.",
            )
        return period

    def endings(self, data: Mapping[str, Json], here: tuple[str, int]) -> tuple[Ending, ...]:
        endings = []
        for index, item in enumerate(data.get("end", ())):
            with self.misfits.inside(*here, "end", index, "until" if "until" in item else "on"):
                until = end_from_data(item["until"]) if "until" in item else None
                days = joined(stretches_from_list(item.get("on", ())))
                endings.append(Ending(self.ref(item["id"]), until, days))
        return tuple(endings)

    def ref(self, text: str) -> ArrangementRef:
        notice, slash, id_ = text.partition("/")
        return ArrangementRef(notice, id_) if slash else ArrangementRef(self.slug, text)


def replaced(data: Mapping[str, Json], index: int) -> tuple[str, ...]:
    """Notices that a publication replaces; those named for the whole notice belong to its first."""
    whole = data.get("replaces", ()) if index == 0 else ()
    return tuple(dict.fromkeys((*whole, *data["publications"][index].get("replaces", ()))))


def digest(publication: Mapping[str, Json], replaces: Sequence[str]) -> str:
    """Identity of what a publication says: neither the order of keys, nor comments, nor layout count."""
    said = {**publication, "replaces": list(replaces)}
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(canonical.encode()).hexdigest()


def _period(data: Mapping[str, Json], inferred_start: datetime) -> Period:
    with Inside("from"):
        start = minute_from_data(data["from"]) if "from" in data else inferred_start
    with Inside("until"):
        end = end_from_data(data["until"]) if "until" in data else None
    with Inside("review"):
        review = day_from_data(data["review"]) if "review" in data else None
    with Inside("about"):
        about = day_from_data(data["about"]) if "about" in data else None
    days = period_of_days(data, start, end)
    if days is not None:
        return Period.of_days(days, review=review)
    open_end = OpenEnd(data["open"]) if "open" in data else None
    return Period(start, end, inferred="from" not in data, open_end=open_end, review=review, about=about)
