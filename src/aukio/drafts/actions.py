"""Writing drafts: each step in one transaction with its row in the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import transaction

from aukio.audit.actions import record
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.publishing.draft_steps import FROZEN, OPEN, DraftStep, State, state_after
from aukio.drafts.models import Draft as DraftRow
from aukio.drafts.models import Upload as UploadRow
from aukio.drafts.queries import Draft, DraftSubject, Upload, as_value


class Overtaken(Refused):
    """Another person saved the draft meanwhile; ``theirs`` is the present draft, and nothing was overwritten."""

    code = "overtaken"

    def __init__(self, theirs: Draft) -> None:
        super().__init__(
            f"{theirs.hands.last} saved this draft meanwhile.",
            next_step="Both are shown: put together what should stand, and save it again.",
            rule="overtaken",
            facts={"who": theirs.hands.last},
        )
        self.theirs = theirs


def begin(*, subject: DraftSubject, typed: Mapping[str, Any], by: str, now: datetime) -> Draft:
    """Save a form as a new draft."""
    template, edit = subject.template, subject.edit
    with transaction.atomic():
        row = DraftRow.objects.create(
            template=template.value if template is not None else "",
            about=subject.about,
            composed=subject.composed,
            place=subject.place,
            edit=None if edit is None else dict(edit),
            typed=dict(typed),
            author=by,
            last=by,
            begun=now,
            changed=now,
        )
        what = row.template or row.about or ("composed" if row.composed else "directory")
        record(by=by, now=now, act="begin draft", subject=f"draft {row.pk}", detail={"what": what})
    return as_value(row)


def save(
    number: int,
    *,
    typed: Mapping[str, Any],
    had: int,
    by: str,
    now: datetime,
    edit: Mapping[str, Any] | None = None,
) -> Draft:
    """Write on a draft; ``had`` is the revision on which the writer worked. One in review is taken back by it.

    Raises ``Overtaken`` where it was saved since, ``Refused`` where it can no longer be written on.
    """
    with transaction.atomic():
        row = _row(number)
        if row.state not in OPEN:
            raise Refused(
                f"draft {number} is {row.state.replace('_', ' ')}.",
                next_step="Begin a new change.",
                rule="draft_settled",
            )
        if row.revision != had and dict(row.typed) != dict(typed):
            raise Overtaken(as_value(row))
        before = dict(row.typed)
        row.typed, row.last, row.changed, row.revision = dict(typed), by, now, row.revision + 1
        row.edit = row.edit if edit is None else dict(edit)
        if row.state == State.IN_REVIEW:  # what a second person would approve is not what was handed in
            row.state, row.frozen, row.shown = State.DRAFT, None, {}
        row.save(update_fields=["typed", "edit", "last", "changed", "revision", "state", "frozen", "shown"])
        changed = sorted(key for key in {*before, *typed} if before.get(key) != typed.get(key))
        record(by=by, now=now, act="write draft", subject=f"draft {number}", detail={"changed": changed})
    return as_value(row)


@dataclass(frozen=True, slots=True)
class StepDetail:
    """What goes with a step: a comment, what the draft said at that instant, and what was published from it.

    ``bookings`` is what was decided about bookings before the publication.
    """

    comment: str = ""
    notice: str = ""
    publication: int | None = None
    shown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    bookings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def move(number: int, step: DraftStep, *, by: str, now: datetime, detail: StepDetail | None = None) -> Draft:
    """Take a step with a draft. One that is handed in or published is frozen; one that is written on again thaws.

    Raises ``Refused`` and ``Forbidden`` as ``domain.publishing.draft_steps.state_after`` does.
    """
    said = detail or StepDetail()
    with transaction.atomic():
        row = _row(number)
        state = state_after(as_value(row).state, step, by=by, hands=as_value(row).hands)
        if state not in FROZEN:
            row.frozen, row.shown = None, {}
        elif row.frozen is None or said.shown:
            row.frozen = row.frozen or now
            row.shown = dict(said.shown) or row.shown
        row.state, row.changed = state.value, now
        row.comment = said.comment or row.comment
        row.notice = said.notice or row.notice
        row.publication = row.publication if said.publication is None else said.publication
        row.bookings = dict(said.bookings) or row.bookings
        row.save(update_fields=["state", "changed", "comment", "notice", "publication", "frozen", "shown", "bookings"])
        act = {"comment": said.comment, "notice": said.notice}
        record(by=by, now=now, act=f"{step} draft", subject=f"draft {number}", detail=act)
    return as_value(row)


def _row(number: int) -> DraftRow:
    row = DraftRow.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NotFound(f"no draft {number}.", next_step="Look among the drafts of the desk.")
    return row


_UPLOADS_KEPT = timedelta(days=30)
MOST_UPLOADS = 20
"""How many files of one person wait; each may be of some megabytes."""


def keep_upload(upload: Upload, *, by: str, now: datetime) -> int:
    """Keep a file of places that is to be moved in; return its number.

    Files that waited for a month are deleted, and the oldest of a person who keeps more than ``MOST_UPLOADS``.
    """
    with transaction.atomic():
        UploadRow.objects.filter(made__lt=now - _UPLOADS_KEPT).delete()
        theirs = UploadRow.objects.filter(author=by).order_by("-made", "-pk").values_list("pk", flat=True)
        for number in theirs[MOST_UPLOADS - 1 :]:
            drop_upload(number, by=by, now=now)
        row = UploadRow.objects.create(
            system=upload.system,
            name=upload.name,
            content=upload.content,
            lang=upload.lang,
            shut_on_holidays=upload.shut_on_holidays,
            owner=upload.owner,
            author=by,
            made=now,
        )
        detail = {"system": upload.system, "bytes": len(upload.content)}
        record(by=by, now=now, act="upload places", subject=f"file {row.pk}", detail=detail)
    return int(row.pk)


def replace_upload(number: int, *, system: str, content: bytes, by: str, now: datetime) -> None:
    """Correct a file that waits."""
    with transaction.atomic():
        UploadRow.objects.filter(pk=number).update(system=system, content=content)
        record(by=by, now=now, act="correct places", subject=f"file {number}", detail={"bytes": len(content)})


def drop_upload(number: int, *, by: str, now: datetime) -> None:
    """Delete a file that was recorded, or that is not wanted any more."""
    with transaction.atomic():
        gone, _ = UploadRow.objects.filter(pk=number).delete()
        if gone:
            record(by=by, now=now, act="drop places", subject=f"file {number}", detail={})
