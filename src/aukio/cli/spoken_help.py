"""Commands whose ``--help`` is in the language of ``--lang``, wherever the two stand in the line."""

import inspect
from collections.abc import Sequence
from copy import copy
from itertools import pairwise

import click
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from aukio.cli.options import speak
from aukio.domain.base.languages import LANGUAGES


class SpokenCommand(click.Command):
    """A command that explains itself in the language of its reader.

    Its docstring and the help of its options are gathered for the catalogues (``tools/catalogues.py``).
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the language first: ``--help`` ends the reading of a line, also before ``--lang``."""
        lang = _language_of(args)
        if lang in LANGUAGES:
            speak(ctx, lang)
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = [_("[OPTIONS]") if each == self.options_metavar else each for each in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage") + ": ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, with what must be given and what stands for what is not."""
        gettext_noop("Show this message and exit.")  # click's own, of --help
        records = [record for each in self.get_params(ctx) if (record := _record(each, ctx)) is not None]
        with formatter.section(_("Options")):
            formatter.write_dl(records)


def _language_of(args: Sequence[str]) -> str:
    for arg, value in pairwise([*args, ""]):
        if arg == "--lang":
            return value
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return ""


def _record(param: click.Parameter, ctx: click.Context) -> tuple[str, str] | None:
    if not isinstance(param, click.Option):
        return None
    spoken = copy(param)
    asides = []
    if param.show_default and param.default is not None:
        asides.append(_("default: %(value)s") % {"value": param.default})
    if param.required:
        asides.append(_("required"))
    spoken.help = " ".join(
        filter(None, (_(param.help) if param.help else "", f"[{'; '.join(asides)}]" if asides else ""))
    )
    spoken.show_default, spoken.required = False, False
    return spoken.get_help_record(ctx)
