"""Print output: turn a page source into a tagged PDF (PDF/UA-1). The same input gives the same bytes."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import font_source_sans_pro  # type: ignore[import-untyped]  # a folder of fonts
import typst

from aukio.domain.clock.local_time import local_of
from aukio.domain.signs import Sign
from aukio.domain.texts.foreign_words import NO_FOREIGN_WORDS, ForeignWords
from aukio.domain.wording.languages import language
from aukio.formats.paper.letter_page import Letter, letter_source
from aukio.formats.paper.sign_page import Foot, layouts, sign_source

L = TypeVar("L")


def sign_pdf(sign: Sign, *, address: str, zone: ZoneInfo, foreign: ForeignWords = NO_FOREIGN_WORDS) -> bytes:
    """Return a door sign as a PDF on one A4 sheet; its QR code leads to ``address``."""
    known = local_of(sign.known, zone).replace(second=0, microsecond=0)
    said = {}
    for text in sign.texts:
        words = language(text.lang)
        said[text.lang] = f"{words.say_sign_version(sign.version, known)}. {words.say_sign_covers(sign.last)}."
    return _pdf(sign, address, said, foreign)


def sheet_pdf(sheet: Sign, *, address: str, zone: ZoneInfo, foreign: ForeignWords = NO_FOREIGN_WORDS) -> bytes:
    """Return today's sheet as a PDF on one A4 page."""
    known = local_of(sheet.known, zone).replace(second=0, microsecond=0)
    said = {text.lang: f"{language(text.lang).say_sheet_known(known)}." for text in sheet.texts}
    return _pdf(sheet, address, said, foreign)


def letter_pdf(letter: Letter, *, made: datetime) -> bytes:
    """Return a letter as a PDF on A4."""
    source = letter_source(letter)
    try:
        return pdf(source, made=made)
    except typst.TypstError:
        return _without_missing(in_our_letters(source), made=made)


def _pdf(sign: Sign, address: str, said: dict[str, str], foreign: ForeignWords) -> bytes:
    foot = Foot(address, address.partition("://")[2], said)
    source = first_that_fits(layouts(sign), lambda layout: sign_source(sign, layout, foot, foreign))
    try:
        return pdf(source, made=sign.known)
    except typst.TypstError:
        # A glyph missing from the font would also be missing for screen readers of the tagged PDF.
        return _without_missing(in_our_letters(source), made=sign.known)


_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_MISSING = 60
"""Most distinct letters that may be replaced; with more missing, the page is not in a script the font supports."""


def _without_missing(source: str, *, made: datetime) -> bytes:
    """Compile the page, replacing each glyph the font lacks by a question mark, one by one.

    A font has only some Latin letters; which ones are missing is known only when the page is typeset.
    """
    for _ in range(_MOST_MISSING):
        try:
            return pdf(source, made=made)
        except typst.TypstError as error:
            found = _MISSING.search(str(error))
            missing = {ord(char): "?" for char in found[1] if not char.isascii()} if found else {}
            if not missing:
                raise
            source = source.translate(missing)
    return pdf(source, made=made)


def first_that_fits(groups: Iterable[Sequence[L]], write: Callable[[L], str]) -> str:
    """Return the source of the first layout that fits on one page, or of the last if none does.

    In each group a layout needs less room than the one before it. So the last one says whether any of them fits, and
    the first that does is found by halving: typesetting a page takes tens of milliseconds.
    """
    source = ""
    for group in groups:
        source = write(group[-1])
        if not _fits(source):
            continue
        low, high = 0, len(group) - 1
        while low < high:
            middle = (low + high) // 2
            tried = write(group[middle])
            if _fits(tried):
                high, source = middle, tried
            else:
                low = middle + 1
        break
    return source


def _fits(source: str) -> bool:
    pages = typst.query(source.encode(), "<pages>", field="value", one=True, font_paths=_fonts())
    typst.compile(
        b"", format="svg", font_paths=_fonts()
    )  # a query keeps its layout in memory; a compile drops old ones
    return int(pages) == 1


def pdf(source: str, *, made: datetime) -> bytes:
    """Return the page as a PDF dated ``made``."""
    stamp = int(made.replace(second=0, microsecond=0).timestamp())
    return typst.compile(source.encode(), format="pdf", pdf_standards="ua-1", font_paths=_fonts(), timestamp=stamp)


def in_our_letters(source: str) -> str:
    """Return the source with each non-Latin letter replaced by a question mark: the font lacks them."""
    return "".join(char if char < "\u0250" or "\u2010" <= char <= "\u2044" or char == "€" else "?" for char in source)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the bundled font only, not system fonts, so that a sheet looks the same on every machine."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
