"""Marks words of another language in HTML: every text of a page, whatever template wrote it (WCAG 3.1.2).

The marks follow from the record, so no template can forget them. A text inside an element that is marked already is in
the language of that element. Attributes are left as they are.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from aukio.domain.texts.foreign_words import ForeignWords

TOKEN = re.compile(
    r"<!--.*?-->|<![^>]*>|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|[^<]+|<",
    re.DOTALL,
)
_LANG = re.compile(r"\slang=\"([^\"]*)\"")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
NO_MARKUP = frozenset({"title", "option"})
"""Elements that hold text alone: the element itself is marked, if any of its words is of another language."""
NOT_READ = frozenset({"script", "style", "textarea", "desc"})


class _Open(NamedTuple):
    """An open element, and the language of what it holds."""

    name: str
    lang: str


def mark_languages(html: str, words: ForeignWords, lang: str) -> str:
    """Return a page or a part of one with ``lang`` on the words of another language; ``lang`` is its own language."""
    return "".join(_marked(list(TOKEN.finditer(html)), words, lang))


def _marked(tokens: list[re.Match[str]], words: ForeignWords, lang: str) -> Iterator[str]:
    stack = [_Open("", lang)]
    for number, token in enumerate(tokens):
        name = (token["name"] or "").lower()
        if not name:
            yield token[0] if token[0].startswith("<") else _text(token[0], words, stack)
        elif token["end"]:
            if any(each.name == name for each in stack):
                while stack.pop().name != name:
                    pass
            yield token[0]
        else:
            tag, own = token[0], _LANG.search(token["rest"])
            inside = own[1] if own is not None else stack[-1].lang
            if name in NO_MARKUP and own is None and number + 1 < len(tokens):
                tag, inside = _whole(tag, tokens[number + 1][0], words, inside)
            yield tag
            if name not in _VOID and not token["rest"].endswith("/"):
                stack.append(_Open(name, inside))


def _text(text: str, words: ForeignWords, stack: list[_Open]) -> str:
    within = {each.name for each in stack}
    if not text.strip() or within & (NOT_READ | NO_MARKUP):
        return text
    pieces = words.pieces(unescape(text), stack[-1].lang)
    if not any(piece.lang for piece in pieces):
        return text
    tag = "tspan" if "svg" in within else "span"
    return "".join(
        f'<{tag} lang="{piece.lang}">{escape(piece.text)}</{tag}>' if piece.lang else escape(piece.text)
        for piece in pieces
    )


def _whole(tag: str, text: str, words: ForeignWords, lang: str) -> tuple[str, str]:
    """Return the tag of an element that holds text alone, marked if its text has words of another language."""
    found = next((piece.lang for piece in words.pieces(unescape(text), lang) if piece.lang), "")
    return (f'{tag[:-1]} lang="{found}">', found) if found and not text.startswith("<") else (tag, lang)
