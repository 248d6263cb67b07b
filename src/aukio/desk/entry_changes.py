"""What changes in an entry of the directory, in words: channels, and fields before and after."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.domain.city.places import WITHOUT_HOURS, Admission, Channel
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.directory.channel_data import channels_from_data
from aukio.formats.exchange.merging import FieldChange

FIELDS: dict[str, Promise] = {
    "name": _("Name"),
    "description": _("Description"),
    "address": _("Address"),
    "access": _("Accessibility"),
    "channels": _("Hours and contacts"),
    "services": _("Services"),
    "type": _("Type"),
    "owner": _("Organisation"),
    "coordinates": _("Map position"),
    "ids": _("Numbers in other registers"),
    "days": _("Special days"),
    "path": _("Web address"),
    "gone": _("It closes for good"),
    "provides": _("What is it for?"),
    "name_forms": _("The name in a sentence"),
}


def channel_title(each: Channel, lang: str) -> str:
    """The kind of a channel, with what it is for where that is not service: ``Phone: bookings``."""
    words = language(lang)
    said = capital(words.say_channel(each.kind))
    return said if each.purpose.value == "service" else f"{said}: {words.say_purpose(each.purpose)}"


def channel_said(each: Channel, lang: str) -> str:
    """The hours, the admission and the contacts of a channel in words."""
    words = language(lang)
    if each.week is None:
        hours = "" if each.kind in WITHOUT_HOURS else words.say_spans(None)
    else:
        hours = words.say_week(each.week)
    admission = "" if each.admission is Admission.WALK_IN else words.say_admission(each.admission)
    return "; ".join(filter(None, (capital(hours), admission, ", ".join(map(words.say_contact, each.contacts)))))


def changes_said(changed: Iterable[FieldChange], lang: str) -> Iterator[str]:
    """Each field that changes: its name, its value before and after."""
    for each in changed:
        first, _space, rest = each.field.partition(" ")
        if first == "gone":
            yield str(FIELDS[first])
            continue
        if first == "channels":
            (channel,) = channels_from_data([each.theirs or each.ours])
            head = channel_title(channel, lang)
        else:
            head = f"{FIELDS.get(first, first)}{f' ({rest})' if rest else ''}"
        yield f"{head}: {_said(each.ours, lang)} → {_said(each.theirs, lang)}"


def _said(value: Any, lang: str) -> str:
    if isinstance(value, dict) and "kind" in value:
        (channel,) = channels_from_data([value])
        return channel_said(channel, lang) or "–"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value is None else str(value)
