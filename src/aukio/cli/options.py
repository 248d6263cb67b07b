"""Options that several commands share."""

from functools import partial

import click
from django.utils.translation import gettext_noop, override

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE

at_option = click.option("--at", metavar="T", help=gettext_noop("The instant of the answer; default: now."))
known_option = click.option(
    "--known", metavar="T", help=gettext_noop("Use only what was known at this instant; default: now.")
)


def speak(ctx: click.Context, lang: str) -> str:
    """Print all that follows in a language, until the last line, which may be a mistake; return the language."""
    ctx.find_root().with_resource(override(lang))
    return lang


def _speak(ctx: click.Context, _option: click.Parameter, lang: str) -> str:
    return speak(ctx, lang)


_in_language = partial(
    click.option,
    "--lang",
    type=click.Choice(tuple(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    show_default=True,
    is_eager=True,
    callback=_speak,
    help=gettext_noop("Language of all that is printed; that of --json is the language of its texts."),
)
lang_option = _in_language()
"""The language of a command. What it prints through gettext, mistakes included, is in this language."""

output_lang_option = _in_language(expose_value=False)
"""The same, for a command that words nothing but through gettext."""

json_option = click.option("--json", "as_json", is_flag=True, help=gettext_noop("Print JSON instead of a table."))
migrate_option = click.option("--migrate", is_flag=True, help="First bring an older record to this version.")
