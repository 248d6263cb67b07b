"""The form of what becomes of an arrangement: the acts staff know by name, and what one of them needs."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_time


class After(StrEnum):
    """What becomes of it."""

    END_NOW = "end_now"
    END_ON = "end_on"
    FOR_NOW = "for_now"
    STILL_SO = "still_so"
    CHANGE = "change"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class AfterForm(forms.Form):
    """One act on an arrangement; ``until`` and ``written`` are read where they are asked."""

    after_what = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        choices=[
            (After.END_NOW, gettext_lazy("It ends now")),
            (After.END_ON, gettext_lazy("It lasts until another day")),
            (After.FOR_NOW, gettext_lazy("It goes on for now; nobody knows how long")),
            (After.STILL_SO, gettext_lazy("It is still so: look at it again in 30 days")),
            (After.CHANGE, gettext_lazy("It changes from now on: write it anew")),
            (After.CORRECT, gettext_lazy("It was said wrongly: correct it")),
            (After.WITHDRAW, gettext_lazy("It was never so: take it back")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = forms.CharField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("As in 27.3."), required=False, max_length=40
    )
    last_time = forms.CharField(label=gettext_lazy("Time, if not the whole day"), required=False, max_length=20)
    written = forms.CharField(
        label=gettext_lazy("The fact as text"),
        help_text=gettext_lazy("The same keys as in a notice file: from, until, open, review, effects, note."),
        required=False,
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "lang": SOURCE_LANGUAGE, "class": "as-text"}),
    )

    def __init__(self, local: datetime, written: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.local = local
        self.fields["written"].initial = written

    def clean(self) -> dict[str, Any]:
        """Read the day where the act has one."""
        said = super().clean() or {}
        if said.get("after_what") == After.END_ON:
            try:
                last = datetime.combine(read_day(said.get("last_day") or "", self.local.date()), time())
                hour = said.get("last_time")
                said["until"] = datetime.combine(last.date(), read_time(hour)) if hour else last + timedelta(days=1)
            except BadRequest:
                self.add_error("last_day", not_understood(A_DAY))
        return said

    @property
    def after(self) -> After:
        """The act of a valid form."""
        return After(self.cleaned_data["after_what"])

    @property
    def until(self) -> datetime:
        """The exclusive end of a valid form that has one."""
        until: datetime = self.cleaned_data["until"]
        return until
