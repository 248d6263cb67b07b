"""The frame of every page: languages, search box, footer links."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from aukio.domain.base.languages import SOURCE_LANGUAGE
from aukio.domain.wording.languages import language
from aukio.theme.reader_language import language_choices
from aukio.web.frame.language_choice import CHOSEN
from aukio.web.frame.moment import KEPT, PLAIN
from aukio.web.frame.page_expiry import READS
from aukio.workflows.messages.message_delivery import can_confirm


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the context of ``theme/base.html``; its links keep the moment shown."""
    current = get_language()
    here, standard = _address(request), _address(request, without=PLAIN)
    keep = [{"name": name, "value": request.GET[name]} for name in KEPT if name in request.GET]
    return {
        "house": {"name": "Aukio", "home": _with_moment(reverse("web:home"), request)},
        "languages": [
            {
                "code": code,
                "label": code.upper(),
                "name": name,
                "url": _chosen(_in_language(here, code)),
                "absolute": request.build_absolute_uri(_in_language(standard, code)),
                "current": code == current,
            }
            for code, name in language_choices()
        ],
        "search": {
            "action": reverse("web:home"),
            "link": _with_moment(reverse("web:home"), request),
            "value": request.GET.get("q", ""),
            "keep": keep,
        },
        "demo": _demo(),
        "can_subscribe": can_confirm(),
        "footer_links": [
            *([{"text": _("Get updates"), "url": reverse("web:subscribe")}] if can_confirm() else ()),
            {"text": _("All places as data"), "url": reverse("api-1:places"), "dated": True},
            {"text": _("For programs"), "url": reverse("api_reference")},
        ],
    }


def _demo() -> dict[str, Any] | None:
    """Return the moment at which the demo opens, and other moments worth seeing; None where this is no demo."""
    if not (settings.AUKIO_DEMO and settings.AUKIO_OPENS_AT):
        return None
    words = language(get_language() or SOURCE_LANGUAGE)
    home = reverse("web:home")
    days = [datetime.fromisoformat(each) for each in (settings.AUKIO_OPENS_AT, *_WORTH_SEEING)]
    return {
        "shown": words.say_moment(days[0]),
        "moments": [{"text": words.say_day(day.date()), "url": f"{home}?at={day:%Y-%m-%dT%H:%M}"} for day in days],
        "desk": reverse("desk:front"),
    }


_WORTH_SEEING = ("2020-06-19T12:00", "2021-06-01T12:00")
"""Midsummer Eve of 2020, and the day on which the centres were to open again."""


def read_parameters(request: HttpRequest) -> dict[str, str]:
    """Return the parameters that pages read, in a fixed order; others are dropped."""
    return {name: request.GET[name] for name in sorted(READS - {CHOSEN}) if name in request.GET}


def _address(request: HttpRequest, *, without: str = "") -> str:
    """Return the address of this page, without one parameter; without ``PLAIN`` it is the canonical one."""
    asked = {name: value for name, value in read_parameters(request).items() if name != without}
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def _chosen(address: str) -> str:
    """Return an address marked as a language choice, to be remembered."""
    return f"{address}{'&' if '?' in address else '?'}{CHOSEN}=1"


def _in_language(address: str, code: str) -> str:
    """Return the same page in another language; the home page if it has none."""
    translated = translate_url(address, code)
    if translated != address or address.startswith(f"/{code}/"):
        return translated
    with override(code):
        return reverse("web:home")


def _with_moment(address: str, request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in list(kept):
        if name not in KEPT:
            del kept[name]
    return f"{address}?{kept.urlencode()}" if kept else address
