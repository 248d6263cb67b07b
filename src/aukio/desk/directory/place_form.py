"""The form of a place's normal details beside its channels: its names, and what can be done there (R003, R027)."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.edits import first_day
from aukio.desk.form_fields import day_typed
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.city.places import Kind, Names, PlaceVersion
from aukio.domain.facts.record import View
from aukio.domain.wording.phrasing import capital
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import in_language


class PlaceForm(PlainForm):
    """Names of a place, and its services or what its equipment is for; ``described`` is the place of a valid form."""

    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(self, version: PlaceVersion, view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.today = version, first_day(view, version)
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
        for code in LANGUAGES:
            label = _("Name %(in_language)s") % {"in_language": in_language(code)}
            initial = version.names.only(code)
            self.fields[f"name_{code}"] = forms.CharField(label=label, initial=initial, required=False, max_length=200)
        self._add_services(view, lang)
        for name in ("valid_from", *(f"name_{code}" for code in LANGUAGES)):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def _add_services(self, view: View, lang: str) -> None:
        """What the place offers; a room has neither."""
        is_equipment = self.version.kind is Kind.EQUIPMENT
        had = self.version.provides if is_equipment else self.version.services
        known = {each.slug: capital(each.names.say(lang) or each.slug) for each in view.record.services}
        if self.version.kind is Kind.ROOM or not (known or had):
            return
        choices = sorted((known | {each: known.get(each, each) for each in had}).items(), key=lambda each: each[1])
        self.fields["services"] = forms.MultipleChoiceField(
            label=_("What is it for?") if is_equipment else _("What can people do here?"),
            choices=choices,
            initial=list(had),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def names(self) -> list[forms.BoundField]:
        """The fields of the name, one for each language."""
        return [self[f"name_{lang}"] for lang in LANGUAGES]

    def clean(self) -> dict[str, Any]:
        """Read the day and the names."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        names = Names({lang: (said.get(f"name_{lang}") or "").strip() for lang in LANGUAGES})
        if not names:
            self.add_error(f"name_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        if not self.errors:
            said["described"] = replace(self.version, names=names, **self._offered(said))
        return said

    def _offered(self, said: dict[str, Any]) -> dict[str, Any]:
        if "services" not in self.fields:
            return {}
        is_equipment = self.version.kind is Kind.EQUIPMENT
        before = self.version.provides if is_equipment else self.version.services
        chosen = (*(each for each in before if each in said["services"]), *said["services"])
        kept = tuple(dict.fromkeys(chosen))
        if is_equipment:
            return {"provides": kept}
        weeks = tuple(each for each in self.version.service_weeks if each.service in kept)
        return {"services": kept, "service_weeks": weeks}

    @property
    def described(self) -> PlaceVersion:
        """The place of a valid form."""
        described: PlaceVersion = self.cleaned_data["described"]
        return described

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day
