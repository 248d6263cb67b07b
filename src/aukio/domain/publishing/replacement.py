"""A publication that replaces another notice: the facts it keeps, and those it ends (semantics.md section 2; R119).

    old notice     new notice says            then the fact
    ─ still in     add: continues old/id      ends here, and goes on in the new notice      carried
      force        end: {id: old/id, until}   ends when it says                             ended
                   keep: [old/id]             stays as it is                                kept
                   nothing                    ends here, and a check says so                undecided

*Here* is the start of the publication's local day.
"""

from collections.abc import Iterable, Mapping

from aukio.domain.base.mistakes import Refused, not_found_error
from aukio.domain.facts.notices import ArrangementRef, ChangeKind, Order, Version
from aukio.domain.facts.record import Record
from aukio.domain.publishing.notice_facts import all_facts_of, reaches_past, start_of_day
from aukio.domain.publishing.proposals import Proposal


def ended_by_replacement(
    record: Record,
    proposal: Proposal,
    order: Order,
    current: Mapping[ArrangementRef, Version],
    touched: frozenset[ArrangementRef],
) -> tuple[Version, ...]:
    """The ends caused by replacement: of every fact of the replaced notices that is neither kept nor decided on.

    Raises ``Refused`` for a notice that is not published, and for ``keep`` of a fact that cannot be kept.
    """
    for slug in proposal.replaces:
        _refuse_unknown_notice(record, slug, proposal)
    open_to_decision = facts_to_decide(record, proposal.replaces, order, current)
    for ref in proposal.keep:
        _refuse_to_keep(ref, proposal, open_to_decision, touched)
    cut = start_of_day(record, order)
    versions = []
    for before in open_to_decision.values():
        if before.ref in touched or before.ref in proposal.keep:
            continue
        versions.append(before.ended(before.arrangement.period.ended(cut), order, by_replacement=True))
    return tuple(versions)


def facts_to_decide(
    record: Record, slugs: tuple[str, ...], order: Order, current: Mapping[ArrangementRef, Version]
) -> Mapping[ArrangementRef, Version]:
    """The facts that notices have in force or ahead when a publication replaces them."""
    if not slugs:
        return {}
    refs, cut = all_facts_of(record, slugs, order), start_of_day(record, order)
    return {
        ref: version
        for ref, version in current.items()
        if ref in refs and version.known_from <= order.published and reaches_past(version, cut)
    }


def successors_in(versions: Iterable[Version]) -> Mapping[ArrangementRef, list[Version]]:
    """The versions that continue each arrangement."""
    found: dict[ArrangementRef, list[Version]] = {}
    for version in versions:
        if version.arrangement.continues is not None and version.came_as is not ChangeKind.WITHDRAWN:
            found.setdefault(version.arrangement.continues, []).append(version)
    return found


def continues_fact(successor: Version, replaced: Version) -> bool:
    """Whether a successor continues a fact that ended because its notice was replaced."""
    if successor.arrangement.continues != replaced.ref or successor.by_replacement:
        return False
    return replaced.publication <= successor.first or successor.ref.notice != replaced.ref.notice


def _refuse_unknown_notice(record: Record, slug: str, proposal: Proposal) -> None:
    others = [notice.slug for notice in record.notices if notice.slug != proposal.notice.slug]
    if slug not in others:
        missing = not_found_error("notice", slug, others)
        raise Refused(missing.message, next_step="'replaces' names notices published earlier.")


def _refuse_to_keep(
    ref: ArrangementRef,
    proposal: Proposal,
    open_to_decision: Mapping[ArrangementRef, Version],
    touched: frozenset[ArrangementRef],
) -> None:
    if not proposal.replaces:
        raise Refused(
            f"'{ref}' is kept, but the publication replaces no notice.",
            next_step="Leave 'keep' out: a fact goes on until it is ended.",
        )
    if ref in touched:
        raise Refused(
            f"'{ref}' is kept, and changed or ended in the same publication.", next_step="Say once what becomes of it."
        )
    successor = next((each for each in proposal.add if each.continues == ref), None)
    if successor is not None:
        raise Refused(
            f"'{ref}' is kept, and carried on by '{successor.ref}' in the same publication.",
            next_step="Keep it, or carry it: both would say it twice.",
        )
    if ref not in open_to_decision:
        missing = not_found_error("fact to keep", str(ref), [str(each) for each in open_to_decision])
        raise Refused(
            missing.message,
            next_step="'keep' names facts of the replaced notices that are in force or to come, as old-notice/id.",
        )
