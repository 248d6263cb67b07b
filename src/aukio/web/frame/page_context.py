"""What every page's frame shows: the languages, the search box, links in the footer."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from aukio.theme.reader_language import language_choices
from aukio.web.frame.language_choice import CHOSEN
from aukio.web.frame.moment import KEPT, PLAIN
from aukio.web.frame.page_expiry import READS
from aukio.workflows.messages.message_delivery import can_confirm


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of ``theme/base.html``; the moment shown is carried on in every link."""
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
        "search": {"action": reverse("web:home"), "value": request.GET.get("q", ""), "keep": keep},
        "hears": can_confirm(),
        "footer_links": [
            *([{"text": _("Hear of changes"), "url": reverse("web:subscribe")}] if can_confirm() else ()),
            {"text": _("All places as data"), "url": reverse("api-1:places")},
            {"text": _("For programs"), "url": reverse("api_reference")},
        ],
    }


def read_parameters(request: HttpRequest) -> dict[str, str]:
    """The parameters of the address that pages read, in one order; no other finds its way into a page."""
    return {name: request.GET[name] for name in sorted(READS - {CHOSEN}) if name in request.GET}


def _address(request: HttpRequest, *, without: str = "") -> str:
    """This page; without ``PLAIN`` it is in standard text, which is what machines are told of it."""
    asked = {name: value for name, value in read_parameters(request).items() if name != without}
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def _chosen(address: str) -> str:
    """An address that says that its language was chosen, to be remembered."""
    return f"{address}{'&' if '?' in address else '?'}{CHOSEN}=1"


def _in_language(address: str, code: str) -> str:
    """The same page in another language; a page without one leads to the home page."""
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
