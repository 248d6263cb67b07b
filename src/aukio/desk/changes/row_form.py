"""One row of a composed notice: where, what and when, as typed, and as it is read.

A row stands for one arrangement. Its fields have the key of the row as a prefix, so that the rows of a form are one
flat set of answers: a draft keeps them as typed, and a row is copied, moved or removed without reading it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aukio.desk.changes.change_proposals import around
from aukio.desk.changes.period_questions import DAY, FOR_NOW, LATER, NOW, TODAY, PeriodForm
from aukio.desk.form_fields import read_contact_number
from aukio.desk.week_mistakes import typed_week
from aukio.desk.words import BOOKINGS, TEMPLATES, not_understood
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest, Mistake
from aukio.domain.city.places import Contact, Names
from aukio.domain.clock.local_time import Period
from aukio.domain.clock.typed_days import read_day_list
from aukio.domain.facts.effects import Effect, ExistingBookings
from aukio.domain.facts.matches import places_selected
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import Scope
from aukio.domain.publishing.composing import ComposedRow, effects_of_instead
from aukio.domain.publishing.templates import OPTIONAL_ANSWERS, REQUIRED_ANSWERS, Answer, Change, Template
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.domain.wording.place_words import PlaceWords
from aukio.formats.notices.fact_text import effects_from_text
from aukio.theme.reader_language import in_language
from aukio.theme.refusals import in_words

SAME, DAYS = "same", "days"
"""A row may hold as long as the row before it, or on days in a list."""

_SOME_DAYS = "24.12., 31.12.–1.1."

ONCE, WEEKLY, YEARLY = "", "FREQ=WEEKLY", "FREQ=YEARLY"


def asking(answer: Answer) -> str:
    """Return the templates that ask for an answer, as the page names them to show its question."""
    return "|".join(
        template for template, asks in REQUIRED_ANSWERS.items() if answer in asks and template is not Template.FREE
    )


@dataclass(frozen=True, slots=True)
class RowContext:
    """What a row is read with: the directory as staff name it, and the present local minute."""

    view: View
    words: PlaceWords
    local: datetime


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as read; ``period`` None: that of the row before it."""

    scope: Scope
    period: Period | None
    change: Change
    contacts: tuple[Contact, ...]
    instead: tuple[Effect, ...]

    def composed(self, period: Period) -> ComposedRow:
        """Return the row with its period."""
        return ComposedRow(self.scope, self.period or period, self.change, self.contacts, self.instead)


class RowForm(PeriodForm):
    """The fields of one row; ``row`` is what a valid row says."""

    def __init__(
        self, context: RowContext, *args: Any, first: bool = False, scope: Scope | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.context, self.local, self.fixed = context, context.local, scope
        self.fields["where"] = forms.CharField(
            label=_("Where?"),
            help_text=_("For example: Sello Library, all libraries, Iso Omena: everything"),
            max_length=2000,
            widget=forms.TextInput(attrs={"list": "wheres"}),
        )
        self.fields["excepted"] = forms.CharField(
            label=_("Except"), required=False, max_length=2000, widget=forms.TextInput(attrs={"list": "wheres"})
        )
        self.fields["what"] = forms.ChoiceField(
            label=_("What changes?"), choices=[("", "–"), *((each.value, TEMPLATES[each]) for each in Template)]
        )
        self.fields["existing"] = forms.ChoiceField(
            label=_("What happens to existing bookings?"),
            choices=[("", "–"), *((each.value, word) for each, word in BOOKINGS.items())],
            required=False,
        )
        self.fields["hours"] = forms.CharField(
            label=_("Hours"),
            help_text=_("For example 9–15, or Mon–Fri 9–17, Sat 10–14"),
            required=False,
            max_length=1000,
        )
        for lang in LANGUAGES:
            self.fields[f"text_{lang}"] = forms.CharField(
                label=capital(in_language(lang)),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "lang": lang}),
            )
        self.fields["effects"] = forms.CharField(
            label=_("What changes, written as in a notice file"),
            help_text=_("One per line, for example - withhold: {services: [printing]}"),
            required=False,
            max_length=5000,
            widget=forms.Textarea(
                attrs={"rows": 4, "spellcheck": "false", "class": "as-text", "lang": SOURCE_LANGUAGE}
            ),
        )
        self.fields["phone"] = forms.CharField(
            label=_("Phone number to call meanwhile"),
            required=False,
            max_length=40,
            widget=forms.TextInput(attrs={"type": "tel"}),
        )
        self.fields["instead"] = forms.CharField(
            label=_("Where to go instead"),
            required=False,
            max_length=500,
            widget=forms.TextInput(attrs={"list": "wheres"}),
        )
        if scope is not None:  # the places of a published fact never change
            del self.fields["where"], self.fields["excepted"]
        self._ask_when(first=first)
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput):
                field.widget.attrs["autocomplete"] = "off"

    def _ask_when(self, *, first: bool) -> None:
        same = [] if first else [(SAME, _("As in the row above"))]
        self.fields["begins"] = forms.ChoiceField(
            label=_("From when?"),
            choices=[
                *same,
                (NOW, _("From now on")),
                (LATER, _("From another day or time")),
                (DAYS, _("On certain days")),
            ],
            initial=NOW if first else SAME,
        )
        self.fields["ends"] = forms.ChoiceField(
            label=_("Until when?"),
            choices=[
                (TODAY, _("The rest of that day")),
                (DAY, _("Until a given day")),
                (FOR_NOW, _("For now; the end is not known yet")),
            ],
            initial=TODAY,
            required=False,
        )
        self.fields["days"] = forms.CharField(
            label=_("Which days?"),
            help_text=_("For example 24.12., 26.12., 31.12.–1.1."),
            required=False,
            max_length=1000,
        )
        self.fields["repeat"] = forms.ChoiceField(
            label=_("Again?"),
            choices=[(ONCE, _("Only then")), (WEEKLY, _("Every week")), (YEARLY, _("Every year"))],
            required=False,
        )

    @property
    def texts(self) -> list[forms.BoundField]:
        """The fields of the text."""
        return [self[f"text_{lang}"] for lang in LANGUAGES]

    # --- reading

    def clean(self) -> dict[str, Any]:
        """Read the row; each error is shown beside its field."""
        said = super().clean() or {}
        period = self._period(said)
        scope = self._scope(said)
        change = self._change(said, period)
        phone = read_contact_number(self, "phone", said, self.context.view.city.country)
        if not self.errors and scope is not None and change is not None:
            contacts = (Contact(phone=phone),) if phone else ()
            said["row"] = ReadRow(scope, period, change, contacts, self._instead(said, scope, change.template))
        return said

    @property
    def row(self) -> ReadRow | None:
        """What a valid row says."""
        return self.cleaned_data.get("row") if self.is_valid() else None

    @property
    def scope_typed(self) -> Scope | None:
        """Where the row holds, as far as that alone can be read: it decides whose row it is."""
        self.is_valid()
        scope: Scope | None = getattr(self, "_scope_read", None)
        return scope

    def _scope(self, said: dict[str, Any]) -> Scope | None:
        words = self.context.words
        self._scope_read: Scope | None = None
        for field in ("where", "excepted", "instead"):
            try:
                if said.get(field):
                    words.read(said[field])
            except BadRequest as mistake:
                self.add_error(field, in_words(mistake))
        if self.fixed is not None:
            return self.fixed
        if self.errors.keys() & {"where", "excepted"} or not said.get("where"):
            return None
        self._scope_read = words.read(said["where"], said.get("excepted") or "")
        return self._scope_read

    def _instead(self, said: dict[str, Any], scope: Scope, template: Template) -> tuple[Effect, ...]:
        if not said.get("instead"):
            return ()
        words = self.context.words
        clauses = words.read(said["instead"]).clauses
        others = [node for clause in clauses for node in places_selected(words.tree, Scope((clause,)))]
        text = {
            lang: language(lang).SAID_WORDS.instead_text.format(
                place=language(lang).say_and([words.title(clause, lang) for clause in clauses])
            )
            for lang in LANGUAGES
        }
        return effects_of_instead(places_selected(words.tree, scope), others, Names(text), template=template)

    def _period(self, said: dict[str, Any]) -> Period | None:
        match said.get("begins"):
            case "same":
                return None
            case "days":
                return self._listed(said)
            case _:
                asked = self.asked_period(said)
        if self.errors or asked.start is None:
            return None
        return Period(asked.start, asked.end, open_end=asked.open_end, review=asked.review)

    def _listed(self, said: dict[str, Any]) -> Period | None:
        try:
            days = read_day_list(said.get("days") or "", self.local.date(), rule=said.get("repeat") or "")
        except BadRequest as mistake:
            self.add_error("days", in_words(mistake) if mistake.rule else not_understood(_SOME_DAYS))
            return None
        return Period.of_days(days)

    def _change(self, said: dict[str, Any], period: Period | None) -> Change | None:
        if not said.get("what"):
            return None
        template = Template(said["what"])
        if template is Template.FREE:
            return Change(template, parts=self._parts(said))
        asks = REQUIRED_ANSWERS[template]
        optional = OPTIONAL_ANSWERS.get(template, frozenset[Answer]())
        existing = said.get("existing") if Answer.BOOKINGS in asks else ""
        if Answer.BOOKINGS in asks - optional and not existing:
            self.add_error("existing", _("Choose what happens to those who have booked."))
        week = self._week(said, period) if Answer.WEEK in asks else None
        text = Names({lang: (said.get(f"text_{lang}") or "").strip() for lang in LANGUAGES if Answer.TEXT in asks})
        if template is Template.SAY and not text:
            self.add_error(f"text_{next(iter(LANGUAGES))}", _("Write it in at least one language."))
        return Change(template, ExistingBookings(existing) if existing else None, week, text)

    def _week(self, said: dict[str, Any], period: Period | None) -> Week | None:
        text = (said.get("hours") or "").strip()
        if not text:
            self.add_error("hours", _("No hours are given. Write them like this: 9–15."))
            return None
        week = typed_week(self, "hours", text)
        if isinstance(week, Week):
            named = period is not None and period.names_its_days
            return week if named or week.has_holiday_rule else week.closed_on_holidays()
        if week is not None:
            self.add_error("hours", _("Weeks in turn are not possible here."))
        return None

    def _parts(self, said: dict[str, Any]) -> tuple[Effect, ...]:
        text = (said.get("effects") or "").strip()
        if not text:
            self.add_error("effects", _("Nothing is said to change."))
            return ()
        try:
            return effects_from_text(text, around(self.context.view))
        except Mistake as mistake:
            self.add_error("effects", in_words(mistake))
            return ()
