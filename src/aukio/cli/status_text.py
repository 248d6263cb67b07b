"""The status of a place as text for a terminal: state, channels, conditions, next changes, reasons.

Everything is in the requested language: sentences, hours and dates by its wording, labels by its catalogue.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from rich.text import Text

from aukio.cli.output import emit, heading, state, table
from aukio.domain.answers.answer import ChannelAnswer, ServiceAnswer, Status
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.city.places import ChannelKind, Names, Purpose
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.effects import Bookings, Effect, ExistingBookings, NewBookings, Withhold
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming
from aukio.formats.answers.status_json import say_reason

Row: TypeAlias = tuple[str | Text, ...]


def _open(is_open: bool | None) -> Text:
    if is_open is None:
        return Text("? " + _("not known"))
    return Text("● " + _("open"), style="green") if is_open else Text("■ " + _("closed"), style="red")


def print_status(answer: Status, zone: ZoneInfo, lang: str, naming: Naming) -> None:
    """Print a status in sections; instants are on the clock of ``zone``."""
    shown = _StatusText(answer, zone, lang, language(lang), naming)
    emit(heading(answer.names.say(lang) or answer.path, answer.path))
    emit(state(answer, shown.words).append(f"   {shown.moment(answer.at)}", style="dim"))
    for line in shown.first_lines():
        emit(f"  {line}")
    _section("", [shown.channel(channel) for channel in answer.channels])
    _section(_("Services with their own hours"), [shown.service(own) for own in answer.services])
    _section(_("Units"), [(state(unit, shown.words), unit.names.say(lang), unit.path) for unit in answer.units])
    _section(_("Conditions"), shown.conditions())
    _section(_("Elsewhere"), shown.elsewhere())
    _section(_("What changes next"), shown.upcoming())
    _section(_("Why"), shown.because())
    _section(_("Assumed"), shown.assumed())
    if answer.valid_until is not None:
        emit()
        until = _("This answer holds until %(moment)s.") % {"moment": shown.moment(answer.valid_until)}
        emit(Text(until, style="dim"))


def _section(title: str, rows: list[Row]) -> None:
    if not rows:
        return
    emit()
    if title:
        emit(heading(title))
    emit(table([""] * len(rows[0]), rows, quiet=1 if len(rows[0]) > 1 else 0))


@dataclass(frozen=True, slots=True)
class _StatusText:
    """The rows of each section of a status."""

    answer: Status
    zone: ZoneInfo
    lang: str
    words: Language
    naming: Naming

    def moment(self, instant: datetime) -> str:
        return self.words.say_moment(local_of(instant, self.zone).replace(second=0, microsecond=0))

    def first_lines(self) -> list[str]:
        lines = []
        answer = self.answer
        if not answer.channels and answer.summary == "unknown":
            lines.append(_("nothing was known of this place for that instant"))
        if answer.closes_because is not None:
            lines.append(_("closes when its last unit does: %(unit)s") % {"unit": answer.closes_because})
        if answer.entry is not None and answer.entry.only_to_open_units:
            units = ", ".join(answer.entry.units) or _("no unit is open")
            lines.append(_("enter only to go to: %(units)s") % {"units": units})
        if answer.passage:
            lines.append(_("you may walk through"))
        return lines

    def channel(self, channel: ChannelAnswer) -> Row:
        words = self.words
        kind = words.say_channel(channel.key.kind)
        if channel.key.purpose is not Purpose.SERVICE:
            kind += f" ({words.say_purpose(channel.key.purpose)})"
        unsaid = channel.hours_today == (("00:00", "24:00"),) or channel.is_last_nights
        hours = "" if unsaid else words.say_spans(channel.said_today)
        then = ""
        if channel.closes_at is not None:
            then = _("closes %(moment)s") % {"moment": self.moment(channel.closes_at)}
        elif channel.opens_at is not None:
            then = _("opens %(moment)s") % {"moment": self.moment(channel.opens_at)}
        notes = [words.say_admission(channel.admission)] if channel.key.kind is ChannelKind.ON_SITE else []
        notes += map(words.say_contact, channel.channel.contacts)
        for each in channel.admission_for:
            whom = [*map(self.naming.service, each.services)] or [words.say_audience(each.audience or "", self.naming)]
            notes.append(f"{words.say_names(whom)}: {words.say_admission(each.is_)}")
        today = _("today %(hours)s") % {"hours": hours} if hours else ""
        return kind, _open(channel.open), today, then, "; ".join(notes)

    def service(self, own: ServiceAnswer) -> Row:
        ends = "" if own.closes_at is None else _("until %(moment)s") % {"moment": self.moment(own.closes_at)}
        then = ends if own.opens_at is None else _("from %(moment)s") % {"moment": self.moment(own.opens_at)}
        return self.naming.service(own.service), _open(own.open), self.words.say_week(own.week), then

    def conditions(self) -> list[Row]:
        """Return what the status says besides hours, in the order of contracts.md."""
        answer = self.answer
        policy = Bookings(
            answer.bookings.new if answer.bookings.new is NewBookings.STOP else None,
            answer.bookings.existing if answer.bookings.existing is not ExistingBookings.HONOUR else None,
        )
        effects: list[Effect] = [advice for advice, _version in answer.guidance]
        effects += [policy] if policy != Bookings() else []
        effects += [Withhold(answer.withheld)] if answer.withheld else []
        effects += [*answer.capacity, *answer.events]
        effects += [text for text, _version in answer.texts]
        effects += [promise for promise, _version in answer.promises]
        return [(self._text(effect),) for effect in effects]

    def _text(self, effect: Effect) -> str:
        return self.words.say_effect(effect, self.naming)

    def elsewhere(self) -> list[Row]:
        rows: list[Row] = []
        for pointer in self.answer.elsewhere:
            service = self.naming.service(pointer.service)
            if not pointer.places:
                rows.append((service, _("no place is known"), "", "", ""))
            for other in pointer.places:
                last_nights = other.open and other.hours_today == ()
                spans = {"hours": self.words.say_spans(other.hours_today)}
                hours = "" if last_nights else _("today %(hours)s") % spans
                rows.append((service, other.names.say(self.lang), _open(other.open), hours, other.path))
        return rows

    def upcoming(self) -> list[Row]:
        return [
            (
                self.moment(change.at),
                _("stays closed") if change.stays_closed else _("begins") if change.begins else _("ends"),
                self._of(change.source, self.words.say_arrangement(change.version.arrangement, self.naming)),
                str(change.version.ref),
            )
            for change in self.answer.upcoming
        ]

    def _of(self, source: Names | None, said: str) -> str:
        """A sentence behind the name of the place that it is about, where that is another one."""
        return said if source is None else f"{source.say(self.lang)}: {said}"

    def because(self) -> list[Row]:
        return [
            (
                say_reason(reason, self.naming, self.lang),
                _("published %(moment)s") % {"moment": self.moment(reason.version.first.published)},
                _("%(fact)s at %(place)s") % {"fact": str(reason.version.ref), "place": reason.via},
            )
            for reason in self.answer.because
        ]

    def assumed(self) -> list[Row]:
        texts = dict.fromkeys(reason.version.arrangement.particulars.assumption for reason in self.answer.because)
        texts |= dict.fromkeys(channel.channel.assumption for channel in self.answer.channels)
        # Working notes of staff, in the language of the source.
        mark = "" if self.lang == SOURCE_LANGUAGE else f" ({self.words.say_in_language(SOURCE_LANGUAGE)})"
        return [(f"{text}{mark}",) for text in texts if text]
