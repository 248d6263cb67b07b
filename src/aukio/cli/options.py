"""Options that several commands share."""

import click

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE

at_option = click.option("--at", metavar="T", help="The instant of the answer; default: now.")
known_option = click.option("--known", metavar="T", help="Use only what was known at this instant; default: now.")
lang_option = click.option(
    "--lang",
    type=click.Choice(tuple(LANGUAGES)),
    default=SOURCE_LANGUAGE,
    show_default=True,
    help="Language of the texts.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
migrate_option = click.option("--migrate", is_flag=True, help="First bring an older record to this version.")
