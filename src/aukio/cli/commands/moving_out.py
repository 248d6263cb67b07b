"""Commands that move places out, and that compare another system with the record."""

import sys
from pathlib import Path
from typing import Any

import click
from django.utils.translation import gettext

from aukio.answers import queries as answer_queries
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.cli.input_file import read_source
from aukio.cli.options import json_option, speak
from aukio.cli.output import print_json
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.domain.clock.local_time import day_of
from aukio.formats.directory.directory_data import places_on
from aukio.formats.exchange import csv_table, xlsx_table
from aukio.formats.exchange.json_out import WRITERS, written
from aukio.formats.exchange.moved import Lost
from aukio.formats.exchange.outgoing import DAYS, EVERY_CHANNEL, Outgoing, outgoing
from aukio.formats.exchange.sources import SOURCES
from aukio.formats.exchange.table_out import rows
from aukio.theme.losses import loss_in_words
from aukio.workflows.comparing import compare_hours
from aukio.workflows.moving_in import Given

_TABLES = ("csv", "xlsx")


@click.command(name="move-out")
@click.argument("file")
@click.option("--to", "system", type=click.Choice((*WRITERS, *_TABLES)), required=True, help="The format of FILE.")
@click.option("--days", type=click.IntRange(1, DAYS), default=DAYS, show_default=True, help="Days of special hours.")
@click.option(
    "--lang",
    type=click.Choice(tuple(LANGUAGES)),
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, _option, lang: speak(ctx, lang) if lang else None,
    help="Language of what the format cannot express.",
)
def move_out(file: str, system: str, days: int) -> None:
    """Write all places with their normal and special hours to FILE; - is standard output.

    What the format cannot express is listed on stderr.
    """
    losses: list[Lost] = []
    with existing_record():
        view = answer_queries.view(now())
        today = day_of(now(), view.city.zone)
        versions = sorted(places_on(view, today), key=lambda each: (each.path.count("/"), each.path))
        places = list(outgoing(view, versions, today, days=days, channels=EVERY_CHANNEL))
    content = _content(system, places, losses)
    if file == "-":
        sys.stdout.buffer.write(content)
    else:
        try:
            Path(file).write_bytes(content)
        except OSError as error:
            raise Refused(f"'{file}' cannot be written: {error.strerror}.") from None
    not_kept = gettext("not kept")
    for each in dict.fromkeys(losses):
        click.echo(f"{not_kept}: {loss_in_words(each)}", err=True)
    if file != "-":
        click.echo(f"{len(places)} places written to {file}.")


def _content(system: str, places: list[Outgoing], losses: list[Lost]) -> bytes:
    match system:
        case "csv":
            return csv_table.write(list(rows(places, losses)))
        case "xlsx":
            return xlsx_table.write(list(rows(places, losses)))
        case _:
            return written(WRITERS[system](places, losses))


@click.command()
@click.argument("source")
@click.option(
    "--from", "system", type=click.Choice(tuple(SOURCES)), required=True, help="The system that SOURCE is from."
)
@click.option("--days", type=click.IntRange(1, DAYS), default=30, show_default=True, help="How many days from today.")
@click.option("--lang", type=click.Choice(tuple(LANGUAGES)), help="Language of texts that state none.")
@json_option
@click.pass_context
def compare(ctx: click.Context, /, source: str, system: str, days: int, **options: Any) -> None:
    """Compare the hours that SOURCE states with ours, day by day; exit 1 where they differ."""
    content = read_source(system, source)
    with existing_record():
        try:
            found = compare_hours(system, content, Given(options["lang"]), days=days, now=now())
        except Refused as refused:
            raise Refused(f"{source}: {refused.message}", next_step=refused.next_step) from None
    if options["as_json"]:
        print_json(
            {
                "days": days,
                "places": found.compared,
                "missing": list(found.missing),
                "differences": [
                    {"place": each.path, "date": each.day.isoformat(), "theirs": each.theirs, "ours": each.ours}
                    for each in found.differences
                ],
            }
        )
    else:
        for path in found.missing:
            click.echo(f"{path}: the record has no such place")
        for each in found.differences:
            click.echo(f"{each.path} {each.day:%a %Y-%m-%d}: theirs {each.theirs}, ours {each.ours}")
        click.echo(f"{found.compared} places compared over {days} days: {len(found.differences)} days differ.")
    ctx.exit(1 if found.differences or found.missing else 0)


COMMANDS = (move_out, compare)
