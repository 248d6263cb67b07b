"""Endpoints of notices, update logs, publications, arrangements and changes."""

from collections.abc import Iterator
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from aukio.answers import queries as answer_queries
from aukio.answers import shown_notices
from aukio.api.parameters import (
    RANGE_READS,
    ApiQuestion,
    KnownIn,
    MomentIn,
    PageIn,
    RangeIn,
    days_of,
    read_question,
    read_request_day,
)
from aukio.api.problems import PROBLEMS
from aukio.api.responses import answer, next_change, paging
from aukio.api.shapes import (
    ArrangementOut,
    ChangeOut,
    LogRowOut,
    NoticeItemOut,
    NoticeOut,
    PublicationOut,
)
from aukio.domain.clock.local_time import instant_of, midnight, plus
from aukio.domain.facts.notices import Notice, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.publishing.changes import changes_between
from aukio.domain.publishing.log import rows_of
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import log_data
from aukio.formats.notices.history_json import change_data, notice_item_data, publication_data
from aukio.formats.notices.notice_json import notice_data, version_data

router = Router(tags=["Notices and history"], by_alias=True)
_PUBLICATIONS_READ = frozenset({*KnownIn.model_fields, *PageIn.model_fields, "notice", "from", "to"})
_CHANGES_READ = frozenset({*RANGE_READS, *PageIn.model_fields, "place"})


@router.get(
    "/notices",
    response={200: list[NoticeItemOut], **PROBLEMS},
    summary="Notices",
    operation_id="list_notices",
)
def notices(request: HttpRequest, moment: Query[MomentIn]) -> HttpResponse:
    """The notices published by `known`, newest last; `in_force` tells whether one is in force at `at` or later."""
    del request
    question = read_question(moment)
    view = question.view
    alive = {each.slug for each in answer_queries.notices_in_force(view, question.instant)}
    data = [notice_item_data(view, each, question.lang, alive=each.slug in alive) for each in _published_notices(view)]
    return answer(data, question, changes=next_change(question, view), reads=MomentIn.model_fields)


def _published_notices(view: View) -> list[Notice]:
    """Return the notices known in a view, in the order of their first publications."""
    first: dict[str, int] = {}
    for number, each in enumerate(view.record.publications):
        if each.published <= view.known:
            first.setdefault(each.notice, number)
    return sorted((each for each in view.record.notices if each.slug in first), key=lambda each: first[each.slug])


@router.get(
    "/notices/{slug:notice}",
    response={200: NoticeOut, **PROBLEMS},
    summary="A notice",
    operation_id="get_notice",
)
def notice(request: HttpRequest, notice: str, moment: Query[KnownIn]) -> HttpResponse:
    """A notice as of `known`: its texts, arrangements, publications and update log."""
    del request
    question = read_question(moment)
    shown = shown_notices.notice_as_shown(
        question.session, notice, known=question.known, lang=question.lang, plain=False
    )
    data = notice_data(shown.view, shown.notice, question.lang, replaced_by=shown.replaced_by)
    changes = next_change(question, shown.view)
    return answer(data, question, changes=changes, reads=KnownIn.model_fields)


@router.get(
    "/notices/{slug:notice}/log",
    response={200: list[LogRowOut], **PROBLEMS},
    summary="The update log of a notice",
    operation_id="get_notice_log",
)
def log(request: HttpRequest, notice: str, moment: Query[KnownIn]) -> HttpResponse:
    """The changes that the publications of a notice made, oldest first; minor publications have no row."""
    del request
    question = read_question(moment)
    rows = shown_notices.notice_log(question.session, notice, known=question.known)
    today = question.session.current
    naming = namer(today, question.lang, question.now)
    data = [log_data(row, naming, question.lang) for row in rows]
    return answer(data, question, changes=next_change(question, today), reads=KnownIn.model_fields)


class PublicationsIn(KnownIn, PageIn):
    """Filters for publications: a notice, a range of days."""

    notice: Annotated[str | None, Field(description="Slug of a notice.")] = None
    first: Annotated[str | None, Field(alias="from", description="The first local day.")] = None
    last: Annotated[str | None, Field(alias="to", description="The last local day, included.")] = None


@router.get(
    "/publications",
    response={200: list[PublicationOut], **PROBLEMS},
    summary="Publications",
    operation_id="list_publications",
)
def publications(request: HttpRequest, which: Query[PublicationsIn]) -> HttpResponse:
    """Publications by `known`, oldest first, with their changes; for newer ones, repeat with `from` as the last day."""
    pages = paging(request, which, _PUBLICATIONS_READ)
    question = read_question(which).at_cursor(pages.cursor)
    view, zone = question.view, question.zone
    if which.notice is not None:
        shown_notices.find_notice(view.record, which.notice)
    low = None if which.first is None else midnight(read_request_day(which.first, zone), zone)
    high = None if which.last is None else midnight(plus(read_request_day(which.last, zone), 1), zone)
    found = [
        each
        for each in view.record.publications
        if each.published <= view.known
        and which.notice in (None, each.notice)
        and (low is None or low <= each.published)
        and (high is None or each.published < high)
    ]
    since = view.interval_start(view.interval(question.now)) or question.now
    shown = pages.page(found, question, since)
    data = [
        publication_data(view, each, rows_of(view.record, each, each.notice), question.lang) for each in shown.items
    ]
    return shown.with_link(answer(data, question, changes=next_change(question, view), reads=_PUBLICATIONS_READ))


class ArrangementsIn(MomentIn, PageIn):
    """Filters for arrangements: a notice, a place, whether they are in force."""

    notice: Annotated[str | None, Field(description="Slug of a notice.")] = None
    place: Annotated[str | None, Field(description="Path of a place that they are about.")] = None
    when: Annotated[
        str, Field(pattern="^(in_force|coming|over|any)$", description="`in_force` at `at`, `coming`, `over` or `any`.")
    ] = "in_force"


@router.get(
    "/arrangements",
    response={200: list[ArrangementOut], **PROBLEMS},
    summary="Arrangements",
    operation_id="list_arrangements",
)
def arrangements(request: HttpRequest, which: Query[ArrangementsIn]) -> HttpResponse:
    """Dated changes from normal, as known at `known`, in the order in which they begin."""
    pages = paging(request, which, ArrangementsIn.model_fields)
    question = read_question(which).at_cursor(pages.cursor)
    view = question.view
    if which.notice is not None:
        shown_notices.find_notice(view.record, which.notice)
    place = None if which.place is None else question.place(which.place)
    found = [
        each
        for each in _versions(view, which.notice)
        if which.when in ("any", _when(each, question))
        and (place is None or any(node.place == place for node in places_of(view, each)))
    ]
    since = view.interval_start(view.interval(question.instant)) or question.instant
    shown = pages.page(found, question, since)
    naming, words = namer(view, question.lang, question.instant), language(question.lang)
    data = [version_data(view, each, naming, words) for each in shown.items]
    changes = next_change(question, view)
    return shown.with_link(answer(data, question, changes=changes, reads=ArrangementsIn.model_fields))


def _versions(view: View, notice_: str | None) -> Iterator[Version]:
    known = (each for each in view.versions if not each.arrangement.period.never and notice_ in (None, each.ref.notice))
    yield from sorted(known, key=lambda each: (each.arrangement.period.start, each.ref))


def _when(version: Version, question: ApiQuestion) -> str:
    period, zone = version.arrangement.period, question.zone
    if instant_of(period.start, zone) > question.instant:
        return "coming"
    return "in_force" if period.end is None or question.instant < instant_of(period.end, zone) else "over"


class ChangesIn(RangeIn, PageIn):
    """A range of local days, for the city or for a place."""

    place: Annotated[str | None, Field(description="Path of a place: only changes that affect it.")] = None


@router.get(
    "/changes",
    response={200: list[ChangeOut], **PROBLEMS},
    summary="Changes on a range of days",
    operation_id="list_changes",
)
def changes(request: HttpRequest, which: Query[ChangesIn]) -> HttpResponse:
    """Arrangements that begin or end on a range of at most 400 days, in order; ends come first."""
    pages = paging(request, which, _CHANGES_READ)
    question = read_question(which).at_cursor(pages.cursor)
    first, last = days_of(which, question.zone)
    view = question.view
    place = None if which.place is None else question.place(which.place)
    found = changes_between(view, first, last, place)
    shown = pages.page(found, question, midnight(first, question.zone))
    data = [change_data(view, each, question.lang) for each in shown.items]
    return shown.with_link(answer(data, question, changes=None, reads=_CHANGES_READ))
