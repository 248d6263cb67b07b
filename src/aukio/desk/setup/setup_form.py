"""The form of the set-up: names of the city, its country with what follows from it, and the first person."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.setup.country_choices import country_choices, region_choices, zone_choices
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.holidays import regions_differ
from aukio.theme.plain_forms import MailAddressField, PlainForm
from aukio.theme.reader_language import in_language
from aukio.workflows.country_zones import zones_of
from aukio.workflows.setting_up import SetUp, read_city

_LONGEST_NAME = 100


class SetUpForm(PlainForm):
    """The questions of the set-up; ``wanted`` is the answer of a valid form.

    Region and time zone are asked where they differ within the country. ``asked_for`` is the country for which the
    form asked them: without script another country is noticed by it, and the form is shown again.
    """

    asked_for = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)
    email = MailAddressField(label=gettext_lazy("Your e-mail address"), max_length=200)
    password = forms.CharField(
        label=gettext_lazy("A password for you"), max_length=200, strip=False, widget=forms.PasswordInput
    )
    again = forms.CharField(
        label=gettext_lazy("The same password again"), max_length=200, strip=False, widget=forms.PasswordInput
    )

    def __init__(self, lang: str, country: str, now: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lang = lang
        self.country = self.data.get("country") or country
        others = [code for code in LANGUAGES if code != lang]
        self.fields["name"] = forms.CharField(label=_("Name of the city"), max_length=_LONGEST_NAME)
        for code in others:
            label = _("Name %(in_language)s") % {"in_language": in_language(code)}
            self.fields[f"name_{code}"] = forms.CharField(label=label, max_length=_LONGEST_NAME, required=False)
        known = country_choices(lang)
        if self.country not in dict(known):
            self.country = ""
        choices = [("", _("Choose")), *known]
        self.fields["country"] = forms.ChoiceField(label=_("Country"), choices=choices, initial=self.country)
        self.zones = zones_of(self.country, now.year) if self.country else ()
        self._ask_what_differs()
        self.fields["password"].help_text = " ".join(password_validators_help_texts()[:1])
        for name, hint in _HINTS.items():
            self.fields[name].widget.attrs["autocomplete"] = hint
        for name in ("password", "again"):
            self.fields[name].widget.render_value = True  # nothing typed is lost
        self.initial["asked_for"] = self.country
        self.order_fields(["name", *(f"name_{code}" for code in others), "country", "region", "time_zone", *_OF_YOU])

    def _ask_what_differs(self) -> None:
        if not self.country:
            return
        if regions_differ(self.country):
            self.fields["region"] = forms.ChoiceField(
                label=_("Region"),
                help_text=_("Some public holidays differ from region to region."),
                choices=[("", _("None of them")), *region_choices(self.country)],
                required=False,
            )
        if len(self.zones) > 1:
            self.fields["time_zone"] = forms.ChoiceField(label=_("Time zone"), choices=zone_choices(self.zones))

    def names(self) -> list[forms.BoundField]:
        """The names in other languages than the reader's."""
        return [self[name] for name in self.fields if name.startswith("name_")]

    def following(self) -> list[forms.BoundField]:
        """What is asked because of the country."""
        return [self[name] for name in ("region", "time_zone") if name in self.fields]

    @property
    def zone(self) -> str:
        """The time zone that follows from the country; empty where its clocks differ."""
        return self.zones[0] if len(self.zones) == 1 else ""

    def for_another_country(self) -> bool:
        """Whether the country was changed since the form asked what follows from it, and more is asked now."""
        return bool(self.following()) and self.data.get("asked_for") != self.country

    def clean(self) -> dict[str, Any]:
        """Read the names and the password."""
        said = super().clean() or {}
        for name in ("name", *(each.name for each in self.names())):
            if not said.get(name):
                continue
            try:
                said[name] = read_city(said[name])
            except BadRequest:
                self.add_error(name, _("A name of a city has letters, such as Espoo."))
        password = said.get("password")
        if password and said.get("again") and password != said["again"]:
            self.add_error("again", _("The two passwords differ."))
        if password:
            email = said.get("email") or ""
            try:
                validate_password(password, get_user_model()(username=email.partition("@")[0], email=email))
            except ValidationError as error:
                self.add_error("password", error)
        if self.country and not self.zones:
            self.add_error("country", _("Its time zone is not known. Use 'aukio setup' in a terminal."))
        return said

    @property
    def wanted(self) -> SetUp:
        """What a valid form says."""
        said = self.cleaned_data
        return SetUp(
            city=said["name"],
            country=said["country"],
            region=said.get("region") or "",
            time_zone=said.get("time_zone") or self.zone,
            lang=self.lang,
            admin=said["email"],
            others=tuple(
                (each.name.removeprefix("name_"), said[each.name]) for each in self.names() if said[each.name]
            ),
            password=said["password"],
        )


_OF_YOU = ("email", "password", "again")
_HINTS = {
    "name": "off",
    "country": "country",
    "email": "email",
    "password": "new-password",
    "again": "new-password",
}
