"""Tags and filters of the theme. They only look up words and drawings."""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.apps import apps
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.form_input import written_phone
from aukio.domain.facts.effects import Strength
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.phrasing import capital
from aukio.theme import drawings, looks
from aukio.theme.reader_language import active_language

register = template.Library()

# The timeout (milliseconds) frees a page whose question is never answered: those that follow wait behind it.
_HTMX_CONFIG = '{"includeIndicatorStyles": false, "allowEval": false, "selfRequestsOnly": true, "timeout": 15000}'
_SPOKEN_GROUP = 3


def _words() -> Language:
    """The words of the reader's language; of the source language where the theme is shown in none of ours."""
    return language(active_language())


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Return a drawing: hidden from assistive technology beside a word, with a label where it stands alone."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 24 24" focusable="false" {}>{}</svg>',
        name,
        spoken,
        mark_safe(drawings.inside(name)),  # noqa: S308  # our own drawings, read from the package
    )


@register.simple_tag
def source_lang() -> str:
    """The language of words that no catalogue translates, for a ``lang`` attribute."""
    return SOURCE_LANGUAGE


@register.simple_tag
def format_locales() -> str:
    """The locales in which a browser writes dates, by language, as JSON for a ``data`` attribute."""
    return json.dumps({code: row.format_locale for code, row in LANGUAGES.items()}, separators=(",", ":"))


@register.inclusion_tag("theme/parts/state.html")
def state(code: str, word: str = "", detail: str = "", size: str = "") -> dict[str, Any]:
    """Return the context of a state shown as shape and word: see ``theme/parts/state.html``."""
    return {"state": {"code": code, "word": word, "detail": detail}, "size": size}


@register.filter
def phone(number: str) -> str:
    """Return a phone number in its national format."""
    return written_phone(number)


@register.filter
def hue(code: str) -> str:
    """Return the hue of a state, as named in the stylesheet."""
    return looks.STATES.get(code, looks.NOT_KNOWN).hue


@register.filter
def shape(code: str) -> str:
    """Return the name of the drawing of a state."""
    return looks.STATES.get(code, looks.NOT_KNOWN).shape


@register.filter
def state_word(code: str) -> str:
    """Return the word for a state in the reader's language."""
    return _words().say_summary(Summary(code) if code in looks.STATES else Summary.UNKNOWN)


@register.filter(expects_localtime=True)
def said_day(day: date) -> str:
    """Return a day in the format of the reader's language."""
    return _words().say_day(day.date() if isinstance(day, datetime) else day)


@register.filter(expects_localtime=True)
def said_moment(local: datetime) -> str:
    """Return a day and a time of day in the format of the reader's language."""
    return _words().say_moment(local.replace(second=0, microsecond=0, tzinfo=None))


@register.filter
def channel_icon(kind: str) -> str:
    """Return the name of the drawing of a channel kind."""
    return looks.CHANNELS[kind]


@register.filter
def channel_word(kind: str) -> str:
    """Return the word for a channel kind in the reader's language."""
    return capital(_words().say_channel(ChannelKind(kind)))


@register.filter
def strength_icon(strength: str) -> str:
    """Return the name of the drawing of a strength."""
    return looks.STRENGTHS[strength]


@register.filter
def strength_word(strength: str) -> str:
    """Return the word for a strength in the reader's language."""
    return _words().say_strength(Strength(strength))


@register.filter
def count_lines(groups: Sequence[Any]) -> int:
    """Return how many conditions there are in groups by strength."""
    return sum(len(group.lines) for group in groups)


@register.filter
def level_icon(level: str) -> str:
    """Return the name of the drawing of a message level."""
    return looks.LEVELS.get(level, looks.LEVELS["info"]).icon


@register.filter
def level_word(level: str) -> str:
    """Return the word for a message level in the reader's language."""
    return gettext(looks.LEVELS.get(level, looks.LEVELS["info"]).word)


@register.filter
def spoken(number: str) -> str:
    """Return a phone number as a screen reader should read it: ``09 471 86800`` becomes ``0 9, 4 7 1, 8 6 8, 0 0``.

    Digits are separated, with a pause after each group; a group longer than four is read in threes. Other
    characters, such as a leading ``+``, are kept.
    """
    groups: list[str] = []
    for group in re.split(r"[\s\u00a0\-/]+", number.strip()):
        step = len(group) if len(group) <= _SPOKEN_GROUP + 1 else _SPOKEN_GROUP
        groups += [" ".join(group[start : start + step]) for start in range(0, len(group), max(step, 1))]
    return ", ".join(groups)


@register.filter
def nth(items: Sequence[Any], index: int) -> Any:
    """Return the item at an index, or None when the sequence is shorter."""
    return items[index] if index < len(items) else ""


@register.simple_tag
def htmx() -> SafeString:
    """The script that makes pages smoother, if django-htmx is installed; nothing otherwise, and pages work without."""
    if not apps.is_installed("django_htmx"):
        return SafeString()
    return format_html(
        '<meta name="htmx-config" content="{}"><script src="{}" defer></script>',
        _HTMX_CONFIG,
        static("django_htmx/htmx-2.min.js"),
    )


@register.simple_tag
def script(path: str) -> SafeString:
    """Return the tag of one of our scripts, deferred; pages work without it."""
    return format_html('<script src="{}" defer></script>', static(path))
