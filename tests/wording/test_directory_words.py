"""Codes beyond ours are said in the words of the directory, and adding words changes no answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aukio.domain.answers.status import status
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeList, CodeWords
from aukio.domain.city.places import Admission, Names, Organisation
from aukio.domain.facts.effects import Admit, CancelEvents, Close, Effect, Elsewhere, Guidance, Strength
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import OfType, Scope
from aukio.domain.facts.subjects import subject_of
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming, namer
from aukio.domain.wording.worded_codes import unworded_in, used_codes
from tests.domain.factories import at, fact, mall, period, place_id, view

JANUARY = datetime(2020, 1, 1, tzinfo=UTC)


def words(of: CodeList, slug: str, one: tuple[str, str, str], many: tuple[str, str, str] | None = None) -> CodeWords:
    langs = ("fi", "sv", "en")
    plurals = Names() if many is None else Names(dict(zip(langs, many, strict=True)))
    return CodeWords(of, slug, Names(dict(zip(langs, one, strict=True))), JANUARY, plurals)


WORDS = (
    words(CodeList.TYPES, "ferry", ("lossi", "färja", "ferry"), ("lossit", "färjor", "ferries")),
    words(
        CodeList.AUDIENCES,
        "dog-owners",
        ("koiranomistaja", "hundägare", "dog owner"),
        ("koiranomistajat", "hundägare", "dog owners"),
    ),
    words(
        CodeList.CATEGORIES,
        "puppet_show",
        ("nukketeatteriesitys", "dockteaterföreställning", "puppet show"),
        ("nukketeatteriesitykset", "dockteaterföreställningar", "puppet shows"),
    ),
    words(CodeList.GUIDANCE_CODES, "keep_dogs_leashed", ("koira hihnassa", "hunden i koppel", "dogs on a leash")),
    words(CodeList.GUIDANCE_CODES, "fenced_area", ("aidattu alue", "inhägnat område", "fenced area")),
)


def worded(lang: str) -> Naming:
    known = view()
    return namer(View(replace(known.record, words=WORDS), known.known), lang, known.known)


@pytest.mark.parametrize(
    ("effect", "full", "plain"),
    [
        (
            Admit(Admission.WALK_IN, audience="dog_owners"),
            (
                "Koiranomistajat: ilman ajanvarausta.",
                "Hundägare: utan tidsbokning.",
                "Dog owners: without an appointment.",
            ),
            (
                "Koiranomistajat: ilman varausta.",
                "Hundägare: ingen tid behövs.",
                "Dog owners: no appointment needed.",
            ),
        ),
        (
            CancelEvents(("puppet_show",)),
            (
                "Nukketeatteriesitykset on peruttu.",
                "Dockteaterföreställningar har ställts in.",
                "Puppet shows are cancelled.",
            ),
            (
                "Olemme peruneet nukketeatteriesitykset.",
                "Dockteaterföreställningar är inställda.",
                "Puppet shows are cancelled.",
            ),
        ),
        (
            Guidance("keep_dogs_leashed", Strength.MUST, audience="dog-owners", area="fenced_area"),
            (
                "Koiranomistajat: pakollista: koira hihnassa (alue: aidattu alue).",
                "Detta gäller hundägare: obligatoriskt: hunden i koppel (område: inhägnat område).",
                "For dog owners: required: dogs on a leash (area: fenced area).",
            ),
            (
                "Tämä koskee ryhmää: koiranomistajat. Pakollista: koira hihnassa (alue: aidattu alue).",
                "Det här gäller hundägare. Obligatoriskt: hunden i koppel (område: inhägnat område).",
                "This is for dog owners. Required: dogs on a leash (area: fenced area).",
            ),
        ),
        (
            Elsewhere("copy", nearest_type="ferry"),
            (
                "Copy muualla: lähin lossi.",
                "Copy på annat ställe: närmaste färja.",
                "Copy elsewhere: the nearest ferry.",
            ),
            None,
        ),
    ],
)
def test_a_code_beyond_ours_is_said_in_the_words_of_the_directory(
    effect: Effect, full: tuple[str, ...], plain: tuple[str, ...] | None
) -> None:
    langs = ("fi", "sv", "en")
    assert tuple(language(lang).say_effect(effect, worded(lang)) for lang in langs) == full
    said = tuple(language(lang).say_plain(effect, worded(lang)) for lang in langs)
    assert plain is None or said == plain
    assert not any("”" in each or "_" in each for each in said)


@pytest.mark.parametrize("count", [2, 3])
def test_all_places_of_a_kind_are_said_in_its_plural(count: int) -> None:
    ferries = mall()[-1:] + tuple(
        replace(each, path=f"ferry-{number}", place=place_id(each.path), type="ferry", parent=None)
        for number, each in enumerate(mall()[:count])
    )
    known = view(fact(0, Scope((OfType("ferry"),)), period("2020-03-01"), Close()), places=ferries[1:])
    seen = View(replace(known.record, words=WORDS), known.known)
    subject = subject_of(seen, seen.versions[0])
    said = [language(lang).say_subject(subject, namer(seen, lang, seen.known)) for lang in ("fi", "sv", "en")]
    both = count == 2
    assert said == [
        "molemmat lossit" if both else "kaikki lossit",
        "mall och mall/library" if both else "alla färjor",
        "both ferries" if both else "all ferries",
    ]


def test_words_are_known_from_their_import_on() -> None:
    known = view()
    later = replace(WORDS[0], slug="funicular", known_from=at("2020-06-01"))
    record = replace(known.record, words=(later,))
    said = [
        language("fi").say_many("funicular", namer(seen, "fi", seen.known))
        for seen in (View(record, at("2020-05-31")), View(record, at("2020-06-01")))
    ]
    assert said == ["", "lossit"]


def test_adding_words_changes_no_answer() -> None:
    effects: tuple[Effect, ...] = (
        Close(),
        Admit(Admission.WALK_IN, audience="dog-owners"),
        CancelEvents(("puppet_show",)),
        Guidance("keep_dogs_leashed", Strength.MUST),
        Elsewhere("copy", nearest_type="ferry"),
    )
    known = view(fact(0, "mall/desk", period("2020-03-01"), *effects))
    seen = View(replace(known.record, words=WORDS, organisations=(Organisation("x", Names()),)), known.known)
    for when in ("2020-02-28T10:00", "2020-03-02T10:00", "2020-03-07T23:00"):
        assert status(seen, place_id("mall/desk"), at(when)) == status(known, place_id("mall/desk"), at(when))


@pytest.mark.parametrize(
    ("effect", "lacking"),
    [
        (Admit(Admission.TICKET, audience="dog-owners"), {}),
        (Admit(Admission.TICKET, audience="children"), {}),
        (Admit(Admission.TICKET, audience="cat_owners"), {"cat_owners": tuple(LANGUAGES)}),
        (CancelEvents(("concert", "puppet-show", "rave")), {"rave": tuple(LANGUAGES)}),
        (Guidance("mask", Strength.MUST, audience="bathers"), {"bathers": tuple(LANGUAGES)}),
        (Guidance("bring_a_torch", Strength.MUST), {"bring_a_torch": tuple(LANGUAGES)}),
        (Elsewhere("copy", nearest_type="library"), {}),
        (Elsewhere("copy", nearest_type="pier"), {"pier": ("sv",)}),
    ],
)
def test_what_lacks_words_is_named_with_the_languages(effect: Effect, lacking: dict[str, tuple[str, ...]]) -> None:
    pier = CodeWords(CodeList.TYPES, "pier", Names({"fi": "laituri", "en": "pier"}), JANUARY)
    known = {each.key: each for each in (*WORDS, pier)}
    found = {used.code: unworded_in(known, used.of, used.code) for used in used_codes(effect)}
    assert {code: langs for code, langs in found.items() if langs} == lacking


def test_directory_words_are_dated_as_known() -> None:
    words_ = replace(WORDS[0], known_until=datetime(2021, 1, 1, tzinfo=UTC))
    assert [words_.known_at(datetime(year, 1, 1, tzinfo=UTC)) for year in (2019, 2020, 2021)] == [False, True, False]
