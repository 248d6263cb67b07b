"""Checks: contradictions in force at or after an instant, shown as warnings at save and publish (semantics.md 7)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from aukio.domain.checks import arrangement_checks, booking_checks, empty_hours, hours_checks, meant_checks, word_checks
from aukio.domain.checks.findings import CheckContext, Code, Finding
from aukio.domain.checks.reach import reach
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.notices import ArrangementRef, Publication, Version
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
    found = _found(CheckContext(view, since, place, tuple(booked)))
    return _with_reasons(view, found.values())


def new_findings(before: View, after: View, versions: tuple[Version, ...]) -> tuple[Finding, ...]:
    """What ``check`` finds after a publication and did not find before it; ``versions`` are those it makes known.

    Only what the publication can have changed is examined; the result is that of examining everything.
    """
    only, since = reach(before, after, versions), after.known
    known = _found(CheckContext(before, since, only=only))
    found = _found(CheckContext(after, since, only=only))
    return _with_reasons(after, (finding for key, finding in found.items() if key not in known))


def _found(context: CheckContext) -> dict[tuple[object, ...], Finding]:
    found: dict[tuple[object, ...], Finding] = {}
    for find in CHECKS:
        for finding in find(context):
            found.setdefault(finding.key, finding)
    return found


def _with_reasons(view: View, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the reasons for publishing despite them."""
    listed = tuple(findings)
    made: dict[ArrangementRef | None, list[Version]] = {finding.ref: [] for finding in listed}
    for version in view.record.versions if made else ():
        if version.ref in made:
            made[version.ref].append(version)
    orders = {version.publication for versions in made.values() for version in versions}
    publications = [each for each in view.record.publications if each.order in orders and each.published <= view.known]
    return tuple(replace(each, accepted=_accepted(each, made[each.ref], publications)) for each in listed)


def _accepted(finding: Finding, versions: list[Version], publications: list[Publication]) -> str:
    """The reason, stored with a publication of the arrangement, for publishing despite the finding.

    For a fact left undecided by a replacement only the publication that replaced it counts.
    """
    of_replacement = finding.code is Code.REPLACED_WITHOUT_DECISION
    orders = {version.publication for version in versions if version.by_replacement or not of_replacement}
    reasons = (each.accepted.get(finding.code, "") for each in publications if each.order in orders)
    return next(filter(None, reasons), "")


__all__ = ["CHECKS", "Code", "Finding", "check", "new_findings"]
