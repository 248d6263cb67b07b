"""The form of a follow-up to an arrangement: what happens to it, and the details."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_time
from aukio.theme.plain_forms import PlainForm


class FollowUp(StrEnum):
    """What happens to an arrangement."""

    END_NOW = "end_now"
    END_ON = "end_on"
    FOR_NOW = "for_now"
    STILL_SO = "still_so"
    CHANGE = "change"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class FollowUpForm(PlainForm):
    """A follow-up to an arrangement; ``until`` and ``written`` are read only where needed."""

    after_what = forms.ChoiceField(
        label=gettext_lazy("What happens to it?"),
        choices=[
            (FollowUp.END_NOW, gettext_lazy("It ends now")),
            (FollowUp.END_ON, gettext_lazy("It ends on another day")),
            (FollowUp.FOR_NOW, gettext_lazy("It continues for now; the end is not known")),
            (FollowUp.STILL_SO, gettext_lazy("It is still true: review it again in 30 days")),
            (FollowUp.CHANGE, gettext_lazy("It changes from now on: rewrite it")),
            (FollowUp.CORRECT, gettext_lazy("It was published with a mistake: correct it")),
            (FollowUp.WITHDRAW, gettext_lazy("It was never true: withdraw it")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = forms.CharField(
        label=gettext_lazy("Last day"), help_text=gettext_lazy("For example 27.3."), required=False, max_length=40
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
        """Read the last day where the follow-up has one."""
        said = super().clean() or {}
        if said.get("after_what") == FollowUp.END_ON:
            try:
                last = datetime.combine(read_day(said.get("last_day") or "", self.local.date()), time())
                hour = said.get("last_time")
                said["until"] = datetime.combine(last.date(), read_time(hour)) if hour else last + timedelta(days=1)
            except BadRequest:
                self.add_error("last_day", not_understood(A_DAY))
        return said

    @property
    def after(self) -> FollowUp:
        """The follow-up of a valid form."""
        return FollowUp(self.cleaned_data["after_what"])

    @property
    def until(self) -> datetime:
        """The exclusive end, of a valid form that has one."""
        until: datetime = self.cleaned_data["until"]
        return until
