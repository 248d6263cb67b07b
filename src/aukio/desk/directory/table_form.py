"""Many places at once: a table of places and one value of each, pasted from a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.directory.bulk_form import ChangedPlace, said_of
from aukio.desk.form_fields import day_typed
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Channel, ChannelKind, PlaceVersion
from aukio.domain.city.tree import Node
from aukio.domain.clock.form_input import example_number, read_contact_phone
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek, Week, with_holiday_rule_of
from aukio.formats.directory.channel_data import channels_from_data
from aukio.formats.exchange.columns import column_of
from aukio.formats.exchange.typed_hours import read_hours
from aukio.theme.plain_forms import PlainForm

HOURS, PHONE = "hours", "phone"
_KINDS = {HOURS: ChannelKind.ON_SITE, PHONE: ChannelKind.PHONE}
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class RowMistake:
    """A row that was not understood, counted from 1."""

    number: int
    text: str
    says: str


class TableForm(PlainForm):
    """Rows of a place and a value; ``changed`` are the places of a valid form, ``mistakes`` the rows of another."""

    what = forms.ChoiceField(
        label=gettext_lazy("What does the second column have?"),
        choices=[
            (HOURS, gettext_lazy("Normal hours on site, such as Mon–Fri 9–20")),
            (PHONE, gettext_lazy("The phone number")),
        ],
        widget=forms.RadioSelect,
        initial=HOURS,
    )
    rows = forms.CharField(
        label=gettext_lazy("Paste two columns: the place, and its new value"),
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 10, "class": "mono", "spellcheck": "false", "wrap": "off"}),
    )
    valid_from = forms.CharField(label=gettext_lazy("From which day"), max_length=40)

    def __init__(self, nodes: Iterable[Node], view: View, lang: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lang, self.country = lang, view.city.country
        self.today = day_of(view.known, view.city.zone)
        self.by_name: dict[str, list[Node]] = {}
        for node in nodes:
            for name in {node.path, *node.version.names.values()}:
                self.by_name.setdefault(name.casefold(), []).append(node)
        self.mistakes: list[RowMistake] = []
        self.changed: list[ChangedPlace] = []
        self.fields["valid_from"].initial = self.today.isoformat()
        self.fields["valid_from"].help_text = _("For example 27.3. or tomorrow")

    def clean(self) -> dict[str, Any]:
        """Read the day and every row."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "valid_from", said.get("valid_from") or "", self.today)
        if said.get("rows") and said.get("what") in _KINDS:
            self.changed = list(self._read(said["rows"], said["what"]))
            if self.mistakes:
                self.add_error("rows", _("Some rows were not understood."))
            elif not self.changed:
                self.add_error("rows", _("There is no row with a place and a value."))
        return said

    @property
    def day(self) -> date:
        """The first day of the change, of a valid form."""
        day: date = self.cleaned_data["day"] or self.today
        return day

    def _read(self, text: str, what: str) -> Iterator[ChangedPlace]:
        seen: set[int] = set()
        lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
        for number, line in lines[:_MOST_ROWS]:
            name, value = _parted(line)
            found = self.by_name.get(name.casefold(), [])
            if not found and number == lines[0][0] and column_of(name) is not None:
                continue  # the row of headers
            if len(found) != 1:
                says = _("There is no such place of yours.") if not found else _("Several places have this name.")
                self.mistakes.append(RowMistake(number, line, says))
            elif found[0].place in seen:
                self.mistakes.append(RowMistake(number, line, _("This place is in a row before.")))
            else:
                seen.add(found[0].place)
                version = self._with_value(found[0].version, what, value, number, line)
                if version is not None:
                    yield self._changed(found[0].version, version, _KINDS[what])
        if len(lines) > _MOST_ROWS:
            self.mistakes.append(RowMistake(lines[_MOST_ROWS][0], "", _("There are too many rows for one form.")))

    def _with_value(self, version: PlaceVersion, what: str, value: str, number: int, line: str) -> PlaceVersion | None:
        try:
            if what == PHONE:
                return _with_phone(version, read_contact_phone(value, self.country))
            return _with_hours(version, read_hours(value))
        except BadRequest:
            hint = (
                _("Write the number as %(words)s.") % {"words": example_number(self.country)}
                if what == PHONE
                else _hours_hint()
            )
            self.mistakes.append(RowMistake(number, line, hint))
            return None

    def _changed(self, before: PlaceVersion, after: PlaceVersion, kind: ChannelKind) -> ChangedPlace:
        was, becomes = (next((each for each in one.channels if each.kind is kind), None) for one in (before, after))
        return ChangedPlace(
            after,
            after.names.say(self.lang) or after.path,
            "–" if was is None else said_of(was),
            "–" if becomes is None else said_of(becomes),
        )


def _hours_hint() -> str:
    return _("Write hours such as 9–20 or Mon–Fri 9–17, Sat 10–14.")


def _parted(line: str) -> tuple[str, str]:
    """A line at its first tab, else at its first semicolon."""
    mark = "\t" if "\t" in line else ";"
    name, _mark, value = line.partition(mark)
    return name.strip(), value.strip().strip(";\t").strip()


def _with_hours(version: PlaceVersion, week: AnyWeek) -> PlaceVersion:
    """The place with other hours on site; hours that do not mention public holidays keep the rule of before."""

    def other(channel: Channel) -> Channel:
        if isinstance(week, Week) and isinstance(channel.week, Week) and not week.has_holiday_rule:
            return replace(channel, week=with_holiday_rule_of(week, channel.week))
        return replace(channel, week=week)

    if any(each.kind is ChannelKind.ON_SITE for each in version.channels):
        changed = tuple(other(each) if each.kind is ChannelKind.ON_SITE else each for each in version.channels)
    else:
        changed = (replace(channels_from_data([{"kind": "on_site"}])[0], week=week), *version.channels)
    return replace(version, channels=changed)


def _with_phone(version: PlaceVersion, number: str) -> PlaceVersion:
    """The place with another phone number; a place without a phone gets one."""
    phone = channels_from_data([{"kind": "phone", "contacts": [{"phone": number}]}])[0]
    if not any(each.kind is ChannelKind.PHONE for each in version.channels):
        return replace(version, channels=(*version.channels, phone))
    changed = tuple(
        replace(each, contacts=phone.contacts) if each.kind is ChannelKind.PHONE else each for each in version.channels
    )
    return replace(version, channels=changed)
