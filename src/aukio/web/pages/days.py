"""The coming days by channel: data of the strip and of the table behind it."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from aukio.answers.session import Question
from aukio.domain.answers.answer import Summary
from aukio.domain.answers.daily_hours import ChannelDay, channel_days, channels_on, service_days
from aukio.domain.answers.resolver import BY_ADMISSION, horizon
from aukio.domain.city.places import Admission, ChannelKind
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.timetable import Timetable
from aukio.domain.wording.phrasing import capital
from aukio.theme.pictures import strip
from aukio.theme.pictures.shapes import Picture
from aukio.theme.pictures.strip import DAY, Cell, Head, Opening, Row
from aukio.web.pages.page_spans import LinkView
from aukio.web.pages.reader import Reader

DAYS_SHOWN = 14
DAYS_LINKED = 7


@dataclass(frozen=True, slots=True)
class DaysView:
    """The coming days as a table and as two pictures, for wide and narrow pages."""

    label: str
    days: tuple[Head, ...]
    channels: tuple[Row, ...]
    exceptional: bool
    wide: Picture
    narrow: Picture
    links: tuple[LinkView, ...]


def days_view(question: Question, path: str, reader: Reader) -> DaysView | None:
    """Return the coming days of each channel of the place at ``path`` that has hours; None if none has."""
    rows = []
    days: tuple[ChannelDay, ...] = ()
    for key in channels_on(question.view, question.place, reader.today, DAYS_SHOWN):
        days = channel_days(question.view, question.place, key, reader.today, DAYS_SHOWN)
        if all(day.spans == _ALL_DAY for day in days if day.exists):
            continue  # always available, like a letterbox: nothing to draw
        name = capital(reader.words.say_channel(key.kind))
        cells = [_cell(day, reader, key.kind) for day in days]
        if days[0].spans == () and (left := _since_last_night(question, key, reader)):
            cells[0] = replace(cells[0], text=left, lines=(left,))
        rows.append(Row(name, tuple(cells)))
    node = question.view.node(question.place, question.at)
    for own in () if node is None else node.version.service_weeks:
        days = service_days(question.view, question.place, own, reader.today, DAYS_SHOWN)
        cells = [_cell(day, reader, ChannelKind.ON_SITE) for day in days]
        rows.append(Row(capital(reader.naming.service(own.service)), tuple(cells)))
    if not rows:
        return None
    heads = tuple(
        Head(
            weekday=reader.words.say_weekday(day.date),
            day=str(day.date.day),
            short=f"{reader.words.say_weekday(day.date)} {day.date.day}",
            name=f"{reader.words.say_weekday(day.date)} {reader.words.say_day(day.date, reader.today)}",
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
        links=tuple(LinkView(head.short, reader.same_time(path, head.date)) for head in heads[1 : DAYS_LINKED + 1]),
    )


_ALL_DAY = (("00:00", "24:00"),)


def _since_last_night(question: Question, key: ChannelKey, reader: Reader) -> str:
    """Return until when a channel is open by the hours of the evening before; empty if it is not."""
    view, timetable = question.view, Timetable.of(question.view)
    if not timetable.is_open(question.place, key, question.at):
        return ""
    closes = timetable.next_closing(question.place, key, question.at, horizon(view, question.at))
    return "" if closes is None else reader.words.say_until(reader.local(closes), reader.today)


def _cell(day: ChannelDay, reader: Reader, kind: ChannelKind) -> Cell:
    if day.spans is None:
        if not day.approximate:
            return Cell("unknown", _("not known"), (_("not known"),), day.exceptional, ())
        about = reader.words.say_spans(day.approximate)
        certain = tuple(_opening(*span, _look(kind, how)) for span, how in day.admitted)
        return Cell("unknown", about, (about,), day.exceptional, certain)
    if not day.spans:
        return Cell("closed", _("closed"), (_("closed"),), day.exceptional, ())
    by_admission: dict[Admission, list[tuple[str, str]]] = {}
    for span, how in day.admitted:
        by_admission.setdefault(how, []).append(span)
    lines: list[str] = []
    for how, spans in by_admission.items():
        lines += [*(reader.words.say_spans((span,)) for span in spans), *_said(how, reader)]
    openings = tuple(_opening(*span, _look(kind, how)) for span, how in day.admitted)
    text, note = reader.words.say_spans(day.spans), ", ".join(_said(day.admitted[0][1], reader))
    if len(by_admission) > 1:  # each part of the day with its own
        said = ((reader.words.say_spans(spans), *_said(how, reader)) for how, spans in by_admission.items())
        text, note = "; ".join(" ".join(part) for part in said), ""
    return Cell(openings[0].state, text, tuple(lines), day.exceptional, openings, note)


def _said(how: Admission, reader: Reader) -> tuple[str, ...]:
    return () if how is Admission.WALK_IN else (reader.words.say_admission(how),)


def _look(kind: ChannelKind, how: Admission) -> str:
    """Return the hue of a bar: where people come, the admission decides, elsewhere the kind of the channel."""
    if kind in (ChannelKind.ON_SITE, ChannelKind.PICK_UP):
        return BY_ADMISSION[how]
    return Summary.SELF_SERVICE if kind is ChannelKind.SELF_SERVICE else Summary.REMOTE_ONLY


def _opening(start: str, end: str, state: str) -> Opening:
    begins, ends = _minutes(start), _minutes(end)
    return Opening(begins, (ends if ends > begins else DAY) - begins, state)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
