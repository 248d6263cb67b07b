"""Bulk edit of places: the same normal hours or phone number from a given day (R003, R027)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.form_fields import read_contact_number
from aukio.desk.week_mistakes import typed_week
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Channel, ChannelKind, Contact, PlaceVersion
from aukio.domain.city.tree import Node
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.theme.plain_forms import PlainForm


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A place after the bulk edit, with its channel before and after in words."""

    version: PlaceVersion
    name: str
    before: str
    after: str


class BulkForm(PlainForm):
    """Places, a channel, and the new values for all of them from a day on."""

    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)
    week = forms.CharField(
        label=gettext_lazy("Normal hours"),
        help_text=gettext_lazy("For example Mo-Fr 09:00-15:00; PH off. Leave empty to keep the current hours."),
        required=False,
        max_length=500,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        help_text=gettext_lazy("Leave empty to keep the current one."),
        required=False,
        max_length=60,
    )

    def __init__(self, nodes: Iterable[Node], view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes = {str(node.place): node for node in nodes}
        self.today, self.lang, self.country = day_of(view.known, view.city.zone), lang, view.city.country
        words = language(lang)
        kinds = {channel.kind for node in self.nodes.values() for channel in node.version.channels}
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")
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
            error_messages={"required": _("Select at least one place.")},
        )
        for name in ("valid_from", "week", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def _name(self, node: Node) -> str:
        return f"{node.version.names.say(self.lang) or node.path} ({node.path})"

    def clean(self) -> dict[str, Any]:
        """Read the day, the week and the phone number; at least one value must change."""
        said = super().clean() or {}
        try:
            said["day"] = read_day(said.get("valid_from") or "", self.today)
        except BadRequest:
            self.add_error("valid_from", not_understood(A_DAY))
        said["read"] = self._week(said)
        said["number"] = read_contact_number(self, "phone", said, self.country)
        if said.get("places") and said.get("channel") and not any(self._channels(said)):
            self.add_error("channel", _("None of these places has this channel."))
        if not said.get("week") and not said.get("phone"):
            self.add_error("week", _("Choose what changes at these places."))
        return said

    def _channels(self, said: dict[str, Any]) -> Iterator[Channel]:
        for key in said["places"]:
            yield from (each for each in self.nodes[key].version.channels if each.kind == said["channel"])

    def _week(self, said: dict[str, Any]) -> AnyWeek | None:
        text = (said.get("week") or "").strip()
        return typed_week(self, "week", text) if text else None

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"]
        return day

    def changed(self) -> Iterator[ChangedPlace]:
        """Yield the selected places that have the channel, with the new values, also where these are the same."""
        said = self.cleaned_data
        kind = ChannelKind(said["channel"])
        for key in said["places"]:
            version = self.nodes[key].version
            mine = [each for each in version.channels if each.kind is kind]
            if not mine:
                continue
            channels = tuple(self._channel(each) if each.kind is kind else each for each in version.channels)
            after = next(each for each in channels if each.kind is kind)
            yield ChangedPlace(
                replace(version, channels=channels), self._name(self.nodes[key]), said_of(mine[0]), said_of(after)
            )

    def _channel(self, channel: Channel) -> Channel:
        week, phone = self.cleaned_data["read"], self.cleaned_data["number"]
        contacts = channel.contacts
        if phone:
            label = next((each.label for each in contacts if each.phone), None)
            kept = tuple(each for each in contacts if not each.phone)
            contacts = (Contact(phone=phone) if label is None else Contact(phone=phone, label=label), *kept)
        return replace(channel, week=week or channel.week, contacts=contacts)


def said_of(channel: Channel) -> str:
    """The hours and phone numbers of a channel, for a table of before and after."""
    phones = [each.phone for each in channel.contacts if each.phone]
    return ", ".join(filter(None, ("" if channel.week is None else str(channel.week), *phones))) or "–"
