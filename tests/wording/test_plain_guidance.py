"""Plain guidance is as strong as it is meant, says its exemption in its own sentence and leaves nothing out (R126)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.en import advice as en_advice
from aukio.domain.wording.en import plain_guidance as en_plain
from aukio.domain.wording.fi import advice as fi_advice
from aukio.domain.wording.fi import plain_guidance as fi_plain
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.sv import advice as sv_advice
from aukio.domain.wording.sv import plain_guidance as sv_plain
from tests.wording.spoken import facts, holds

ADVICE = {"fi": fi_advice, "sv": sv_advice, "en": en_advice}
PLAIN = {"fi": fi_plain, "sv": sv_plain, "en": en_plain}

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
        *(
            "Sinun kannattaa käyttää etäpalveluja.",
            "Du bör använda distanstjänster.",
            "You should use remote services.",
        ),
    ),
    Strength.PLEASE: (
        *("Toivomme, että käytät etäpalveluja.", "Vi ber dig använda distanstjänster.", "Please use remote services."),
    ),
    Strength.IF_POSSIBLE: (
        "Käytä etäpalveluja, jos voit.",
        "Använd distanstjänster om du kan.",
        "Use remote services if you can.",
    ),
    Strength.MAY: ("Saat käyttää etäpalveluja.", "Du får använda distanstjänster.", "You may use remote services."),
}
RECORD = [
    (
        Guidance("mask", Strength.PLEASE, unless="health_reasons"),
        "Toivomme, että käytät maskia. Jos sinulla on terveydellinen syy, sinun ei tarvitse käyttää maskia.",
        "Vi ber dig använda munskydd. Om du har hälsoskäl behöver du inte använda munskydd.",
        "Please wear a mask. If you have a health reason, you do not have to wear a mask.",
    ),
    (
        Guidance("clean_hands", Strength.PLEASE, "wash", "people_with_symptoms"),
        "Jos sinulla on oireita, toivomme, että puhdistat kädet pesemällä.",
        "Vi ber dig rengöra händerna genom att tvätta dem om du har symtom.",
        "Please clean your hands by washing them if you have symptoms.",
    ),
    (
        Guidance("visit_with_symptoms", Strength.MUST_NOT, ("common_cold", "stomach"), unless="urgent-matter"),
        (
            "Et saa tulla, jos sinulla on flunssan oireita tai vatsaoireita, vaikka oireet olisivat lieviä. "
            "Jos asiasi on kiireellinen, saat silti tulla."
        ),
        (
            "Du får inte komma på besök om du har minsta tecken på förkylning eller magbesvär. Om ditt "
            "ärende är brådskande får du ändå komma på besök."
        ),
        (
            "You must not visit if you have even slight cold symptoms or stomach symptoms. If your matter is urgent,"
            " you may still visit."
        ),
    ),
    (
        Guidance("visit_for_essential_matters_only", Strength.SHOULD, unless="agreed_otherwise"),
        (
            "Sinun kannattaa tulla paikalle vain, kun asiasi on välttämätön. Jos olemme sopineet muuta, tämä ei koske"
            " sinua."
        ),
        (
            "Du bör komma på besök endast om ditt ärende är nödvändigt. Om vi har kommit överens om något annat gäller"
            " det här inte dig."
        ),
        "You should visit only if your matter is essential. If we have agreed otherwise, this does not apply to you.",
    ),
    (
        Guidance("bring_identification", Strength.SHOULD, unless="child_under_school_age"),
        (
            "Sinun kannattaa ottaa mukaan henkilöllisyystodistus. Jos kyse on alle kouluikäisestä lapsesta, sinun ei"
            " tarvitse ottaa mukaan henkilöllisyystodistusta."
        ),
        (
            "Du bör ta med ett identitetsbevis. Om det gäller ett barn under skolåldern behöver du inte ta med ett"
            " identitetsbevis."
        ),
        (
            "You should bring proof of identity. If it concerns a child under school age, you do not have to bring"
            " proof of identity."
        ),
    ),
    (
        Guidance("use_remote_services", Strength.IF_POSSIBLE, audience="everyone_else"),
        "Tämä koskee kaikkia muita. Käytä etäpalveluja, jos voit.",
        "Det här gäller alla andra. Använd distanstjänster om du kan.",
        "This is for everyone else. Use remote services if you can.",
    ),
    (
        Guidance("companion_limit", Strength.MAY, 1, "pregnant_people", "consulting_room"),
        "Jos olet raskaana, voit ottaa mukaan enintään yhden saattajan vastaanottohuoneeseen.",
        "Du kan ta med högst en följeslagare till mottagningsrummet om du är gravid.",
        "You can bring no more than one companion to the consulting room if you are pregnant.",
    ),
    (
        Guidance("remote_interpreter", Strength.IF_POSSIBLE, unless="emergency"),
        ("Tulkkaus järjestetään etänä, jos se on mahdollista. Jos kyseessä on hätätilanne, tämä ei koske sinua."),
        "Tolken hjälper dig på distans om det går. Om det är en nödsituation gäller det här inte dig.",
        "The interpreter helps you remotely if possible. If it is an emergency, this does not apply to you.",
    ),
    (
        Guidance("leave-umbrellas", Strength.MUST, ("stand",), "walkers", "porch", "no_rain"),
        ("Tämä koskee ryhmää ”walkers”. Pakollista: ”leave umbrellas” (”stand”) (alue: ”porch”). Poikkeus: ”no rain”."),
        (
            "Det här gäller gruppen ”walkers”. Obligatoriskt: ”leave umbrellas” (”stand”) (område: ”porch”). Undantag:"
            " ”no rain”."
        ),
        "This is for walkers. Required: leave umbrellas (stand) (area: porch). The exception is: no rain.",
    ),
]
NAMELESS = Naming(str, str)


def said(advice: Guidance) -> tuple[str, ...]:
    return tuple(language(code).say_plain_guidance(advice, NAMELESS) for code in ("fi", "sv", "en"))


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_keeps_its_own_words(strength: Strength) -> None:
    assert said(Guidance("use_remote_services", strength)) == LADDER[strength]


@pytest.mark.parametrize(("advice", "in_finnish", "in_swedish", "in_english"), RECORD)
def test_plain_guidance_is_told_as_approved(
    advice: Guidance, in_finnish: str, in_swedish: str, in_english: str
) -> None:
    assert said(advice) == (in_finnish, in_swedish, in_english)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plain_words_know_the_codes_of_the_full_ones(lang: str) -> None:
    assert set(PLAIN[lang].EXEMPTIONS) == set(ADVICE[lang].EXEMPTIONS)
    assert set(PLAIN[lang].STATEMENTS) == set(ADVICE[lang].STATEMENTS)
    assert all(set(strengths) == set(Strength) for strengths in PLAIN[lang].STATEMENTS.values())


codes = st.sampled_from(sorted({*fi_advice.ACTS, *fi_advice.STATEMENTS})) | st.just("leave-umbrellas")
advices = st.builds(
    Guidance,
    codes,
    st.sampled_from(Strength),
    st.none()
    | st.integers(0, 20)
    | st.sampled_from([1.5, True, False, "mask", "phone", ("wash", "cough"), ("sandals", "fever")]),
    st.none() | st.sampled_from(sorted(fi_advice.AUDIENCES)) | st.just("walkers"),
    st.none() | st.sampled_from(sorted(fi_advice.AREAS)) | st.just("porch"),
    st.none() | st.sampled_from(sorted(fi_advice.EXEMPTIONS)) | st.just("no_rain"),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(advice=advices)
def test_plain_guidance_leaves_nothing_out(lang: str, advice: Guidance) -> None:
    words, known = language(lang), ADVICE[lang]
    told = words.say_plain_guidance(advice, NAMELESS)
    held = list(facts(advice, lang))
    if advice.area is not None:
        here, there = known.AREAS.get(advice.area, (advice.area, advice.area))
        assert here in told or there in told
    if advice.audience is not None:
        whom = known.AUDIENCES.get(advice.audience)
        held.append(advice.audience if whom is None else (whom.tail or whom.lead).strip(" ,:").split(" ", 1)[1])
    if advice.unless is not None:
        held.append(PLAIN[lang].EXEMPTIONS.get(advice.unless, "no rain"))
    values = advice.value if isinstance(advice.value, tuple) else (advice.value,)
    held += [value for value in values if value == "sandals"]

    assert [fact for fact in held if not holds(told.lower(), fact.lower())] == []
    assert told == words.say_plain(advice, NAMELESS)
    assert told.endswith(".")
    assert not told[0].islower()
    assert re.search(r"  | [,.;:]|\.\.|None|True|False|[{}]|\(\)|””", told) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@given(advice=advices)
def test_no_two_strengths_say_the_same(lang: str, advice: Guidance) -> None:
    told = {
        language(lang).say_plain_guidance(
            Guidance(advice.code, strength, advice.value, advice.audience, advice.area, advice.unless),
            NAMELESS,
        )
        for strength in Strength
    }

    assert len(told) == len(Strength)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_ceiling_that_must_be_kept_is_not_said_as_one_that_may(lang: str, most: int) -> None:
    for say in (language(lang).say_plain_guidance, language(lang).say_guidance):
        told = {say(Guidance("companion_limit", strength, most), NAMELESS) for strength in Strength}
        assert len(told) == len(Strength)
