"""How codes look on a page: a shape and a hue for each state, an icon for each channel and strength.

Their words are in ``domain.wording``, which notices and answers use too; only message levels have words of their
own here, as message ids. Shapes and icons are names of drawings in ``icons/``; hues are
names of token groups in ``tokens.css``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Strength


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is drawn beside its word: a shape and a hue."""

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
        Summary.OPEN: StateLook("circle", "open"),
        Summary.BY_APPOINTMENT: StateLook("half", "booked"),
        Summary.BOOKED_ONLY: StateLook("half", "booked"),
        Summary.REMOTE_ONLY: StateLook("handset", "remote"),
        Summary.SELF_SERVICE: StateLook("key", "own"),
        Summary.PASSAGE_ONLY: StateLook("passage", "through"),
        Summary.CLOSED: StateLook("square", "closed"),
        Summary.UNKNOWN: NOT_KNOWN,
    }
)
"""The look of each summary of an answer."""

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        ChannelKind.ON_SITE: "door",
        ChannelKind.SELF_SERVICE: "key",
        ChannelKind.PHONE: "handset",
        ChannelKind.EMAIL: "envelope",
        ChannelKind.CHAT: "bubble",
        ChannelKind.WEB: "window",
        ChannelKind.LETTERBOX: "letterbox",
        ChannelKind.POST: "stamp",
        ChannelKind.PICK_UP: "bag",
        ChannelKind.VIDEO: "camera",
    }
)
"""The icon of each channel kind."""

STRENGTHS: Mapping[str, str] = MappingProxyType(
    {
        Strength.MUST: "must",
        Strength.MUST_NOT: "must-not",
        Strength.SHOULD: "should",
        Strength.PLEASE: "please",
        Strength.IF_POSSIBLE: "please",
        Strength.MAY: "may",
    }
)
"""The icon of each strength of a condition, strongest first."""

LEVELS: Mapping[str, Labelled] = MappingProxyType(
    {
        "success": Labelled(_("Done"), "may"),
        "info": Labelled(_("Note"), "info"),
        "warning": Labelled(_("Warning"), "warning"),
        "error": Labelled(_("Error"), "must"),
    }
)
"""The look of each message level; an unknown level is shown as a note."""
