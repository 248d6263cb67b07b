"""Every public address, one or more for each pattern: where a new page is not in the list, a test says so."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

EXAMPLES = {
    "api/v1/openapi.json": ("/api/v1/openapi.json",),
    "api/v1/reference": ("/api/v1/reference",),
    "api/v1/places": ("/api/v1/places", "/api/v1/places?lang=sv&at=2020-04-02T10:00&known=2020-03-27"),
    "api/v1/places/<path:place>": (
        "/api/v1/places/iso-omena",
        "/api/v1/places/iso-omena/kela?at=2020-04-02&known=2020-04-02",
    ),
    "api/v1/status": (
        "/api/v1/status?type=library&limit=2",
        "/api/v1/status?open=true&service=print&near=60.16,24.74&at=2020-04-02T10:00&known=2020-03-27",
    ),
    "api/v1/services": ("/api/v1/services",),
    "api/v1/organisations": ("/api/v1/organisations?lang=fi",),
    "api/v1/places/<path:place>/hours": ("/api/v1/places/iso-omena/kela/hours?from=2020-03-30&to=2020-04-13",),
    "api/v1/places/<path:place>/why": ("/api/v1/places/iso-omena/laboratory/why",),
    "api/v1/places/<path:place>/check": ("/api/v1/places/iso-omena/check",),
    "api/v1/check": ("/api/v1/check?at=2020-04-02T10:00&known=2020-03-27",),
    "api/v1/changes": ("/api/v1/changes?from=2020-03-01&to=2020-06-30",),
    "api/v1/notices": ("/api/v1/notices",),
    "api/v1/notices/<slug:notice>": ("/api/v1/notices/service-centres-2020?lang=sv",),
    "api/v1/notices/<slug:notice>/log": ("/api/v1/notices/service-centres-2020/log",),
    "api/v1/publications": ("/api/v1/publications?notice=service-centres-2020&limit=2",),
    "api/v1/arrangements": ("/api/v1/arrangements", "/api/v1/arrangements?when=any&place=iso-omena/kela"),
    "api/v1/places/<path:place>/status": (
        "/api/v1/places/iso-omena/status",
        "/api/v1/places/iso-omena/kela/status?lang=fi",
        "/api/v1/places/iso-omena/kela/status?at=2020-04-02T10:00&known=2020-03-27",
    ),
    "hauki/v1/resource/": ("/hauki/v1/resource/", "/hauki/v1/resource/?page_size=2&page=2&format=json"),
    "hauki/v1/resource/<str:key>/": ("/hauki/v1/resource/900000001/",),
    "hauki/v1/resource/<str:key>/opening_hours/": (
        "/hauki/v1/resource/900000002/opening_hours/?start_date=2020-03-30&end_date=2020-04-13",
        "/hauki/v1/resource/900000002/opening_hours/?start_date=%2B0w&end_date=%2B0w",
    ),
    "hauki/v1/resource/<str:key>/is_open_now/": ("/hauki/v1/resource/900000002/is_open_now/?timezone=Europe/Berlin",),
    "hauki/v1/opening_hours/": (
        "/hauki/v1/opening_hours/?resource=900000001,900000002&start_date=today&end_date=today",
    ),
    "hauki/v1/date_period/": ("/hauki/v1/date_period/?resource=900000002",),
    "robots.txt": ("/robots.txt",),
    "favicon.ico": ("/favicon.ico",),
    ".well-known/security.txt": ("/.well-known/security.txt",),
    "sitemap.xml": ("/sitemap.xml", "/sitemap.xml?section=places&p=1"),
    "<lang>/": ("/fi/", "/sv/?q=bibliotek", "/en/?at=2020-04-02T10:00", "/fi/?at=2020-04-02&known=2020-03-27"),
    "<lang>/places/": ("/fi/places/", "/sv/places/?page=9", "/en/places/?page=x&at=2020-04-02&known=2020-03-27"),
    "<lang>/places/<path:path>/": (
        "/fi/places/iso-omena/",
        "/sv/places/iso-omena/?service=copy",
        "/en/places/iso-omena/kela/?plain=1",
        "/en/places/iso-omena/laboratory/?at=2020-04-02T10:00&known=2020-03-27",
        "/fi/places/iso-omena/service-point/photocopier/",
        "/en/places/tapiola/",
    ),
    "<lang>/notices/<slug:slug>/": (
        "/sv/notices/service-centres-2021/",
        "/en/notices/service-centres-2020/?known=2020-04-02&plain=1",
    ),
    "<lang>/notices/<slug:slug>/versions/<int:number>/": ("/fi/notices/service-centres-2020/versions/2/",),
    "<lang>/places/<path:path>/calendar.ics": ("/fi/places/iso-omena/library/calendar.ics",),
    "<lang>/places/<path:path>/opening_hours.txt": ("/sv/places/kalajarvi/opening_hours.txt",),
    "<lang>/places/<path:path>/embed/": ("/fi/places/iso-omena/library/embed/",),
    "<lang>/places/<path:path>/embed.html": ("/sv/places/iso-omena/kela/embed.html",),
    "<lang>/places/<path:path>/screen/": (
        "/fi/places/iso-omena/screen/",
        "/sv/places/iso-omena/library/screen/?langs=sv",
        "/en/places/iso-omena/screen/?at=2020-04-02T10:00&known=2020-03-27",
    ),
    "<lang>/places/<path:path>/screen/keeper.js": ("/fi/places/iso-omena/screen/keeper.js",),
    "<lang>/places/<path:path>/sign.pdf": ("/fi/places/iso-omena/library/sign.pdf",),
    "<lang>/places/<path:path>/sheet.pdf": ("/sv/places/kalajarvi/sheet.pdf?langs=sv",),
    "<lang>/signs.json": ("/en/signs.json?printed=2020-03-20&at=2020-04-02&known=2020-04-02",),
    "<lang>/places/<path:path>/schema.jsonld": ("/en/places/iso-omena/health-centre/schema.jsonld",),
    **{
        f"<lang>/{of}/{feed}": (f"/en/{example}/{feed}",)
        for of, example in (
            ("feeds", "feeds"),
            ("places/<path:path>", "places/iso-omena/library"),
            ("types/<slug:type_>", "types/library"),
            ("notices/<slug:slug>", "notices/service-centres-2020"),
        )
        for feed in ("atom.xml", "feed.json")
    },
}
"""By the pattern as it is served; each example is answered with 200."""

UNKEPT = {
    "": "it leads to a page by the reader's cookie and the languages of their browser",
    "admin/": "for staff alone",
    "<lang>/desk/": "for staff alone",
    "<lang>/desk/account/": "for staff alone",
    "<lang>/places/<path:path>/crowd/": "it is about this very moment, and of places that are counted: test_live.py",
    "<lang>/places/<path:path>/crowd/now/": "it is kept for seconds: test_live.py",
    "<lang>/places/<path:path>/queue/": "it gives a ticket to whoever asks: test_live.py",
    "<lang>/places/<path:path>/queue/display/": "it is about this very moment: test_live.py",
    "<lang>/places/<path:path>/queue/display/now/": "it is kept for seconds: test_live.py",
    "<lang>/places/<path:path>/book/": "it is about this very moment, and books: test_booking.py",
    "<lang>/bookings/<slug:secret>/": "it is of one person: test_booking.py",
    "<lang>/bookings/<slug:secret>/cancel/": "it is of one person: test_booking.py",
    "<lang>/bookings/<slug:secret>/booking.ics": "it is of one person: test_booking.py",
    "<lang>/places/<path:path>/events/": "it is about this very moment: test_events.py",
    "<lang>/places/<path:path>/events.ics": "it is kept for seconds: test_events.py",
    "<lang>/places/<path:path>/events.xml": "it is kept for seconds: test_events.py",
    "<lang>/events/<int:number>/": "it is about this very moment: test_events.py",
    "<lang>/events/<int:number>/event.ics": "it is kept for seconds: test_events.py",
    "<lang>/events/<int:number>/sign-up/": "it gives a seat to whoever asks: test_events.py",
    "<lang>/sign-ups/<slug:secret>/": "it is of one person: test_events.py",
    "<lang>/sign-ups/<slug:secret>/leave/": "it is of one person: test_events.py",
    "<lang>/subscribe/": "it takes an address: test_subscriptions.py",
    "<lang>/subscriptions/<slug:secret>/": "it is of one person: test_subscriptions.py",
    "<lang>/setup/<str:secret>/": "it is of the first person: tests/desk/test_setting_up_city.py",
    "<lang>/tickets/<slug:secret>/": "it is of one person: test_live.py",
    "<lang>/tickets/<slug:secret>/now/": "it is of one person: test_live.py",
    "<lang>/tickets/<slug:secret>/leave/": "it is of one person: test_live.py",
    "api/v1/places/<path:place>/occupancy": "it is kept for seconds: test_occupancy.py",
    "api/v1/places/<path:place>/occupancy/readings": "sensors tell it something: test_occupancy.py",
    "api/v1/places/<path:place>/bookables": "it is kept for seconds: test_api_bookings.py",
    "api/v1/bookables/<int:bookable>/slots": "it is kept for seconds: test_api_bookings.py",
    "api/v1/bookables/<int:bookable>/bookings": "it books: test_api_bookings.py",
    "api/v1/bookings/<str:secret>": "it is of one person: test_api_bookings.py",
    "api/v1/events": "it is kept for seconds: test_api_bookings.py",
    "api/v1/deliveries": "carriers tell it something: test_api_bookings.py",
    "hauki/<path:rest>": "it is what Hauki answers for an address that it does not have",
    "metrics": "it is about this very second",
    "healthz": "it is about this very second",
    "readyz": "it is about this very second",
    "api/v1/statistics": "it is about this very second, and one worker",
    "api/v1/": "the root of the API is no answer",
}
"""Patterns whose answers nobody keeps, and why."""

ADDRESSES = tuple(address for examples in EXAMPLES.values() for address in examples)


def served() -> Iterator[str]:
    """Every pattern that is served, the language of a page written as ``<lang>``."""
    yield from _beneath(get_resolver(), "")


def _beneath(resolver: URLResolver, above: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        here = _spelt(each, above)
        if (here in UNKEPT and here not in ("", "api/v1/")) or isinstance(each, URLPattern):
            yield here
        else:
            yield from _beneath(each, here)


def _spelt(each: Any, above: str) -> str:
    route = "<lang>/" if type(each.pattern).__name__ == "LocalePrefixPattern" else str(each.pattern)
    return above + route
