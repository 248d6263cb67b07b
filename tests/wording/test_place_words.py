"""Places as staff name them: every scope has a text that is read as the same scope, in each language."""

import pytest

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Kind
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.wording.place_words import place_words
from tests.spec.in_memory import espoo
from tests.spec.now import NOW

WORDS = place_words(View(espoo((), NOW), NOW))
TREE = WORDS.tree


def at(path: str) -> AtPlace:
    """The clause of one place."""
    place = TREE.find(path)
    assert place is not None
    return AtPlace(place)


ISO_OMENA = at("iso-omena").place
LIBRARIES = OfType("library")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Kalajärvi Library", (at("kalajarvi/library"),)),
        ("kalajärven kirjasto", (at("kalajarvi/library"),)),
        ("KALAJARVEN KIRJASTO", (at("kalajarvi/library"),)),
        ("kalajarvi/library", (at("kalajarvi/library"),)),
        ("libraries", (LIBRARIES,)),
        ("All libraries", (LIBRARIES,)),
        ("kaikki kirjastot", (LIBRARIES,)),
        ("alla bibliotek", (LIBRARIES,)),
        ("health centres and laboratories", (OfType("health_centre"), OfType("laboratory"))),
        (
            "terveysasemat, neuvolat ja hammashoitolat",
            (OfType("health_centre"), OfType("maternity_clinic"), OfType("dental_clinic")),
        ),
        ("Iso Omena: everything", (Under(ISO_OMENA),)),
        ("Iso Omena: kirjastot", (Under(ISO_OMENA, "library"),)),
        ("City of Espoo", (OfOwner("espoo"),)),
        ("koko kaupunki", (WholeCity(),)),
    ],
)
def test_a_text_names_places_in_any_language(text: str, clauses: tuple[Clause, ...]) -> None:
    assert WORDS.read(text) == Scope(clauses)


@pytest.mark.parametrize(
    "text",
    [
        "all libraries except Kalajärvi Library",
        "kirjastot paitsi Kalajärven kirjasto",
        "bibliotek, utom kalajarvi/library",
    ],
)
def test_places_may_be_left_out(text: str) -> None:
    scope = Scope((LIBRARIES,), (at("kalajarvi/library"),))
    assert WORDS.read(text) == scope
    assert WORDS.read("libraries", "Kalajärvi Library") == scope


@pytest.mark.parametrize("text", ["Atlantis", "", "libraries, Atlantis", "libraries: all", "Iso Omena: Atlantis"])
def test_what_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadRequest):
        WORDS.read(text)


def test_a_phrase_of_several_places_says_which() -> None:
    with pytest.raises(BadRequest, match=r"iso-omena/library.*kalajarvi/library") as refused:
        WORDS.read("library")
    assert refused.value.rule == "place_ambiguous"


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_scope_is_read_as_it_is_written(lang: str) -> None:
    clauses: list[Clause] = [AtPlace(node.place) for node in TREE]
    clauses += [OfType(each) for each in {node.type for node in TREE if node.type}]
    clauses += [OfOwner(each) for each in {node.owner for node in TREE if node.owner}]
    for centre in (node for node in TREE if node.kind is Kind.CENTRE):
        kinds = {unit.type for unit in TREE.units(centre.place) if unit.type}
        clauses += [Under(centre.place), *(Under(centre.place, each) for each in kinds)]
    for clause in (*clauses, WholeCity()):
        written = WORDS.write((clause,), lang)
        assert WORDS.read(written) == Scope((clause,)), written
    assert WORDS.read(WORDS.write(clauses, lang)) == Scope(tuple(clauses))
