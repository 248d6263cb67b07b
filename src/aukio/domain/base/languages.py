"""The registry of languages: one row for each language that names, notices, messages and pages can be written in.

A new language is a row here, a package under ``aukio.domain.wording`` and a gettext catalogue (docs/extending.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language.

    ``code`` is its BCP 47 tag, as in addresses, files and columns. ``name`` is what its speakers call it, ``english``
    what staff messages in English call it. ``fallback`` is the language whose words are shown first where its own are
    missing. ``wording`` is the module that says facts and messages; ``catalogue`` is the gettext locale of the
    interface, empty for the language the interface is written in. ``official`` languages stand on every door sign.
    ``format_locale`` is the locale in which browsers write dates; ``point`` is the decimal separator, and
    ``short_dates`` says that ``30.4.`` is a day. ``also`` are its names in other languages, by which the column of a
    table may call it; ``countries`` are those where most people read it. ``inflects`` says that "at the library" is a
    form of the name, which is never guessed (decision 0012).
    """

    code: str
    name: str
    english: str
    wording: str
    catalogue: str
    format_locale: str
    fallback: str = ""
    official: bool = False
    point: str = ","
    short_dates: bool = True
    also: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    inflects: bool = False


LONGEST_CODE = 16
"""How many characters the columns hold that keep a code."""

_rows: dict[str, LanguageRow] = {}

LANGUAGES: Mapping[str, LanguageRow] = MappingProxyType(_rows)
"""The rows by code, in the order in which languages are listed and fall back."""


def register(row: LanguageRow) -> None:
    """Adds a language behind those that are there. Raises ``ValueError`` for a code that is taken or too long.

    Call it before Django's settings are read: forms, schemas and addresses are made from the registry at import.
    """
    if row.code in _rows or not 0 < len(row.code) <= LONGEST_CODE:
        raise ValueError(f"the code {row.code!r} is taken, empty or too long")
    _rows[row.code] = row


for _row in (
    LanguageRow(
        *("fi", "suomi", "Finnish", "aukio.domain.wording.fi", "fi", "fi"),
        official=True,
        also=("suomeksi", "finska"),
        countries=("FI",),
        inflects=True,
    ),
    LanguageRow(
        *("sv", "svenska", "Swedish", "aukio.domain.wording.sv", "sv", "sv"),
        fallback="fi",
        official=True,
        also=("ruotsi", "ruotsiksi"),
        countries=("AX", "SE"),
    ),
    LanguageRow(
        *("en", "English", "English", "aukio.domain.wording.en", "", "en-GB"),
        fallback="fi",
        point=".",
        short_dates=False,
        also=("englanti", "englanniksi", "engelska"),
    ),
):
    register(_row)

DEFAULT_LANGUAGE = "fi"
"""The language of a person or page that names none."""

SOURCE_LANGUAGE = "en"
"""The language the interface, the command line and the messages to staff are written in."""


def fallbacks(code: str) -> tuple[str, ...]:
    """The languages to look for words in, best first: ``code``, its fallbacks, then the others in their order."""
    chain = [code]
    while (row := LANGUAGES.get(chain[-1])) is not None and row.fallback and row.fallback not in chain:
        chain.append(row.fallback)
    return tuple(dict.fromkeys((*chain, *LANGUAGES)))


def official_languages() -> tuple[str, ...]:
    """The languages that stand on every door sign."""
    return tuple(code for code, row in LANGUAGES.items() if row.official)
