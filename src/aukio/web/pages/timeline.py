"""The timeline of a notice: its arrangements as bars over dates, grouped by places."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from aukio.domain.facts.effect_specs import SPOKEN_ONLY
from aukio.domain.facts.effects import Guidance
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import Subject, subject_of
from aukio.domain.wording.phrasing import capital
from aukio.theme.pictures import timeline
from aukio.theme.pictures.shapes import Picture
from aukio.theme.pictures.timeline import Bar, Group
from aukio.web.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The arrangements of a notice over time, as a table and as two pictures, for wide and narrow pages."""

    label: str
    groups: tuple[Group, ...]
    wide: Picture
    narrow: Picture


def timeline_view(view: View, slug: str, reader: Reader, anchors: Collection[str]) -> TimelineView | None:
    """Return the timeline of a notice as known in ``view``, including past arrangements.

    ``anchors`` are the arrangements that have an anchor on the page. None if no arrangement was ever in force.
    Rules of conduct are left out: they would be one long bar.
    """
    groups: dict[object, tuple[Subject, list[Version]]] = {}
    for version in sorted(view.versions, key=lambda each: each.arrangement.period.start):
        effects = version.arrangement.effects
        if version.ref.notice != slug or version.arrangement.period.never:
            continue
        if not all(isinstance(effect, SPOKEN_ONLY) for effect in effects):
            subject = subject_of(view, version)
            groups.setdefault(subject.key, (subject, []))[1].append(version)
    drawn = tuple(
        Group(
            capital(reader.words.say_subject(subject, reader.naming)),
            tuple(bar for each in versions for bar in _bars(each, reader, anchors)),
        )
        for subject, versions in groups.values()
    )
    if not drawn:
        return None
    label, word = _("When each exception applies"), _("Today") if reader.moment.is_now else _("Moment shown")
    return TimelineView(
        label,
        drawn,
        timeline.wide(drawn, reader.today, _short, word),
        timeline.narrow(drawn, reader.today, _short, word),
    )


_AHEAD = timedelta(days=400)
"""How far ahead the days of a repetition are drawn."""

_MOST_BARS = 40


def _bars(version: Version, reader: Reader, anchors: Collection[str]) -> Iterator[Bar]:
    """One bar, or one for each stretch of days in a list or repeated."""
    period, local = version.arrangement.period, reader.moment.local.replace(tzinfo=None)
    bar = _bar(version, reader, anchors)
    if period.days is None:
        yield bar
        return
    low = max(period.start, local - _AHEAD) if period.repeats else period.start
    high = max(local, period.start) + _AHEAD if period.repeats else period.end or local
    for span in period.spans(low, high)[:_MOST_BARS]:
        yield replace(bar, start=span.start, end=span.end, over=span.end <= local)


def _bar(version: Version, reader: Reader, anchors: Collection[str]) -> Bar:
    arrangement = version.arrangement
    period = arrangement.period
    said = (each for each in arrangement.effects if not isinstance(each, Guidance))
    return Bar(
        text=" ".join(reader.words.say_effect(effect, reader.naming) for effect in said),
        period=reader.words.say_period(period, reader.today),
        start=period.start,
        end=period.end,
        over=period.end is not None and period.end <= reader.moment.local.replace(tzinfo=None),
        href=f"#{version.ref.id}" if version.ref.id in anchors else "",
    )


def _short(day: date) -> str:
    # Translators: how a day is written on the axis of a picture, in the codes of Django's date filter: "1 Apr", "1.4."
    return date_format(datetime(day.year, day.month, day.day), pgettext("day on an axis", "j M"))
