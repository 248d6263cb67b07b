"""The command that writes the files of a synthetic city, for benchmarks and tests at the size of a country."""

from datetime import datetime
from pathlib import Path

import click

from aukio.domain.base.mistakes import Refused
from aukio.synthetic.city import Plan, directory_text, notice_texts


@click.command()
@click.option("--places", type=int, default=1000, show_default=True, help="Number of places.")
@click.option("--weeks", type=int, default=2000, show_default=True, help="Number of distinct weeks of opening hours.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same city.")
@click.option(
    "--around",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2026-06-01",
    show_default=True,
    help="The day around which hours differ from normal.",
)
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Folder for the files; it is created.")
def synth(places: int, weeks: int, seed: int, around: datetime, into: Path) -> None:
    """Write the directory file and the notice files of a synthetic city."""
    plan = Plan(places, seed, weeks, around.date())
    try:
        into.mkdir(parents=True, exist_ok=True)
        with (into / "directory.yaml").open("w", encoding="utf-8") as file:
            file.writelines(directory_text(plan))
        for name, text in notice_texts(plan):
            (into / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{into}: {error.strerror}.", next_step="Name a folder that can be written.") from error
    click.echo(f"{places} places in {into}. A record of its own: AUKIO_DATABASE_URL=sqlite:///{into}/city.sqlite3")
    click.echo(f"  aukio import {into}/directory.yaml")
    click.echo(f"  for notice in {into}/notice-*.yaml; do aukio publish $notice; done")


COMMANDS = (synth,)
