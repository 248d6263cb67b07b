"""Texts typed by staff as spans: in the reader's language, or in another one, which is stated (R122)."""

from collections.abc import Sequence
from dataclasses import replace

from aukio.domain.base.languages import fallbacks
from aukio.domain.city.places import Names
from aukio.domain.city.tree import Node
from aukio.domain.document.document import Span, SpanKind, Spans
from aukio.domain.document.markup import parse_markup, strip_markup
from aukio.domain.facts.notices import Link
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import ended


def spans_of_text(names: Names, lang: str, *, kind: SpanKind = SpanKind.TEXT, target: str = "") -> Spans:
    """A text in a language; if missing, in the first other language that has it, followed by its name."""
    text = names.say(lang).strip()
    if not text:
        return ()
    written = _written_in(names, lang)
    if written == lang:
        return (Span(text, kind, target=target),)
    return Span(text, kind, written, target), _in_language(lang, written)


def paragraph_spans(names: Names, lang: str) -> Spans:
    """The text with links and emphasis (``markup``)."""
    return tuple(piece for span in spans_of_text(names, lang) for piece in parse_markup(span))


def sentence_spans(names: Names, lang: str) -> Spans:
    """The text as a sentence, on one line, with a full stop."""
    written = _written_in(names, lang)
    line = " ".join(names.say(lang).split())
    stop = ended(line).removeprefix(strip_markup(line))
    said = parse_markup(Span(line, lang="" if written == lang else written))
    if stop and said[-1].kind is SpanKind.TEXT:
        said = (*said[:-1], replace(said[-1], text=f"{said[-1].text}{stop}"))
    elif stop:
        said = (*said, replace(said[-1], text=stop, kind=SpanKind.TEXT, target=""))
    return said if written == lang else (*said, _in_language(lang, written))


def _in_language(lang: str, written: str) -> Span:
    return Span(f" ({language(lang).say_in_language(written)})")


def _written_in(names: Names, lang: str) -> str:
    return next((code for code in fallbacks(lang) if names.only(code).strip()), lang)


def place_span(node: Node, lang: str, name: str = "") -> Span:
    """The name of a place as a link to its page; ``name``: as it is called among its neighbours."""
    return Span(name or node.version.names.say(lang) or node.path, SpanKind.PLACE, target=node.path)


def joined_spans(parts: Sequence[Spans], between: str) -> Spans:
    """Spans joined with a separator."""
    found: list[Span] = []
    for part in parts:
        found += [Span(between), *part] if found else part
    return tuple(found)


def link_spans(link: Link, lang: str) -> Spans:
    """A link with its label, or with its address if it has no label."""
    return spans_of_text(link.label, lang, kind=SpanKind.LINK, target=link.url) or (
        Span(link.url, SpanKind.LINK, target=link.url),
    )
