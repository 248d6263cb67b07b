"""The command that sets up the record of a city."""

import locale
import sys
from collections.abc import Callable
from datetime import datetime
from getpass import getuser
from pathlib import Path

import click
from django.conf import settings

from aukio.access.queries import password_path
from aukio.cli.actor import operator
from aukio.cli.clock import now
from aukio.cli.database import prepare_database
from aukio.cli.web_server import ADDRESS, PORT
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.holidays import regions_differ
from aukio.formats.exchange.moved import slug
from aukio.workflows import setting_up
from aukio.workflows.country_zones import zones_of
from aukio.workflows.setting_up import SetUp
from aukio.workflows.starters import STARTERS, record_starter

_NEEDED = ("city", "country", "lang", "admin")
_LANGUAGES = {country: row.code for row in LANGUAGES.values() for country in row.countries}
"""The language that most people of a country read, where it is one of ours."""


@click.command()
@click.option("--city", metavar="NAME", help="The name of the city.")
@click.option("--country", metavar="CODE", help="Its country, such as FI.")
@click.option("--region", metavar="CODE", help="Its region, where public holidays differ: BY, ENG, CA.")
@click.option("--time-zone", metavar="ZONE", help="Its time zone, where the clocks of its country differ.")
@click.option("--lang", metavar="CODE", help="The language of its name, and of the first sign-in: fi, sv or en.")
@click.option("--admin", metavar="MAIL", help="The e-mail address of the first operator.")
@click.option("--example", type=click.Choice(STARTERS), help="Places to begin with, to be changed at the desk.")
def setup(example: str | None, **given: str | None) -> None:
    """Set up an empty record: its city, and a first account. In a terminal it asks for what is not given."""
    instant = now()
    asks = _in_terminal()
    missing = [f"--{name}" for name in _NEEDED if given[name] is None]
    if missing and not asks:
        example = "aukio setup --city Espoo --country FI --lang fi --admin aino@example.org"
        raise BadRequest(f"needed without a terminal: {', '.join(missing)}.", next_step=f"Such as: {example}")
    wanted = _read(given, instant, asks=False) if not missing and not asks else None
    prepare_database()
    setting_up.refuse_second_city()
    if wanted is None:  # in a terminal, a record that has a city is refused before anything is asked
        wanted = _read(given, instant, asks=True)
    city, name, imported = setting_up.set_up(wanted, by=operator(), now=instant)
    for warning in imported.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(
        f"The record is about {wanted.city} ({city.slug}), in {wanted.country}, with the clock of {city.zone.key}."
    )
    click.echo(f"{name} is its first operator.")
    if example is not None:
        starter = record_starter(example, by=operator(), now=now())
        click.echo(f"{len(starter.revision.created)} places to begin with: change their names and hours at the desk.")
    site = settings.AUKIO_SITE or f"http://{ADDRESS}:{PORT}"
    click.echo("\nNext:")
    click.echo("  1. aukio serve")
    click.echo("  2. Choose your password here, once; the first sign-in asks for a second factor:")
    click.echo(f"     {site}{password_path(name, wanted.lang)}")
    if example is not None:
        click.echo(f"  3. See {site}/{wanted.lang}/, and change the places at the desk")
        return
    click.echo(
        "  3. aukio move-in --from csv FILE ('aukio move-in --template csv' prints a table), or aukio import FILE"
    )


COMMANDS = (setup,)


def _in_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _read(given: dict[str, str | None], instant: datetime, *, asks: bool) -> SetUp:
    """Read each flag; ask for those that are missing, with a default, until the answer can be used."""

    def one(flag: str, question: str, default: str, read: Callable[[str], str], *, needed: bool = True) -> str:
        said = given[flag]
        if said is not None or not (asks and needed):
            return read(said or "")
        return _ask(question, default, read)

    city = one("city", "Name of the city", _of_folder(), setting_up.read_city)
    country = one("country", "Country (such as FI)", _of_machine(), setting_up.read_country)
    region = one(
        "region",
        "Region, for its public holidays (such as BY; empty: none)",
        "",
        lambda text: setting_up.read_region(text, country),
        needed=regions_differ(country),
    )
    zones = zones_of(country, instant.year)
    zone = one(
        "time_zone",
        f"Time zone ({', '.join(zones)})" if zones else "Time zone (such as Europe/Helsinki)",
        zones[0] if zones else "UTC",
        lambda text: setting_up.read_zone(text, country, instant),
        needed=len(zones) != 1,
    )
    lang = one("lang", "Language of its name", _LANGUAGES.get(country, SOURCE_LANGUAGE), setting_up.read_lang)
    mail = f"{slug(_user(), otherwise='operator')}@{slug(city, otherwise='city')}.{country.lower()}"
    admin = one("admin", "E-mail address of the first operator", mail, setting_up.read_admin)
    return SetUp(city, country, region, zone, lang, admin)


def _ask(question: str, default: str, read: Callable[[str], str]) -> str:
    while True:
        try:
            return read(str(click.prompt(question, default=default, show_default=bool(default))))
        except BadRequest as mistake:
            click.echo(str(mistake), err=True)


def _of_folder() -> str:
    """The name of the folder, as that of a city."""
    name = Path.cwd().name.replace("-", " ").replace("_", " ").title()
    try:
        return setting_up.read_city(name)
    except BadRequest:
        return "Espoo"


def _of_machine() -> str:
    """The country of the machine's locale, else Finland."""
    try:
        return setting_up.read_country((locale.getlocale()[0] or "").partition("_")[2])
    except BadRequest:
        return "FI"


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return ""
