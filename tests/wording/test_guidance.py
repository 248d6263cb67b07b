"""Guidance speaks as strongly as it is meant, and as a person would (R055–R057, R064, R065, R096–R101, Q8, Q9)."""

import pytest

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.en import advice as en
from aukio.domain.wording.fi import advice as fi
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.sv import advice as sv

LADDER = {
    Strength.MUST: (
        "Sinun täytyy käyttää etäpalveluja.",
        "Du ska använda distanstjänster.",
        "You must use remote services.",
    ),
    Strength.MUST_NOT: (
        *("Et saa käyttää etäpalveluja.", "Du får inte använda distanstjänster.", "You must not use remote services."),
    ),
    Strength.SHOULD: (
        "Suosittelemme, että käytät etäpalveluja.",
        "Vi rekommenderar att du använder distanstjänster.",
        "We recommend that you use remote services.",
    ),
    Strength.PLEASE: (
        "Pyydämme, että käytät etäpalveluja.",
        "Vi ber dig använda distanstjänster.",
        "Please use remote services.",
    ),
    Strength.IF_POSSIBLE: (
        "Käytä etäpalveluja, jos mahdollista.",
        "Använd om möjligt distanstjänster.",
        "If possible, use remote services.",
    ),
    Strength.MAY: ("Saat käyttää etäpalveluja.", "Du får använda distanstjänster.", "You may use remote services."),
}


LANGS = ("fi", "sv", "en")


def said(advice: Guidance) -> tuple[str, ...]:
    return tuple(language(code).say_guidance(advice, Naming(str, str)) for code in LANGS)


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_has_its_own_verb(strength: Strength) -> None:
    assert said(Guidance("use_remote_services", strength)) == LADDER[strength]


RECORD = [
    (
        Guidance("visit_with_symptoms", Strength.MUST_NOT, ("common_cold", "stomach")),
        "Et saa tulla, jos sinulla on flunssan oireita tai vatsaoireita, vaikka oireet olisivat lieviä.",
        "Du får inte komma på besök om du har minsta tecken på förkylning eller magbesvär.",
        "You must not visit if you have even slight cold symptoms or stomach symptoms.",
    ),
    (
        Guidance("visit_for_essential_matters_only", Strength.SHOULD),
        "Suosittelemme, että tulet paikalle vain, kun asiasi on välttämätön.",
        "Vi rekommenderar att du kommer på besök endast om ditt ärende är nödvändigt.",
        "We recommend that you visit only if your matter is essential.",
    ),
    (
        Guidance("mask", Strength.PLEASE, unless="health_reasons"),
        "Pyydämme, että käytät maskia, ellei terveydellinen syy estä sitä.",
        "Vi ber dig använda munskydd om inte hälsoskäl hindrar det.",
        "Please wear a mask, unless you cannot for health reasons.",
    ),
    (
        Guidance("companion_limit", Strength.MUST, 1, area="consulting_room"),
        "Saat ottaa mukaan enintään yhden saattajan vastaanottohuoneeseen.",
        "Du får ta med högst en följeslagare till mottagningsrummet.",
        "You may bring no more than one companion to the consulting room.",
    ),
    (
        Guidance("companion_limit", Strength.SHOULD, 1),
        "Suosittelemme, että otat mukaan enintään yhden saattajan.",
        "Vi rekommenderar att du tar med högst en följeslagare.",
        "We recommend that you bring no more than one companion.",
    ),
    (
        Guidance("companion_limit", Strength.MUST, 3),
        "Saat ottaa mukaan enintään 3 saattajaa.",
        "Du får ta med högst 3 följeslagare.",
        "You may bring no more than 3 companions.",
    ),
    (
        Guidance("companion_limit", Strength.IF_POSSIBLE, 0),
        "Tule yksin, jos mahdollista.",
        "Kom om möjligt ensam.",
        "If possible, come alone.",
    ),
    (
        Guidance("distance", Strength.PLEASE, "a_couple_of_metres"),
        "Pyydämme, että pidät parin metrin turvaväliä muihin.",
        "Vi ber dig hålla ett par meters avstånd till andra.",
        "Please keep a distance of a couple of metres from others.",
    ),
    (
        Guidance("distance", Strength.MUST, 1.5),
        "Sinun täytyy pitää 1,5 metrin turvaväliä muihin.",
        "Du ska hålla 1,5 meters avstånd till andra.",
        "You must keep a distance of 1.5 metres from others.",
    ),
    (
        Guidance("use_remote_services", Strength.SHOULD, audience="people_abroad_within_14_days"),
        "Jos olet ollut ulkomailla viimeisten 14 päivän aikana, suosittelemme, että käytät etäpalveluja.",
        "Vi rekommenderar att du använder distanstjänster om du har varit utomlands under de senaste 14 dagarna.",
        "We recommend that you use remote services if you have been abroad within the past 14 days.",
    ),
    (
        Guidance("use_remote_services", Strength.IF_POSSIBLE, audience="everyone_else"),
        "Tämä koskee kaikkia muita: käytä etäpalveluja, jos mahdollista.",
        "Detta gäller alla andra: använd om möjligt distanstjänster.",
        "For everyone else: if possible, use remote services.",
    ),
    (
        Guidance("remote_interpreter", Strength.IF_POSSIBLE),
        "Tulkkaus järjestetään mahdollisuuksien mukaan etänä.",
        "Tolkningen ordnas om möjligt på distans.",
        "Interpreting is arranged remotely if possible.",
    ),
    (
        Guidance("run_errand_quickly", Strength.MUST_NOT),
        "Et saa hoitaa asioitasi mahdollisimman nopeasti.",
        "Du får inte uträtta ditt ärende så snabbt som möjligt.",
        "You must not run your errand as quickly as you can.",
    ),
]


@pytest.mark.parametrize(("advice", "in_finnish", "in_swedish", "in_english"), RECORD)
def test_guidance_reads_as_a_person_would_say_it(
    advice: Guidance, in_finnish: str, in_swedish: str, in_english: str
) -> None:
    assert said(advice) == (in_finnish, in_swedish, in_english)


def test_a_code_without_words_is_quoted_never_inflected() -> None:
    advice = Guidance("leave-umbrellas", Strength.MUST, ("stand",), "walkers", "porch", "no_rain")

    assert said(advice) == (
        "Tämä koskee ryhmää ”walkers”: pakollista: ”leave umbrellas” (”stand”) (alue: ”porch”) (poikkeus: ”no rain”).",
        (
            "Detta gäller gruppen ”walkers”: obligatoriskt: ”leave umbrellas” (”stand”) (område: ”porch”)"
            " (undantag: ”no rain”)."
        ),
        "For walkers: required: leave umbrellas (stand) (area: porch), unless no rain.",
    )


@pytest.mark.parametrize("words", ["ACTS", "COUNTED", "STATEMENTS", "AUDIENCES", "AREAS", "EXEMPTIONS"])
def test_the_three_languages_know_the_same_codes(words: str) -> None:
    assert set(getattr(fi, words)) == set(getattr(sv, words)) == set(getattr(en, words))


def test_an_act_knows_the_same_values_in_every_language() -> None:
    known = [{code: set(act.values) for code, act in each.ACTS.items()} for each in (fi, sv, en)]

    assert known[0] == known[1] == known[2]


LAST = [
    (
        60,
        *(
            "Sinun täytyy tulla sisään viimeistään tunti ennen sulkemista.",
            "Du ska komma in senast en timme före stängning.",
        ),
        "You must come in at least an hour before closing time.",
    ),
    (
        30,
        *(
            "Sinun täytyy tulla sisään viimeistään puoli tuntia ennen sulkemista.",
            "Du ska komma in senast en halvtimme före stängning.",
        ),
        "You must come in at least half an hour before closing time.",
    ),
    (
        "19:30",
        "Sinun täytyy tulla sisään viimeistään klo 19.30.",
        "Du ska komma in senast kl. 19.30.",
        "You must come in by 7:30 pm.",
    ),
]


@pytest.mark.parametrize(("value", *LANGS), LAST)
def test_last_admission_is_a_length_before_closing_or_a_clock_time(value: int | str, fi: str, sv: str, en: str) -> None:
    advice = Guidance("last_admission", Strength.MUST, value)
    assert said(advice) == (fi, sv, en)
    plain = [language(code).say_plain_guidance(advice, Naming(str, str)) for code in LANGS]
    assert plain == [fi.replace("klo", "kello"), sv.replace("kl.", "klockan"), en]
