"""A stored document as Markdown and as HTML: everything it says, in order, and nothing of it as markup."""

import re
from dataclasses import replace
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aukio.domain.document.document import Document, Item, Section, SectionKind, Sentence, Span, SpanKind
from aukio.formats.documents.document_text import html, markdown
from tests.formats.documents import APRIL, MARCH, STORM, documents, said

MARKDOWN = r"""# Storm \*closures\*

Published 1 March 2030

Stay in.

Myrsky (in Finnish)

## Iso Omena and Kalajärvi

- Library: Closed. Bookings are cancelled.
  - [Read more](https://example.org/a_%28b%29?x=1&y=2)

## Advice

### Required

- Wear a hat.
- Hold it.

### Please

- Run.

> We cope.
>
> — Manager Maija Meri

## Further information

- Manager: [09 123](tel:+3589123)
- [Warnings](https://example.org)

## Updates

- 2 March 2030: Added: two.
- 1 March 2030: Added: one.
"""

HTML = """<h1>Storm *closures*</h1>
<p>Published 1 March 2030</p>
<p>Stay in.</p>
<p><span lang="fi">Myrsky</span> (in Finnish)</p>
<h2>Iso Omena and Kalajärvi</h2>
<ul>
<li>Library: <span id="shut">Closed.</span> <span id="bookings">Bookings are cancelled.</span>
<ul>
<li><a href="https://example.org/a_(b)?x=1&amp;y=2">Read more</a></li>
</ul>
</li>
</ul>
<h2>Advice</h2>
<h3>Required</h3>
<ul>
<li><span id="hat">Wear a hat.</span></li>
<li>Hold it.</li>
</ul>
<h3>Please</h3>
<ul>
<li><span id="run">Run.</span></li>
</ul>
<blockquote>
<p>We cope.</p>
<footer>Manager Maija Meri</footer>
</blockquote>
<h2>Further information</h2>
<ul>
<li>Manager: <a href="tel:+3589123">09 123</a></li>
<li><a href="https://example.org">Warnings</a></li>
</ul>
<h2>Updates</h2>
<ul>
<li><time datetime="2030-03-02">2 March 2030</time>: Added: two.</li>
<li><time datetime="2030-03-01">1 March 2030</time>: Added: one.</li>
</ul>
"""


def test_everything_stands_in_markdown_in_order() -> None:
    assert markdown(STORM.at(MARCH)) == MARKDOWN


def test_everything_stands_in_html_in_order() -> None:
    assert html(STORM.at(MARCH)) == HTML


def test_in_plain_words_each_sentence_stands_on_a_line_under_its_places() -> None:
    text = markdown(replace(STORM.at(MARCH), plain=True))

    assert "### Library\n\n- Closed.\n- Bookings are cancelled.\n- [Read more](" in text
    assert "### Required\n\n- Wear a hat.\n\n- Hold it.\n\n### Please\n\n- Run.\n" in text
    assert "<h3>Library</h3>\n<ul>\n<li><span" in html(replace(STORM.at(MARCH), plain=True))


def test_what_is_to_come_is_not_shown_before_its_time() -> None:
    assert "Open 1–2." in markdown(STORM.at(APRIL))
    assert "Closed." not in markdown(STORM.at(APRIL))


def test_where_nothing_is_left_to_show_a_sentence_says_so() -> None:
    over = replace(STORM, sections=(), untold="Nothing is in force.")

    assert "\n\nNothing is in force.\n\n" in markdown(over)
    assert "<p>Nothing is in force.</p>" in html(over)
    assert "Nothing is in force." not in markdown(replace(STORM, untold="Nothing is in force."))


def test_places_stand_under_a_heading_that_does_not_name_them_all() -> None:
    section = replace(STORM.sections[0], heading=(Span("Iso Omena and 1 other"),))
    cut = replace(STORM, sections=(section,))

    assert "## Iso Omena and 1 other\n\nKalajärvi; Iso Omena\n\n" in markdown(cut)
    assert "<p>Kalajärvi; Iso Omena</p>" in html(cut)
    assert '<p><a href="/p/kalajarvi">Kalajärvi</a>; <a' in html(cut, place_url=lambda path: f"/p/{path}")


@pytest.mark.parametrize(
    ("words", "in_markdown"),
    [
        ("<b>bold</b> & &copy;", r"\<b\>bold\</b\> \& \&copy;"),
        ("[a](https://b.fi) `c` ~~d~~", r"\[a\](https://b.fi) \`c\` \~\~d\~\~"),
        ("1. first", r"1\. first"),
        ("2020) so", r"2020\) so"),
        ("- a dash", r"\- a dash"),
        ("---", r"\---"),
        ("8–16", "8–16"),
        ("2 * 3 *", r"2 \* 3 \*"),
        ("two\n\n    lines", "two lines"),
    ],
)
def test_words_are_never_markup(words: str, in_markdown: str) -> None:
    assert markdown(Document("en", (Span("T"),), intro=((Span(words),),))) == f"# T\n\n{in_markdown}\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], include_characters=" ")))
def test_any_words_come_out_of_commonmark_as_they_went_in(words: str) -> None:
    section = Section(SectionKind.PLACES, (Span("H"),), (Item((Sentence((Span(f"x {words}"),)), said(words))),))
    written = markdown(Document("en", (Span(f"x {words}"),), intro=((Span(words),),), sections=(section,)))
    read = MarkdownIt("commonmark", {"html": False}).render(written)

    once = re.sub(" +", " ", words).strip()
    twice = re.sub(" +", " ", f"x {words} {words}").strip()
    expected = f"<h1>{f'x {once}'.strip()}</h1>" + (f"\n<p>{once}</p>" if once else "")
    expected += f"\n<h2>H</h2>\n<ul>\n<li>{twice}</li>\n</ul>\n"
    assert unescape(read) == unescape(escape(expected))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "/relative", ""])
def test_a_link_that_leads_nowhere_safe_is_words_alone(target: str) -> None:
    document = Document("en", (Span("T"),), links=((Span("here", SpanKind.LINK, target=target),),))

    assert "\n- here\n" in markdown(document)
    assert "<li>here</li>" in html(document)


@pytest.mark.parametrize("target", ["https://a.fi/(x) <y>\\`", "mailto:a@b.fi", "https://a.fi/?a=1&copy;=2"])
def test_an_address_reads_back_from_markdown(target: str) -> None:
    document = Document("en", (Span("T"),), links=((Span("here", SpanKind.LINK, target=target),),))
    read = MarkdownIt("commonmark", {"html": False}).render(markdown(document))

    assert read.count("<a href=") == 1
    assert ">here</a></li>" in read


@given(documents)
def test_each_arrangement_has_one_anchor_in_html_at_its_first_sentence(document: Document) -> None:
    ids = re.findall(r' id="([^"]*)"', html(document))
    told = dict.fromkeys(mark.arrangement.id for each in document.sentences() for mark in each.marks)

    assert sorted(ids) == sorted(told)


@given(documents)
def test_any_document_is_written(document: Document) -> None:
    assert markdown(document).startswith("#")
    assert html(document).startswith("<h1>")


def test_a_foreign_word_says_its_language_and_no_other_does() -> None:
    document = Document("en", (Span("Hei", lang="fi"), Span("there", lang="en")), links=())

    assert html(document) == '<h1><span lang="fi">Hei</span>there</h1>\n'
