"""The one publication that a composed notice becomes, and its title."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import override

from aukio.answers import queries as answer_queries
from aukio.desk.changes.change_proposals import numbered, of_end, taken_slugs
from aukio.desk.composing.composed_form import AS_IT_IS, WITHDRAW, ComposedForm, RunningForm
from aukio.desk.words import TITLES, slug_of
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Names
from aukio.domain.facts.notices import Notice
from aukio.domain.facts.record import View
from aukio.domain.publishing.composing import ComposedRow, facts_of_rows
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.place_words import PlaceWords

_MOST_NAMED = 3
"""Most places that a title names; a notice about more bears the name of the city."""


def of_composed(form: ComposedForm, words: PlaceWords, view: View) -> Proposal:
    """Return a new notice with all rows of a valid form. Raises ``BadRequest`` for invalid answers."""
    rows = form.composed_rows()
    title = form.head.title or title_of_rows(rows, words)
    head = form.head.cleaned_data
    start = min(row.period.start for row in rows)
    slug = slug_of(_slug_words(rows, words), start.date().isoformat(), taken_slugs())
    notice = Notice(slug, title, head.get("cause") or "", contacts=form.head.contacts)
    return numbered(view, Proposal(notice, 0, None, add=facts_of_rows(slug, rows)))


def of_running(slug: str, form: ComposedForm, view: View) -> Proposal:
    """Return one publication of a running notice: rows that are added, and what becomes of its facts."""
    taken = {each.ref.id for each in answer_queries.record().versions if each.ref.notice == slug}
    added = facts_of_rows(slug, form.composed_rows(), taken)
    found = Proposal(view.head(slug), 0, None, add=added)
    for each in form.running:
        found = _with(found, each, view)
    if not (found.add or found.change or found.end or found.withdraw):
        raise BadRequest("nothing is said to change.", next_step="Choose at least one thing.", rule="nothing_changes")
    return numbered(view, found)


def _with(proposal: Proposal, form: RunningForm, view: View) -> Proposal:
    if form.then == AS_IT_IS:
        return proposal
    if form.then == WITHDRAW:
        return replace(proposal, withdraw=(*proposal.withdraw, form.version.ref))
    one = of_end(form.version, form.ends, view)
    return replace(proposal, end=(*proposal.end, *one.end), change=(*proposal.change, *one.change))


def title_of_rows(rows: Sequence[ComposedRow], words: PlaceWords) -> Names:
    """Return the title for what rows cover: ``Libraries, Iso Omena Service Centre: closed``."""
    clauses = list(dict.fromkeys(clause for row in rows for clause in row.scope.clauses))
    templates = {row.change.template for row in rows}
    template = templates.pop() if len(templates) == 1 else Template.FREE
    said = {}
    for lang in LANGUAGES:
        names = list(dict.fromkeys(words.title(clause, lang) for clause in clauses))
        where = ", ".join(names) if len(names) <= _MOST_NAMED else words.view.city.names.say(lang)
        with override(lang):
            word = str(TITLES[template])
        said[lang] = f"{where}: {word[:1].lower()}{word[1:]}"
    return Names(said)


def _slug_words(rows: Iterable[ComposedRow], words: PlaceWords) -> str:
    clauses = list(dict.fromkeys(clause for row in rows for clause in row.scope.clauses))
    if len(clauses) > _MOST_NAMED:
        return words.view.city.slug
    return " ".join(dict.fromkeys(words.title(clause, SOURCE_LANGUAGE) for clause in clauses))
