"""Record a publication with its texts, redact a name in them, and schedule a publication.

A transaction that decides by the record first takes ``aukio.directory.actions.take_writer_lock``, then reads, decides
and records.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import randbits
from typing import TypeAlias

from django.db import transaction

from aukio.audit.actions import record as record_act
from aukio.directory.actions import Conflict, take_writer_lock
from aukio.domain.document.document import Document
from aukio.domain.document.redaction import erase_name
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.publishing.enactment import Enacted
from aukio.domain.publishing.schedule import Pending
from aukio.domain.wording.languages import language, source_words
from aukio.formats.documents.document_data import document_from_data, document_to_data
from aukio.formats.notices.arrangement_data import effects_to_data, particulars_to_data, scope_to_data
from aukio.formats.notices.head_data import people_to_data, quotation_to_data
from aukio.formats.values.days_data import days_to_data
from aukio.formats.values.text_data import links_to_data, names_to_data
from aukio.notices import queries
from aukio.notices.models import (
    Arrangement,
    ArrangementVersion,
    Notice,
    Publication,
    ScheduledPublication,
    ScheduledState,
    ShownText,
)

_STAMP_BITS = 62
_BATCH = 500

Telling: TypeAlias = tuple[str, str, bool]
"""The key of a text: the slug of the notice, the language, and whether it is the plain variant."""


@transaction.atomic
def record_publication(*, enacted: Enacted, shown: Mapping[Telling, Document], by: str, now: datetime) -> None:
    """Record an enacted proposal; ``shown`` holds the texts of the notices that it changes, as shown from then on.

    Raises ``Conflict`` if it was enacted on an older state of the record.
    """
    take_writer_lock()
    newest, _ = queries.revision()
    if enacted.publication.order.sequence != newest + 1:
        raise Conflict("Something else was published since this publication was looked at.")
    publication = _publish(enacted, by, now)
    _show(shown, publication)
    arrangements = _identities(enacted.versions, publication)
    _supersede(enacted.versions, arrangements, enacted.publication.published)
    ArrangementVersion.objects.bulk_create(
        _version_row(version, arrangements, publication) for version in enacted.versions
    )
    record_act(
        by=by,
        now=now,
        act="publish",
        subject=enacted.notice.slug,
        detail={
            "number": publication.number,
            "kind": publication.kind,
            "published": publication.published.isoformat(),
            "digest": publication.digest,
            "versions": {str(version.ref): version.came_as.value for version in enacted.versions},
        },
    )


def _publish(enacted: Enacted, by: str, now: datetime) -> Publication:
    head, act = enacted.notice, enacted.publication
    notice, _ = Notice.objects.get_or_create(slug=head.slug)
    return Publication.objects.create(
        notice=notice,
        number=act.number,
        sequence=act.order.sequence,
        published=act.published,
        recorded_at=now,
        by=by,
        stamp=randbits(_STAMP_BITS),
        kind=act.kind.value,
        replaces=list(act.replaces),
        accepted=dict(act.accepted),
        digest=act.digest,
        title=names_to_data(head.title),
        cause=head.cause,
        intro=names_to_data(head.intro),
        contacts=people_to_data(head.contacts),
        links=links_to_data(head.links),
        assumptions=list(head.assumptions),
        quote=quotation_to_data(head.quote),
    )


def _show(shown: Mapping[Telling, Document], publication: Publication) -> None:
    notices = {row.slug: row for row in Notice.objects.filter(slug__in={slug for slug, _, _ in shown})}
    ShownText.objects.bulk_create(
        ShownText(
            publication=publication,
            notice=notices[slug],
            lang=lang,
            plain=plain,
            document=document_to_data(document),
        )
        for (slug, lang, plain), document in shown.items()
    )


@dataclass(frozen=True, slots=True)
class TakenOut:
    """The number of texts, quotations and files of settled publications from which a name was removed.

    ``unmarked`` counts the texts that still contain it, without a mark as a name.
    """

    texts: int
    quotes: int
    files: int
    unmarked: int


def take_out_name(*, name: str, now: datetime) -> TakenOut:
    """Remove a personal name from quotations, and from shown texts where it is marked as a name (R108).

    Also remove it from the files of settled scheduled publications; a pending file is still to be read.

    Part of a redaction, which holds the writer lock and writes the audit trail.
    """
    take_writer_lock()
    texts = unmarked = 0
    for pks in _batches(ShownText.objects.order_by("pk").values_list("pk", flat=True)):
        for pk, data in ShownText.objects.filter(pk__in=pks).values_list("pk", "document"):
            if not _holds(data, name):
                continue
            before = document_from_data(data)
            after = erase_name(before, name, language(before.lang).say_name_removed())
            nameless = document_to_data(after)
            if after != before:
                texts += ShownText.objects.filter(pk=pk).update(document=nameless, redacted_at=now)
            unmarked += _holds(nameless, name)
    quotes = 0
    for pk, quote in Publication.objects.filter(quote__name=name).values_list("pk", "quote"):
        nameless = {key: value for key, value in quote.items() if key != "name"}
        quotes += Publication.objects.filter(pk=pk).update(quote=nameless)
    files = 0
    settled = ScheduledPublication.objects.exclude(state=ScheduledState.PENDING)
    for pk, document in settled.filter(document__contains=name).values_list("pk", "document"):
        if name in document:  # SQLite takes small letters for capitals
            nameless_file = document.replace(name, source_words().say_name_removed())
            files += ScheduledPublication.objects.filter(pk=pk).update(document=nameless_file)
    return TakenOut(texts, quotes, files, unmarked)


def _holds(data: object, name: str) -> bool:
    return json.dumps(name, ensure_ascii=False)[1:-1] in json.dumps(data, ensure_ascii=False)


def _batches(pks: Iterable[int]) -> Iterable[list[int]]:
    every = list(pks)
    return (every[start : start + _BATCH] for start in range(0, len(every), _BATCH))


def _identities(versions: Iterable[Version], publication: Publication) -> dict[ArrangementRef, Arrangement]:
    """Return the arrangements of these versions and of those that they continue; create the new ones."""
    added = {version.ref: version.arrangement for version in versions if version.number == 1}
    Arrangement.objects.bulk_create(
        Arrangement(
            notice=publication.notice,
            slug=ref.id,
            first=publication,
            scope=scope_to_data(arrangement.scope, int),
        )
        for ref, arrangement in added.items()
    )
    named = {version.ref for version in versions} | {
        version.arrangement.continues for version in versions if version.arrangement.continues
    }
    rows = Arrangement.objects.filter(notice__slug__in={ref.notice for ref in named}).select_related("notice")
    return {ref: row for row in rows if (ref := ArrangementRef(row.notice.slug, row.slug)) in named}


def _supersede(
    versions: Iterable[Version], arrangements: Mapping[ArrangementRef, Arrangement], published: datetime
) -> None:
    for version in versions:
        if version.number == 1:
            continue
        # The number says which version the new one was written upon; no other may be current.
        before = ArrangementVersion.objects.current().filter(
            arrangement=arrangements.get(version.ref), number=version.number - 1
        )
        if before.update(known_until=published) != 1:
            raise Conflict(f"'{version.ref}' has changed since this publication was looked at.")


def _version_row(
    version: Version, arrangements: Mapping[ArrangementRef, Arrangement], publication: Publication
) -> ArrangementVersion:
    arrangement, period = version.arrangement, version.arrangement.period
    end = period.end
    return ArrangementVersion(
        arrangement=arrangements[version.ref],
        number=version.number,
        publication=publication,
        came_as=version.came_as.value,
        continues=arrangements[arrangement.continues] if arrangement.continues else None,
        from_day=period.start.date(),
        from_minute=_minute(period.start),
        until_day=end.date() if end else None,
        until_minute=_minute(end) if end else None,
        inferred=period.inferred,
        open_end=period.open_end.value if period.open_end else "",
        review=period.review,
        about=period.about,
        days=days_to_data(period.days),
        by_replacement=version.by_replacement,
        effects=effects_to_data(arrangement.effects, int),
        particulars=particulars_to_data(arrangement.particulars),
        known_from=version.known_from,
        known_until=version.known_until,
    )


def _minute(local: datetime) -> int:
    if local.second or local.microsecond:
        raise ValueError("facts begin and end at whole minutes")
    return local.hour * 60 + local.minute


@transaction.atomic
def schedule(pending: Pending, *, document: str, source: str, digest: str, by: str, now: datetime) -> int:
    """Store the notice file of a publication until it is due; return the id of the row.

    Raises ``Conflict`` if the same publication is already pending.
    """
    take_writer_lock()
    notice, number = pending.notice, pending.number
    rows = ScheduledPublication.objects.filter(notice=notice, number=number, state=ScheduledState.PENDING)
    if rows.exists():
        raise Conflict(f"publication {number} of '{notice}' is scheduled already.")
    row = ScheduledPublication.objects.create(
        notice=notice,
        number=number,
        due=pending.due,
        document=document,
        source=source,
        digest=digest,
        based_on=[[ref.notice, ref.id, version] for ref, version in pending.based_on.items()],
        recorded_at=now,
        by=by,
    )
    detail = {"number": number, "due": pending.due.isoformat(), "digest": digest}
    record_act(by=by, now=now, act="schedule", subject=notice, detail=detail)
    return row.pk


@transaction.atomic
def settle(*, scheduled: int, state: ScheduledState, reason: str, by: str, now: datetime) -> None:
    """Record the outcome of a pending publication: published, or overtaken or dropped, with the reason.

    Raises ``Conflict`` if it is no longer pending.
    """
    take_writer_lock()
    row = ScheduledPublication.objects.filter(pk=scheduled, state=ScheduledState.PENDING).first()
    if row is None:
        raise Conflict("This scheduled publication is pending no more.")
    row.state, row.state_reason, row.settled_at = state, reason, now
    row.save(update_fields=("state", "state_reason", "settled_at"))
    record_act(
        by=by,
        now=now,
        act="settle",
        subject=row.notice,
        detail={"number": row.number, "state": state.value, "reason": reason},
    )
