"""The questions of a freely combined change: one for each aspect (R131)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aukio.desk.changes.change_proposals import around
from aukio.desk.words import STRENGTHS
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import Mistake
from aukio.domain.city.places import Admission, ChannelKind, Kind
from aukio.domain.city.tree import Node
from aukio.domain.facts.effects import (
    Admit,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    EntryToOpenUnits,
    Guidance,
    Passage,
    Strength,
    Withhold,
)
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.formats.notices.fact_text import effects_from_text
from aukio.theme.refusals import in_words

_CONDUCT = (
    "mask",
    "distance",
    "clean_hands",
    "come_alone",
    "bring_few_people",
    "arrive_just_before",
    "be_prepared_to_wait",
    "call_first",
    "use_remote_services",
    "visit_for_essential_matters_only",
    "stay_home_when_ill",
    "use_main_entrance",
)
"""Guidance offered as checkboxes, in this order; other guidance is written as text."""


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """The context of the questions: place, view and language."""

    node: Node
    view: View
    lang: str


def fields(context: QuestionContext) -> Iterator[tuple[str, forms.Field]]:
    """Yield the questions that apply to a place, by field name."""
    words, node = language(context.lang), context.node
    naming = namer(context.view, context.lang, context.view.known)
    kinds = sorted({channel.kind for channel in node.version.channels}, key=list(ChannelKind).index)
    if kinds:
        ways = [(kind.value, capital(words.say_channel(kind))) for kind in kinds]
        yield "shut", _ticks(_("What is closed?"), ways)
    if ChannelKind.ON_SITE in kinds:
        ways = [(each.value, capital(words.say_admission(each))) for each in Admission]
        yield "admit", _one_of(_("How do people get in?"), ways)
    yield "capacity_of", _one_of(_("Is there less room?"), list(_room()))
    yield (
        "capacity_max",
        forms.IntegerField(
            label=_("Maximum number of people at a time"), required=False, min_value=0, max_value=100_000
        ),
    )
    services = [(slug, capital(_service(context, slug))) for slug in (*node.version.services, *node.version.provides)]
    if services:
        yield "withheld", _ticks(_("What is not available?"), services)
    advice = [(code, words.say_guidance(Guidance(code, Strength.PLEASE), naming)) for code in _CONDUCT]
    yield "conduct", _ticks(_("What should people do?"), advice)
    yield "strength", _one_of(_("How binding is it?"), [(each.value, word) for each, word in STRENGTHS.items()])
    if node.kind is Kind.CENTRE:
        yield (
            "passage",
            _one_of(
                _("The building itself"),
                [("passage", _("Open for walking through")), ("open_units", _("Only for those going to an open unit"))],
            ),
        )
    yield (
        "effects",
        forms.CharField(
            label=_("More, written as in a notice file"),
            help_text=_("One per line, for example - withhold: {services: [printing]}"),
            required=False,
            max_length=5000,
            widget=forms.Textarea(
                attrs={"rows": 4, "spellcheck": "false", "class": "as-text", "lang": SOURCE_LANGUAGE}
            ),
        ),
    )


def parts(form: forms.Form, said: dict[str, Any], context: QuestionContext) -> tuple[Effect, ...]:
    """Return the effects of the answers; errors are added to their fields."""
    return (*_chosen(said), *_written(form, said, context))


def _chosen(said: dict[str, Any]) -> Iterator[Effect]:
    if said.get("shut"):
        yield Close(tuple(map(ChannelKind, said["shut"])))
    if said.get("admit"):
        yield Admit(Admission(said["admit"]))
    of, _half, ratio = (said.get("capacity_of") or "").partition("/")
    if of:
        yield Capacity(CapacityOf(of), 0.5 if ratio else None)
    if said.get("capacity_max") is not None:
        yield Capacity(CapacityOf.VISITORS, max=said["capacity_max"])
    if said.get("withheld"):
        yield Withhold(tuple(said["withheld"]))
    strength = Strength(said.get("strength") or Strength.PLEASE)
    yield from (Guidance(code, strength) for code in said.get("conduct") or ())
    match said.get("passage"):
        case "passage":
            yield Passage()
        case "open_units":
            yield EntryToOpenUnits()
        case _:
            pass


def _written(form: forms.Form, said: dict[str, Any], context: QuestionContext) -> tuple[Effect, ...]:
    text = (said.get("effects") or "").strip()
    if not text:
        return ()
    try:
        return effects_from_text(text, around(context.view))
    except Mistake as mistake:
        form.add_error("effects", in_words(mistake))
        return ()


def _room() -> Iterator[tuple[str, str]]:
    yield f"{CapacityOf.VISITORS}/2", _("Half as many visitors as usual")
    yield CapacityOf.VISITORS, _("Fewer visitors than usual")
    yield f"{CapacityOf.APPOINTMENTS}/2", _("Half as many appointments as usual")
    yield CapacityOf.APPOINTMENTS, _("Fewer appointments than usual")
    yield CapacityOf.SEATS, _("Fewer seats than usual")


def _service(context: QuestionContext, slug: str) -> str:
    found = next((each for each in context.view.record.services if each.slug == slug), None)
    return slug if found is None else found.names.say(context.lang) or slug


def _one_of(label: str, choices: Sequence[tuple[str, object]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("As usual")), *choices], required=False)


def _ticks(label: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)
