"""The form of a new place: its names, what it is, where it is, its hours and its contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.week_grid import add_week, read_week, week_fields
from aukio.desk.form_fields import day_typed, read_contact_number
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeList
from aukio.domain.city.place_details import Access
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek, Cycle
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.channel_data import cycle_to_data
from aukio.formats.exchange.moved import slug
from aukio.formats.values.text_data import Json, without_empty
from aukio.theme.plain_forms import MailAddressField, PlainForm
from aukio.theme.reader_language import in_language

WEEK = "week"
_INSIDE = (Kind.ROOM, Kind.EQUIPMENT)
_KINDS = [
    (Kind.UNIT.value, gettext_lazy("A service point, such as a library")),
    (Kind.CENTRE.value, gettext_lazy("A building with several service points")),
    (Kind.ROOM.value, gettext_lazy("A room in one of them")),
    (Kind.EQUIPMENT.value, gettext_lazy("A piece of equipment, such as a lift or a printer")),
]
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a new place can be put into: the view, the reader's language, and the buildings of the actor.

    ``rooms_in`` are the places of the actor that may have rooms and equipment: buildings and units, and rooms.
    """

    view: View
    lang: str
    buildings: tuple[Node, ...]
    rooms_in: tuple[Node, ...] = ()


class NewPlaceForm(PlainForm):
    """The questions about a new place; ``entry`` is the place of a valid form, as in a directory file."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=_KINDS,
        widget=forms.RadioSelect,
        initial=Kind.UNIT.value,
    )
    street = forms.CharField(label=gettext_lazy("Street address"), required=False, max_length=200)
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), required=False, max_length=20)
    town = forms.CharField(label=gettext_lazy("Town"), required=False, max_length=100)
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=60)
    email = MailAddressField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    url = forms.URLField(label=gettext_lazy("Web address"), required=False, max_length=300, assume_scheme="https")
    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(self, around: Surroundings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around, view, lang = around, around.view, around.lang
        self.today = day_of(view.known, view.city.zone)
        self.fields["name"] = forms.CharField(label=_("Name"), max_length=_LONGEST_NAME)
        for code in (each for each in LANGUAGES if each != lang):
            label = _("Name %(in_language)s") % {"in_language": in_language(code)}
            self.fields[f"name_{code}"] = forms.CharField(label=label, required=False, max_length=_LONGEST_NAME)
        self.fields["type"] = forms.ChoiceField(
            label=_("Type"), required=False, choices=[("", _("Another, or none")), *_types(view, lang)]
        )
        owners = [(each.slug, each.names.say(lang) or each.slug) for each in view.record.organisations]
        self.fields["owner"] = forms.ChoiceField(
            label=_("Who runs it?"),
            required=False,
            choices=[*owners, ("", _("Not stated"))],
            initial=owners[0][0] if owners else "",
        )
        if not around.rooms_in:
            kinds = cast("forms.ChoiceField", self.fields["kind"])
            kinds.choices = [(value, word) for value, word in _KINDS if value not in _INSIDE]
        if around.buildings or around.rooms_in:
            nodes = around.rooms_in or around.buildings
            inside = [(each.path, each.version.names.say(lang) or each.path) for each in nodes]
            self.fields["within"] = forms.ChoiceField(
                label=_("Where is it?"), required=False, choices=[("", _("In none of these")), *inside]
            )
        services = {each.slug: capital(each.names.say(lang) or each.slug) for each in view.record.services}
        if services:
            self.fields["provides"] = forms.MultipleChoiceField(
                label=_("What is it for?"),
                required=False,
                choices=sorted(services.items(), key=itemgetter(1)),
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields["access"] = forms.MultipleChoiceField(
            label=_("Accessibility and getting here"),
            required=False,
            choices=[(each.value, capital(language(lang).say_access(each))) for each in Access],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
        self.fields["town"].initial = view.city.names.say(lang)
        add_week(self, WEEK)
        for name in ("name", "street", "postal_code", "town", "phone", "email", "url", "valid_from"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        weeks = [name for name in self.fields if name.startswith(f"{WEEK}_")]
        first = ["name", *(each.name for each in self.names()), "kind", "within", "type", "owner", "provides"]
        self.order_fields([*first, *weeks])

    def names(self) -> list[forms.BoundField]:
        """The names in other languages than the reader's."""
        return [self[name] for name in self.fields if name.startswith("name_")]

    def grid(self) -> dict[str, Any]:
        """The fields of the week."""
        return week_fields(self, WEEK)

    def clean(self) -> dict[str, Any]:
        """Read the day, the hours and the contacts."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        said["hours"] = read_week(self, WEEK, said)
        said["number"] = read_contact_number(self, "phone", said, self.around.view.city.country)
        within = said.get("within") or ""
        if said.get("kind") in _INSIDE and not within:
            self.add_error("within" if "within" in self.fields else "kind", _("Choose the place that it is in."))
        if said.get("kind") == Kind.UNIT and within and within not in {each.path for each in self.around.buildings}:
            self.add_error("within", _("A service point is in a building, not in another service point."))
        if said.get("kind") == Kind.CENTRE and within:
            self.add_error("within", _("A building is in none of these."))
        return said

    @property
    def day(self) -> date:
        """The first day of the place, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day

    @property
    def hours(self) -> AnyWeek | None:
        """The normal hours of a valid form."""
        hours: AnyWeek | None = self.cleaned_data["hours"]
        return hours

    def entry(self, taken: Iterable[str]) -> Json:
        """The place of a valid form as in a directory file, at a path that is not ``taken``."""
        said = self.cleaned_data
        names = {self.around.lang: said["name"]}
        names |= {each.name.removeprefix("name_"): said[each.name] for each in self.names() if said[each.name]}
        within = said.get("within") or ""
        entry: Json = {
            "path": _free(f"{within}/{slug(said['name'])}".lstrip("/"), set(taken)),
            "kind": said["kind"],
            "name": names,
        }
        if said["kind"] in _INSIDE:
            return entry | self._inside(within)
        return entry | without_empty(
            type=said["type"],
            owner=said["owner"],
            address=without_empty(street=said["street"], postal_code=said["postal_code"], city=said["town"])
            if said["street"] or said["postal_code"]
            else None,
            access=said["access"],
            channels=list(self._channels()),
        )

    def _inside(self, within: str) -> Json:
        """What is said of a room or of equipment: it belongs to whom the place belongs, and is open with it."""
        said = self.cleaned_data
        parent = next((each for each in self.around.rooms_in if each.path == within), None)
        week = self.hours if said["kind"] == Kind.ROOM else None
        return without_empty(
            type=said["type"],
            owner=parent.owner if parent is not None else "",
            provides=said.get("provides") if said["kind"] == Kind.EQUIPMENT else None,
            channels=[{"kind": "on_site"} | hours_to_data(week)] if week is not None else None,
        )

    def _channels(self) -> Iterable[Json]:
        said = self.cleaned_data
        yield {"kind": "on_site"} | hours_to_data(self.hours)
        for kind, way, text in (
            ("phone", "phone", said["number"]),
            ("email", "email", said["email"]),
            ("web", "url", said["url"]),
        ):
            if text:
                yield {"kind": kind, "contacts": [{way: text}]}


def hours_to_data(week: AnyWeek | None) -> dict[str, Json]:
    """The keys of a channel that state its hours; none where they are not known."""
    if week is None:
        return {}
    return {"cycle": cycle_to_data(week)} if isinstance(week, Cycle) else {"week": str(week)}


def _types(view: View, lang: str) -> list[tuple[str, str]]:
    """Each kind of place that we or the directory have a word for."""
    naming = namer(view, lang, view.known)
    own = {each.slug for each in view.words().values() if each.of is CodeList.TYPES}
    ours = language(lang).OUR_CODES.lists[CodeList.TYPES]
    said = [(code, capital(language(lang).say_kind(code, naming))) for code in sorted({*own, *ours})]
    return sorted(said, key=lambda each: each[1])


def _free(path: str, taken: set[str]) -> str:
    found, number = path, 2
    while found in taken:
        found, number = f"{path}-{number}", number + 1
    return found
