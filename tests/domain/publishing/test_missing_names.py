"""An import lists what its names lack: a language, a short name, a Finnish form of place."""

from dataclasses import replace
from datetime import date

from aukio.domain.city.places import Kind, Names, Organisation
from aukio.domain.publishing.missing_names import missing_names
from aukio.domain.publishing.proposals import DirectoryStatement, PlaceStatement
from tests.domain.factories import CITY, LONG_AGO

ALL = Names({"fi": "Kirjasto", "sv": "Bibliotek", "en": "Library"})
FORMS = {
    "fi": {"short": "Kirjasto", "inessive": "Kirjastossa"},
    "sv": {"short": "Bibliotek"},
    "en": {"short": "Library"},
}


def stated(*places: PlaceStatement, **more: object) -> tuple[str, ...]:
    statement = DirectoryStatement(CITY, LONG_AGO, date(2019, 1, 1), places=places)
    return missing_names(replace(statement, **more))  # type: ignore[arg-type]  # a factory takes any detail


def test_a_file_with_every_name_and_form_lacks_nothing() -> None:
    hall = PlaceStatement("hall", Kind.CENTRE, ALL, name_forms=FORMS)

    assert stated(hall, PlaceStatement("hall/desk", Kind.UNIT, ALL, name_forms=FORMS)) == ()


def test_a_name_without_its_language_is_one_in_english() -> None:
    assert stated(PlaceStatement("kiosk", Kind.SITE, Names({"en": "Kiosk"}))) == (
        "no name in Finnish: 'kiosk'.",
        "no name in Swedish: 'kiosk'.",
    )


def test_each_lack_is_one_line_that_names_a_few_places_and_counts_the_rest() -> None:
    units = [PlaceStatement(f"hall/{number}", Kind.UNIT, ALL) for number in range(5)]

    assert stated(PlaceStatement("hall", Kind.CENTRE, ALL, name_forms=FORMS), *units) == (
        "no short name in Finnish (short): 'hall/0', 'hall/1', 'hall/2' and 2 more.",
        "no short name in Swedish (short): 'hall/0', 'hall/1', 'hall/2' and 2 more.",
        "no short name in English (short): 'hall/0', 'hall/1', 'hall/2' and 2 more.",
        (
            "no form in Finnish that says where something is (locative, inessive, adessive):"
            " 'hall/0', 'hall/1', 'hall/2' and 2 more."
        ),
    )


def test_a_language_that_the_file_does_not_have_is_asked_for_only_where_it_stands_on_signs() -> None:
    said = " ".join(stated(PlaceStatement("kiosk", Kind.SITE, Names({"fi": "Kioski"}))))

    assert ("Swedish" in said, "English" in said) == (True, False)


def test_organisations_and_services_need_names_too() -> None:
    assert stated(organisations=(Organisation("town", Names({"fi": "Kaupunki", "en": "Town"})),)) == (
        "no name in Swedish: 'town'.",
    )
