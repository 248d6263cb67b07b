"""Contradictions and warnings as table rows, in the active language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.checks import Code, Finding
from aukio.domain.texts import Trouble, WordWarning
from aukio.domain.wording.languages import language
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import finding_in_words, warning_in_words

_MOST_NAMED = 3


def finding_rows(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Return contradictions as rows; the same message about several places is one row."""
    lang, places = active_language(), dict[tuple[str, str, str], list[str]]()
    # A reason is a working note of staff, in the language of the source.
    mark = "" if lang == SOURCE_LANGUAGE else f" ({language(lang).say_in_language(SOURCE_LANGUAGE)})"
    for finding in findings:
        message = finding_in_words(finding.code, finding.message)
        if finding.accepted:
            message += " " + _("Accepted: %(reason)s") % {"reason": finding.accepted} + mark
        places.setdefault((finding.code, message, str(finding.ref or "")), []).append(finding.place)
    return [(code, _some(paths), message, ref) for (code, message, ref), paths in places.items()]


def word_rows(warnings: Iterable[WordWarning]) -> list[tuple[str, str, str, str]]:
    """Return warnings about texts and links as rows; those of one kind in one notice are one row."""
    groups: dict[tuple[Trouble, str], list[WordWarning]] = {}
    for warning in warnings:
        groups.setdefault((warning.what, warning.notice), []).append(warning)
    return [
        (code, _some(list(dict.fromkeys(each.field for each in found))), _words(found), slug)
        for (code, slug), found in groups.items()
    ]


def _words(found: list[WordWarning]) -> str:
    """Return the first message, and how many more there are of its kind."""
    said = warning_in_words(found[0].what, found[0].message)
    more = len({each.message for each in found}) - 1
    if not more:
        return said
    return said + " " + ngettext("And %(n)s more like it.", "And %(n)s more like it.", more) % {"n": more}


_ORDER = (
    # people meet a locked door, or are sent to one
    *(Code.UNIT_OPEN_BUILDING_SHUT, Code.BUILDING_SHUT_OWN_ENTRANCE, Code.ALTERNATIVE_CLOSED, Code.NORMAL_BESIDE_CLOSE),
    *(Code.TABLE_AGAINST_LAST_UNIT, Code.CLOSE_WITHOUT_POLICY, Code.BOOKINGS_ON_SALE, Code.OPENS_MORE),
    *(Code.NEVER_HOLDS, Code.NOTHING_LEFT, Code.SPECIAL_DAY_COVERED, Code.NO_PLACE),
    *(Code.OFFERED_BESIDE_NORMAL, Code.CHANNELS_ALIKE),
    *(Code.HOLIDAYS_UNSTATED, Code.NO_EFFECT, Code.END_BEFORE_START),
    # people cannot reach anyone, or do not understand
    *(Code.CHANNEL_WITHOUT_CONTACT, Code.CODE_WITHOUT_WORDS, Code.LANGUAGES_DIFFER),
    # the record is less clear than it may be
    *(Code.REPLACED_WITHOUT_DECISION, Code.OPEN_END_WITHOUT_REVIEW, Code.IN_FORCE_BEFORE_PUBLISHED),
)
"""The codes in the order of what can go wrong for a resident."""


def warning_rows(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Return contradictions as rows, the worst first; those of one code in one notice are one row."""
    groups: dict[tuple[Code, str], list[tuple[str, str, str, str]]] = {}
    for finding in sorted(findings, key=lambda each: _ORDER.index(each.code)):
        rows = finding_rows((finding,))
        groups.setdefault((finding.code, "" if finding.ref is None else finding.ref.notice), []).extend(rows)
    return [_one_row(rows) for rows in groups.values()]


def _one_row(rows: list[tuple[str, str, str, str]]) -> tuple[str, str, str, str]:
    """Return the first row, with the places and arrangements of the others."""
    code, _first, message, ref = rows[0]
    others = dict.fromkeys(other.rpartition("/")[2] for *_, other in rows if other != ref)
    places = _some(list(dict.fromkeys(place for _code, place, _message, _ref in rows)))
    also = _("%(places)s; also %(others)s") % {"places": places, "others": _some(list(others))}
    return code, also if others else places, message, ref


def _some(named: list[str]) -> str:
    shown = ", ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    if more <= 0:
        return shown
    return ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more) % {"names": shown, "n": more}
