"""What the names of a directory file lack: words in a language, short names, Finnish forms of place."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import WHERE_FORMS, Kind, Names
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement

_FEW = 3
"""How many places a line names."""
_Rows = Sequence[tuple[str, Names]]


def missing_names(statement: DirectoryStatement) -> tuple[str, ...]:
    """Return a line for each language and kind of name that some rows of the file lack.

    The languages are those that stand on every door sign, and those in which the file names anything. A name typed
    without its language is one in English.
    """
    named = [place for place in statement.places if place.names and not place.gone]
    places: _Rows = [(place.path, place.names) for place in named]
    owners: _Rows = [(each.slug, each.names) for each in statement.organisations]
    services: _Rows = [(each.slug, each.names) for each in statement.services]
    others = (*owners, *services)
    codes = _languages((names for _, names in (*places, *others)))
    return (*_unnamed(codes, places, others), *_without_forms(codes, named))


def _languages(names: Iterable[Names]) -> list[str]:
    written = {code for each in names for code in each}
    return [code for code, row in LANGUAGES.items() if row.official or code in written]


def _unnamed(codes: Iterable[str], *kinds: _Rows) -> Iterator[str]:
    for code in codes:
        lacking = [slug for rows in kinds for slug, names in rows if names and not names.only(code)]
        yield from _line(lacking, f"no name in {LANGUAGES[code].english}")


def _without_forms(codes: Sequence[str], places: Sequence[PlaceStatement]) -> Iterator[str]:
    """Short names of buildings and of units inside one; where a place is."""

    def lacking(code: str, has: Callable[[PlaceStatement, str], bool], of: Iterable[PlaceStatement]) -> list[str]:
        return [place.path for place in of if place.names.only(code) and not has(place, code)]

    buildings = {place.path for place in places if place.kind is Kind.CENTRE}
    shortened = [place for place in places if place.path in buildings or place.path.rpartition("/")[0] in buildings]
    for code in codes:
        yield from _line(lacking(code, _is_short, shortened), f"no short name in {LANGUAGES[code].english} (short)")
    visited = [place for place in places if place.kind in (Kind.CENTRE, Kind.UNIT)]
    for code in codes:
        if LANGUAGES[code].inflects:
            said = f"no form in {LANGUAGES[code].english} that says where something is ({', '.join(WHERE_FORMS)})"
            yield from _line(lacking(code, _says_where, visited), said)


def _is_short(place: PlaceStatement, code: str) -> bool:
    return bool(place.name_forms.get(code, {}).get("short"))


def _says_where(place: PlaceStatement, code: str) -> bool:
    forms = place.name_forms.get(code, {})
    return any(forms.get(each) for each in WHERE_FORMS)


def _line(lacking: Sequence[str], what: str) -> Iterator[str]:
    """``no short name in Swedish (short): 'mall', 'mall/desk', 'mall/lab' and 9 more.``"""
    if not lacking:
        return
    shown = ", ".join(f"'{each}'" for each in lacking[:_FEW])
    more = f" and {len(lacking) - _FEW} more" if len(lacking) > _FEW else ""
    yield f"{what}: {shown}{more}."
