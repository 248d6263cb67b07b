"""The form of an organisation or a service: its names."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.city.places import Names
from aukio.formats.values.text_data import Json, names_to_data
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import in_language


class NamesForm(PlainForm):
    """The names of an organisation or a service; ``names`` are those of a valid form."""

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name %(in_language)s") % {"in_language": in_language(code)},
                initial=names.only(code),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one language has a name."""
        said = super().clean() or {}
        said["names"] = Names({code: (said.get(f"name_{code}") or "").strip() for code in LANGUAGES})
        if not said["names"]:
            self.add_error(f"name_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        return said

    def entry(self, kept: Json) -> Json:
        """The entry of a valid form as in a directory file; ``kept`` is what it says beside the names."""
        return {**kept, "name": names_to_data(self.cleaned_data["names"])}
