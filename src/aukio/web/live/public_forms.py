"""Public forms for booking, signing up and subscribing; they ask only for what notifications need."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_phone
from aukio.domain.people.bookings import Interpreter
from aukio.theme.plain_forms import MailAddressField, PlainForm
from aukio.theme.reader_language import language_choices


class ContactForm(PlainForm):
    """Contact details: a phone number or an e-mail address is required."""

    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=40)
    email = MailAddressField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    letter = False
    """Whether a letter may be used, so that neither is required."""

    def __init__(self, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        for name, auto in (("name", "name"), ("phone", "tel"), ("email", "email")):
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = auto

    def clean(self) -> dict[str, Any]:
        """Normalise the phone number; if both are missing, put the error on the first field."""
        said = super().clean() or {}
        if said.get("phone"):
            try:
                said["phone"] = read_phone(said["phone"], self.country)
            except BadRequest:
                self.add_error("phone", _("We did not understand the phone number."))
        elif not self.letter and not said.get("email") and "email" not in self.errors:
            self.add_error(
                "phone", _("Enter a phone number or an e-mail address so that we can tell you about changes.")
            )
        return said


class PersonForm(ContactForm):
    """A person who books."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=100)
    needs = forms.CharField(
        label=gettext_lazy("Do you have any access needs?"),
        help_text=gettext_lazy("For example step-free access, help with hearing or seeing, or anything else."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order: Sequence[str] = ("name", "phone", "email", "needs")


class AppointmentForm(PersonForm):
    """A person who books an appointment, with the need for an interpreter."""

    interpreter = forms.ChoiceField(
        label=gettext_lazy("Do you need an interpreter?"),
        help_text=gettext_lazy("Write the language below."),
        required=False,
        choices=[
            (Interpreter.NONE.value, gettext_lazy("No")),
            (Interpreter.ON_SITE.value, gettext_lazy("Yes, on site")),
            (Interpreter.REMOTE.value, gettext_lazy("Yes, by phone or video")),
        ],
    )
    field_order = ("name", "phone", "email", "interpreter", "needs")


MOST_WEEKS = 52


class RoomForm(PersonForm):
    """A person who books a room, for how long, and whether weekly."""

    lasts = forms.ChoiceField(label=gettext_lazy("How long?"))
    repeat = forms.ChoiceField(
        label=gettext_lazy("Does it repeat?"),
        required=False,
        choices=[
            ("", gettext_lazy("Only this time")),
            ("1", gettext_lazy("Every week")),
            ("2", gettext_lazy("Every second week")),
        ],
    )
    until = forms.CharField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("If it repeats. For example 30.4. or 2020-04-30."),
        required=False,
        max_length=40,
    )
    without = forms.CharField(
        label=gettext_lazy("Not on these days"),
        help_text=gettext_lazy("Separate with commas: 9.4., 16.4."),
        required=False,
        max_length=400,
    )
    field_order = ("lasts", "repeat", "until", "without", "name", "phone", "email", "needs")

    def __init__(self, country: str, lasts: Sequence[tuple[str, str]], day: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(country, *args, **kwargs)
        self.day = day
        self.fields["lasts"] = forms.ChoiceField(label=_("How long?"), choices=lasts)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Read the days; a weekly booking has an end, at most a year away."""
        said = super().clean()
        said["until"] = self._day("until", said.get("until", "")) if said.get("repeat") else None
        if said.get("repeat") and "until" not in self.errors:
            if said["until"] is None:
                self.add_error("until", _("Enter the last day on which it repeats."))
            elif not self.day < said["until"] <= self.day + timedelta(weeks=MOST_WEEKS):
                self.add_error("until", _("Choose a day after the first day, within a year."))
        days = [self._day("without", each) for each in (said.get("without") or "").split(",") if each.strip()]
        said["without"] = [each for each in days if each is not None]
        return said

    def _day(self, field: str, typed: str) -> date | None:
        if not typed.strip():
            return None
        try:
            return read_day(typed, self.day)
        except BadRequest:
            self.add_error(field, _("We did not understand the day '%(typed)s'.") % {"typed": typed.strip()})
            return None


class SignUpForm(PersonForm):
    """A person who signs up and confirms that an event for an age group is for them. No birth date is asked."""

    field_order = ("name", "phone", "email", "needs", "fits")

    def __init__(self, country: str, whom: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(country, *args, **kwargs)
        if whom:
            self.fields["fits"] = forms.BooleanField(
                label=_("It is for me"),
                help_text=whom,
                error_messages={"required": _("Confirm that it is for you, or choose another event.")},
            )


class SubscribeForm(ContactForm):
    """A subscription: topic, contact details, rhythm and language."""

    topic = forms.ChoiceField(label=gettext_lazy("What do you want updates about?"), widget=forms.RadioSelect)
    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often?"),
        choices=[
            ("at_once", gettext_lazy("Immediately")),
            ("daily", gettext_lazy("Once a day, in the morning")),
        ],
    )
    lang = forms.ChoiceField(label=gettext_lazy("Which language?"))
    field_order = ("topic", "email", "phone", "rhythm", "lang")

    def __init__(
        self, country: str, topics: Sequence[tuple[str, str]], lang: str, *args: Any, phones: bool, **kwargs: Any
    ) -> None:
        super().__init__(country, *args, **kwargs)
        if not phones:
            del self.fields["phone"]
            self.fields["email"].required = True
        self.fields["topic"] = forms.ChoiceField(
            label=_("What do you want updates about?"), choices=topics, widget=forms.RadioSelect, initial=topics[0][0]
        )
        self.fields["lang"] = forms.ChoiceField(
            label=_("Which language?"),
            choices=language_choices(),
            initial=lang,
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Require an e-mail address where no phone number is asked for."""
        if "phone" in self.fields:
            return super().clean()
        return super(ContactForm, self).clean() or {}
