"""The questions of when a change holds, and when it is published; shared by every form that asks them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.words import A_DAY, A_TIME, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_time
from aukio.domain.clock.local_time import OpenEnd
from aukio.theme.plain_forms import PlainForm

NOW, LATER = "now", "later"
TODAY, DAY, FOR_NOW = "today", "day", "for_now"


class MomentForm(PlainForm):
    """A form that asks for days and times; ``local`` is the present local minute."""

    local: datetime

    def moment(self, said: dict[str, Any], day: str, hour: str, *, bare: time) -> datetime | None:
        """Return the local minute of two fields, ``bare`` without a time; None with an error beside the field."""
        if not said.get(day):
            self.add_error(day, _("Enter the day."))
            return None
        on = self.read_field(said, day, lambda text: read_day(text, self.local.date()))
        at = self.read_field(said, hour, read_time) if said.get(hour) else bare
        return None if on is None or at is None else datetime.combine(on, at)

    def read_field(self, said: dict[str, Any], field: str, read: Any) -> Any:
        """Return what ``read`` makes of a field; None with an error beside it."""
        try:
            return read(said[field])
        except BadRequest:
            self.add_error(field, not_understood(A_TIME if field.endswith("time") else A_DAY))
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers about a period, as far as they could be read; ``end`` is exclusive."""

    start: datetime | None
    end: datetime | None
    open_end: OpenEnd | None
    review: date | None


class PeriodForm(MomentForm):
    """From when until when a change holds."""

    begins = forms.ChoiceField(
        label=gettext_lazy("From when?"),
        choices=[(NOW, gettext_lazy("From now on")), (LATER, gettext_lazy("From another day or time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    first_day = forms.CharField(label=gettext_lazy("First day"), required=False, max_length=40)
    first_time = forms.CharField(label=gettext_lazy("Time, if not the whole day"), required=False, max_length=20)
    ends = forms.ChoiceField(
        label=gettext_lazy("Until when?"),
        choices=[
            (TODAY, gettext_lazy("The rest of that day")),
            (DAY, gettext_lazy("Until a given day")),
            (FOR_NOW, gettext_lazy("For now; the end is not known yet")),
        ],
        widget=forms.RadioSelect,
        initial=TODAY,
    )
    last_day = forms.CharField(label=gettext_lazy("Last day"), required=False, max_length=40)
    last_time = forms.CharField(label=gettext_lazy("Time, if not the whole day"), required=False, max_length=20)
    review = forms.CharField(
        label=gettext_lazy("Review date"),
        help_text=gettext_lazy("If left empty: after 30 days."),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"].help_text = _("For example 27.3. or tomorrow")
        self.fields["last_day"].help_text = _("For example 27.3.")

    def asked_period(self, said: dict[str, Any]) -> Asked:
        """Read the answers; errors are added to their fields."""
        start: datetime | None = self.local
        if said.get("begins") == LATER:
            start = self.moment(said, "first_day", "first_time", bare=time())
        end, open_end, review = None, None, None
        ends = said.get("ends")
        if ends == TODAY and start is not None:
            end = datetime.combine(start.date() + timedelta(days=1), time())
        elif ends == DAY:
            end = self._end(said)
        elif ends == FOR_NOW:
            open_end = OpenEnd.FOR_NOW
            if said.get("review"):
                review = self.read_field(said, "review", lambda text: read_day(text, self.local.date()))
        if start is not None and end is not None and end <= start:
            self.add_error("last_day", _("It would end before it starts."))
        return Asked(start, end, open_end, review)

    def _end(self, said: dict[str, Any]) -> datetime | None:
        last = self.moment(said, "last_day", "last_time", bare=time())
        if last is not None and not said.get("last_time"):
            last += timedelta(days=1)  # a last day is inclusive
        return last


class TellForm(MomentForm):
    """When a change is published."""

    told = forms.ChoiceField(
        label=gettext_lazy("When is it published?"),
        choices=[(NOW, gettext_lazy("Immediately")), (LATER, gettext_lazy("On another day or at another time"))],
        widget=forms.RadioSelect,
        initial=NOW,
        required=False,
    )
    tell_day = forms.CharField(label=gettext_lazy("Day"), required=False, max_length=40)
    tell_time = forms.CharField(label=gettext_lazy("Time"), required=False, max_length=20)

    def asked_tell_at(self, said: dict[str, Any]) -> datetime | None:
        """Read the local minute of publication; None means immediately, or an error beside the field."""
        if said.get("told") != LATER:
            return None
        at = self.moment(said, "tell_day", "tell_time", bare=time(8))
        if at is not None and at <= self.local:
            self.add_error("tell_day", _("That time has passed."))
            return None
        return at
