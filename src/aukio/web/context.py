"""What every page's frame shows: the languages, the search box, links in the footer."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from aukio.web.moment import KEPT, PLAIN

LANGUAGES = (("fi", "FI", "suomi"), ("sv", "SV", "svenska"), ("en", "EN", "English"))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of ``theme/base.html``; the moment shown is carried on in every link."""
    current = get_language()
    here, standard = request.get_full_path(), _standard(request)
    keep = [{"name": name, "value": request.GET[name]} for name in KEPT if name in request.GET]
    return {
        "site": {"name": "Aukio", "home": _with_moment(reverse("web:home"), request)},
        "languages": [
            {
                "code": code,
                "label": label,
                "name": name,
                "url": _in_language(here, code),
                "absolute": request.build_absolute_uri(_in_language(standard, code)),
                "current": code == current,
            }
            for code, label, name in LANGUAGES
        ],
        "search": {"action": reverse("web:home"), "value": request.GET.get("q", ""), "keep": keep},
        "footer_links": [
            {"text": _("All places as data"), "url": reverse("api-1:places")},
        ],
    }


def _standard(request: HttpRequest) -> str:
    """This page in standard text: what machines are told of it, like its canonical address."""
    asked = request.GET.copy()
    if PLAIN not in asked:
        return request.get_full_path()
    del asked[PLAIN]
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


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
