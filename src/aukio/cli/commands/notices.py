"""Commands about notices: a notice at an instant, its update log, the state of its texts, the list of notices."""

from collections.abc import Iterator
from html import escape
from zoneinfo import ZoneInfo

import click
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from rich.text import Text

from aukio.answers.session import open_session
from aukio.answers.shown_notices import ShownNotice, notice_as_shown, notice_log, notice_texts
from aukio.cli.clock import now
from aukio.cli.database import existing_record
from aukio.cli.options import json_option, known_option, lang_option
from aukio.cli.output import emit, print_json, table
from aukio.cli.spoken_help import SpokenCommand
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.texts import State, TextState
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import namer
from aukio.formats.answers.status_json import log_data
from aukio.formats.documents import document_text
from aukio.formats.notices.notice_json import notice_data, text_data

_MARKS = {State.WRITTEN: ("✓", ""), State.MISSING: ("✗", "red"), State.OUTDATED: ("!", "yellow")}
"""Each state of a text: shape and colour."""

_STATES: dict[State, Promise] = {
    State.WRITTEN: gettext_lazy("written"),
    State.MISSING: gettext_lazy("missing"),
    State.OUTDATED: gettext_lazy("outdated"),
}


@click.group()
def notice() -> None:
    """Show public notices as they were at an instant."""


@notice.command(cls=SpokenCommand)
@click.argument("slug")
@known_option
@lang_option
@click.option("--plain", is_flag=True, help=gettext_noop("Print the version in plain language."))
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help=gettext_noop("Output format: Markdown, HTML or JSON."),
)
def show(slug: str, known: str | None, lang: str, plain: bool, as_format: str) -> None:
    """Show the notice SLUG as it was at an instant."""
    with existing_record():
        shown = notice_as_shown(open_session(now()), slug, known=known, lang=lang, plain=plain)
        if as_format == "json":
            print_json(notice_data(shown.view, shown.notice, lang, replaced_by=shown.replaced_by))
            return
    banner = list(_banner(shown, lang))
    if as_format == "html":
        quoted = "".join(f"<p>{escape(line)}</p>" for line in banner)
        click.echo(
            (f"<blockquote>{quoted}</blockquote>\n" if banner else "") + document_text.html(shown.document), nl=False
        )
    else:
        quoted = "\n>\n".join(f"> {line}" for line in banner)
        click.echo((f"{quoted}\n\n" if banner else "") + document_text.markdown(shown.document), nl=False)


def _banner(shown: ShownNotice, lang: str) -> Iterator[str]:
    """Yield warnings that the shown version is not the newest one (R120)."""
    if shown.newer is not None:
        moment = language(lang).say_moment(local_of(shown.newer, shown.view.city.zone))
        yield _("This is an older version; the notice was updated on %(moment)s.") % {"moment": moment}
    if shown.replaced_by is not None:
        yield _("This notice has been replaced by '%(slug)s'.") % {"slug": shown.replaced_by}
    elif shown.replaced_later is not None:
        said = _("This is an older version: '%(slug)s' has replaced the notice since.")
        yield said % {"slug": shown.replaced_later}


@notice.command(cls=SpokenCommand)
@click.argument("slug")
@known_option
@lang_option
@json_option
def log(slug: str, known: str | None, lang: str, as_json: bool) -> None:
    """Show the update log of the notice SLUG, oldest entry first."""
    with existing_record():
        session = open_session(now())
        rows = notice_log(session, slug, known=known)
        naming = namer(session.current, lang, session.now)
        data = [log_data(row, naming, lang) for row in rows]
    if as_json:
        print_json(data)
        return
    if not data:
        click.echo(_("Nothing was published yet."))
    else:
        shown = [(each["date"], f"{each['notice']} {each['publication']}", each["text"]) for each in data]
        emit(table((_("day"), _("publication"), ""), shown))


@notice.command(cls=SpokenCommand)
@click.argument("slug")
@known_option
@click.option(
    "--all", "everything", is_flag=True, help=gettext_noop("Include texts that are complete in every language.")
)
@lang_option
@json_option
def texts(slug: str, known: str | None, everything: bool, lang: str, as_json: bool) -> None:
    """Show in which languages the texts of the notice SLUG are missing or outdated."""
    with existing_record():
        session = open_session(now())
        states = notice_texts(session, slug, known=known)
        zone = session.record.city.zone
    behind = {each.field for each in states if each.state is not State.WRITTEN}
    shown = [each for each in states if everything or each.field in behind]
    if as_json:
        print_json([text_data(each, zone) for each in shown if everything or each.state is not State.WRITTEN])
    elif not states:
        click.echo(_("Nothing was published yet."))
    elif not shown:
        click.echo(_("Every text is written in every language."))
    else:
        fields = dict.fromkeys(each.field for each in shown)
        cells = {(each.field, each.lang): _say_state(each, zone, language(lang)) for each in shown}
        rows = [[Text(field), *(cells[field, each] for each in LANGUAGES)] for field in fields]
        emit(table((_("text"), *LANGUAGES), rows))


def _say_state(state: TextState, zone: ZoneInfo, words: Language) -> Text:
    mark, hue = _MARKS[state.state]
    said = str(_STATES[state.state])
    if state.since is not None and state.state is not State.WRITTEN:
        said = _("%(state)s since %(day)s") % {"state": said, "day": words.say_day(day_of(state.since, zone))}
    return Text(f"{mark} {said}", style=hue)


@notice.command(name="list", cls=SpokenCommand)
@lang_option
@json_option
def list_(lang: str, as_json: bool) -> None:
    """List all notices."""
    with existing_record():
        found = open_session(now()).record.notices
    if as_json:
        print_json(
            [{"notice": each.slug, "title": each.title.say(lang), "cause": each.cause or None} for each in found]
        )
        return
    emit(table((_("notice"), _("title")), [(each.slug, each.title.say(lang)) for each in found]))


COMMANDS = (notice,)
