"""Commands that ask: status, hours, why, check, places."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from rich.text import Text

from aukio.answers import queries as answers
from aukio.cli.clock import now
from aukio.cli.database import reading
from aukio.cli.printing import WORDS, console, heading, print_json, state, table
from aukio.domain.answer import ChannelAnswer, Status
from aukio.domain.checks import Finding
from aukio.domain.mistakes import BadRequest
from aukio.domain.time import local_of, read_day
from aukio.domain.wording.en import (
    NameOf,
    say_arrangement,
    say_code,
    say_contact,
    say_guidance,
    say_moment,
    say_period,
)
from aukio.formats.status_json import day_data, finding_data, namer, status_data, why_data

at_option = click.option("--at", metavar="T", help="The instant asked about; now by default.")
known_option = click.option("--known", metavar="T", help="As known then; now by default.")
lang_option = click.option(
    "--lang", type=click.Choice(["fi", "sv", "en"]), default="en", show_default=True, help="Language of names."
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")


@click.command()
@click.argument("place")
@at_option
@known_option
@lang_option
@json_option
def status(place: str, at: str | None, known: str | None, lang: str, as_json: bool) -> None:
    """What is open at PLACE, how, under which conditions, until when, and why."""
    with reading():
        question = answers.ask(place, at=at, known=known, now=now())
        answer = answers.answer(question)
    if as_json:
        print_json(status_data(question.view, answer, lang))
    else:
        show(answer, question.view.zone(answer.place), lang, namer(question.view, lang, answer.at))


def show(answer: Status, zone: ZoneInfo, lang: str, name_of: NameOf) -> None:
    """An answer as a person reads it: can I go, how else, until when, under which conditions, why."""
    out = console()
    out.print(heading(answer.names.say(lang) or answer.path, answer.path))
    out.print(state(answer.summary).append(f"   {_clock(answer.at, zone)}", style="dim"))
    if not answer.channels and answer.summary == "unknown":
        out.print("  nothing was known of this place for that instant")
    if answer.closes_because is not None:
        out.print(f"  closes when its last unit does: {answer.closes_because}")
    if answer.entry is not None and answer.entry.only_to_open_units:
        out.print(f"  enter only to go to: {', '.join(answer.entry.units) or 'no unit is open'}")
    if answer.passage:
        out.print("  you may walk through")
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
                say_arrangement(change.version.arrangement, name_of),
                str(change.version.ref),
            )
            for change in answer.upcoming
        ],
    )
    _section(
        "Why",
        [
            (
                say_arrangement(reason.version.arrangement, name_of),
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
        out.print()
        out.print(Text(f"This answer holds until {_clock(answer.valid_until, zone)}.", style="dim"))


def _section(title: str, rows: list[tuple[str | Text, ...]]) -> None:
    if not rows:
        return
    out = console()
    out.print()
    if title:
        out.print(heading(title))
    out.print(table([""] * len(rows[0]), rows, quiet=1 if len(rows[0]) > 1 else 0))


def _clock(instant: datetime, zone: ZoneInfo) -> str:
    return say_moment(local_of(instant, zone).replace(second=0, microsecond=0))


def _channel_row(channel: ChannelAnswer, zone: ZoneInfo) -> tuple[str | Text, ...]:
    kind = say_code(channel.key.kind)
    if channel.key.purpose != "service":
        kind += f" ({channel.key.purpose})"
    is_open = {True: Text("● open", style="green"), False: Text("■ closed", style="red"), None: Text("? not known")}
    hours = "hours not known" if channel.hours_today is None else _spans(channel.hours_today)
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


def _spans(spans: tuple[tuple[str, str], ...]) -> str:
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
            hours = "" if other.hours_today is None else f"today {_spans(other.hours_today)}"
            rows.append((say_code(pointer.service), other.names.say(lang), f"{word}, {hours}", other.path))
    return rows


@click.command()
@click.argument("place")
@click.option("--from", "first", metavar="D", required=True, help="First local day.")
@click.option("--to", "last", metavar="D", required=True, help="Last local day, included.")
@known_option
@json_option
def hours(place: str, first: str, last: str, known: str | None, as_json: bool) -> None:
    """Effective on-site hours of PLACE for each local day, with reasons."""
    with reading():
        question = answers.ask(place, at=first, known=known, now=now())
        found = answers.hours(question, read_day(first), read_day(last))
    if as_json:
        print_json([day_data(day) for day in found])
        return
    rows = [
        (
            f"{day.date:%a}",
            day.date.isoformat(),
            _spans(day.spans) if day.state != "unknown" else "not known",
            ", ".join(map(str, day.because)),
        )
        for day in found
    ]
    console().print(table(("", "day", "open", "because"), rows, quiet=1))


@click.command()
@click.argument("place")
@at_option
@known_option
@json_option
def why(place: str, at: str | None, known: str | None, as_json: bool) -> None:
    """Every layer that speaks of PLACE, what it said, and which won."""
    with reading():
        question = answers.ask(place, at=at, known=known, now=now())
        found = answers.reasons(question, namer(question.view, "en", question.at))
    if as_json:
        print_json([why_data(layers) for layers in found])
        return
    out = console()
    for number, layers in enumerate(found):
        if number:
            out.print()
        out.print(heading(say_code(layers.aspect), say_code(layers.channel or "")))
        rows = [("✓ won" if layer.won else "  lost", layer.said, layer.source) for layer in layers.layers]
        out.print(table(("", "", ""), rows, quiet=1))


@click.command()
@click.argument("place", required=False)
@at_option
@known_option
@json_option
def check(place: str | None, at: str | None, known: str | None, as_json: bool) -> None:
    """Contradictions in what is in force at PLACE (or anywhere) at or after an instant."""
    with reading():
        if place is None:
            found = answers.contradictions_anywhere(at=at, known=known, now=now())
        else:
            found = answers.contradictions(answers.ask(place, at=at, known=known, now=now()))
    if as_json:
        print_json([finding_data(finding) for finding in found])
    elif not found:
        click.echo("No contradictions.")
    else:
        console().print(table(("check", "place", "", "arrangement"), finding_rows(found), quiet=1))


_MOST_PLACES = 3


def finding_rows(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """Contradictions as rows: what is said alike of several places is said once."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        message = f"{finding.message} Accepted: {finding.accepted}" if finding.accepted else finding.message
        places.setdefault((finding.code, message, str(finding.ref or "")), []).append(finding.place)
    return [
        (code, ", ".join(paths[:_MOST_PLACES]) + _and_more(paths), message, ref)
        for (code, message, ref), paths in places.items()
    ]


def _and_more(paths: list[str]) -> str:
    return f" and {len(paths) - _MOST_PLACES} more" if len(paths) > _MOST_PLACES else ""


@click.command()
@at_option
@known_option
@lang_option
@json_option
def places(at: str | None, known: str | None, lang: str, as_json: bool) -> None:
    """Every place, with its state at an instant."""
    with reading():
        found = answers.everywhere(at=at, known=known, now=now())
    if as_json:
        print_json(
            [
                {
                    "place": each.path,
                    "kind": each.kind,
                    "type": each.type or None,
                    "name": each.names.say(lang),
                    "summary": each.summary,
                }
                for each in found
            ]
        )
        return
    if not found:
        raise BadRequest("no place was known then.", next_step="Ask about a later instant with --at and --known.")
    rows = [("  " * each.path.count("/") + each.names.say(lang), state(each.summary), each.path) for each in found]
    console().print(table(("place", "state", "path"), rows, quiet=1))


COMMANDS = (status, hours, why, check, places)

__all__ = ["COMMANDS", "WORDS", "show"]
