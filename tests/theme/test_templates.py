"""Templates hold no bare words, no addresses of others, no styles or scripts of their own."""

import re
from pathlib import Path

import pytest

from tests.theme.rendering import TEMPLATES

ALL = sorted(TEMPLATES.rglob("*.html"))
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
TRANSLATED = re.compile(r"{% blocktranslate.*?%}.*?{% endblocktranslate %}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
HTML = re.compile(r"<[^>]*>")
SAID_ATTRIBUTES = re.compile(r"""\b(?:alt|aria-label|placeholder|title)="(?P<said>[^"]*)\"""")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES / "theme"))


def bare(source: str) -> list[str]:
    """Words that a reader would see or hear and no catalogue could translate."""
    source = TRANSLATED.sub("", COMMENT.sub("", source))
    said = [TAG.sub(" ", found["said"]) for found in SAID_ATTRIBUTES.finditer(source)]
    seen = HTML.sub(" ", TAG.sub(" ", source).replace("<!doctype html>", ""))
    return LETTERS.findall(" ".join([seen, *said]))


def test_the_lint_sees_a_bare_word_in_text_and_in_a_label() -> None:
    assert bare('<p>Open {{ x }}</p><a aria-label="{% translate \'Home\' %} page">{% translate "Home" %}</a>') == [
        "Open",
        "page",
    ]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_every_word_a_reader_meets_can_be_translated(path: Path) -> None:
    assert bare(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_template_brings_nothing_from_elsewhere(path: Path) -> None:
    source = COMMENT.sub("", path.read_text(encoding="utf-8"))

    assert not re.search(r"(src|href|action|content)=\"?(https?:)?//", source)
    assert "<script" not in source.replace('<script type="application/ld+json">', "")  # data, which nobody runs
    assert "<style" not in source
    assert " style=" not in source
    assert not re.search(r"\son\w+=", source)
    assert "|safe" not in source


@pytest.mark.parametrize("path", ALL, ids=name)
def test_a_template_says_at_its_top_what_it_is_for(path: Path) -> None:
    assert COMMENT.search(path.read_text(encoding="utf-8")[:400] + "{% endcomment %}") is not None
