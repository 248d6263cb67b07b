"""The form of a ready-made change: its questions, how answers are read, and its errors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aukio.desk.changes import free_form
from aukio.desk.changes.period_questions import PeriodForm, TellForm
from aukio.desk.week_mistakes import week_mistake
from aukio.desk.words import BOOKINGS, CAUSES, REACHES
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Kind, Names, PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.form_input import DAYS, week_text
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.facts.record import View
from aukio.domain.publishing.templates import (
    OPTIONAL_ANSWERS,
    REQUIRED_ANSWERS,
    Answer,
    FormAnswers,
    Reach,
    Template,
    reaches_of,
)
from aukio.domain.week import Week, WeekRefused
from aukio.domain.wording.phrasing import capital
from aukio.theme.reader_language import active_language, in_language

_MOST_EXCEPTED = 40
"""Most places offered as exceptions; for more, use a notice file."""


@dataclass(frozen=True, slots=True)
class About:
    """The subject of a form: template, place in the directory, and the present local minute."""

    template: Template
    node: Node
    tree: Tree
    local: datetime
    view: View

    @property
    def free(self) -> bool:
        """Whether the change is combined freely; then every question is optional."""
        return Answer.PARTS in REQUIRED_ANSWERS[self.template]

    @property
    def context(self) -> free_form.QuestionContext:
        """The context of the questions of a free change."""
        return free_form.QuestionContext(self.node, self.view, active_language())


class ChangeForm(PeriodForm, TellForm):
    """A ready-made change. ``form_answers`` are the answers of a valid form."""

    def __init__(self, about: About, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.local = about, about.local
        self._ask_what(about)
        self._ask_where(about)
        self.fields["cause"] = forms.ChoiceField(
            label=_("Why? The public sees the reason."), choices=[("", "–"), *CAUSES.items()], required=False
        )
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput):
                field.widget.attrs["autocomplete"] = "off"

    def _ask_what(self, about: About) -> None:
        asks = REQUIRED_ANSWERS[about.template]
        if about.free:
            self.fields.update(free_form.fields(about.context))
        if Answer.BOOKINGS in asks:
            optional = Answer.BOOKINGS in OPTIONAL_ANSWERS.get(about.template, frozenset[Answer]())
            nothing = [("", _("Do not mention them"))] if optional else []
            self.fields["existing"] = forms.ChoiceField(
                label=_("What happens to existing bookings?"),
                help_text=_("New bookings stop.") if not optional else "",
                choices=[*nothing, *((each.value, word) for each, word in BOOKINGS.items())],
                widget=forms.RadioSelect,
                required=not optional,
            )
        if Answer.WEEK in asks:
            for day, name in zip(DAYS, _day_names(), strict=True):
                self.fields[f"week_{day}"] = forms.CharField(label=name, required=False, max_length=60)
            self.fields["week"] = forms.CharField(
                label=_("Or the whole week in one field"),
                help_text=_("For example Mo-Fr 09:00-15:00; PH off"),
                required=False,
                max_length=500,
            )
        if Answer.TEXT in asks:
            for lang in LANGUAGES:
                name = capital(in_language(lang))
                self.fields[f"text_{lang}"] = forms.CharField(
                    label=name,
                    help_text=_("You can use **bold text** and [links](https://…)."),
                    required=False,
                    max_length=1000,
                    widget=forms.Textarea(attrs={"rows": 3, "lang": lang}),
                )

    def _ask_where(self, about: About) -> None:
        reaches = reaches_of(about.node, about.tree)
        if len(reaches) > 1:
            self.fields["reach"] = forms.ChoiceField(
                label=_("Where?"),
                choices=[(each.value, REACHES[each]) for each in reaches],
                widget=forms.RadioSelect,
                initial=Reach.HERE.value,
                required=False,
            )
            others = _others(about)
            if others:
                self.fields["excepted"] = forms.MultipleChoiceField(
                    label=_("Except"), choices=others, widget=forms.CheckboxSelectMultiple, required=False
                )

    @property
    def week_said(self) -> bool:
        """Whether any hours are filled in; then the page shows them unfolded."""
        return any(self[name].value() for name in self.fields if name.startswith("week"))

    @property
    def text_said(self) -> bool:
        """Whether any text is filled in."""
        return any(self[name].value() for name in self.fields if name.startswith("text_"))

    # --- reading

    def clean(self) -> dict[str, Any]:
        """Read all answers; each error is shown beside its field."""
        said = super().clean() or {}
        about = self.about
        asked = self.asked_period(said)
        start, end = asked.start, asked.end
        said["tell_at"] = self.asked_tell_at(said)
        asks_week = Answer.WEEK in REQUIRED_ANSWERS[about.template] and not (about.free and not self._says_week(said))
        single = start is not None and Period(start, end).within_one_day
        week = self._week(said, holidays_too=single) if asks_week else None
        parts = free_form.parts(self, said, about.context) if about.free else ()
        text = Names({lang: (said.get(f"text_{lang}") or "").strip() for lang in LANGUAGES})
        if about.template is Template.SAY and not text:
            self.add_error(f"text_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        if not self.errors and start is not None:
            said["form_answers"] = FormAnswers(
                about.template,
                about.node.place,
                start,
                end,
                asked.open_end,
                asked.review,
                Reach(said.get("reach") or Reach.HERE),
                tuple(PlaceId(int(each)) for each in said.get("excepted") or ()),
                existing=ExistingBookings(said["existing"]) if said.get("existing") else None,
                week=week,
                text=text,
                parts=parts,
                cause=said.get("cause", ""),
            )
        return said

    @property
    def form_answers(self) -> FormAnswers:
        """The answers of a valid form."""
        form_answers: FormAnswers = self.cleaned_data["form_answers"]
        return form_answers

    @property
    def tell_at(self) -> datetime | None:
        """The local minute of publication of a valid form; None means immediately."""
        tell_at: datetime | None = self.cleaned_data["tell_at"]
        return tell_at

    def _says_week(self, said: dict[str, Any]) -> bool:
        return any((said.get(name) or "").strip() for name in ("week", *(f"week_{day}" for day in DAYS)))

    def _week(self, said: dict[str, Any], *, holidays_too: bool) -> Week | None:
        rows = {day: said.get(f"week_{day}", "") for day in DAYS}
        text = (said.get("week") or "").strip()
        try:
            return Week.parse(text or week_text(rows, holidays_too=holidays_too))
        except WeekRefused as refused:
            self.add_error("week", week_mistake(refused))
        except BadRequest as error:
            named = error.message.partition(":")[0]
            field = f"week_{named}" if named in DAYS else "week_Mo"
            self.add_error(field, _("We did not understand this. Write hours like this: 9–15, or leave it empty."))
        return None


def _others(about: About) -> list[tuple[str, str]]:
    """Return the places that a wider reach can exclude: of the same type or owner, or in the same building."""
    node, tree = about.node, about.tree
    alike = [
        each
        for each in tree
        if each.place != node.place
        and (
            (node.type and each.type == node.type)
            or (node.owner and each.owner == node.owner)
            or (node.kind is Kind.CENTRE and node.place in each.ancestors)
        )
    ]
    lang = active_language()
    named = [(str(each.place), each.version.names.say(lang) or each.path) for each in alike]
    return sorted(named, key=lambda each: each[1]) if len(named) <= _MOST_EXCEPTED else []


def _day_names() -> list[str]:
    return [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")]
