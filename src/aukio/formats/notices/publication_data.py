"""Plain data of one publication, in the shape it has in a notice file: what a form wrote can be read back."""

from datetime import datetime

from aukio.domain.clock.local_time import Period
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Notice
from aukio.domain.publishing.proposals import Ending, Proposal
from aukio.formats.notices.arrangement_data import NamePlace, effects_to_data, particulars_to_data, scope_to_data
from aukio.formats.values.days_data import days_list_to_data, period_days_to_data
from aukio.formats.values.text_data import Json, end_to_data, moment_to_data, names_to_data, without_empty


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
        end=[_ending_to_data(notice, each) for each in proposal.end],
        withdraw=[_named(notice, each) for each in proposal.withdraw],
    )


def _ending_to_data(notice: str, ending: Ending) -> dict[str, Json]:
    when = {"until": end_to_data(ending.until)} if ending.until else {"on": days_list_to_data(ending.days)}
    return {"id": _named(notice, ending.ref), **when}


def arrangement_to_data(arrangement: Arrangement, name_place: NamePlace) -> dict[str, Json]:
    """One arrangement, as a whole."""
    return (
        {"id": arrangement.ref.id, "scope": scope_to_data(arrangement.scope, name_place)}
        | _period_to_data(arrangement.period)
        | without_empty(continues=arrangement.continues and str(arrangement.continues))
        | {"effects": effects_to_data(arrangement.effects, name_place)}
        | particulars_to_data(arrangement.particulars)
    )


def _period_to_data(period: Period) -> dict[str, Json]:
    named = period_days_to_data(period)
    once = period if period.days is None else period.days.stretches[0]
    listed = "on" in named
    return (
        without_empty(
            **{"from": None if period.inferred or listed else moment_to_data(once.start)},
            until=None if once.end is None or listed else end_to_data(once.end),
            open=period.open_end and period.open_end.value,
            about=period.about and period.about.isoformat(),
            review=period.review and period.review.isoformat(),
        )
        | named
    )


def _named(notice: str, ref: ArrangementRef) -> str:
    return ref.id if ref.notice == notice else str(ref)
