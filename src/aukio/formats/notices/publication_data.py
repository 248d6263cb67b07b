"""Plain data of one publication, in the shape it has in a notice file: what a form wrote can be read back."""

from datetime import datetime

from aukio.domain.clock.local_time import DAY, Period
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice
from aukio.domain.publishing.proposals import Proposal
from aukio.formats.notices.arrangement_data import NamePlace, effects_to_data, particulars_to_data, scope_to_data
from aukio.formats.values.text_data import MIDNIGHT, Json, names_to_data, without_empty


def notice_to_data(notice: Notice, publication: dict[str, Json], *, published: datetime) -> dict[str, Json]:
    """A file with a new notice and its first publication, dated to a local minute."""
    return (
        {"aukio": "notice/1", "notice": notice.slug, "title": names_to_data(notice.title)}
        | without_empty(cause=notice.cause, intro=names_to_data(notice.intro))
        | {"publications": [{"published": published.isoformat(timespec="minutes")} | publication]}
    )


def publication_to_data(proposal: Proposal, name_place: NamePlace) -> dict[str, Json]:
    """What a proposed publication does; arrangements of other notices are named with theirs."""
    notice = proposal.notice.slug
    return without_empty(
        kind=proposal.kind.value,
        add=[arrangement_to_data(each, name_place) for each in proposal.add],
        change=[arrangement_to_data(each, name_place) for each in proposal.change],
        correct=[arrangement_to_data(each, name_place) for each in proposal.correct],
        end=[{"id": _named(notice, each.ref), "until": end_to_data(each.until)} for each in proposal.end],
        withdraw=[_named(notice, each) for each in proposal.withdraw],
    )


def arrangement_to_data(arrangement: Arrangement, name_place: NamePlace) -> dict[str, Json]:
    """One arrangement, as a whole."""
    return (
        {"id": arrangement.ref.id, "scope": scope_to_data(arrangement.scope, name_place)}
        | _period_to_data(arrangement.period)
        | without_empty(continues=arrangement.continues and str(arrangement.continues))
        | {"effects": effects_to_data(arrangement.effects, name_place)}
        | particulars_to_data(arrangement.particulars)
    )


def end_to_data(until: datetime) -> str:
    """An exclusive end: its last day where that is a midnight, else the minute."""
    if until.time() == MIDNIGHT:
        return f"{(until - DAY).date().isoformat()}"
    return until.isoformat(timespec="minutes")


def _period_to_data(period: Period) -> dict[str, Json]:
    start = period.start
    says = start.date().isoformat() if start.time() == MIDNIGHT else start.isoformat(timespec="minutes")
    return without_empty(
        **{"from": None if period.inferred else says},
        until=None if period.end is None else end_to_data(period.end),
        open=period.open_end and period.open_end.value,
        review=period.review and period.review.isoformat(),
    )


def _named(notice: str, ref: ArrangementRef) -> str:
    return ref.id if ref.notice == notice else str(ref)
