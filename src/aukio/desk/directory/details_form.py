"""The details of a place beside its hours: address, description, access, ids, forms of its name; and where it goes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.edits import first_day
from aukio.desk.directory.new_place_form import Surroundings
from aukio.desk.form_fields import day_typed
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.place_details import Access, ForeignId
from aukio.domain.city.places import WHERE_FORMS, Names, PlaceVersion
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.directory_data import place_to_data
from aukio.formats.exchange.moved import slug
from aukio.formats.values.text_data import Json, names_to_data, without_empty
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import in_language

STAYS, MOVES, GONE = "stays", "moves", "gone"
REGISTERS: dict[str, str | Promise] = {
    "hauki": "Hauki",
    "kirkanta": "Kirkanta",
    "ptv": gettext_lazy("Finnish Service Catalogue (PTV)"),
    "osm": "OpenStreetMap",
}
"""The registers whose ids the form asks; ids in others stay as they are."""

_TEXTS = ("street", "town")


class DetailsForm(PlainForm):
    """The details of a place; ``entry`` is the place of a valid form, as in a directory file.

    A text that is the same in every language has one field; else each language has its own.
    """

    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), required=False, max_length=20)
    fate = forms.ChoiceField(
        label=gettext_lazy("What happens to the place?"),
        choices=[
            (STAYS, gettext_lazy("It stays where it is")),
            (MOVES, gettext_lazy("It gets another web address, or comes into another building")),
            (GONE, gettext_lazy("It closes for good")),
        ],
        widget=forms.RadioSelect,
        initial=STAYS,
    )
    last_part = forms.CharField(
        label=gettext_lazy("End of its web address"),
        help_text=gettext_lazy("The old address leads to the new one."),
        required=False,
        max_length=100,
    )

    def __init__(self, version: PlaceVersion, around: Surroundings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.around = version, around
        self.today = first_day(around.view, version)
        details = version.details
        address = details.address
        self.texts = {
            "street": Names() if address is None else address.street,
            "town": Names() if address is None else address.city,
        }
        labels = {"street": _("Street address"), "town": _("Town")}
        for name in _TEXTS:
            self._ask_text(name, labels[name])
        self.fields["postal_code"].initial = "" if address is None else address.postal_code
        for code in LANGUAGES:
            self.fields[f"description_{code}"] = forms.CharField(
                label=_("Description %(in_language)s") % {"in_language": in_language(code)},
                initial=details.description.only(code),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"where_{code}"] = forms.CharField(
                label=_("Name as “at …” %(in_language)s") % {"in_language": in_language(code)},
                initial=self._form_of(code)[1],
                required=False,
                max_length=200,
            )
        words = language(around.lang)
        self.fields["access"] = forms.MultipleChoiceField(
            label=_("Accessibility and getting here"),
            required=False,
            initial=[each.value for each in details.access],
            choices=[(each.value, capital(words.say_access(each))) for each in Access],
            widget=forms.CheckboxSelectMultiple,
        )
        known = {each.register: each.id for each in details.ids}
        for register, label in REGISTERS.items():
            self.fields[f"id_{register}"] = forms.CharField(
                label=str(label), initial=known.get(register, ""), required=False, max_length=100
            )
        self._ask_where()
        for field in self.fields.values():
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs.setdefault("autocomplete", "off")

    def _ask_text(self, name: str, label: str) -> None:
        kept = self.texts[name]
        if len(set(kept.values())) <= 1:
            self.fields[name] = forms.CharField(
                label=label, initial=next(iter(kept.values()), ""), required=False, max_length=200
            )
            return
        for code in LANGUAGES:
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} {in_language(code)}", initial=kept.only(code), required=False, max_length=200
            )

    def _ask_where(self) -> None:
        parent, _slash, last = self.version.path.rpartition("/")
        buildings = [
            (each.path, each.version.names.say(self.around.lang) or each.path)
            for each in self.around.buildings
            if each.place != self.version.place
        ]
        if parent not in dict(buildings):
            buildings.insert(0, (parent, parent or _("In none of these")))
        self.fields["within"] = forms.ChoiceField(
            label=_("In which building?"),
            required=False,
            initial=parent,
            choices=buildings if parent == "" else [("", _("In none of these")), *(b for b in buildings if b[0])],
        )
        self.fields["last_part"].initial = last
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")

    def _form_of(self, code: str) -> tuple[str, str]:
        """The form of the name that says where something is in a language: its case and its words."""
        forms_ = self.version.name_forms.get(code, {})
        return next(((case, forms_[case]) for case in WHERE_FORMS if forms_.get(case)), (WHERE_FORMS[0], ""))

    def of(self, *names: str) -> list[forms.BoundField]:
        """The fields whose names begin with one of these."""
        return [self[name] for name in self.fields if name.startswith(names)]

    @property
    def address(self) -> list[forms.BoundField]:
        """The fields of the address."""
        return [*self.of("street"), self["postal_code"], *self.of("town")]

    @property
    def descriptions(self) -> list[forms.BoundField]:
        """The fields of the description."""
        return self.of("description_")

    @property
    def where_forms(self) -> list[forms.BoundField]:
        """The fields of the name as a sentence needs it."""
        return self.of("where_")

    @property
    def ids(self) -> list[forms.BoundField]:
        """The fields of ids in other registers."""
        return self.of("id_")

    def clean(self) -> dict[str, Any]:
        """Read the day, the ids and the new address."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        osm = (said.get("id_osm") or "").strip()
        if osm:
            try:
                ForeignId("osm", osm)
            except ValueError:
                self.add_error("id_osm", _("Write it as node/1, way/1 or relation/1."))
        if said.get("fate") == MOVES:
            last = (said.get("last_part") or "").strip()
            if not last or last != slug(last, otherwise=""):
                self.add_error("last_part", _("Write a–z, digits and hyphens."))
            elif self._new_path(said) == self.version.path:
                self.add_error("last_part", _("This is its address already."))
        return said

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day

    @staticmethod
    def _new_path(said: dict[str, Any]) -> str:
        return f"{said.get('within') or ''}/{(said.get('last_part') or '').strip()}".lstrip("/")

    def place_names(self) -> tuple[Names, dict[str, str]]:
        """The names of the place, and its forms that say where something is, as they are typed, by language."""
        typed = {code: str(self[f"where_{code}"].value() or "").strip() for code in LANGUAGES}
        return self.version.names, typed

    def entry(self) -> Json:
        """The place of a valid form as in a directory file."""
        said = self.cleaned_data
        kept = place_to_data(self.version)
        entry: Json = {key: value for key, value in kept.items() if key not in _STATED}
        others = {key: value for key, value in kept.get("ids", {}).items() if key not in REGISTERS}
        entry |= without_empty(
            address=without_empty(street=self._text("street"), postal_code=said["postal_code"], city=self._text("town"))
            or None,
            description={code: said[f"description_{code}"] for code in LANGUAGES if said[f"description_{code}"]},
            access=said["access"],
            ids=others | {each: said[f"id_{each}"] for each in REGISTERS if said[f"id_{each}"]},
            name_forms=dict(self._forms()),
        )
        if said["fate"] == MOVES:
            entry |= {"path": self._new_path(said), "was": self.version.path}
        if said["fate"] == GONE:
            entry["gone"] = True
        return entry

    def _text(self, name: str) -> Json:
        """A text in one field is that of every language, or stays in those in which it was."""
        said, kept = self.cleaned_data, self.texts[name]
        if name not in self.fields:
            return names_to_data(Names({code: said[f"{name}_{code}"] for code in LANGUAGES}))
        if kept and len(kept) < len(LANGUAGES):
            return {code: said[name] for code in kept if said[name]}
        return said[name]

    def _forms(self) -> Iterator[tuple[str, dict[str, str]]]:
        for code in LANGUAGES:
            case, _words = self._form_of(code)
            forms_ = dict(self.version.name_forms.get(code, {}))
            forms_.pop(case, None)
            if typed := self.cleaned_data[f"where_{code}"].strip():
                forms_[case] = typed
            if forms_:
                yield code, forms_


_STATED = ("address", "description", "access", "ids", "name_forms")
