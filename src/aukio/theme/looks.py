"""How codes look on a page: a shape and a hue for each state, an icon for each channel and strength.

What they are called stands in ``domain.wording``, where notices and answers find it, too; only the levels of messages
have words of the theme's own, which are message ids. Shapes and icons are names of drawings in ``icons/``; hues are
names of token groups in ``tokens.css``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state, shown twice beside its word: by a shape, then by a hue."""

    shape: str
    hue: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word and the icon beside it."""

    word: str
    icon: str


NOT_KNOWN = StateLook("question", "unknown")

STATES: Mapping[str, StateLook] = MappingProxyType(
    {
        "open": StateLook("circle", "open"),
        "by_appointment": StateLook("half", "booked"),
        "booked_only": StateLook("half", "booked"),
        "remote_only": StateLook("handset", "remote"),
        "self_service": StateLook("key", "own"),
        "passage_only": StateLook("passage", "through"),
        "closed": StateLook("square", "closed"),
        "unknown": NOT_KNOWN,
    }
)
"""Every summary of an answer."""

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "on_site": "door",
        "self_service": "key",
        "phone": "handset",
        "email": "envelope",
        "chat": "bubble",
        "web": "window",
        "letterbox": "letterbox",
    }
)
"""The icon of every way to reach a unit."""

STRENGTHS: Mapping[str, str] = MappingProxyType(
    {
        "must": "must",
        "must_not": "must-not",
        "should": "should",
        "please": "please",
        "if_possible": "please",
        "may": "may",
    }
)
"""The icon of every strength of a condition, strongest first."""

LEVELS: Mapping[str, Labelled] = MappingProxyType(
    {
        "success": Labelled(_("Done"), "may"),
        "info": Labelled(_("Note"), "info"),
        "warning": Labelled(_("Warning"), "warning"),
        "error": Labelled(_("Error"), "must"),
    }
)
"""Every level of a message to the reader; an unknown one reads as a note."""
