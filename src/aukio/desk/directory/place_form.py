"""The form of a place's normal details: names, and week and contacts of each channel (R003, R027)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.form_fields import read_contact_number
from aukio.desk.week_mistakes import typed_week
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.base.mail_addresses import read_mail_address
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Channel, Contact, Names, PlaceVersion
from aukio.domain.clock.form_input import read_day
from aukio.domain.week import AnyWeek
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import in_language

_WAYS = ("phone", "email", "url")


class PlaceForm(PlainForm):
    """Names and normal hours of a place; ``described`` is the place of a valid form."""

    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(self, version: PlaceVersion, today: date, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        self.today, self.country = today, country
        self.fields["valid_from"].initial = today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
        for lang in LANGUAGES:
            label = _("Name %(in_language)s") % {"in_language": in_language(lang)}
            initial = version.names.only(lang)
            self.fields[f"name_{lang}"] = forms.CharField(label=label, initial=initial, required=False, max_length=200)
        for index, channel in enumerate(version.channels):
            self.fields[f"week_{index}"] = forms.CharField(
                label=_("Normal hours"),
                help_text=_("For example 9–20, Mon–Fri 9–20, or Mo-Fr 09:00-15:00; PH off"),
                initial="" if channel.week is None else str(channel.week),
                required=False,
                max_length=500,
            )
            for number, contact in enumerate(channel.contacts):
                way = _way(contact)
                label = {"phone": _("Phone"), "email": _("E-mail"), "url": _("Web address")}[way]
                self.fields[f"contact_{index}_{number}"] = forms.CharField(
                    label=label, initial=getattr(contact, way), required=False, max_length=300
                )
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def names(self) -> list[Any]:
        """The fields of the name, one for each language."""
        return [self[f"name_{lang}"] for lang in LANGUAGES]

    def channels(self) -> Iterator[tuple[Channel, list[Any]]]:
        """Yield each channel with its fields."""
        for index, channel in enumerate(self.version.channels):
            names = [f"week_{index}", *(f"contact_{index}_{each}" for each in range(len(channel.contacts)))]
            yield channel, [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """Read the day, names and channels."""
        said = super().clean() or {}
        try:
            said["day"] = read_day(said.get("valid_from") or "", self.today)
        except BadRequest:
            example = not_understood(A_DAY)
            self.add_error("valid_from", example)
        names = Names({lang: (said.get(f"name_{lang}") or "").strip() for lang in LANGUAGES})
        if not names:
            self.add_error(f"name_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        channels = [self._channel(index, channel, said) for index, channel in enumerate(self.version.channels)]
        if not self.errors:
            said["described"] = replace(self.version, names=names, channels=tuple(channels))
        return said

    def _channel(self, index: int, channel: Channel, said: dict[str, Any]) -> Channel:
        week = self._week(f"week_{index}", said, channel.week)
        contacts = []
        for number, contact in enumerate(channel.contacts):
            name, way = f"contact_{index}_{number}", _way(contact)
            text = (said.get(name) or "").strip()
            if way == "phone":
                text = read_contact_number(self, name, said, self.country)
            if text and way == "email":
                text = self._mail_address(name, text)
            if text:
                contacts.append(Contact(**{way: text}, label=contact.label))
        return replace(channel, week=week, contacts=tuple(contacts))

    def _mail_address(self, name: str, text: str) -> str:
        try:
            return read_mail_address(text)
        except BadRequest:
            self.add_error(name, validate_email.message)
            return ""

    def _week(self, name: str, said: dict[str, Any], before: AnyWeek | None) -> AnyWeek | None:
        text = (said.get(name) or "").strip()
        if not text:
            return None
        if before is not None and text == str(before):  # recorded before a rule that can never hold was refused
            return before
        return typed_week(self, name, text)

    @property
    def described(self) -> PlaceVersion:
        """The place of a valid form."""
        described: PlaceVersion = self.cleaned_data["described"]
        return described

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"]
        return day


def _way(contact: Contact) -> str:
    return next(way for way in _WAYS if getattr(contact, way))


def minute(local: datetime) -> datetime:
    """Return a local time without seconds, for when something becomes known."""
    return local.replace(second=0, microsecond=0)
