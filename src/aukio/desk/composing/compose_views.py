"""Composing a notice of many facts, and going on with a running one: one preview, one publication (R131, R132).

Every button sends the whole form: rows are added, copied, moved and removed without script, and nothing typed is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.arrangement_list import current, fact_view, tense_of
from aukio.desk.changes.change_proposals import Preview, as_file, preview
from aukio.desk.changes.draft_matter import Matter, Work, buttons
from aukio.desk.changes.draft_work import acted, asked_for, is_settled, read_at, typed_in
from aukio.desk.changes.previews import shown
from aukio.desk.changes.row_form import RowContext, asking
from aukio.desk.clock import now
from aukio.desk.composing.composed_form import ComposedForm, composed_form
from aukio.desk.composing.composed_proposals import of_composed, of_running
from aukio.desk.composing.preview_summary import summary
from aukio.desk.composing.row_list import (
    FILL,
    FIRST,
    LINE,
    MOST_ROWS,
    ROWS,
    after_act,
    is_row_act,
    next_key,
    with_row,
)
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace
from aukio.domain.facts.subjects import places_of
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.templates import Answer, Template
from aukio.domain.wording.place_words import PlaceWords, place_words
from aukio.domain.wording.when import Tense
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.formats.notices.one_line import SaidLine, read_line
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@dataclass(frozen=True, slots=True)
class Composition:
    """A notice that is being composed: its form, its subject, and the facts that run already."""

    view: View
    slug: str
    versions: tuple[Version, ...]
    words: PlaceWords
    form: ComposedForm

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The places that its rows and its running facts name."""
        scopes = [scope for row in self.form.rows if (scope := row.scope_typed) is not None]
        found = [node for scope in scopes for node in places_selected(self.words.tree, scope)]
        found += [node for version in self.versions for node in places_of(self.view, version)]
        return tuple({node.place: node for node in found}.values())

    @property
    def matter(self) -> Matter:
        """Return whose work it is."""
        home = reverse("web:notice", args=[self.slug]) if self.slug else reverse("desk:arrangements")
        return Matter(
            self.nodes, self.words.tree, f"{home}?now=1" if self.slug else home, about=self.slug, composed=True
        )


@staff
def compose(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the form of a new notice; ``place`` and ``what`` fill in its first row."""
    return compose_page(request, actor, "", None)


@staff
def compose_running(request: HttpRequest, actor: Actor, notice: str) -> HttpResponse:
    """Show the form that goes on with a running notice."""
    return compose_page(request, actor, notice, None)


def compose_page(request: HttpRequest, actor: Actor, slug: str, kept: Draft | None) -> HttpResponse:
    """Show a composed notice with its preview, as typed, as kept in a draft, or empty."""
    view = answer_queries.view(now())
    act = asked_for(request)
    typed = _flat(typed_in(request, kept))
    said: SaidLine | None = None
    if typed is not None and act == FILL:
        typed, said = _filled(view, actor, typed)
    elif typed is not None and is_row_act(act):
        typed = after_act(typed, act)
    local = local_of(read_at(view, kept), view.city.zone).replace(second=0, microsecond=0)
    composition = composition_of(view, slug, typed, local=local)
    matter = composition.matter
    matter.refuse_reader(actor, kept)
    if typed is None and not slug:
        typed = _begun(request, composition)
        composition = composition_of(view, slug, typed, bound=False, local=local)
    elif is_row_act(act) and not (act == FILL and composition.form.is_valid()):
        # A row that was just added is empty, which is no mistake yet.
        composition = composition_of(view, slug, typed, bound=False, local=local)
    checked = composition.form.bound and not is_settled(kept)
    seen = preview_of(composition, actor, typed or {}) if checked else None
    work = Work(request, actor, matter, seen, kept, view, _waits(composition, seen))
    answer, theirs = (None, None) if is_row_act(act) else acted(work)
    if answer is not None:
        return answer
    return render(
        request,
        "desk/compose.html",
        {
            "page": PageHead(_("Compose a notice")),
            **_rows_shown(composition, checked=checked),
            "slug": slug,
            "title": view.head(slug).title.say(active_language()) if slug else "",
            "draft": theirs or kept,
            "overtaken": theirs is not None,
            "line": str((typed or {}).get(LINE, "")),
            "said": said,
            **preview_shown(view, seen),
            **buttons(work),
        },
    )


@staff
def compose_look(request: HttpRequest, actor: Actor, notice: str = "") -> HttpResponse:
    """Return the preview as a part of the page, while the form is being filled in."""
    view = answer_queries.view(now())
    typed = _flat(request.POST) or {}
    composition = composition_of(view, notice, typed)
    kept = _kept(request)
    composition.matter.refuse_reader(actor, kept)
    seen = preview_of(composition, actor, typed)
    work = Work(request, actor, composition.matter, seen, kept, view)
    context = {"live": True, **preview_shown(view, seen), **buttons(work), "draft": kept}
    return render(request, "desk/parts/composed_preview.html", context)


def composition_of(
    view: View, slug: str, typed: Mapping[str, Any] | None, *, bound: bool = True, local: datetime | None = None
) -> Composition:
    """Return what is being composed; ``local`` is what "now" means in it.

    Raises ``NotFound`` for a notice that is not on record.
    """
    if slug and not any(each.slug == slug for each in view.record.notices):
        raise NotFound(f"no notice '{slug}'.", next_step="Choose one from what is in force.")
    words = place_words(view)
    local = local or local_of(view.known, view.city.zone).replace(second=0, microsecond=0)
    versions = tuple(
        each for each in current(view) if each.ref.notice == slug and tense_of(view, each, view.known) is not Tense.PAST
    )
    context = RowContext(view, words, local)
    form = composed_form(context, versions, typed, bound=bound)
    return Composition(view, slug, versions, words, form)


def preview_of(composition: Composition, actor: Actor, typed: Mapping[str, Any]) -> Preview | None:
    """Return the preview of a valid form; None for invalid answers, with an error on the form."""
    form, view = composition.form, composition.view
    if not form.is_valid():
        return None
    tell_at = form.head.cleaned_data["tell_at"]
    published = view.known if tell_at is None else max(view.known, instant_of(tell_at, view.city.zone))
    try:
        if composition.slug:
            proposal = of_running(composition.slug, form, view)
        else:
            proposal = of_composed(form, composition.words, view)
        return preview(proposal, typed, by=actor, now=published)
    except (BadRequest, Refused) as mistake:
        form.head.add_error(None, in_words(mistake))
        return None


def preview_shown(view: View, seen: Preview | None) -> dict[str, Any]:
    """Return the context of the preview with its three sentences."""
    if seen is None:
        return {**shown(view, seen), "summary": []}
    found = shown(view, seen)
    title = seen.step.proposal.notice.title
    documents = [(code, name, (title.say(code), *said), log) for code, name, said, log in found["documents"]]
    return {**found, "summary": summary(seen), "documents": documents}


def nodes_of_draft(view: View, kept: Draft) -> tuple[Node, ...]:
    """Return the places that a composed draft names."""
    return composition_of(view, kept.about, kept.typed).nodes


def _waits(composition: Composition, seen: Preview | None) -> str:
    if seen is None or composition.slug:
        return ""
    at = composition.form.head.cleaned_data["tell_at"]
    if at is None or instant_of(at, composition.view.city.zone) <= composition.view.known:
        return ""
    return as_file(seen.step.proposal, composition.view, published=at)


def _begun(request: HttpRequest, composition: Composition) -> dict[str, str]:
    """Return the answers with which an empty form begins: the place and the change of a link."""
    place = composition.words.tree.find(request.GET.get("place", ""))
    what = request.GET.get("what", "")
    lang = active_language()
    where = "" if place is None else composition.words.write((AtPlace(place),), lang)
    return {f"{FIRST}-where": where, f"{FIRST}-what": what if what in list(Template) else ""}


def _filled(view: View, actor: Actor, typed: Mapping[str, Any]) -> tuple[dict[str, Any], SaidLine]:
    """Return the answers with those of the line in a row, and what the line says."""
    words = place_words(view)
    mine = frozenset(node.place for node in words.tree if actor.may(Task.DRAFT, node, words.tree))
    today = local_of(view.known, view.city.zone).date()
    said = read_line(str(typed.get(LINE, ""))[:500], words, today, active_language(), mine)
    filled = with_row(typed, said.fields) if said.fields else dict(typed)
    if said.cause and not typed.get("cause"):
        filled["cause"] = said.cause
    if said.fields and not said.left:
        filled[LINE] = ""
    return filled, said


def _rows_shown(composition: Composition, *, checked: bool) -> dict[str, Any]:
    view, form, lang = composition.view, composition.form, active_language()
    keys = [str(row.prefix) for row in form.rows]
    if checked:
        form.is_valid()
    facts = [(each, fact_view(view, each.version, view.known, lang)) for each in form.running]
    return {
        "form": form,
        "rows_field": ROWS,
        "keys": " ".join(keys),
        "next_key": next_key(keys),
        "may_add": len(keys) < MOST_ROWS,
        "facts": facts,
        "wheres": list(composition.words.offered(lang)),
        "asks": {answer.name.lower(): asking(answer) for answer in Answer},
        "mistakes": [(each, list(_mistakes(each))) for each in form.parts if each.errors] if checked else [],
    }


def _mistakes(form: Any) -> list[tuple[str, str, str]]:
    """Return each error of a part with the id and the label of its field."""
    found = []
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        found += [
            (field.id_for_label if field else "", str(field.label) if field else "", str(each)) for each in errors
        ]
    return found


def _kept(request: HttpRequest) -> Draft | None:
    number = request.POST.get("draft", "")
    if not number.isdecimal() or len(number) > 17:
        return None
    kept = draft_queries.draft(int(number))
    return kept if kept.composed else None


def _flat(sent: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the answers by field, None where nothing was sent."""
    return None if sent is None else {name: sent[name] for name in sent}
