"""Checks: contradictions in force at or after an instant, shown as warnings at save and publish (semantics.md 7)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from aukio.domain.checks import arrangement_checks, booking_checks, empty_hours, hours_checks, meant_checks, word_checks
from aukio.domain.checks.findings import CheckContext, Code, Finding
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.people.bookings import Booking

CHECKS = (
    hours_checks.unit_open_building_shut,
    hours_checks.building_shut_own_entrance,
    arrangement_checks.alternative_closed,
    arrangement_checks.channel_without_contact,
    arrangement_checks.bookings_on_sale,
    booking_checks.close_without_policy,
    arrangement_checks.end_before_start,
    arrangement_checks.open_end_without_review,
    hours_checks.holidays_unstated,
    hours_checks.table_against_last_unit,
    arrangement_checks.in_force_before_published,
    arrangement_checks.no_effect,
    hours_checks.opens_more,
    arrangement_checks.normal_beside_close,
    arrangement_checks.replaced_without_decision,
    arrangement_checks.languages_differ,
    word_checks.code_without_words,
    empty_hours.never_holds,
    empty_hours.nothing_left,
    meant_checks.no_place,
    meant_checks.special_day_covered,
    meant_checks.offered_beside_normal,
    meant_checks.channels_alike,
)
"""One function for each code, in the order of the codes."""


def check(
    view: View, since: datetime, place: PlaceId | None = None, booked: Iterable[Booking] = ()
) -> tuple[Finding, ...]:
    """All contradictions at a place and beneath it (by default everywhere), each once, in the order of ``CHECKS``.

    ``booked`` are the bookings that stand unchanged.
    """
    context = CheckContext(view, since, place, tuple(booked))
    found: dict[tuple[object, ...], Finding] = {}
    for find in CHECKS:
        for finding in find(context):
            found.setdefault(finding.key, finding)
    return tuple(replace(finding, accepted=_accepted(view, finding)) for finding in found.values())


def _accepted(view: View, finding: Finding) -> str:
    """The reason, stored with a publication of the arrangement, for publishing despite the finding.

    For a fact left undecided by a replacement only the publication that replaced it counts.
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
