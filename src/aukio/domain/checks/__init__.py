"""Contradictions in what is in force at or after an instant: warnings at save and publish (semantics.md section 7)."""

from dataclasses import replace
from datetime import datetime

from aukio.domain.checks import facts, hours
from aukio.domain.checks.findings import Code, Finding, Look
from aukio.domain.places import PlaceId
from aukio.domain.record import View

CHECKS = (
    hours.unit_open_building_shut,
    hours.building_shut_own_entrance,
    facts.alternative_closed,
    facts.channel_without_contact,
    facts.bookings_on_sale,
    facts.close_without_policy,
    facts.end_before_start,
    facts.open_end_without_review,
    hours.holidays_unstated,
    hours.table_against_last_unit,
    facts.in_force_before_published,
    facts.no_effect,
    hours.opens_more,
    facts.normal_beside_close,
    facts.replaced_without_decision,
)
"""One function for each code, in the order of contracts.md."""


def check(view: View, since: datetime, place: PlaceId | None = None) -> tuple[Finding, ...]:
    """Every contradiction at a place and beneath it (everywhere by default), each once, in the order of ``CHECKS``."""
    look = Look(view, since, place)
    found: dict[tuple[object, ...], Finding] = {}
    for find in CHECKS:
        for finding in find(look):
            found.setdefault(finding.key, finding)
    return tuple(replace(finding, accepted=_accepted(view, finding)) for finding in found.values())


def _accepted(view: View, finding: Finding) -> str:
    """The reason given, on a publication of the arrangement, for publishing in spite of the finding.

    What a replacement left undecided is accepted by the publication that replaces, not by one that replaced before it.
    """
    orders = {
        version.publication
        for version in view.record.versions
        if version.ref == finding.ref and (version.by_replacement or finding.code is not Code.REPLACED_WITHOUT_DECISION)
    }
    reasons = (
        publication.accepted.get(finding.code, "")
        for publication in view.record.publications
        if publication.order in orders and publication.published <= view.known
    )
    return next(filter(None, reasons), "")


__all__ = ["CHECKS", "Code", "Finding", "check"]
