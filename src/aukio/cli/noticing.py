"""Commands about notices: show one as it stood, its update log, and which there are."""

import click

from aukio.answers import queries as answers
from aukio.cli.asking import json_option, known_option, lang_option
from aukio.cli.clock import now
from aukio.cli.database import reading
from aukio.cli.printing import emit, print_json, table
from aukio.domain.time import local_of
from aukio.domain.wording.en import say_moment
from aukio.formats import document_text, notice_text
from aukio.formats.notice_json import notice_data
from aukio.formats.status_json import log_data, namer


@click.group()
def notice() -> None:
    """Public notices: what they said, and when."""


@notice.command()
@click.argument("slug")
@known_option
@lang_option
@click.option("--plain", is_flag=True, help="One fact on a line.")
@click.option("--format", "as_format", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
def show(slug: str, known: str | None, lang: str, plain: bool, as_format: str) -> None:
    """The notice SLUG as it stood then."""
    with reading():
        shown = answers.notice_as_shown(slug, known=known, lang=lang, plain=plain, now=now())
        if as_format == "json":
            print_json(notice_data(shown.view, shown.notice, lang, replaced_by=shown.replaced_by))
            return
    banner = _banner(shown)
    if as_format == "html":
        click.echo(notice_text.html(banner) + document_text.html(shown.document), nl=False)
    else:
        click.echo(banner + document_text.markdown(shown.document), nl=False)


def _banner(shown: answers.ShownNotice) -> str:
    """Says when what is shown is not the newest word (R120)."""
    lines = []
    if shown.newer is not None:
        moment = say_moment(local_of(shown.newer, shown.view.city.zone))
        lines.append(f"> This is an older version; the notice was updated on {moment}.")
    if shown.replaced_by is not None:
        lines.append(f"> This notice has been replaced by '{shown.replaced_by}'.")
    elif shown.replaced_later is not None:
        lines.append(f"> This is an older version: '{shown.replaced_later}' has replaced the notice since.")
    return "\n>\n".join(lines) + "\n\n" if lines else ""


@notice.command()
@click.argument("slug")
@known_option
@lang_option
@json_option
def log(slug: str, known: str | None, lang: str, as_json: bool) -> None:
    """The update log of the notice SLUG, oldest first."""
    with reading():
        rows = answers.notice_log(slug, known=known, now=now())
        naming = namer(answers.view(now()), lang, now())
        data = [log_data(row, naming, lang) for row in rows]
    if as_json:
        print_json(data)
    elif not data:
        click.echo("Nothing was published yet.")
    else:
        shown = [(each["date"], f"{each['notice']} {each['publication']}", each["text"]) for each in data]
        emit(table(("day", "publication", ""), shown))


@notice.command(name="list")
@lang_option
@json_option
def list_(lang: str, as_json: bool) -> None:
    """The notices there are."""
    with reading():
        found = answers.record().notices
    if as_json:
        print_json(
            [{"notice": each.slug, "title": each.title.say(lang), "cause": each.cause or None} for each in found]
        )
        return
    emit(table(("notice", "title"), [(each.slug, each.title.say(lang)) for each in found]))


COMMANDS = (notice,)
