"""Commands about door signs: write one as a PDF, and list outdated signs (R128)."""

from pathlib import Path

import click

from aukio.answers.foreign_words import foreign_words
from aukio.answers.session import open_session
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.cli.options import at_option, json_option, known_option
from aukio.cli.output import emit, print_json, table
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.clock.local_time import read_at, read_known
from aukio.domain.signs import HAVE_DOORS, Outdated, compose_sign, replacements
from aukio.domain.signs.outdated import Why
from aukio.formats.addresses import Addresses
from aukio.formats.answers.signs_json import outdated_data
from aukio.theme.paper import sign_pdf

_WHY = {Why.CHANGED: "it says otherwise now", Why.OVER: "its weeks are over", Why.GONE: "the place is no more"}


@click.command("sign")
@click.argument("place")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PDF to write.")
@click.option("--langs", default=",".join(LANGUAGES), show_default=True, help="Languages of the sign, in this order.")
@click.option(
    "--site", default="http://localhost:8000", show_default=True, help="Scheme and host for the address in the code."
)
@at_option
@known_option
def sign_(*, place: str, out: Path, langs: str, site: str, at: str | None, known: str | None) -> None:
    """Write the door sign of PLACE as a PDF of one A4 page."""
    chosen = tuple(dict.fromkeys(part.strip() for part in langs.split(",")))
    if not set(chosen) <= set(LANGUAGES):
        example = ",".join(LANGUAGES)
        raise BadRequest(f"--langs: '{langs}' names a language that is not ours.", next_step=f"Write: {example}.")
    with existing_record():
        found = open_session(now()).ask(place, at=at, known=known)
        sign = compose_sign(found.view, found.place, found.at, chosen)
    if sign is None or sign.kind not in HAVE_DOORS:
        raise NotFound(
            f"'{place}' has no door at that moment.", next_step="Name a centre, a unit or a room, or use another --at."
        )
    address = Addresses(site.rstrip("/"), chosen[0]).place(sign.path)
    try:
        words = foreign_words(found.view.record)
        out.write_bytes(sign_pdf(sign, address=address, zone=found.view.zone(found.place), foreign=words))
    except OSError as error:
        raise Refused(f"'{out}' cannot be written: {error.strerror}.") from None
    click.echo(f"Wrote {out}: version {sign.version}, hours until {sign.last}.")


@click.command()
@click.option("--printed", metavar="T", required=True, help="The instant at which the signs were printed.")
@at_option
@known_option
@json_option
def signs(*, printed: str, at: str | None, known: str | None, as_json: bool) -> None:
    """List outdated door signs."""
    with existing_record():
        session = open_session(now())
        zone = session.record.city.zone
        then = read_known(printed, zone, now=session.now)
        instant = session.now if at is None else read_at(at, zone)
        before, after = session.view(then), session.view(session.as_known(known))
        found = list(replacements(before, after, then, instant, sorted(LANGUAGES)))
    if as_json:
        print_json([outdated_data(each) for each in found])
    elif not found:
        click.echo("Every sign printed then still says what is so.")
    else:
        emit(table(("Replace the sign at", "", "Version", "Because"), [_row(each) for each in found], quiet=3))


def _row(found: Outdated) -> tuple[str, ...]:
    now_ = "–" if found.now is None else str(found.now.version)
    return found.printed.name, found.printed.path, f"{found.printed.version} → {now_}", _WHY[found.why]


COMMANDS = (sign_, signs)
