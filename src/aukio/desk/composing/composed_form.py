"""The form of a composed notice: its head, its rows, and what becomes of the facts of a running notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aukio.desk.changes.period_questions import MomentForm, TellForm
from aukio.desk.changes.row_form import RowContext, RowForm
from aukio.desk.composing.row_list import keys_of, row_answers
from aukio.desk.form_fields import read_contact_number
from aukio.desk.words import CAUSES
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Contact, Names
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.notices import Version
from aukio.domain.publishing.composing import ComposedRow
from aukio.domain.wording.phrasing import capital
from aukio.theme.reader_language import in_language

AS_IT_IS, END_NOW, END_ON, WITHDRAW = "", "end_now", "end_on", "withdraw"


class HeadForm(TellForm):
    """Title, reason and number of a new notice, and when it is published."""

    def __init__(self, local: datetime, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.local, self.country = local, country
        for lang in LANGUAGES:
            self.fields[f"title_{lang}"] = forms.CharField(
                label=capital(in_language(lang)),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"lang": lang, "autocomplete": "off"}),
            )
        self.fields["cause"] = forms.ChoiceField(
            label=_("Why? The public sees the reason."), choices=[("", "–"), *CAUSES.items()], required=False
        )
        self.fields["number"] = forms.CharField(
            label=_("Phone number for questions"),
            required=False,
            max_length=40,
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        )

    def clean(self) -> dict[str, Any]:
        """Read the number and the time of publication."""
        said = super().clean() or {}
        said["tell_at"] = self.asked_tell_at(said)
        said["phone"] = read_contact_number(self, "number", said, self.country)
        return said

    @property
    def title(self) -> Names:
        """The title as typed."""
        return Names({lang: self.cleaned_data.get(f"title_{lang}", "").strip() for lang in LANGUAGES})

    @property
    def title_typed(self) -> bool:
        """Whether any title is filled in; then the page shows the fields unfolded."""
        return any(self[f"title_{lang}"].value() for lang in LANGUAGES)

    @property
    def later(self) -> forms.BoundField:
        """The question whether it is published later."""
        return self["told"]

    @property
    def titles(self) -> list[forms.BoundField]:
        """The fields of the title."""
        return [self[f"title_{lang}"] for lang in LANGUAGES]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The number for questions."""
        phone = self.cleaned_data.get("phone", "")
        return (Contact(phone=phone),) if phone else ()


class RunningForm(MomentForm):
    """What becomes of one fact of a running notice; ``ends`` is its end, of a valid form that has one."""

    def __init__(self, version: Version, local: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.local = version, local
        self.fields["then"] = forms.ChoiceField(
            label=_("What happens to it?"),
            choices=[
                (AS_IT_IS, _("It stays as it is")),
                (END_NOW, _("It ends now")),
                (END_ON, _("It ends on another day")),
                (WITHDRAW, _("It was never true: withdraw it")),
            ],
            required=False,
        )
        self.fields["last_day"] = forms.CharField(label=_("Last day"), required=False, max_length=40)
        self.fields["last_time"] = forms.CharField(label=_("Time, if not the whole day"), required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        """Read the end, where it has one."""
        said = super().clean() or {}
        if said.get("then") == END_NOW:
            said["ends"] = max(self.local, self.version.arrangement.period.start)
        elif said.get("then") == END_ON:
            ends = self.moment(said, "last_day", "last_time", bare=time())
            if ends is not None:
                said["ends"] = ends if said.get("last_time") else ends + timedelta(days=1)
        return said

    @property
    def then(self) -> str:
        """What becomes of it."""
        then: str = self.cleaned_data["then"]
        return then

    @property
    def ends(self) -> datetime:
        """The exclusive end."""
        ends: datetime = self.cleaned_data["ends"]
        return ends


@dataclass(frozen=True, slots=True)
class ComposedForm:
    """A head, rows and the facts of a running notice; without ``typed`` nothing was filled in yet."""

    head: HeadForm
    rows: tuple[RowForm, ...]
    running: tuple[RunningForm, ...]
    bound: bool

    @property
    def parts(self) -> tuple[MomentForm, ...]:
        """The forms that must be valid. The rows of a running notice may be left empty."""
        empty = [each for each in self.rows if self.running and not each["where"].value()]
        return (self.head, *self.running, *(each for each in self.rows if each not in empty))

    def is_valid(self) -> bool:
        """Return whether all parts are valid; errors stand beside their fields."""
        return self.bound and [each for each in self.parts if not each.is_valid()] == []

    def composed_rows(self) -> tuple[ComposedRow, ...]:
        """Return the rows of a valid form; one without a period of its own has that of the row before it."""
        found: list[ComposedRow] = []
        period: Period | None = None
        for form in self.rows:
            row = form.row if form in self.parts else None
            period = period if row is None else row.period or period
            if row is not None and period is not None:
                found.append(row.composed(period))
        return tuple(found)


def composed_form(
    context: RowContext, versions: tuple[Version, ...], typed: Mapping[str, Any] | None, *, bound: bool = True
) -> ComposedForm:
    """Return the form with what was typed; not ``bound``, it is only filled in, and shows no errors.

    ``versions`` are the facts of a running notice, none for a new one.
    """
    keys, sent = keys_of(typed or {}), typed if bound else None
    return ComposedForm(
        HeadForm(context.local, context.view.city.country, sent, initial=typed),
        tuple(
            RowForm(context, sent, prefix=key, first=index == 0, initial=row_answers(typed or {}, key))
            for index, key in enumerate(keys)
        ),
        tuple(
            RunningForm(
                each, context.local, sent, prefix=(key := f"f-{each.ref.id}"), initial=row_answers(typed or {}, key)
            )
            for each in versions
        ),
        sent is not None,
    )
