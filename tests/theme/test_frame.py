"""The frame of every page: language, addresses, what machines read, and a page even when there is nothing to show."""

import pytest
from django.apps import apps
from django.utils.translation import override

from aukio.theme.templatetags import theme
from tests.theme.pages import FRAME
from tests.theme.rendering import render


def test_a_page_says_its_language_and_where_it_is_in_others() -> None:
    shown = render("theme/gallery.html", FRAME)

    assert '<html lang="en">' in shown
    assert '<link rel="alternate" hreflang="sv" href="https://aukio.example/sv/">' in shown
    assert '<a href="/fi/" lang="fi" hreflang="fi">' in shown
    assert '<a href="/en/" lang="en" hreflang="en" aria-current="true">' in shown


def test_a_page_tells_machines_what_it_is() -> None:
    shown = render("theme/gallery.html", FRAME)

    assert "<title>Health centre, Harbour House – Aukio</title>" in shown
    assert '<meta name="description" content="Open by appointment until 16.">' in shown
    assert f'<link rel="canonical" href="{FRAME["page"]["canonical"]}">' in shown
    assert '<meta property="og:title" content="Health centre, Harbour House">' in shown
    assert f'<meta property="og:url" content="{FRAME["page"]["canonical"]}">' in shown


def test_the_first_stop_of_the_keyboard_leads_to_the_content() -> None:
    body = render("theme/gallery.html", FRAME).partition("<body>")[2]

    assert body.lstrip().startswith('<a class="skip" href="#main">')
    assert '<main id="main" tabindex="-1">' in body


def test_the_moment_shown_stands_directly_under_the_header() -> None:
    shown = render("theme/gallery.html", FRAME)

    assert shown.partition("</header>")[2].lstrip().startswith('<aside class="time-bar"')


def test_a_page_stands_with_nothing_to_show() -> None:
    with override("sv"):
        shown = render("theme/base.html", {})

    assert '<html lang="sv">' in shown
    assert "</html>" in shown


def test_the_script_is_asked_for_only_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps, "is_installed", lambda _: False)
    assert theme.htmx() == ""

    monkeypatch.setattr(apps, "is_installed", lambda asked: asked == "django_htmx")
    assert '<script src="/static/django_htmx/htmx-2.min.js" defer></script>' in theme.htmx()
