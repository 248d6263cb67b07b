"""The form of a channel of a place: its hours, how people come in, its contacts, and the day on which it ends."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.edits import first_day
from aukio.desk.directory.week_grid import add_week, read_week, week_fields
from aukio.desk.form_fields import day_typed, read_contact_number
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import (
    IN_BUILDING,
    WITHOUT_HOURS,
    Admission,
    Channel,
    ChannelKind,
    Contact,
    PlaceVersion,
    Purpose,
)
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.directory_data import place_to_data
from aukio.formats.values.text_data import Json
from aukio.theme.plain_forms import MailAddressField, PlainForm

WEEK = "week"
WAYS = {"phone": gettext_lazy("Phone"), "email": gettext_lazy("E-mail"), "url": gettext_lazy("Web address")}


class ChannelForm(PlainForm):
    """A channel of a place, a new one without ``channel``; ``entry`` is the place of a valid form with it."""

    phone = forms.CharField(label=WAYS["phone"], required=False, max_length=60)
    email = MailAddressField(label=WAYS["email"], required=False, max_length=200)
    url = forms.URLField(label=WAYS["url"], required=False, max_length=300, assume_scheme="https")
    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(
        self, version: PlaceVersion, view: View, lang: str, *args: Any, channel: Channel | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.channel, self.country = version, channel, view.city.country
        self.today = first_day(view, version)
        words = language(lang)
        if channel is None:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Which channel?"),
                choices=[(each.value, capital(words.say_channel(each))) for each in ChannelKind],
            )
            self.fields["purpose"] = forms.ChoiceField(
                label=_("What for?"), choices=[(each.value, capital(words.say_purpose(each))) for each in Purpose]
            )
        else:
            self.fields["ends"] = forms.BooleanField(
                label=_("The channel ends: from that day on it is gone"), required=False
            )
        self.fields["admission"] = forms.ChoiceField(
            label=_("Who may come?"),
            choices=[(each.value, capital(words.say_admission(each))) for each in Admission],
            initial=None if channel is None else channel.admission.value,
        )
        add_week(self, WEEK, None if channel is None else channel.week)
        for number, contact in enumerate(self._contacts):
            way = way_of(contact)
            self.fields[f"contact_{number}"] = forms.CharField(
                label=contact.label.say(lang) or str(WAYS[way]),
                initial=getattr(contact, way),
                required=False,
                max_length=300,
            )
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
        for name in ("phone", "email", "url", "valid_from", *(each.name for each in self.contacts())):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        weeks = [name for name in self.fields if name.startswith(f"{WEEK}_")]
        kept = [each.name for each in self.contacts()]
        self.order_fields(
            ["kind", "purpose", "admission", *weeks, *kept, "phone", "email", "url", "valid_from", "ends"]
        )

    @property
    def _contacts(self) -> tuple[Contact, ...]:
        return () if self.channel is None else self.channel.contacts

    def contacts(self) -> list[forms.BoundField]:
        """The fields of the contacts that the channel has."""
        return [self[name] for name in self.fields if name.startswith("contact_")]

    def folds(self) -> bool:
        """Whether contacts to be added are folded: the channel has some, or is the place itself."""
        return self.channel is not None and (bool(self.contacts()) or self.channel.kind in IN_BUILDING)

    def added(self) -> list[forms.BoundField]:
        """The fields of contacts to be added."""
        return [self[way] for way in WAYS]

    def adds(self) -> bool:
        """Whether a contact to be added is typed, or has a mistake."""
        return any(self[way].value() or self[way].errors for way in WAYS)

    def has_hours(self) -> bool:
        """Whether the channel is of a kind that has hours, or has some."""
        return self.channel is None or self.channel.week is not None or self.channel.kind not in WITHOUT_HOURS

    def grid(self) -> dict[str, Any]:
        """The fields of the week."""
        return week_fields(self, WEEK)

    def clean(self) -> dict[str, Any]:
        """Read the day, the hours and the contacts; a place has one channel of a kind and purpose."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        said["hours"] = read_week(self, WEEK, said, None if self.channel is None else self.channel.week)
        said["number"] = read_contact_number(self, "phone", said, self.country)
        said["kept"] = [self._kept(number, each, said) for number, each in enumerate(self._contacts)]
        has = {(each.kind.value, each.purpose.value) for each in self.version.channels}
        if self.channel is None and (said.get("kind"), said.get("purpose")) in has:
            self.add_error("kind", _("The place has this channel already. Change it under “Normal details”."))
        return said

    def _kept(self, number: int, contact: Contact, said: dict[str, Any]) -> Contact | None:
        """A contact that the channel has, as it is typed; None where it is emptied."""
        name, way = f"contact_{number}", way_of(contact)
        text = (said.get(name) or "").strip()
        if not text or text == getattr(contact, way):
            return contact if text else None
        if way == "phone":
            text = read_contact_number(self, name, said, self.country)
        elif way == "email":
            try:
                text = read_mail_address(text)
            except BadRequest:
                self.add_error(name, validate_email.message)
                return None
        else:
            try:
                text = forms.URLField(assume_scheme="https").clean(text)
            except forms.ValidationError as mistake:
                self.add_error(name, mistake)
                return None
        return Contact(**{way: text}, label=contact.label) if text else None

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day

    @property
    def hours(self) -> AnyWeek | None:
        """The hours to be shown beside the form: those typed into a valid form, else those of the channel."""
        if self.is_bound:
            hours: AnyWeek | None = self.cleaned_data.get("hours") if self.is_valid() else None
            return hours
        return None if self.channel is None else self.channel.week

    @property
    def typed(self) -> Channel | None:
        """The channel of a valid form; None where it ends."""
        said = self.cleaned_data
        if said.get("ends"):
            return None
        new = (("phone", said["number"]), ("email", said["email"]), ("url", said["url"]))
        contacts = (*filter(None, said["kept"]), *(Contact(**{way: text}) for way, text in new if text))
        admission = Admission(said["admission"])
        if self.channel is None:
            kind, purpose = ChannelKind(said["kind"]), Purpose(said["purpose"])
            return Channel(kind, purpose, said["hours"], admission=admission, contacts=contacts)
        is_assumed = self.channel.assumption if said["hours"] == self.channel.week else ""
        return replace(self.channel, week=said["hours"], admission=admission, contacts=contacts, assumption=is_assumed)

    def entry(self) -> Json:
        """The place with the channel of a valid form, as in a directory file."""
        typed = self.typed
        others = [each for each in self.version.channels if each is not self.channel]
        at = len(others) if self.channel is None else self.version.channels.index(self.channel)
        channels = (*others[:at], *([] if typed is None else [typed]), *others[at:])
        return place_to_data(replace(self.version, channels=channels))


def way_of(contact: Contact) -> str:
    """The way of a contact: ``phone``, ``email`` or ``url``."""
    return next(way for way in WAYS if getattr(contact, way))
