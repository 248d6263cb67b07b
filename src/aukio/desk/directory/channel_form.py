"""The form of a new channel of a place: what it is, its hours, how people come in, and its contacts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.new_place_form import hours_to_data
from aukio.desk.directory.week_grid import add_week, read_week, week_fields
from aukio.desk.form_fields import day_typed, read_contact_number
from aukio.domain.city.places import Admission, ChannelKind, PlaceVersion, Purpose
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.directory_data import place_to_data
from aukio.formats.values.text_data import Json, without_empty
from aukio.theme.plain_forms import MailAddressField, PlainForm

WEEK = "week"


class ChannelForm(PlainForm):
    """A new channel; ``entry`` is the place of a valid form with it, as in a directory file."""

    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=60)
    email = MailAddressField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    url = forms.URLField(label=gettext_lazy("Web address"), required=False, max_length=300, assume_scheme="https")
    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(self, version: PlaceVersion, view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.country = version, view.city.country
        self.today = day_of(view.known, view.city.zone)
        words = language(lang)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Which channel?"), choices=[(each.value, capital(words.say_channel(each))) for each in ChannelKind]
        )
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What for?"), choices=[(each.value, capital(words.say_purpose(each))) for each in Purpose]
        )
        self.fields["admission"] = forms.ChoiceField(
            label=_("Who may come?"), choices=[(each.value, capital(words.say_admission(each))) for each in Admission]
        )
        add_week(self, WEEK)
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
        for name in ("phone", "email", "url", "valid_from"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        weeks = [name for name in self.fields if name.startswith(f"{WEEK}_")]
        self.order_fields(["kind", "purpose", "admission", *weeks, "phone", "email", "url", "valid_from"])

    def grid(self) -> dict[str, Any]:
        """The fields of the week."""
        return week_fields(self, WEEK)

    def clean(self) -> dict[str, Any]:
        """Read the day, the hours and the contacts; a place has one channel of a kind and purpose."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        said["hours"] = read_week(self, WEEK, said)
        said["number"] = read_contact_number(self, "phone", said, self.country)
        has = {(each.kind.value, each.purpose.value) for each in self.version.channels}
        if (said.get("kind"), said.get("purpose")) in has:
            self.add_error("kind", _("The place has this channel already. Change it under “Normal details”."))
        return said

    @property
    def day(self) -> date:
        """The first day of the channel, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day

    def entry(self) -> Json:
        """The place with the new channel, as in a directory file."""
        said = self.cleaned_data
        contacts = [
            {way: text}
            for way, text in (("phone", said["number"]), ("email", said["email"]), ("url", said["url"]))
            if text
        ]
        admission, purpose = Admission(said["admission"]), Purpose(said["purpose"])
        channel = {"kind": said["kind"]} | without_empty(
            purpose=None if purpose is Purpose.SERVICE else purpose.value,
            admission=None if admission is Admission.WALK_IN else admission.value,
            contacts=contacts,
            **hours_to_data(said["hours"]),
        )
        entry = place_to_data(self.version)
        return {**entry, "channels": [*entry.get("channels", ()), channel]}
