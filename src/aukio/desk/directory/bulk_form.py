"""Many places described at once: the same normal hours, or the same contact, from one day on (R003, R027)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.form_fields import read_number
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Channel, ChannelKind, Contact, PlaceVersion
from aukio.domain.city.tree import Node
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.week import Week, WeekRefused
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital


@dataclass(frozen=True, slots=True)
class Became:
    """A place as it would be described, and its hours through the channel before and after."""

    version: PlaceVersion
    name: str
    before: str
    after: str


class TogetherForm(forms.Form):
    """Which places, which channel, and what is the same for all of them from a day on."""

    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)
    week = forms.CharField(
        label=gettext_lazy("Normal hours"),
        help_text=gettext_lazy("As in Mo-Fr 09:00-15:00; PH off. Left empty: as they are."),
        required=False,
        max_length=500,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"), help_text=gettext_lazy("Left empty: as it is."), required=False, max_length=60
    )

    def __init__(self, nodes: Iterable[Node], view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes = {str(node.place): node for node in nodes}
        self.today, self.lang, self.country = day_of(view.known, view.city.zone), lang, view.city.country
        words = language(lang)
        kinds = {channel.kind for node in self.nodes.values() for channel in node.version.channels}
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("As in 27.3. or tomorrow")
        self.fields["channel"] = forms.ChoiceField(
            label=_("Which channel?"),
            choices=[
                (each.value, capital(words.say_channel(each))) for each in sorted(kinds, key=list(ChannelKind).index)
            ],
        )
        self.fields["places"] = forms.MultipleChoiceField(
            label=_("Which places?"),
            choices=[(key, self._name(node)) for key, node in self.nodes.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Tick at least one place.")},
        )
        for name in ("valid_from", "week", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def _name(self, node: Node) -> str:
        return f"{node.version.names.say(self.lang) or node.path} ({node.path})"

    def clean(self) -> dict[str, Any]:
        """Read the day and the week; something must be said of the places."""
        said = super().clean() or {}
        try:
            said["day"] = read_day(said.get("valid_from") or "", self.today)
        except BadRequest:
            self.add_error("valid_from", not_understood(A_DAY))
        said["read"] = self._week(said)
        said["number"] = read_number(self, "phone", said, self.country)
        if said.get("places") and said.get("channel") and not any(self._channels(said)):
            self.add_error("channel", _("None of these places has this channel."))
        if not said.get("week") and not said.get("phone"):
            self.add_error("week", _("Say what becomes of these places."))
        return said

    def _channels(self, said: dict[str, Any]) -> Iterator[Channel]:
        for key in said["places"]:
            yield from (each for each in self.nodes[key].version.channels if each.kind == said["channel"])

    def _week(self, said: dict[str, Any]) -> Week | None:
        text = (said.get("week") or "").strip()
        try:
            return Week.parse(text) if text else None
        except WeekRefused as refused:
            hint = _("We did not understand these hours. Write them as in Mo-Fr 09:00-15:00; PH off.")
            self.add_error("week", f"{hint} {refused.suggestion or ''}".rstrip())
            return None

    @property
    def day(self) -> date:
        """From which day a valid form holds."""
        day: date = self.cleaned_data["day"]
        return day

    def became(self) -> Iterator[Became]:
        """The ticked places that have the channel, as a valid form describes them; those it changes nothing of too."""
        said = self.cleaned_data
        kind = ChannelKind(said["channel"])
        for key in said["places"]:
            version = self.nodes[key].version
            mine = [each for each in version.channels if each.kind is kind]
            if not mine:
                continue
            channels = tuple(self._channel(each) if each.kind is kind else each for each in version.channels)
            after = next(each for each in channels if each.kind is kind)
            yield Became(replace(version, channels=channels), self._name(self.nodes[key]), _said(mine[0]), _said(after))

    def _channel(self, channel: Channel) -> Channel:
        week, phone = self.cleaned_data["read"], self.cleaned_data["number"]
        contacts = channel.contacts
        if phone:
            label = next((each.label for each in contacts if each.phone), None)
            kept = tuple(each for each in contacts if not each.phone)
            contacts = (Contact(phone=phone) if label is None else Contact(phone=phone, label=label), *kept)
        return replace(channel, week=week or channel.week, contacts=contacts)


def _said(channel: Channel) -> str:
    phones = [each.phone for each in channel.contacts if each.phone]
    return ", ".join(filter(None, ("" if channel.week is None else str(channel.week), *phones))) or "–"
