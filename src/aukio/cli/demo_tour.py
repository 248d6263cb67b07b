"""The guided tour of the demo: questions about spring 2020 and 2021 and the answers of the record."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from rich.text import Text

from aukio.answers import queries as answer_queries
from aukio.answers.session import open_session
from aukio.cli.clock import now
from aukio.cli.output import emit, heading, state, table
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import Record
from aukio.domain.wording.languages import source_words


@dataclass(frozen=True, slots=True)
class Stop:
    """One question of the tour: its text, and the arguments of ``aukio status``."""

    question: str
    place: str
    at: str
    known: str | None = None


STOPS = (
    Stop("A Saturday before it all: may I go in?", "iso-omena", "2020-03-07T10:00"),
    Stop("The libraries close from 17 March, but one may walk through.", "iso-omena/library", "2020-03-18T12:00"),
    Stop("Kela during its closure: those already booked are served.", "iso-omena/kela", "2020-04-15T10:00"),
    Stop(
        "Employment corner, one minute before its phone hours end.", "iso-omena/employment-corner", "2020-03-19T14:59"
    ),
    Stop("And at the closing minute.", "iso-omena/employment-corner", "2020-03-19T15:00"),
    Stop("Both rules hold together: by appointment, and shorter hours.", "iso-omena/health-centre", "2020-03-30T08:30"),
    Stop("What did we tell on 25 March about 1 April?", "iso-omena/service-point", "2020-04-01T12:00", "2020-03-25"),
    Stop("And one day later?", "iso-omena/service-point", "2020-04-01T12:00", "2020-03-26"),
    Stop("Can I copy there, or where else?", "iso-omena/service-point", "2020-03-27T12:00"),
    Stop("The laboratory opens at 6.45, the building at 7.", "iso-omena/laboratory", "2020-04-02T06:50"),
    Stop("June 2021: the library is back, at half capacity.", "iso-omena/library", "2021-06-01T12:00"),
)


def tour(record: Record) -> None:
    """Print each stop: the question, the command, and the answer with its reasons."""
    zone, session = record.city.zone, open_session(now())
    for stop in STOPS:
        question = session.ask(stop.place, at=stop.at, known=stop.known)
        answer = answer_queries.answer(question)
        emit()
        emit(heading(stop.question))
        known = f" --known {stop.known}" if stop.known else ""
        emit(Text(f"  $ aukio status {stop.place} --at {stop.at}{known}", style="dim"))
        until = "" if answer.valid_until is None else f"until {_say(answer.valid_until, zone)}"
        rows: list[tuple[str | Text, ...]] = [
            ("  ", state(answer, source_words()), answer.names.say(SOURCE_LANGUAGE), until)
        ]
        emit(table(("", "", "", ""), rows, quiet=1))
        for reason in answer.because:
            published = _say(reason.version.first.published, zone)
            emit(Text(f"     because {reason.version.ref.id}, published {published}", style="dim"))
        for withheld in answer.withheld:
            places = [
                f"{other.names.say(SOURCE_LANGUAGE)} ({'open' if other.open else 'closed'} now)"
                for pointer in answer.elsewhere
                if pointer.service == withheld
                for other in pointer.places
            ]
            instead = f"; instead: {', '.join(places)}" if places else ""
            emit(f"     no {withheld} here{instead}")
    click.echo("")
    click.echo("Ask on: aukio why PLACE --at T, aukio notice log service-centres-2020, aukio check, aukio --help.")


def _say(instant: datetime, zone: ZoneInfo) -> str:
    return source_words().say_moment(local_of(instant, zone).replace(second=0, microsecond=0))
