"""The form that takes a file of places: a spreadsheet, or the file of another system."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.moving.table_text import table_system
from aukio.domain.base.mistakes import Refused
from aukio.drafts.queries import Upload
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import language_choices
from aukio.theme.refusals import in_words
from aukio.workflows.source_address import FetchLimits, fetch

TABLE = "table"
SYSTEMS: dict[str, Promise | str] = {
    TABLE: gettext_lazy("A spreadsheet (Excel, LibreOffice or CSV)"),
    "hauki": gettext_lazy("Hauki, the hours database of Helsinki"),
    "kirkanta": gettext_lazy("Kirkanta, the register of Finnish libraries"),
    "ptv": gettext_lazy("PTV, the Finnish Service Catalogue"),
    "hsds": "Open Referral HSDS",
    "osm": "OpenStreetMap",
}
"""Where places come from, as people choose it; ``tests/desk/test_moving.py`` compares it with the codecs."""

LARGEST = 20_000_000
"""Bytes of a file that the desk takes; the command line takes larger ones."""
_OF_A_FORM = FetchLimits(LARGEST, most_seconds=40)


MOST_LINES = 100_000
TOO_LARGE = gettext_lazy("The file is too large for a form. Use 'aukio move-in' on the machine.")


def is_too_large(content: bytes, system: str) -> bool:
    """Whether a file is too large for a form, and for one request to plan it."""
    return len(content) > LARGEST or (system in (TABLE, "csv") and content.count(b"\n") > MOST_LINES)


class UploadForm(PlainForm):
    """A file or pasted cells; ``upload`` is what a valid form has."""

    system = forms.ChoiceField(
        label=gettext_lazy("Where are your places today?"),
        choices=list(SYSTEMS.items()),
        widget=forms.RadioSelect,
        initial=TABLE,
    )
    file = forms.FileField(label=gettext_lazy("The file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=gettext_lazy("Or paste the cells here, with the row of headers"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "mono", "spellcheck": "false", "wrap": "off"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Or its web address"),
        help_text=gettext_lazy("For example https://hauki.example/v1/resource/?data_source=tprek"),
        required=False,
        max_length=2000,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    lang = forms.ChoiceField(label=gettext_lazy("Language of its names"), choices=language_choices)
    holidays = forms.BooleanField(
        label=gettext_lazy("Closed on public holidays, where the file does not mention them"),
        required=False,
        initial=True,
    )

    def __init__(self, lang: str, owners: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["lang"] = lang
        self.fields["owner"] = forms.ChoiceField(
            label=_("Who runs new places, where the file does not say?"),
            choices=[*owners, ("", _("Not stated"))],
            initial=owners[0][0] if owners else "",
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Read the content: of the file, else at the address, else what was pasted."""
        said = super().clean() or {}
        file: UploadedFile[Any] | None = said.get("file")
        typed = said.get("text") or ""
        if file is not None and file.size is not None and file.size <= LARGEST:
            said["content"] = file.read()
        elif file is not None:
            self.add_error("file", TOO_LARGE)
        elif said.get("address"):
            self._fetch(said["address"].strip(), said)
        elif typed.strip():
            said["content"] = typed.encode()
        elif not self.errors:
            self.add_error("file", _("Choose a file, paste the cells, or give a web address."))
        if is_too_large(said.get("content", b""), said.get("system", "")):
            self.add_error("file", TOO_LARGE)
        return said

    def _fetch(self, address: str, said: dict[str, Any]) -> None:
        system = said.get("system", TABLE)
        try:
            said["content"] = fetch("csv" if system == TABLE else system, address, _OF_A_FORM)
        except Refused as refused:
            self.add_error("address", in_words(refused))

    def upload(self, author: str) -> Upload:
        """The file of a valid form."""
        said = self.cleaned_data
        content: bytes = said["content"]
        return Upload(
            system=table_system(content) if said["system"] == TABLE else said["system"],
            name=(said["file"].name if said.get("file") else said.get("address") or "")[:200],
            content=content,
            lang=said["lang"],
            shut_on_holidays=said["holidays"],
            owner=said.get("owner") or "",
            author=author,
        )
