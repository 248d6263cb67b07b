"""Words of the interface without a translation bear their language on a page, and nothing else shows of the marks."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.formats.documents.fallback_marks import BEGIN, END, marked, show_marks, without_marks

WORDS = st.text("abcåäö <>&\"'%", max_size=20)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{marked('Map')}</p>", '<p><span lang="en">Map</span></p>'),
        (f"<title>{marked('Map')} – Espoo</title>", '<title lang="en">Map – Espoo</title>'),
        (f"<option>{marked('Map')}</option>", '<option lang="en">Map</option>'),
        (f'<a aria-label="{marked("Map")}">x</a>', '<a aria-label="Map">x</a>'),
        (f"<svg><text>{marked('Mon')}</text></svg>", '<svg><text><tspan lang="en">Mon</tspan></text></svg>'),
        (f"<script>let a = '{marked('Map')}'</script>", "<script>let a = 'Map'</script>"),
        (
            f"<p>{marked('See <b>this</b> page')}</p>",
            '<p><span lang="en">See </span><b><span lang="en">this</span></b><span lang="en"> page</span></p>',
        ),
    ],
)
def test_the_words_bear_their_language_wherever_they_stand(html: str, expected: str) -> None:
    assert show_marks(html, "en") == expected


@pytest.mark.parametrize(
    ("message", "filled"),
    [
        ("Open until %(time)s.", {"time": "klo 8"}),
        ("%(count)s of %(all)s open", {"count": "3", "all": "5"}),
        ("100 %% of seats, %(name)s", {"name": "Kirjasto"}),
    ],
)
def test_what_fills_a_message_is_in_the_language_of_the_reader(message: str, filled: dict[str, str]) -> None:
    page = show_marks(f"<p>{marked(message) % filled}</p>", "en")

    assert re.sub("<[^>]*>", "", page) == message % filled
    inside = re.findall(r'<span lang="en">(.*?)</span>', page)
    assert not any(value in piece for value in filled.values() for piece in inside)
    assert without_marks(marked(message) % filled) == message % filled


@given(WORDS, WORDS)
def test_the_text_of_a_page_stays_what_it_is(before: str, words: str) -> None:
    html = f"<p>{before.replace('<', '&lt;')}{marked(words.replace('<', '&lt;'))}</p>"

    shown = show_marks(html, "en")
    assert BEGIN not in shown
    assert END not in shown
    assert unescape(re.sub(r"</?(p|span)[^>]*>", "", shown)) == unescape(re.sub("</?p>", "", without_marks(html)))
