"""The days ahead, channel by channel: what the strip draws and the table behind it says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aukio.answers.queries import Question
from aukio.domain.answer import Status
from aukio.domain.days import ChannelDay, channel_days
from aukio.domain.places import ChannelKind
from aukio.domain.wording.phrasing import capital
from aukio.web.pages.reader import Reader

DAYS_SHOWN = 14
_WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class DayHead:
    """A day of the strip."""

    weekday: str
    day: str
    name: str
    date: str
    today: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """An opening, in minutes of the day."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A channel on a day: its state, its hours in words, whether it differs from normal, and where to draw it."""

    state: str
    text: str
    exception: bool
    spans: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class StripRow:
    """A channel over the days."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DaysView:
    """The days ahead."""

    label: str
    days: tuple[DayHead, ...]
    channels: tuple[StripRow, ...]


def days_view(question: Question, answer: Status, reader: Reader) -> DaysView | None:
    """The next days of every channel that has hours; None when none has."""
    rows = []
    days: tuple[ChannelDay, ...] = ()
    for channel in answer.channels:
        if channel.hours_today == (("00:00", "24:00"),):
            continue  # a letterbox is there every day: there is nothing to draw
        days = channel_days(question.view, question.place, channel.key, reader.today, DAYS_SHOWN)
        open_as = _open_as(channel.admission) if channel.key.kind is ChannelKind.ON_SITE else "open"
        name = capital(reader.words.say_channel(channel.key.kind))
        rows.append(StripRow(name, tuple(_cell(day, reader, open_as) for day in days)))
    if not rows:
        return None
    heads = tuple(
        DayHead(
            weekday=reader.words.say_weekday(day.date),
            day=str(day.date.day),
            name=f"{reader.words.say_weekday(day.date)} {reader.words.say_day(day.date)}",
            date=day.date.isoformat(),
            today=day.date == reader.today,
        )
        for day in days
    )
    return DaysView(_("Next 14 days"), heads, tuple(rows))


def _open_as(admission: str) -> str:
    return {"appointment": "by_appointment", "booked_only": "booked_only"}.get(admission, "open")


def _cell(day: ChannelDay, reader: Reader, open_as: str) -> Cell:
    if day.spans is None:
        return Cell("unknown", _("not known"), day.exceptional, ())
    if not day.spans:
        return Cell("closed", _("closed"), day.exceptional, ())
    spans = tuple(_stretch(*span) for span in day.spans)
    return Cell(open_as, reader.words.say_spans(day.spans), day.exceptional, spans)


def _stretch(start: str, end: str) -> Stretch:
    begins, ends = _minutes(start), _minutes(end)
    return Stretch(begins, (ends if ends > begins else _WHOLE_DAY) - begins)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
