"""How codes look and read on a page: a word, a shape and a hue for each state; a word and an icon for each channel.

The words are message ids, marked here and translated where they are shown. Shapes and icons are names of drawings in
``icons/``; hues are names of token groups in ``tokens.css``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state, said three times: in a word, by a shape, by a hue; in that order of importance."""

    word: str
    shape: str
    hue: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A word and the icon beside it."""

    word: str
    icon: str


NOT_KNOWN = StateLook(_("Hours not known"), "question", "unknown")

STATES: Mapping[str, StateLook] = MappingProxyType(
    {
        "open": StateLook(_("Open"), "circle", "open"),
        "by_appointment": StateLook(_("By appointment"), "half", "booked"),
        "booked_only": StateLook(_("Only for those already booked"), "half", "booked"),
        "remote_only": StateLook(_("By phone or online"), "handset", "remote"),
        "self_service": StateLook(_("Self-service"), "key", "own"),
        "passage_only": StateLook(_("Closed, you may walk through"), "passage", "through"),
        "closed": StateLook(_("Closed"), "square", "closed"),
        "unknown": NOT_KNOWN,
    }
)
"""Every summary of an answer."""

CHANNELS: Mapping[str, Labelled] = MappingProxyType(
    {
        "on_site": Labelled(_("On site"), "door"),
        "self_service": Labelled(_("Self-service"), "key"),
        "phone": Labelled(_("Phone"), "handset"),
        "email": Labelled(_("E-mail"), "envelope"),
        "chat": Labelled(_("Chat"), "bubble"),
        "web": Labelled(_("Online"), "window"),
        "letterbox": Labelled(_("Letterbox"), "letterbox"),
    }
)
"""Every way to reach a unit."""

STRENGTHS: Mapping[str, Labelled] = MappingProxyType(
    {
        "must": Labelled(_("Required"), "must"),
        "must_not": Labelled(_("Not allowed"), "must-not"),
        "should": Labelled(_("Recommended"), "should"),
        "please": Labelled(_("Please"), "please"),
        "if_possible": Labelled(_("If possible"), "please"),
        "may": Labelled(_("Allowed"), "may"),
    }
)
"""Every strength of a condition, strongest first."""

LEVELS: Mapping[str, Labelled] = MappingProxyType(
    {
        "success": Labelled(_("Done"), "may"),
        "info": Labelled(_("Note"), "info"),
        "warning": Labelled(_("Warning"), "warning"),
        "error": Labelled(_("Error"), "must"),
    }
)
"""Every level of a message to the reader; an unknown one reads as a note."""
