"""The form of a notice's texts and links: each text by language, each link with its address (R110, R115)."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.words import TEXTS
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.city.names import simple_code
from aukio.domain.city.places import Names
from aukio.domain.facts.notices import PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.texts import StaffText, TextHolder
from aukio.domain.texts.fields import arrangement_texts, head_texts
from aukio.domain.texts.rewording import LinkHolder, Wording, own_facts
from aukio.domain.wording.phrasing import capital
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import in_language

_IN_PLAIN_WORDS = ("intro", "quote", "note", "text", "promise")
"""The texts that may have plain words of their own: those that stand in a notice in plain language."""

_LONGEST = 5000
_LINE = 38
"""Letters on a line of a field on a phone, to size each field to its text."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text with its fields; ``simple`` are those of its plain words."""

    label: str
    fields: tuple[BoundField, ...]
    simple: tuple[BoundField, ...] = ()

    @property
    def simple_is_open(self) -> bool:
        """Whether some plain words are written already, or are wrong."""
        return any(field.value() or field.errors for field in self.simple)


class NoticeTextForm(PlainForm):
    """The texts of a notice; ``wording`` is the new texts of a valid form."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of change is it?"),
        choices=[
            (PublicationKind.MINOR, gettext_lazy("Spelling, style, a translation or a link: it is not announced")),
            (
                PublicationKind.MATERIAL,
                gettext_lazy("The meaning changes: it is announced, and other languages must follow"),
            ),
        ],
        widget=forms.RadioSelect,
        initial=PublicationKind.MINOR,
    )

    def __init__(self, view: View, slug: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        head = view.head(slug)
        facts = own_facts(view, slug)
        self.texts: dict[str, StaffText] = {"title": StaffText("title", TextHolder(None, "title"), head.title)}
        self.texts["intro"] = StaffText("intro", TextHolder(None, "intro"), head.intro)
        found = (*head_texts(head), *(text for fact in facts for text in arrangement_texts(fact, within=slug)))
        self.texts |= {each.field: each for each in found}
        self.links = {
            f"{'' if ref is None else f'{ref.id}.'}links[{index}]": (LinkHolder(ref, index), link.url)
            for ref, links in ((None, head.links), *((fact.ref, fact.particulars.links) for fact in facts))
            for index, link in enumerate(links)
        }
        for name, text in self.texts.items():
            for lang in LANGUAGES:
                label = capital(in_language(lang))
                rows = 1 if text.holder.what in ("title", "link", "quote.title") else 2
                rows = max(rows, 1 + len(text.names.only(lang)) // _LINE)
                self.fields[f"{name}.{lang}"] = forms.CharField(
                    label=label,
                    initial=text.names.only(lang),
                    required=False,
                    max_length=_LONGEST,
                    widget=forms.Textarea(attrs={"rows": rows, "lang": lang, "autocomplete": "off"}),
                )
                if text.holder.what in _IN_PLAIN_WORDS:
                    self.fields[f"{name}.{simple_code(lang)}"] = self._simple(text.names, lang)
        for name, (_holder, url) in self.links.items():
            self.fields[f"{name}.url"] = forms.CharField(
                label=_("Web address"), initial=url, required=False, max_length=2000
            )

    def _simple(self, names: Names, lang: str) -> forms.CharField:
        words = names.only(simple_code(lang))
        return forms.CharField(
            label=capital(in_language(lang)),
            initial=words,
            required=False,
            max_length=_LONGEST,
            widget=forms.Textarea(attrs={"rows": max(2, 1 + len(words) // _LINE), "lang": lang, "autocomplete": "off"}),
        )

    def rows(self) -> Iterator[TextRow]:
        """Yield each text with its fields, for a link also its address."""
        for name, text in self.texts.items():
            label = str(TEXTS[text.holder.what])
            if text.holder.ref is not None:
                label = f"{label} ({text.holder.ref.id})"
            bound = [self[f"{name}.{lang}"] for lang in LANGUAGES]
            address = name.removesuffix(".label")
            if address in self.links:
                bound.append(self[f"{address}.url"])
            simple = [self[code] for lang in LANGUAGES if (code := f"{name}.{simple_code(lang)}") in self.fields]
            yield TextRow(label, tuple(bound), tuple(simple))

    def clean(self) -> dict[str, Any]:
        """Read the texts; a text cannot become empty, and addresses must be complete."""
        said = super().clean() or {}
        words: dict[TextHolder, Names] = {}
        for name, text in self.texts.items():
            typed = {lang: _lines(said.get(f"{name}.{lang}")) for lang in LANGUAGES}
            if not any(typed.values()) and text.names:
                self.add_error(f"{name}.{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
            simple = {simple_code(lang): _lines(said.get(f"{name}.{simple_code(lang)}")) for lang in LANGUAGES}
            words[text.holder] = Names(typed | simple)
        addresses = {}
        for name, (holder, _url) in self.links.items():
            url = (said.get(f"{name}.url") or "").strip()
            if url and not url.startswith(("https://", "http://", "mailto:", "tel:")):
                self.add_error(f"{name}.url", _("Write the whole address, for example https://www.espoo.fi."))
            addresses[holder] = url
        said["wording"] = Wording(MappingProxyType(words), MappingProxyType(addresses))
        return said

    @property
    def wording(self) -> Wording:
        """The texts and addresses of a valid form."""
        wording: Wording = self.cleaned_data["wording"]
        return wording

    @property
    def kind_of(self) -> PublicationKind:
        """The publication kind of a valid form: minor or material."""
        return PublicationKind(self.cleaned_data["kind"])


def _lines(text: str | None) -> str:
    """Return the text with normalised line ends."""
    return (text or "").replace("\r\n", "\n").strip()
