"""Commands about notice files: preview and publish."""

from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

import click
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext, pgettext, pgettext_lazy
from rich.text import Text

from aukio.answers import queries as answer_queries
from aukio.cli.actor import operator
from aukio.cli.booking_fates import fate_lines
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.findings import finding_rows, warning_rows, word_rows
from aukio.cli.input_file import read_file
from aukio.cli.options import lang_option
from aukio.cli.output import emit, heading, state, table
from aukio.cli.spoken_help import SpokenCommand
from aukio.domain.answers.impact import PlaceChange
from aukio.domain.checks.unsaid import self_service_unsaid
from aukio.domain.clock.local_time import DAY, local_of
from aukio.domain.facts.notices import PublicationKind
from aukio.domain.publishing.carry_over import CarriedFact, Decision
from aukio.domain.telling import say_difference
from aukio.domain.telling.holiday_outcomes import holiday_outcomes, say_holiday_outcomes
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.naming import Naming, namer
from aukio.formats.answers.status_json import log_data
from aukio.workflows.bookings import booking_fates
from aukio.workflows.publishing import publication
from aukio.workflows.publishing.publication import Step

strict_option = click.option(
    "--strict", is_flag=True, help=gettext_noop("Refuse contradictions that the file gives no reason for.")
)


@click.command(cls=SpokenCommand)
@click.argument("file")
@strict_option
@lang_option
def plan(file: str, strict: bool, lang: str) -> None:
    """Show what publishing FILE would change; nothing is recorded."""
    text = read_file(file)
    with existing_record():
        steps = publication.plan(text, source=file, now=now())
        for step in steps:
            _show(step, lang)
    warn(steps)
    for step in steps:
        booking_fates.refuse_undecided(step.fated)
    if strict:
        publication.refuse_contradictions(steps)


@click.command(cls=SpokenCommand)
@click.argument("file")
@strict_option
@lang_option
def publish(file: str, strict: bool, lang: str) -> None:
    """Record the notice file FILE; a second run of the same file changes nothing."""
    text = read_file(file)
    prepare_database()
    steps = publication.publish(text, source=file, by=operator(), now=now(), strict=strict)
    for step in steps:
        click.echo(_outcome(step, lang))
    warn(steps)


def warn(steps: tuple[Step, ...]) -> None:
    """Print warnings on stderr: contradictions without a reason, then faults of texts and links."""
    warning, directory = _("warning"), _("directory")
    for step in steps:
        for code, places, message, ref in warning_rows(step.unaccepted):
            click.echo(f"{warning}: {code}: {ref or directory}: {message} ({places})", err=True)
    for step in steps:
        for code, fields, message, slug in word_rows(step.words):
            click.echo(f"{warning}: {code}: {slug}: {message} ({fields})", err=True)


def _outcome(step: Step, lang: str) -> str:
    name = _("publication %(number)s of '%(notice)s'") % {
        "number": step.proposal.number,
        "notice": step.proposal.notice.slug,
    }
    if step.enacted is None:
        scheduled = _("%(publication)s: scheduled already, nothing changed")
        published = _("%(publication)s: published already, nothing changed")
        return (scheduled if step.due else published) % {"publication": name}
    zone, words = step.after.city.zone, language(lang)
    if step.due is not None:
        due = {"publication": name, "moment": words.say_moment(local_of(step.due, zone))}
        return _("%(publication)s: scheduled for %(moment)s") % due
    many = len(step.enacted.versions)
    said = ngettext(
        "%(publication)s: published %(moment)s, %(n)s arrangement",
        "%(publication)s: published %(moment)s, %(n)s arrangements",
        many,
    )
    return said % {"publication": name, "moment": _moment(step.enacted.publication.published, zone, words), "n": many}


def _moment(instant: datetime, zone: ZoneInfo, words: Language) -> str:
    return words.say_moment(local_of(instant, zone).replace(second=0, microsecond=0))


_KINDS: dict[PublicationKind, Promise] = {
    PublicationKind.MATERIAL: gettext_lazy("material"),
    PublicationKind.MINOR: gettext_lazy("minor"),
}


def _show(step: Step, lang: str) -> None:
    if step.enacted is None:
        emit(Text(_outcome(step, lang), style="dim"))
        return
    zone, words = step.after.city.zone, language(lang)
    emit()
    emit(_heading(step, _moment(step.enacted.publication.published, zone, words)))
    naming = namer(answer_queries.view(now()), lang, step.enacted.publication.published)
    for row in step.log:
        emit("  " + _("log: %(text)s") % {"text": log_data(row, naming, lang)["text"]})
    rows = [_change_row(change, naming, zone, lang) for change in step.changes]
    if rows:
        emit(table((_("place"), _("from"), _("before"), "", _("after"), _("path")), rows, quiet=1))
    else:
        emit(Text("  " + _("no answer changes"), style="dim"))
    for line in _asides(step, naming, words, lang):
        emit(f"  {line}")
    if step.carried:
        columns = (_("of the replaced notice"), "", "", _("until"))
        emit(table(columns, [_carried(each, words) for each in step.carried]))
    if step.findings:
        columns = (_("check"), _("place"), "", _("arrangement"))
        emit(table(columns, finding_rows(step.findings), quiet=1))


def _heading(step: Step, moment: str) -> Text:
    said = _("%(kind)s, scheduled for %(moment)s") if step.due else _("%(kind)s, published %(moment)s")
    title = _("Publication %(number)s of %(notice)s")
    return heading(
        title % {"number": step.proposal.number, "notice": step.proposal.notice.slug},
        said % {"kind": _KINDS[step.proposal.kind], "moment": moment},
    )


def _asides(step: Step, naming: Naming, words: Language, lang: str) -> Iterator[str]:
    """What happens on holidays and to bookings, and what the author may have meant."""
    enacted, after = step.enacted, step.views[1]
    if enacted is None:
        return
    outcomes = holiday_outcomes(after, enacted.versions)
    for sentence in say_holiday_outcomes(after, outcomes, words, naming, lang):
        yield _("holiday: %(outcome)s") % {"outcome": sentence}
    yield from fate_lines(after, step.fated)
    for place in self_service_unsaid(after, enacted.versions):
        stays = _("question: the self-service hours of %(place)s stay as they are. To change them, name the channel.")
        yield stays % {"place": naming.place(place)}


_DECIDED: dict[Decision, Promise] = {
    Decision.CARRIED: pgettext_lazy("what became of a fact", "carried on"),
    Decision.ENDED: pgettext_lazy("what became of a fact", "ended"),
    Decision.KEPT: pgettext_lazy("what became of a fact", "kept"),
    Decision.WITHDRAWN: pgettext_lazy("what became of a fact", "withdrawn"),
    Decision.UNDECIDED: pgettext_lazy("what became of a fact", "ended by the replacement (undecided)"),
}


def _carried(fact: CarriedFact, words: Language) -> tuple[str, str, str, str]:
    until = pgettext("an end", "open")
    if fact.until is not None:
        midnight = fact.until.time() == time()
        until = words.say_day(fact.until.date() - DAY) if midnight else words.say_moment(fact.until)
    by = _("by %(facts)s") % {"facts": ", ".join(map(str, fact.by))} if fact.by else ""
    return str(fact.ref), str(_DECIDED[fact.decision]), by, until


def _change_row(change: PlaceChange, naming: Naming, zone: ZoneInfo, lang: str) -> tuple[str | Text, ...]:
    """One place: what the answer is before and after the publication, at the first moment at which it differs."""
    words = language(lang)
    before, after = say_difference(change, naming, words)
    return (
        change.after.names.say(lang) or change.after.path,
        _moment(change.since, zone, words),
        state(change.before, words).append(f" {before}".rstrip()),
        Text("→"),
        state(change.after, words).append(f" {after}".rstrip()),
        change.after.path,
    )


COMMANDS = (plan, publish)
