"""Read what was published and what is scheduled, as values, with one query for each table.

Queries do not share a snapshot. A caller that needs one state of several tables reads ``revision`` before and after,
and reads again if it changed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from aukio.domain.city.places import PlaceId
from aukio.domain.clock.days import Days
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.document.document import Document
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import (
    Arrangement,
    ArrangementRef,
    ChangeKind,
    Notice,
    Order,
    Particulars,
    Publication,
    PublicationKind,
    Version,
    with_planned,
)
from aukio.domain.facts.scope import Scope
from aukio.domain.publishing.schedule import Pending
from aukio.formats.documents.document_data import document_from_data
from aukio.formats.notices.arrangement_data import effects_from_data, particulars_from_data, scope_from_data
from aukio.formats.notices.head_data import people_from_data, quotation_from_data
from aukio.formats.values.days_data import days_from_data
from aukio.formats.values.text_data import links_from_data, names_from_data
from aukio.notices.models import ArrangementVersion, ScheduledPublication, ScheduledState, ShownText
from aukio.notices.models import Publication as PublicationRow

__all__ = [
    "Scheduled",
    "ScheduledState",
    "first_due",
    "newest_stamp",
    "notices",
    "publications",
    "revision",
    "scheduled",
    "shown_text",
    "shown_version",
    "versions",
]

# Rows are fetched by the thousand, so that a long history is never in memory twice.
_CHUNK = 2000


def revision() -> tuple[int, int]:
    """Return the order of the newest publication, 0 before the first, and its stamp; each publication changes them.

    The stamp distinguishes it from a publication of the same order that was rolled back.
    """
    return PublicationRow.objects.order_by("-sequence").values_list("sequence", "stamp").first() or (0, 0)


def newest_stamp() -> Subquery:
    """Return the stamp of the newest publication, as a subquery."""
    return Subquery(PublicationRow.objects.order_by("-sequence").values("stamp")[:1])


def first_due(*, after: datetime) -> Subquery:
    """Return the first scheduled minute after an instant, as a subquery."""
    waiting = ScheduledPublication.objects.filter(state=ScheduledState.PENDING, due__gt=after)
    return Subquery(waiting.order_by("due").values("due")[:1])


def notices() -> tuple[Notice, ...]:
    """Return every notice with the head of its latest publication, in the order of these publications."""
    heads: dict[str, Notice] = {}
    for row in PublicationRow.objects.order_by("sequence").select_related("notice").defer("accepted"):
        heads.pop(row.notice.slug, None)
        heads[row.notice.slug] = _head(row)
    return tuple(heads.values())


def _head(row: PublicationRow) -> Notice:
    return Notice(
        slug=row.notice.slug,
        title=names_from_data(row.title),
        cause=row.cause,
        intro=names_from_data(row.intro),
        contacts=people_from_data(row.contacts),
        links=links_from_data(row.links),
        assumptions=tuple(row.assumptions),
        quote=quotation_from_data(row.quote),
    )


def stamp_of(sequence: int) -> int | None:
    """Return the stamp of the publication of an order; None where there is none."""
    return PublicationRow.objects.filter(sequence=sequence).values_list("stamp", flat=True).first()


def publications(*, after: int = 0) -> tuple[Publication, ...]:
    """Return the publications of every notice that come after an order, in the order in which they were recorded."""
    return tuple(
        Publication(
            notice=row.notice.slug,
            number=row.number,
            order=Order(row.published, row.sequence),
            kind=PublicationKind(row.kind),
            replaces=tuple(row.replaces),
            accepted=MappingProxyType(row.accepted),
            digest=row.digest,
            head=_head(row),
        )
        for row in PublicationRow.objects.filter(sequence__gt=after).order_by("sequence").select_related("notice")
    )


def versions(*, after: int = 0) -> tuple[Version, ...]:
    """Return the versions that publications after an order made known, in the order in which they were recorded.

    Versions that only end an arrangement get its planned period from those before them, as far as these are returned.
    """
    made = ArrangementVersion.objects.filter(publication__sequence__gt=after) if after else ArrangementVersion.objects
    rows = made.order_by("pk").values_list(
        "arrangement__notice__slug",
        "arrangement__slug",
        _text("arrangement__scope"),
        "arrangement__first__published",
        "arrangement__first__sequence",
        "publication__published",
        "publication__sequence",
        "number",
        "came_as",
        "continues__notice__slug",
        "continues__slug",
        "from_day",
        "from_minute",
        "until_day",
        "until_minute",
        "inferred",
        "open_end",
        "review",
        "about",
        _text("days"),
        "by_replacement",
        _text("effects"),
        _text("particulars"),
        "known_until",
    )
    return with_planned(_version(row) for row in rows.iterator(chunk_size=_CHUNK))


def shown_text(notice: str, *, lang: str, plain: bool, known: datetime) -> Document | None:
    """Return the stored text of a notice as last published by ``known``; None if it was not published in that language.

    A text stored before plain variants existed is used for its plain variant too.
    """
    texts = ShownText.objects.filter(notice__slug=notice, publication__published__lte=known)
    return _newest(texts, lang, plain=plain)


def shown_version(notice: str, number: int, *, lang: str, plain: bool) -> Document | None:
    """Return the text that one publication of the notice stored; None as in ``shown_text``."""
    texts = ShownText.objects.filter(notice__slug=notice, publication__notice__slug=notice, publication__number=number)
    return _newest(texts, lang, plain=plain)


def _newest(texts: QuerySet[ShownText], lang: str, *, plain: bool) -> Document | None:
    variants = texts.filter(lang=lang, plain__in=(True, False) if plain else (False,))
    newest = variants.order_by("-publication__published", "-publication__sequence", "-plain")
    data = newest.values_list("document", flat=True).first()
    return None if data is None else document_from_data(data)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A scheduled publication; ``id`` is its key for ``settle``.

    ``based_on`` names the version of each arrangement that its author saw.
    """

    id: int
    notice: str
    number: int
    due: datetime
    document: str
    source: str
    digest: str
    based_on: Mapping[ArrangementRef, int]
    state: ScheduledState
    reason: str
    recorded_at: datetime
    by: str

    @property
    def pending(self) -> Pending:
        """The part that the domain uses."""
        return Pending(self.notice, self.number, self.due, self.based_on)


def scheduled(*, state: ScheduledState | None = None) -> tuple[Scheduled, ...]:
    """Return scheduled publications in the order of their minutes, of one state or of all."""
    rows = ScheduledPublication.objects.order_by("due", "pk")
    return tuple(_scheduled(row) for row in (rows if state is None else rows.filter(state=state)))


def _scheduled(row: ScheduledPublication) -> Scheduled:
    return Scheduled(
        id=row.pk,
        notice=row.notice,
        number=row.number,
        due=row.due,
        document=row.document,
        source=row.source,
        digest=row.digest,
        based_on=MappingProxyType({ArrangementRef(notice, name): number for notice, name, number in row.based_on}),
        state=ScheduledState(row.state),
        reason=row.state_reason,
        recorded_at=row.recorded_at,
        by=row.by,
    )


def _text(column: str) -> Cast:
    # JSON as text, to be read once for all the rows that say the same.
    return Cast(column, TextField())


def _version(row: Iterable[Any]) -> Version:
    (
        notice, name, scope, first_published, first_sequence, published, sequence, number, came_as,
        continues_notice, continues_name, from_day, from_minute, until_day, until_minute, inferred, open_end, review,
        about, days, by_replacement, effects, particulars, known_until,
    ) = row  # fmt: skip
    return Version(
        arrangement=Arrangement(
            ref=ArrangementRef(notice, name),
            scope=_scope(scope),
            period=Period(
                start=_local(from_day, from_minute),
                end=None if until_day is None else _local(until_day, until_minute),
                inferred=inferred,
                open_end=OpenEnd(open_end) if open_end else None,
                review=review,
                about=about,
                days=None if days is None else _days(days),
            ),
            effects=_effects(effects),
            continues=None if continues_name is None else ArrangementRef(continues_notice, continues_name),
            particulars=_particulars(particulars),
        ),
        number=number,
        came_as=ChangeKind(came_as),
        publication=Order(published, sequence),
        first=Order(first_published, first_sequence),
        known_until=known_until,
        by_replacement=by_replacement,
    )


def _local(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def _place(data: Any) -> PlaceId:
    return PlaceId(data)


# Versions that differ in one thing share the rest: a scope is the same in all of them.


@lru_cache(maxsize=10_000)
def _scope(text: str) -> Scope:
    return scope_from_data(json.loads(text), _place)


@lru_cache(maxsize=10_000)
def _days(text: str) -> Days:
    return days_from_data(json.loads(text))


@lru_cache(maxsize=10_000)
def _effects(text: str) -> tuple[Effect, ...]:
    return effects_from_data(json.loads(text), _place)


@lru_cache(maxsize=10_000)
def _particulars(text: str) -> Particulars:
    return particulars_from_data(json.loads(text))
