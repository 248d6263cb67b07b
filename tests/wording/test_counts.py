"""Every count that words state, for none, one and two, in each language."""

import gettext
import re
from pathlib import Path

import pytest

import aukio
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.facts.effects import Guidance, Shorten, Strength
from aukio.domain.wording.languages import language
from tests.wording.golden import naming

LOCALE = Path(aukio.__file__).parent / "locale"
COMPANIONS = {
    "fi": {
        0: "Sinun täytyy tulla yksin.",
        1: "Saat ottaa mukaan enintään yhden saattajan.",
        2: "Saat ottaa mukaan enintään 2 saattajaa.",
    },
    "sv": {
        0: "Du ska komma ensam.",
        1: "Du får ta med högst en följeslagare.",
        2: "Du får ta med högst 2 följeslagare.",
    },
    "en": {
        0: "You must come alone.",
        1: "You may bring no more than one companion.",
        2: "You may bring no more than 2 companions.",
    },
}
METRES = {
    "fi": {1: "1 metrin", 2: "2 metrin"},
    "sv": {1: "1 meters", 2: "2 meters"},
    "en": {1: "1 metre ", 2: "2 metres "},
}
LENGTHS = {
    "fi": {1: "1 minuutin", 2: "2 minuuttia", 60: "tunnin", 120: "kaksi tuntia"},
    "sv": {1: "1 minut ", 2: "2 minuter", 60: "en timme", 120: "två timmar"},
    "en": {1: "1 minute ", 2: "2 minutes", 60: "an hour", 120: "two hours"},
}
UNITS = {
    "fi": ("0 toimipistettä", "1 toimipiste", "2 toimipistettä"),
    "sv": ("0 verksamhetsställen", "1 verksamhetsställe", "2 verksamhetsställen"),
    "en": ("0 units", "1 unit", "2 units"),
}
UPDATES = {
    "fi": ("ja yksi aiempi päivitys", "ja 2 aiempaa päivitystä"),
    "sv": ("och en tidigare uppdatering", "och 2 tidigare uppdateringar"),
    "en": ("and one earlier update", "and 2 earlier updates"),
}
MORE = {
    "fi": ("A ja 1 muu", "A ja 2 muuta"),
    "sv": ("A och 1 till", "A och 2 till"),
    "en": ("A and 1 more", "A and 2 more"),
}
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


@EACH_LANGUAGE
def test_companions(lang: str) -> None:
    for count, said in COMPANIONS[lang].items():
        limit = Guidance("companion_limit", Strength.MUST, count)
        assert language(lang).say_guidance(limit, naming(lang)) == said
        assert language(lang).say_plain_guidance(limit, naming(lang)) == said


@EACH_LANGUAGE
def test_metres(lang: str) -> None:
    for count, said in METRES[lang].items():
        assert said in language(lang).say_guidance(Guidance("distance", Strength.PLEASE, count), naming(lang))


@EACH_LANGUAGE
def test_minutes_and_hours(lang: str) -> None:
    for minutes, said in LENGTHS[lang].items():
        assert said in language(lang).say_effect(Shorten(opens_late=minutes), naming(lang))


@EACH_LANGUAGE
def test_units_updates_and_names_left_out(lang: str) -> None:
    words = language(lang)

    assert tuple(map(words.say_units_counted, (0, 1, 2))) == UNITS[lang]
    assert tuple(map(words.say_earlier_updates, (1, 2))) == UPDATES[lang]
    assert (words.say_names("AB", most=1), words.say_names("ABC", most=1)) == MORE[lang]


def plurals(lang: str) -> list[tuple[str, str]]:
    """Each message of the interface that has a plural: its singular and its plural."""
    text = (LOCALE / lang / "LC_MESSAGES" / "django.po").read_text()
    found = re.findall(r'^msgid ((?:".*"\n)+)msgid_plural ((?:".*"\n)+)', text, re.MULTILINE)
    return [("".join(re.findall(r'"(.*)"', one)), "".join(re.findall(r'"(.*)"', many))) for one, many in found]


TRANSLATED = [lang for lang in LANGUAGES if (LOCALE / lang).is_dir()]
STATED = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("lang", TRANSLATED)
def test_counts_of_the_interface(lang: str) -> None:
    with (LOCALE / lang / "LC_MESSAGES" / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)

    assert len(plurals(lang)) > 20
    for one, many in plurals(lang):
        said = [catalogue.ngettext(one, many, count) for count in (0, 1, 2)]
        assert all(said), one
        assert said[0] == said[2], one
        assert said[1] not in (one, many), f"{one}: not translated"
        # "One person" may be said without the figure; several never.
        assert set(STATED.findall(said[2])) == set(STATED.findall(many)), many
        assert set(STATED.findall(said[1])) <= set(STATED.findall(many)), one
