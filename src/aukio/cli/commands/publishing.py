"""Commands about notice files: preview and publish."""

from datetime import time
from zoneinfo import ZoneInfo

import click
from rich.text import Text

from aukio.answers import queries as answer_queries
from aukio.cli.actor import operator
from aukio.cli.booking_fates import fate_lines
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.findings import finding_rows, warning_rows, word_rows
from aukio.cli.input_file import read_file
from aukio.cli.output import emit, heading, state, table
from aukio.domain.answers.impact import PlaceChange
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.checks.unsaid import self_service_unsaid
from aukio.domain.clock.local_time import DAY, local_of
from aukio.domain.publishing.carry_over import CarriedFact, Decision
from aukio.domain.telling import say_difference
from aukio.domain.telling.holiday_outcomes import holiday_outcomes, say_holiday_outcomes
from aukio.domain.wording.languages import source_words
from aukio.domain.wording.naming import Naming, namer
from aukio.formats.answers.status_json import log_data
from aukio.workflows.bookings import booking_fates
from aukio.workflows.publishing import publication
from aukio.workflows.publishing.publication import Step

strict_option = click.option("--strict", is_flag=True, help="Refuse contradictions that the file gives no reason for.")


@click.command()
@click.argument("file")
@strict_option
def plan(file: str, strict: bool) -> None:
    """Show what publishing FILE would change; nothing is recorded."""
    text = read_file(file)
    with existing_record():
        steps = publication.plan(text, source=file, now=now())
        for step in steps:
            _show(step)
    warn(steps)
    for step in steps:
        booking_fates.refuse_undecided(step.fated)
    if strict:
        publication.refuse_contradictions(steps)


@click.command()
@click.argument("file")
@strict_option
def publish(file: str, strict: bool) -> None:
    """Record the notice file FILE; a second run of the same file changes nothing."""
    text = read_file(file)
    prepare_database()
    steps = publication.publish(text, source=file, by=operator(), now=now(), strict=strict)
    for step in steps:
        click.echo(_outcome(step))
    warn(steps)


def warn(steps: tuple[Step, ...]) -> None:
    """Print warnings on stderr: contradictions without a reason, then faults of texts and links."""
    for step in steps:
        for code, places, message, ref in warning_rows(step.unaccepted):
            click.echo(f"warning: {code}: {ref or 'directory'}: {message} ({places})", err=True)
    for step in steps:
        for code, fields, message, slug in word_rows(step.words):
            click.echo(f"warning: {code}: {slug}: {message} ({fields})", err=True)


def _outcome(step: Step) -> str:
    name = f"publication {step.proposal.number} of '{step.proposal.notice.slug}'"
    if step.enacted is None:
        return f"{name}: {'scheduled' if step.due else 'published'} already, nothing changed"
    zone = step.after.city.zone
    if step.due is not None:
        return f"{name}: scheduled for {source_words().say_moment(local_of(step.due, zone))}"
    published = source_words().say_moment(
        local_of(step.enacted.publication.published, zone).replace(second=0, microsecond=0)
    )
    return f"{name}: published {published}, {len(step.enacted.versions)} arrangements"


def _show(step: Step) -> None:
    number, slug = step.proposal.number, step.proposal.notice.slug
    if step.enacted is None:
        emit(Text(_outcome(step), style="dim"))
        return
    zone = step.after.city.zone
    published = local_of(step.enacted.publication.published, zone).replace(second=0, microsecond=0)
    verb = "scheduled for" if step.due else "published"
    emit()
    emit(
        heading(
            f"Publication {number} of {slug}", f"{step.proposal.kind}, {verb} {source_words().say_moment(published)}"
        )
    )
    view = answer_queries.view(now())
    naming = namer(view, SOURCE_LANGUAGE, step.enacted.publication.published)
    for row in step.log:
        emit(f"  log: {log_data(row, naming, SOURCE_LANGUAGE)['text']}")
    rows = [_change_row(change, naming, zone) for change in step.changes]
    if rows:
        emit(table(("place", "from", "before", "", "after", "path"), rows, quiet=1))
    else:
        emit(Text("  no answer changes", style="dim"))
    after = step.views[1]
    for sentence in say_holiday_outcomes(
        after, holiday_outcomes(after, step.enacted.versions), source_words(), naming, SOURCE_LANGUAGE
    ):
        emit(f"  holiday: {sentence}")
    for line in fate_lines(step.views[1], step.fated):
        emit(f"  {line}")
    for place in self_service_unsaid(step.views[1], step.enacted.versions):
        stays = f"the self-service hours of {naming.place(place)} stay as they are"
        emit(f"  question: {stays}. To change them, name the channel.")
    if step.carried:
        emit(table(("of the replaced notice", "", "", "until"), [_carried(each) for each in step.carried]))
    if step.findings:
        emit(table(("check", "place", "", "arrangement"), finding_rows(step.findings), quiet=1))


_DECIDED = {
    Decision.CARRIED: "carried on",
    Decision.ENDED: "ended",
    Decision.KEPT: "kept",
    Decision.WITHDRAWN: "withdrawn",
    Decision.UNDECIDED: "ended by the replacement (undecided)",
}


def _carried(fact: CarriedFact) -> tuple[str, str, str, str]:
    until = "open"
    if fact.until is not None:
        midnight = fact.until.time() == time()
        until = source_words().say_day(fact.until.date() - DAY) if midnight else source_words().say_moment(fact.until)
    return str(fact.ref), _DECIDED[fact.decision], f"by {', '.join(map(str, fact.by))}" if fact.by else "", until


def _change_row(change: PlaceChange, naming: Naming, zone: ZoneInfo) -> tuple[str | Text, ...]:
    """One place: what the answer is before and after the publication, at the first moment at which it differs."""
    words = source_words()
    before, after = say_difference(change, naming, words)
    return (
        change.after.names.say(SOURCE_LANGUAGE) or change.after.path,
        words.say_moment(local_of(change.since, zone).replace(second=0, microsecond=0)),
        state(change.before, words).append(f" {before}".rstrip()),
        Text("→"),
        state(change.after, words).append(f" {after}".rstrip()),
        change.after.path,
    )


COMMANDS = (plan, publish)
