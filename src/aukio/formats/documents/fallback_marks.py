"""Words of the interface that no catalogue translates: marked where they are looked up, shown with their language.

A message that falls back gets two characters of the private use area around its words; the placeholders in it stay
outside, since what fills them is in the language of the reader. In HTML the pair becomes ``lang`` on the words (WCAG
3.1.2); any other text just loses it.
"""

import re
from collections.abc import Iterator

from aukio.formats.documents.language_marks import NO_MARKUP, NOT_READ, TOKEN

BEGIN, END = "\ue000", "\ue001"
_EITHER = re.compile(f"([{BEGIN}{END}])")
_PLACEHOLDER = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\})")
_LETTER = re.compile(r"[^\W\d_]")


def marked(message: str) -> str:
    """The message with marks around its words."""
    pieces = _PLACEHOLDER.split(message)
    return "".join(
        f"{BEGIN}{piece}{END}" if number % 2 == 0 and _LETTER.search(piece) else piece
        for number, piece in enumerate(pieces)
    )


def without_marks(text: str) -> str:
    """The text without the marks."""
    return _EITHER.sub("", text)


def show_marks(html: str, lang: str) -> str:
    """A page or a part of one in which marked words stand in an element whose ``lang`` is the given one.

    Words of an attribute are unmarked only. A title and an option hold text alone, and bear the language themselves.
    """
    return "".join(_shown(list(TOKEN.finditer(html)), lang))


def _shown(tokens: list[re.Match[str]], lang: str) -> Iterator[str]:
    inside, within = False, list[str]()
    for number, token in enumerate(tokens):
        name = (token["name"] or "").lower()
        if name:
            tag = without_marks(token[0])
            if token["end"]:
                while name in within and within.pop() != name:
                    pass
            elif name in NO_MARKUP | NOT_READ | {"svg"}:
                within.append(name)
                alone = name in NO_MARKUP and number + 1 < len(tokens) and BEGIN in tokens[number + 1][0]
                tag = f'{tag[:-1]} lang="{lang}">' if alone and " lang=" not in tag else tag
            yield tag
        elif token[0].startswith("<"):
            yield without_marks(token[0])
        else:
            for piece in _EITHER.split(token[0]):
                if piece in (BEGIN, END):
                    inside = piece == BEGIN
                else:
                    yield _piece(piece, lang if inside else "", within)


def _piece(text: str, lang: str, within: list[str]) -> str:
    if not lang or not text.strip() or (within and within[-1] != "svg"):
        return text
    tag = "tspan" if within else "span"
    return f'<{tag} lang="{lang}">{text}</{tag}>'
