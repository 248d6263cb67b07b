"""A door sign as typst source, which becomes a tagged PDF (R128, PDF/UA-1).

Every text is a typst string, never markup, so that typed text cannot be run as a command. Layouts are tried from large
type to small, first with the languages below each other, then side by side. If the smallest does not fit, parts are
left out; the page behind the code has them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aukio.domain.answers.answer import Summary
from aukio.domain.facts.effects import Strength
from aukio.domain.signs import Sign, SignRules, SignText, SignUnit
from aukio.domain.texts.foreign_words import ForeignWords
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.parts import SignPart
from aukio.formats.losses import Loss
from aukio.formats.paper.qr import qr_svg
from aukio.formats.paper.typst_text import typst_text

LOSSES = (
    Loss("publications after the sign was printed", "version, date and a code that leads to the page; `aukio signs`"),
    Loss("the status at this minute", "the status in the week ahead, and the hours of four weeks"),
    Loss("contradictions and reasons", "nothing; they are on the page"),
    Loss("more than fits on one sheet", "the strongest rules, hours and facts; a line says that the page has more"),
)

_RING = "circle(radius: 0.4em, stroke: 0.12em + black)"
_SHAPES = {
    Summary.OPEN: "circle(radius: 0.45em, fill: black)",
    Summary.BY_APPOINTMENT: "half",
    Summary.BOOKED_ONLY: "half",
    Summary.CLOSED: "square(size: 0.8em, fill: black)",
    Summary.PASSAGE_ONLY: "square(size: 0.8em, stroke: 0.12em + black)",
    Summary.REMOTE_ONLY: _RING,
    Summary.SELF_SERVICE: _RING,
    Summary.UNKNOWN: _RING,
}
_FIRM = (Strength.MUST, Strength.MUST_NOT)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of a sign: type size in points, languages below or beside each other, and how much is left out."""

    size: float
    columns: bool
    left_out: int = 0


def layouts(sign: Sign) -> Iterator[tuple[Layout, ...]]:
    """Yield groups of layouts, best first: large type before small, the whole text before parts of it.

    In a group each layout needs less room than the one before it. Layouts that cannot fit by the number of letters are
    skipped, except the last one.
    """
    groups = tuple(_ways())
    left_out = {way.left_out for ways in groups for way in ways}
    lengths = {each: sum(_letters(_trimmed(text, each)) for text in sign.texts) for each in left_out}
    for ways in groups:
        fitting = tuple(way for way in ways if lengths[way.left_out] * way.size**2 < _SHEET or way is groups[-1][-1])
        if fitting:
            yield fitting


_SHEET = 900_000
"""Upper limit of what fits on a sheet: number of letters times the square of their size in points."""


def _letters(text: SignText) -> int:
    rules = [line for rules in text.rules for line in rules.lines]
    units = [part for unit in text.units for part in (unit.name, unit.state, *unit.hours)]
    lines = (text.name, text.state, text.entry, *text.hours, *rules, *text.facts, *text.coming, *text.reach, *units)
    return sum(map(len, lines))


def _ways() -> Iterator[tuple[Layout, ...]]:
    yield tuple(Layout(size, columns=False) for size in (19.0, 17.0, 15.0, 13.5, 12.0))
    yield tuple(Layout(size, columns=True) for size in (13.0, 12.0, 11.0, 10.0, 9.0, 8.5))
    yield tuple(Layout(9.0, columns=True, left_out=left_out) for left_out in range(1, 9))


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of a sign, and the words of other languages in it.

    ``address`` is the address in its code, ``shown`` the same address for people. ``known`` has for each language a
    line with the version of the sign and the last day of its hours.
    """

    address: str
    shown: str
    known: Mapping[str, str]


def sign_source(sign: Sign, layout: Layout, foot: Foot, words: ForeignWords) -> str:
    """Return the source of a sign; ``words`` are those that the record lacks in some language."""
    blocks = [_block(_trimmed(text, layout.left_out), sign, layout, _Saying(words, text.lang)) for text in sign.texts]
    first = sign.texts[0]
    body = (
        f"#grid(columns: ({', '.join(['1fr'] * len(blocks))}), column-gutter: 7mm, {', '.join(blocks)})"
        if layout.columns and len(blocks) > 1
        else "\n#v(0.9em)\n".join(f"#{block}" for block in blocks)
    )
    title = " – ".join(dict.fromkeys(text.name.strip() or sign.path for text in sign.texts))
    # Three languages side by side leave little room for the name.
    name = 1.35 if layout.columns and len(blocks) > 2 else 1.7
    return _FRAME % {
        "title": typst_text(title),
        "lang": first.lang,
        "size": layout.size,
        "name": name,
        "body": body,
        "foot": _foot(sign, foot),
    }


_FRAME = """\
#set document(title: %(title)s)
#set page(paper: "a4", margin: (x: 14mm, top: 13mm, bottom: 12mm))
#set text(lang: "%(lang)s", font: "Source Sans Pro", size: %(size)spt, hyphenate: true)
#set par(leading: 0.5em, spacing: 0.6em)
#show heading: set block(above: 0.9em, below: 0.45em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: %(name)sem, weight: "bold")
#show heading.where(level: 2): set text(size: 1em, weight: "bold")
#let half = box(width: 0.9em, height: 0.9em, {
  place(circle(radius: 0.4em, stroke: 0.12em + black))
  place(box(clip: true, width: 0.4em, height: 0.8em, circle(radius: 0.4em, fill: black)))
})
#let state(shape, word) = block(above: 0.5em, below: 0.6em, text(size: 1.5em, weight: "semibold", hyphenate: false,
  grid(columns: (auto, 1fr), column-gutter: 0.45em, align: horizon, pdf.artifact(shape), word)))
%(body)s
#v(1fr)
#block(width: 100%%, breakable: false, %(foot)s)
#context [#metadata(counter(page).final().first()) <pages>]
"""


@dataclass(frozen=True, slots=True)
class _Saying:
    """Texts of one language as typst; words of another language carry theirs, for screen readers."""

    words: ForeignWords
    lang: str

    def __call__(self, text: str) -> str:
        """Return a text as a typst expression."""
        pieces = self.words.pieces(text, self.lang)
        if not any(piece.lang for piece in pieces):
            return typst_text(text)
        said = (
            f'text(lang: "{piece.lang}", {typst_text(piece.text)})' if piece.lang else f"[#{typst_text(piece.text)}]"
            for piece in pieces
        )
        return f"({' + '.join(said)})"


def _block(text: SignText, sign: Sign, layout: Layout, say: _Saying) -> str:
    words = language(text.lang)
    parts = [
        f"heading(level: 1, {say(text.name.strip() or sign.path)})",
        f"state({_SHAPES[sign.summary]}, {say(text.state)})",
        *_firm(say, text),
        *_lines(say, words, SignPart.ENTRY, (text.entry,) if text.entry else ()),
        *_hours(say, words, text.hours),
        *_units(say, words, text),
        *_lines(say, words, SignPart.DIFFERENT, text.facts),
        *_lines(say, words, SignPart.COMING, text.coming),
        *(each for rules in text.rules if rules.strength not in _FIRM for each in _rules(say, rules)),
        *_lines(say, words, SignPart.REACH, text.reach),
    ]
    if layout.left_out:
        parts.append(f"par(emph({say(words.say_sign_part(SignPart.MORE))}))")
    body = "; ".join(parts)
    return f'block(width: 100%, text(lang: "{text.lang}", {{ {body} }}))'


def _firm(say: _Saying, text: SignText) -> Iterator[str]:
    """Yield what must or must not be done, in a frame, so that it is read before entering (R097)."""
    firm = [rules for rules in text.rules if rules.strength in _FIRM]
    if firm:
        inside = "; ".join(part for rules in firm for part in _rules(say, rules))
        yield f"block(width: 100%, stroke: 0.13em + black, inset: 0.55em, {{ {inside} }})"


def _rules(say: _Saying, rules: SignRules) -> Iterator[str]:
    if not rules.lines:
        return
    yield f"heading(level: 2, {say(rules.heading)})"
    yield _list(say, rules.lines)


def _lines(say: _Saying, words: Language, part: SignPart, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"heading(level: 2, {say(words.say_sign_part(part))})"
        yield _list(say, lines)


def _hours(say: _Saying, words: Language, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the hours in larger type, because most people look for them."""
    if lines:
        yield f"heading(level: 2, {say(words.say_sign_part(SignPart.HOURS))})"
        yield f"text(size: 1.15em, {_list(say, lines)})"


def _list(say: _Saying, lines: tuple[str, ...]) -> str:
    if len(lines) == 1:
        return f"par({say(lines[0])})"
    return f"list({', '.join(map(say, lines))}, marker: [–], spacing: 0.55em)"


def _units(say: _Saying, words: Language, text: SignText) -> Iterator[str]:
    if text.units:
        yield f"heading(level: 2, {say(words.say_sign_part(SignPart.UNITS))})"
        yield f"list({', '.join(_unit(say, unit) for unit in text.units)}, marker: [–], spacing: 0.6em)"


def _unit(say: _Saying, unit: SignUnit) -> str:
    hours = " · ".join([unit.state, *unit.hours])
    return f"{{ strong({say(unit.name)}); linebreak(); {say(hours)} }}"


def _foot(sign: Sign, foot: Foot) -> str:
    labels = " / ".join(language(text.lang).say_sign_part(SignPart.NOW) for text in sign.texts)
    lines = [f"strong({typst_text(labels)})", f"link({typst_text(foot.address)}, {typst_text(foot.shown)})"]
    lines += [f'text(lang: "{text.lang}", {typst_text(foot.known[text.lang])})' for text in sign.texts]
    source = "; linebreak(); ".join(lines)
    return (
        f"{{ line(length: 100%, stroke: 0.4pt); set text(size: 9pt); grid(columns: (auto, 1fr), column-gutter: 5mm,"
        f' align: horizon, image(bytes({typst_text(qr_svg(foot.address))}), format: "svg", width: 27mm,'
        f" alt: {typst_text(labels)}),"
        f" {{ {source} }}) }}"
    )


def _trimmed(text: SignText, level: int) -> SignText:
    """Return a shorter text: soft rules are removed first, then facts after the first ones, then hours of units."""
    if level >= 1:
        text = replace(text, rules=tuple(each for each in text.rules if each.strength in (*_FIRM, Strength.SHOULD)))
    if level >= 2:
        text = replace(text, facts=text.facts[:4], coming=text.coming[:2])
    if level >= 3:
        text = replace(text, units=tuple(replace(unit, hours=unit.hours[:2]) for unit in text.units))
    if level >= 4:
        text = replace(text, facts=text.facts[:2], coming=(), reach=text.reach[:2], hours=text.hours[:6])
    if level >= 5:
        text = replace(text, rules=tuple(each for each in text.rules if each.strength in _FIRM), units=text.units[:14])
    if level >= 6:
        text = replace(text, facts=(), hours=text.hours[:3], units=text.units[:8])
    if level >= 7:
        rules = tuple(replace(each, lines=_short(each.lines[:3])) for each in text.rules)
        text = replace(text, rules=rules, reach=(), units=text.units[:4], hours=_short(text.hours))
        text = replace(text, name=_short((text.name,))[0], entry=text.entry[:_SHORT])
    if level >= 8:
        text = replace(text, rules=(), units=(), hours=text.hours[:1], entry="")
    return text


_SHORT = 90


def _short(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line if len(line) <= _SHORT else f"{line[:_SHORT]}…" for line in lines)
