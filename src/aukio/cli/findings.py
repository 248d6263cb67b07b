"""Contradictions and warnings as table rows."""

from collections.abc import Iterable

from aukio.domain.checks import Finding
from aukio.domain.texts import WordWarning

_MOST_NAMED = 3


def finding_rows(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Return contradictions as rows; the same message about several places is one row."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        message = f"{finding.message} Accepted: {finding.accepted}" if finding.accepted else finding.message
        places.setdefault((finding.code, message, str(finding.ref or "")), []).append(finding.place)
    return [(code, _some(paths), message, ref) for (code, message, ref), paths in places.items()]


def word_rows(warnings: Iterable[WordWarning]) -> list[tuple[str, str, str, str]]:
    """Return warnings about texts and links as rows; the same warning about several texts is one row."""
    fields: dict[tuple[str, str, str], list[str]] = {}
    for warning in warnings:
        fields.setdefault((warning.what, warning.message, warning.notice), []).append(warning.field)
    return [(code, _some(named), message, slug) for (code, message, slug), named in fields.items()]


def _some(named: list[str]) -> str:
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more
