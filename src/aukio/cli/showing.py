"""An answer as a person reads it in a terminal: can I go, how else, until when, under which conditions, why."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rich.text import Text

from aukio.cli.printing import emit, heading, state, table
from aukio.domain.answer import ChannelAnswer, Status
from aukio.domain.time import local_of
from aukio.domain.wording.en import (
    say_arrangement,
    say_code,
    say_contact,
    say_guidance,
    say_moment,
    say_period,
)
from aukio.domain.wording.naming import Naming
from aukio.formats.status_json import say_reason


def show(answer: Status, zone: ZoneInfo, lang: str, naming: Naming) -> None:
    """An answer as a person reads it: can I go, how else, until when, under which conditions, why."""
    emit(heading(answer.names.say(lang) or answer.path, answer.path))
    emit(state(answer.summary).append(f"   {_clock(answer.at, zone)}", style="dim"))
    if not answer.channels and answer.summary == "unknown":
        emit("  nothing was known of this place for that instant")
    if answer.closes_because is not None:
        emit(f"  closes when its last unit does: {answer.closes_because}")
    if answer.entry is not None and answer.entry.only_to_open_units:
        emit(f"  enter only to go to: {', '.join(answer.entry.units) or 'no unit is open'}")
    if answer.passage:
        emit("  you may walk through")
    _section("", [_channel_row(channel, zone) for channel in answer.channels])
    _section("Units", [(state(unit.summary), unit.names.say(lang), unit.path) for unit in answer.units])
    _section("Conditions", _conditions(answer))
    _section("Elsewhere", _elsewhere(answer, lang))
    _section(
        "What changes next",
        [
            (
                _clock(change.at, zone),
                "begins" if change.begins else "ends",
                say_arrangement(change.version.arrangement, naming),
                str(change.version.ref),
            )
            for change in answer.upcoming
        ],
    )
    _section(
        "Why",
        [
            (
                say_reason(reason, naming, lang),
                say_period(reason.version.arrangement.period),
                f"published {_clock(reason.version.first.published, zone)}",
                f"{reason.version.ref} at {reason.via}",
            )
            for reason in answer.because
        ],
    )
    assumed = dict.fromkeys(reason.version.arrangement.particulars.assumption for reason in answer.because)
    assumed |= dict.fromkeys(channel.channel.assumption for channel in answer.channels)
    _section("Assumed", [(text,) for text in assumed if text])
    if answer.valid_until is not None:
        emit()
        emit(Text(f"This answer holds until {_clock(answer.valid_until, zone)}.", style="dim"))


def _section(title: str, rows: list[tuple[str | Text, ...]]) -> None:
    if not rows:
        return
    emit()
    if title:
        emit(heading(title))
    emit(table([""] * len(rows[0]), rows, quiet=1 if len(rows[0]) > 1 else 0))


def _clock(instant: datetime, zone: ZoneInfo) -> str:
    return say_moment(local_of(instant, zone).replace(second=0, microsecond=0))


def _channel_row(channel: ChannelAnswer, zone: ZoneInfo) -> tuple[str | Text, ...]:
    kind = say_code(channel.key.kind)
    if channel.key.purpose != "service":
        kind += f" ({channel.key.purpose})"
    is_open = {True: Text("● open", style="green"), False: Text("■ closed", style="red"), None: Text("? not known")}
    hours = "hours not known" if channel.hours_today is None else say_spans(channel.hours_today)
    then = ""
    if channel.closes_at is not None:
        then = f"closes {_clock(channel.closes_at, zone)}"
    if channel.opens_at is not None:
        then = f"opens {_clock(channel.opens_at, zone)}"
    contacts = ", ".join(map(say_contact, channel.channel.contacts))
    notes = [say_code(channel.admission) if channel.key.kind == "on_site" else "", contacts]
    notes += [
        f"{', '.join(map(say_code, each.services)) or say_code(each.audience or '')}: {say_code(each.is_)}"
        for each in channel.admission_for
    ]
    return kind, is_open[channel.open], f"today {hours}", then, "; ".join(filter(None, notes))


def say_spans(spans: tuple[tuple[str, str], ...]) -> str:
    """Clock spans of a day; none is closed."""
    return ", ".join("–".join(span) for span in spans) or "closed"


def _conditions(answer: Status) -> list[tuple[str | Text, ...]]:
    rows: list[tuple[str | Text, ...]] = [(say_guidance(advice),) for advice, _ in answer.guidance]
    if answer.bookings.new == "stop":
        rows.append(("No new bookings.",))
    if answer.bookings.existing != "honour":
        rows.append((f"Existing bookings: {answer.bookings.existing}.",))
    if answer.withheld:
        rows.append((f"Not available: {', '.join(map(say_code, answer.withheld))}.",))
    for less in answer.capacity:
        share = f"ratio {less.ratio:g}" if less.ratio is not None else f"at most {less.max}"
        rows.append((f"Capacity of {less.of}: {'reduced' if less.ratio is None and less.max is None else share}.",))
    for cancelled in answer.events:
        text = f"Cancelled: {', '.join(map(say_code, cancelled.categories))}"
        if cancelled.born_on_or_after is not None:
            text += f", except for those born {cancelled.born_on_or_after} or later"
        rows.append((f"{text}.",))
    rows += [(text.text.say("en"),) for text, _ in answer.texts]
    rows += [(promise.text.say("en"),) for promise, _ in answer.promises]
    return rows


def _elsewhere(answer: Status, lang: str) -> list[tuple[str | Text, ...]]:
    rows: list[tuple[str | Text, ...]] = []
    for pointer in answer.elsewhere:
        if not pointer.places:
            rows.append((say_code(pointer.service), "no place is known", "", ""))
        for other in pointer.places:
            word = {True: "open now", False: "closed now", None: "hours not known"}[other.open]
            hours = "" if other.hours_today is None else f"today {say_spans(other.hours_today)}"
            rows.append((say_code(pointer.service), other.names.say(lang), f"{word}, {hours}", other.path))
    return rows
