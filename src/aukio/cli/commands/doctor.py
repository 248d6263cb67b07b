"""The command that checks the installation."""

import click
from django.utils.translation import override
from rich.text import Text

from aukio.cli.clock import now
from aukio.cli.options import json_option
from aukio.cli.output import emit, print_json, table
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.health.health_checks import CheckCode, CheckResult, Level, worst
from aukio.workflows.health.health_gathering import examine
from aukio.workflows.health.health_words import CHECK_WORDS

_SHAPES = {Level.OK: ("● ok", "green"), Level.WARN: ("▲ warn", "yellow"), Level.FAIL: ("■ fail", "red")}


@click.command()
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([each.value for each in CheckCode]),
    metavar="CHECK",
    help="Look at this check alone.",
)
@json_option
@click.pass_context
def doctor(context: click.Context, *, only: tuple[str, ...], as_json: bool) -> None:
    """Check the installation: settings, database, worker, messages, backups, staff and record.

    Each check is ok, warn or fail. Exits with 1 if one fails, else with 0.
    """
    results = tuple(each for each in examine(now=now()) if not only or each.code in only)
    with override(SOURCE_LANGUAGE):
        if as_json:
            print_json([_data(each) for each in results])
        else:
            emit(table(("", "check", "found"), [_row(each) for each in results]))
            for each in results:
                if each.level is not Level.OK:
                    words = CHECK_WORDS[each.code]
                    emit()
                    emit(f"{each.level}: {words.name}. {words.means}")
                    emit(f"  {words.do}")
    if worst(results) is Level.FAIL:
        context.exit(1)


def _data(result: CheckResult) -> dict[str, str]:
    words = CHECK_WORDS[result.code]
    return {
        "check": result.code,
        "state": result.level,
        "name": str(words.name),
        "found": result.found,
        "means": str(words.means),
        "do": "" if result.level is Level.OK else str(words.do),
    }


def _row(result: CheckResult) -> tuple[Text, str, str]:
    shape, hue = _SHAPES[result.level]
    return Text(shape, style=hue), str(CHECK_WORDS[result.code].name), result.found


COMMANDS = (doctor,)
