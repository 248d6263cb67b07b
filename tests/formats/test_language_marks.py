"""Marks in HTML: nothing but marks is added, and no mark stands where markup cannot be."""

import re

import pytest

from aukio.domain.city.places import Names
from aukio.domain.texts.foreign_words import ForeignWords
from aukio.formats.documents.language_marks import mark_languages

WORDS = ForeignWords((Names({"fi": "Tori & tupa"}), Names({"fi": "Koti"})))


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>At Koti.</p>", '<p>At <span lang="fi">Koti</span>.</p>'),
        ("<a href='/koti/'>Koti</a>", "<a href='/koti/'><span lang=\"fi\">Koti</span></a>"),
        ("<p>Tori &amp; tupa</p>", '<p><span lang="fi">Tori &amp; tupa</span></p>'),
        ('<p lang="fi">Koti</p>', '<p lang="fi">Koti</p>'),
        ('<p lang="fi"><b>Koti</b></p><p>Koti</p>', '<p lang="fi"><b>Koti</b></p><p><span lang="fi">Koti</span></p>'),
        ('<input value="Koti"><p title="Koti">a</p>', '<input value="Koti"><p title="Koti">a</p>'),
        ("<title>Koti – Aukio</title>", '<title lang="fi">Koti – Aukio</title>'),
        ("<option value=k>Koti</option>", '<option value=k lang="fi">Koti</option>'),
        ("<script>Koti < 1</script><style>Koti{}</style>", "<script>Koti < 1</script><style>Koti{}</style>"),
        ("<textarea>Koti</textarea>", "<textarea>Koti</textarea>"),
        ("<svg><text>Koti</text></svg>", '<svg><text><tspan lang="fi">Koti</tspan></text></svg>'),
        ("<!-- Koti --><p>1 < 2 Koti", '<!-- Koti --><p>1 < 2 <span lang="fi">Koti</span>'),
    ],
)  # fmt: skip
def test_words_of_another_language_are_marked(html: str, marked: str) -> None:
    assert mark_languages(html, WORDS, "en") == marked
    assert re.sub(r'</?t?span[^>]*>| lang="fi"', "", marked) == re.sub(r' lang="fi"', "", html)
    assert mark_languages(html, WORDS, "fi") == html
