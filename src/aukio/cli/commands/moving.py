"""Commands that move places in from another system."""

import sys
from typing import Any

import click
from django.utils.translation import gettext

from aukio.cli.actor import operator
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.input_file import read_source
from aukio.cli.options import json_option, speak
from aukio.cli.output import print_json
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import Refused
from aukio.formats.exchange import csv_table, xlsx_table
from aukio.formats.exchange.cell_errors import TableRefused
from aukio.formats.exchange.merging import Change
from aukio.formats.exchange.plan_json import plan_data, plan_lines
from aukio.formats.exchange.sources import SOURCES
from aukio.formats.exchange.template import TEMPLATE
from aukio.theme.losses import loss_in_words
from aukio.workflows import moving_in
from aukio.workflows.moving_in import Given, MovePlan

_WRITERS = {"csv": csv_table.write, "xlsx": xlsx_table.write}


@click.command(name="move-in")
@click.argument("source", required=False)
@click.option("--from", "system", type=click.Choice(tuple(SOURCES)), help="The system or format that SOURCE is from.")
@click.option("--template", type=click.Choice(tuple(_WRITERS)), help="Print a table to fill in, and nothing else.")
@click.option("--dry-run", is_flag=True, help="Show the plan; nothing is recorded.")
@json_option
@click.option(
    "--lang",
    type=click.Choice(tuple(LANGUAGES)),
    is_eager=True,
    callback=lambda ctx, _option, lang: speak(ctx, lang) if lang else None,
    help="Language of texts that state none, of what is wrong with the source, and of what is not kept.",
)
@click.option(
    "--holidays",
    type=click.Choice(("as-usual", "closed")),
    default="as-usual",
    show_default=True,
    help="Hours on public holidays, where the source does not mention them.",
)
@click.option("--end-gone", is_flag=True, help="End dated days that the source does not mention any more.")
@click.option("--city", default="", help="For an empty record: the name of the city.")
@click.option("--country", default="", help="For an empty record: its country, such as FI.")
@click.option("--time-zone", default="", help="For an empty record: its time zone, such as Europe/Helsinki.")
def move_in(source: str | None, system: str | None, template: str | None, **options: Any) -> None:
    """Move places in from SOURCE (a file, a web address, or - for standard input): show the plan, and record it.

    Pages of an address are followed. A second run records what changed in the source. What people here changed since
    stays, and the plan lists it.
    """
    if template is not None:
        sys.stdout.buffer.write(_WRITERS[template](TEMPLATE))
        return
    if source is None or system is None:
        raise click.UsageError("Give --from and SOURCE, or --template csv for a table to fill in.")
    content = read_source(system, source)
    prepare_database()
    instant = now()
    given = Given(**{name: options[name] for name in ("lang", "city", "country", "time_zone")})
    try:
        plan = moving_in.plan_move(
            system, content, given, shut_on_holidays=options["holidays"] == "closed", now=instant
        )
    except TableRefused as refused:
        raise TableRefused(source, refused.cells, refused.others) from None
    except Refused as refused:
        raise Refused(f"{source}: {refused.message}", next_step=refused.next_step) from None
    if not options["dry_run"]:
        moving_in.move_in(plan, by=operator(), now=instant, end_gone=options["end_gone"])
    if options["as_json"]:
        print_json(plan_data(plan.moved, plan.places, recorded=not options["dry_run"]))
    else:
        _show(plan, dry=options["dry_run"])


def _show(plan: MovePlan, *, dry: bool) -> None:
    not_kept, skipped = gettext("not kept"), gettext("skipped")
    for place in plan.places:
        lines = [*plan_lines(place), *(f"    {not_kept}: {loss_in_words(loss)}" for loss in place.losses)]
        if place.change is not Change.UNCHANGED or len(lines) > 1:
            click.echo("\n".join(lines))
    for each in plan.moved.skipped:
        click.echo(f"{skipped}: {loss_in_words(each)}")
    counts = ", ".join(f"{plan.count(each)} {each.value}" for each in Change)
    verb = "would be moved in" if dry else "moved in"
    number = len(plan.moved.places)
    click.echo(f"{number} place{'' if number == 1 else 's'} {verb}: {counts}.")


COMMANDS = (move_in,)
