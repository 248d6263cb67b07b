"""The little markup of staff's words (R025, R110): what it says, and that nothing else gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import Names
from aukio.domain.document.document import Span, SpanKind, plain_text
from aukio.domain.document.markup import addresses, parse_markup, strip_markup
from aukio.domain.telling.text_spans import sentence_spans
from aukio.domain.wording.phrasing import ended


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Ring the bell", [("Ring the bell", "text")]),
        ("**Not today**, please", [("Not today", "loud"), (", please", "text")]),
        ("See [the map](https://example.org/map).", [("See ", "text"), ("the map", "link"), (".", "text")]),
        ("[Write](mailto:a@b.fi) or [ring](tel:+3589)", [("Write", "link"), (" or ", "text"), ("ring", "link")]),
        ("[x](javascript:alert(1))", [("[x](javascript:alert(1))", "text")]),
        ("[x](//example.org)", [("[x](//example.org)", "text")]),
        ('[x](https://a.fi/"onload=)', [('[x](https://a.fi/"onload=)', "text")]),
        ("<b>x</b> 2 ** 3 ** 4", [("<b>x</b> 2 ** 3 ** 4", "text")]),
        ("a*b*c", [("a*b*c", "text")]),
        ("", [("", "text")]),
    ],
)
def test_what_is_marked(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(each.text, each.kind.value) for each in parse_markup(Span(text))] == spans


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ring **the bell**", "Ring the bell."),
        ("See [the map](https://a.fi)", "See the map."),
        ("**Stop!**", "Stop!"),
        ("Ring.", "Ring."),
        ("[x](https://a.fi) here", "x here."),
    ],
)
def test_a_sentence_ends_outside_its_marks(text: str, said: str) -> None:
    assert ended(text) == plain_text(sentence_spans(Names({"en": text}), "en")) == said


def test_the_mark_of_another_language_follows_the_whole_sentence() -> None:
    spans = sentence_spans(Names({"fi": "Soita **kelloa**"}), "en")
    assert [(each.text, each.lang) for each in spans[:-1]] == [("Soita ", "fi"), ("kelloa", "fi"), (".", "fi")]
    assert "Finnish" in spans[-1].text


@given(st.text(alphabet="ab *[]()<>:/.\n\"'&#x", max_size=60))
def test_words_are_never_lost_and_links_lead_only_where_one_may_go(text: str) -> None:
    spans = parse_markup(Span(text))
    assert plain_text(spans) == strip_markup(text)
    assert tuple(each.target for each in spans if each.kind is SpanKind.LINK) == addresses(text)
    assert all(each.startswith(("https://", "http://", "mailto:", "tel:")) for each in addresses(text))


@given(st.sampled_from(["https://a.fi/", "javascript:x", "data:x", "http://a", "tel:1", " https://a", "HTTPS://a"]))
def test_no_other_scheme_becomes_a_link(address: str) -> None:
    led = [each for each in parse_markup(Span(f"[x]({address})")) if each.kind is SpanKind.LINK]
    assert bool(led) == address.startswith(("https://", "http://", "tel:"))
