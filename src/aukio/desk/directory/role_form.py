"""The form of a role: an office that a notice names instead of a person, with its contacts and its holder (R108)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.names_form import NamesForm
from aukio.desk.form_fields import read_contact_number
from aukio.domain.city.places import Names, Role
from aukio.formats.values.text_data import Json, names_to_data, without_empty
from aukio.theme.plain_forms import MailAddressField

_WAYS = ("phone", "email", "url")


class RoleForm(NamesForm):
    """The title of a role in each language, at least one way to reach it, and who holds it."""

    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=60)
    email = MailAddressField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    url = forms.URLField(label=gettext_lazy("Web address"), required=False, max_length=300, assume_scheme="https")
    holder = forms.CharField(
        label=gettext_lazy("Who holds it, where the name is public"), required=False, max_length=100
    )

    def __init__(self, role: Role | None, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(Names() if role is None else role.title, *args, **kwargs)
        self.country = country
        for name in (*_WAYS, "holder"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
            self.fields[name].initial = "" if role is None else getattr(role, name)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), *_WAYS, "holder"])

    def clean(self) -> dict[str, Any]:
        """A role can be reached."""
        said = super().clean() or {}
        said["phone"] = read_contact_number(self, "phone", said, self.country)
        if not any(said.get(way) or way in self.errors for way in _WAYS):
            self.add_error("phone", _("Give a phone number, an e-mail address or a web address."))
        return said

    def entry(self, kept: Json) -> Json:
        """The role of a valid form as in a directory file."""
        said = self.cleaned_data
        stated = {"title": names_to_data(said["names"])} | without_empty(
            **{name: said[name] for name in (*_WAYS, "holder")}
        )
        return {"slug": kept["slug"], **stated}
