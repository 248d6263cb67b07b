"""Commands that print answers: status, hours, why, check, places."""

import click
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from aukio.answers import queries as answer_queries
from aukio.answers.session import open_session
from aukio.bookings.queries import fates as fate_queries
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.cli.findings import finding_rows
from aukio.cli.options import at_option, json_option, known_option, lang_option, output_lang_option
from aukio.cli.output import emit, heading, print_json, state, table
from aukio.cli.spoken_help import SpokenCommand
from aukio.cli.status_text import print_status
from aukio.domain.answers.daily_hours import DayState
from aukio.domain.clock.local_time import read_at, read_day
from aukio.domain.facts.effect_specs import Aspect
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import day_data, finding_data, status_data, why_data

_STATES: dict[DayState, Promise] = {
    DayState.OPEN: gettext_lazy("open"),
    DayState.CLOSED: gettext_lazy("closed"),
    DayState.UNKNOWN: gettext_lazy("unknown"),
}

_ASPECTS: dict[Aspect, Promise] = {
    Aspect.HOURS: gettext_lazy("hours"),
    Aspect.ADMISSION: gettext_lazy("admission"),
    Aspect.BOOKINGS: gettext_lazy("bookings"),
    Aspect.CAPACITY: gettext_lazy("capacity"),
    Aspect.SERVICES: gettext_lazy("services"),
    Aspect.ELSEWHERE: gettext_lazy("elsewhere"),
    Aspect.EVENTS: gettext_lazy("events"),
    Aspect.GUIDANCE: gettext_lazy("guidance"),
    Aspect.PASSAGE: gettext_lazy("passage"),
    Aspect.BUILDING: gettext_lazy("building"),
    Aspect.NONE: gettext_lazy("none"),
}


@click.command(cls=SpokenCommand)
@click.argument("place")
@at_option
@known_option
@lang_option
@json_option
def status(place: str, at: str | None, known: str | None, lang: str, as_json: bool) -> None:
    """Show what is open at PLACE, how, under which conditions, until when, and why."""
    with existing_record():
        question = open_session(now()).ask(place, at=at, known=known)
        answer = answer_queries.answer(question)
    if as_json:
        print_json(status_data(question.view, answer, lang))
    else:
        print_status(answer, question.view.zone(answer.place), lang, namer(question.view, lang, answer.at))


@click.command(cls=SpokenCommand)
@click.argument("place")
@click.option("--from", "first", metavar="D", required=True, help=gettext_noop("First local day."))
@click.option("--to", "last", metavar="D", required=True, help=gettext_noop("Last local day, included."))
@known_option
@lang_option
@json_option
def hours(place: str, first: str, last: str, *, known: str | None, lang: str, as_json: bool) -> None:
    """Show the effective on-site hours of PLACE for each local day, with reasons."""
    with existing_record():
        first_day, last_day = read_day(first), read_day(last)
        question = open_session(now()).ask(place, at=first, known=known)
        read_at(last, question.view.city.zone)  # a day at the edge of the calendar has no hours
        found = answer_queries.hours(question, first_day, last_day)
    if as_json:
        print_json([day_data(day) for day in found])
        return
    rows = [
        (
            language(lang).say_weekday(day.date),
            day.date.isoformat(),
            ", ".join("–".join(span) for span in day.said or ()) or str(_STATES[day.state]),
            ", ".join(map(str, day.because)),
        )
        for day in found
    ]
    emit(table(("", _("day"), _("open"), _("because")), rows, quiet=1))


@click.command(cls=SpokenCommand)
@click.argument("place")
@at_option
@known_option
@lang_option
@json_option
def why(place: str, at: str | None, known: str | None, lang: str, as_json: bool) -> None:
    """Show each layer of rules about PLACE, what it says, and which one wins."""
    with existing_record():
        question = open_session(now()).ask(place, at=at, known=known)
        found = answer_queries.reasons(question, namer(question.view, lang, question.at), language(lang))
    if as_json:
        print_json([why_data(layers) for layers in found])
        return
    for number, layers in enumerate(found):
        if number:
            emit()
        emit(
            heading(
                str(_ASPECTS[layers.aspect]),
                language(lang).say_channel(layers.channel) if layers.channel is not None else "",
            )
        )
        rows = [
            ("✓ " + _("won") if layer.won else "  " + _("lost"), layer.said, layer.source) for layer in layers.layers
        ]
        emit(table(("", "", ""), rows, quiet=1))


@click.command(cls=SpokenCommand)
@click.argument("place", required=False)
@at_option
@known_option
@output_lang_option
@json_option
def check(place: str | None, at: str | None, known: str | None, as_json: bool) -> None:
    """List contradictions at PLACE (or everywhere) from an instant on."""
    with existing_record():
        if place is None:
            booked = fate_queries.unchanged(now())
            found = answer_queries.contradictions_anywhere(open_session(now()), at=at, known=known, booked=booked)
        else:
            question = open_session(now()).ask(place, at=at, known=known)
            found = answer_queries.contradictions(question, fate_queries.unchanged(question.at))
    if as_json:
        print_json([finding_data(finding) for finding in found])
    elif not found:
        click.echo(_("No contradictions."))
    else:
        emit(table((_("check"), _("place"), "", _("arrangement")), finding_rows(found), quiet=1))


@click.command(cls=SpokenCommand)
@at_option
@known_option
@lang_option
@json_option
def places(at: str | None, known: str | None, lang: str, as_json: bool) -> None:
    """List all places with their state at an instant."""
    with existing_record():
        found = answer_queries.everywhere(open_session(now()), at=at, known=known)
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
        click.echo(_("Nothing was known then."))
        return
    rows = [
        ("  " * each.path.count("/") + each.names.say(lang), state(each, language(lang)), each.path) for each in found
    ]
    emit(table((_("place"), _("state"), _("path")), rows, quiet=1))


COMMANDS = (status, hours, why, check, places)
