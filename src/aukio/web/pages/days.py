"""The coming days by channel: data of the strip and of the table behind it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aukio.answers.session import Question
from aukio.domain.answers.answer import Status, Summary
from aukio.domain.answers.daily_hours import ChannelDay, channel_days
from aukio.domain.answers.resolver import BY_ADMISSION
from aukio.domain.city.places import ChannelKind
from aukio.domain.wording.phrasing import capital
from aukio.theme.pictures import strip
from aukio.theme.pictures.shapes import Picture
from aukio.theme.pictures.strip import DAY, Cell, Head, Opening, Row
from aukio.web.pages.reader import Reader

DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class DaysView:
    """The coming days as a table and as two pictures, for wide and narrow pages."""

    label: str
    days: tuple[Head, ...]
    channels: tuple[Row, ...]
    exceptional: bool
    wide: Picture
    narrow: Picture


def days_view(question: Question, answer: Status, reader: Reader) -> DaysView | None:
    """Return the coming days of each channel that has hours; None if none has."""
    rows = []
    days: tuple[ChannelDay, ...] = ()
    for channel in answer.channels:
        if channel.hours_today == (("00:00", "24:00"),):
            continue  # always available, like a letterbox: nothing to draw
        days = channel_days(question.view, question.place, channel.key, reader.today, DAYS_SHOWN)
        is_on_site = channel.key.kind is ChannelKind.ON_SITE
        open_as = BY_ADMISSION[channel.admission] if is_on_site else _OPEN[channel.key.kind]
        name = capital(reader.words.say_channel(channel.key.kind))
        rows.append(Row(name, tuple(_cell(day, reader, open_as) for day in days)))
    if not rows:
        return None
    heads = tuple(
        Head(
            weekday=reader.words.say_weekday(day.date),
            day=str(day.date.day),
            short=f"{reader.words.say_weekday(day.date)} {day.date.day}",
            name=f"{reader.words.say_weekday(day.date)} {reader.words.say_day(day.date)}",
            date=day.date.isoformat(),
            today=day.date == reader.today,
        )
        for day in days
    )
    return DaysView(
        label=_("Next 14 days"),
        days=heads,
        channels=tuple(rows),
        exceptional=any(cell.exception for row in rows for cell in row.cells),
        wide=strip.wide(heads, rows),
        narrow=strip.narrow(heads, rows),
    )


_OPEN = {
    ChannelKind.ON_SITE: Summary.OPEN,
    ChannelKind.SELF_SERVICE: Summary.SELF_SERVICE,
    ChannelKind.PHONE: Summary.REMOTE_ONLY,
    ChannelKind.EMAIL: Summary.REMOTE_ONLY,
    ChannelKind.CHAT: Summary.REMOTE_ONLY,
    ChannelKind.WEB: Summary.REMOTE_ONLY,
    ChannelKind.LETTERBOX: Summary.REMOTE_ONLY,
}
"""The hue of a bar, by channel kind; on site the admission decides."""


def _cell(day: ChannelDay, reader: Reader, open_as: str) -> Cell:
    if day.spans is None:
        return Cell("unknown", _("not known"), (_("not known"),), day.exceptional, ())
    if not day.spans:
        return Cell("closed", _("closed"), (_("closed"),), day.exceptional, ())
    spans = tuple(_opening(*span) for span in day.spans)
    lines = tuple(reader.words.say_spans((span,)) for span in day.spans)
    return Cell(open_as, reader.words.say_spans(day.spans), lines, day.exceptional, spans)


def _opening(start: str, end: str) -> Opening:
    begins, ends = _minutes(start), _minutes(end)
    return Opening(begins, (ends if ends > begins else DAY) - begins)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
