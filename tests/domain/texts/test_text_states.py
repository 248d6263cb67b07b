"""In which languages each text is written, missing or outdated, from the history alone (R115, R122)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.places import Names
from aukio.domain.facts.effects import Close, Promise, Text
from aukio.domain.facts.notices import Arrangement, Link, Notice, Particulars, PublicationKind, Quotation
from aukio.domain.texts import State, source_language, text_states
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, at, period

MATERIAL, MINOR = PublicationKind.MATERIAL, PublicationKind.MINOR
OPEN = period("2020-03-02")
WHOLE = Names({"fi": "Otsikko", "sv": "Rubrik", "en": "Title"})


def names(words: str) -> Names:
    """``a b c`` is Finnish, Swedish, English; ``-`` is nothing."""
    return Names({lang: word for lang, word in zip(LANGUAGES, words.split(), strict=False) if word != "-"})


def head(title: Names, **more: object) -> Notice:
    return Notice("notice", title, **more)  # type: ignore[arg-type]  # a factory takes any detail


def states(desk: Desk, field: str, known: str = "2020-12-31") -> str:
    """The three states of a field by their first letters, each with the day since which it holds."""
    found = {each.lang: each for each in text_states(desk.known(known), "notice") if each.field == field}
    return " ".join(f"{found[lang].state[0]}{found[lang].since:%d}" for lang in LANGUAGES if lang in found)


def titled(*titles: str) -> Desk:
    """A notice whose title is given anew on each of the first days of March; ``minor: `` marks a minor publication."""
    desk = Desk()
    for day, title in enumerate(titles, start=1):
        kind = MINOR if title.startswith("minor: ") else MATERIAL
        desk.publish(f"2020-03-{day:02}T12:00", kind=kind, head=head(names(title.removeprefix("minor: "))))
    return desk


@pytest.mark.parametrize(
    ("titles", "then"),
    [
        (["a b c"], "w01 w01 w01"),
        (["a - -"], "w01 m01 m01"),
        (["a - -", "a b -"], "w01 w02 m01"),  # translated later
        (["a b -", "a2 b2 -"], "w02 w02 m01"),  # both at once
        (["a b c", "a2 b c"], "w02 o02 o02"),  # only the source: the others are behind
        (["a b c", "a2 b c", "a3 b c"], "w03 o02 o02"),  # behind since the first of the two
        (["a b c", "a2 b c", "a2 b2 c"], "w02 w03 o02"),  # caught up
        (["a b c", "a2 b c", "minor: a2 b2 c"], "w02 w03 o02"),  # words are enough for that
        (["a b c", "minor: a2 b c"], "w02 w01 w01"),  # a slip mended outdates nothing
        (["a b c", "a2 b c", "minor: a3 b c"], "w03 o02 o02"),  # and does not make anything good
        (["a b c", "a b2 c"], "w01 w02 w01"),  # a translation is no source
        (["- b c", "- b2 c"], "m01 w02 o02"),  # Swedish is the source where there is no Finnish
        (["- b c", "a b c"], "w02 w01 w01"),  # Finnish added is a translation of the Swedish
        (["- b c", "a b2 c"], "w02 w02 o02"),
        (["- - c", "- b c"], "m01 w02 w01"),
        (["a b c", "- b c"], "m02 w01 w01"),  # taken away: nothing was said anew
        (["a b c", "a b -"], "w01 w01 m02"),
        (["a b c", "a2 - c"], "w02 m02 o02"),
    ],
)
def test_a_title_is_written_missing_or_outdated(titles: list[str], then: str) -> None:
    assert states(titled(*titles), "title") == then


def test_what_was_known_earlier_had_its_own_state() -> None:
    desk = titled("a b c", "a2 b c", "a2 b2 c2")
    assert states(desk, "title", "2020-03-02") == "w01 w01 w01"
    assert states(desk, "title", "2020-03-03") == "w02 o02 o02"
    assert states(desk, "title", "2020-03-04") == "w02 w03 w03"


def test_before_its_first_publication_a_notice_has_no_texts() -> None:
    assert text_states(titled("a b c").known("2020-02-28"), "notice") == ()


def test_every_text_of_a_notice_has_a_name_that_says_where_it_stands() -> None:
    desk = Desk()
    fact = replace(
        arrangement("shut", "mall/desk", OPEN, Close(), Text(WHOLE), Promise(WHOLE)),
        particulars=Particulars(note=WHOLE, links=(Link(WHOLE),)),
    )
    quote = Quotation(WHOLE, title=WHOLE)
    desk.publish("2020-03-01", add=[fact], head=head(WHOLE, intro=WHOLE, quote=quote, links=(Link(WHOLE),)))
    found = text_states(desk.known("2020-03-02"), "notice")
    assert list(dict.fromkeys(each.field for each in found)) == [
        "title",
        "intro",
        "quote",
        "quote.title",
        "links[0].label",
        "shut.effects[1].text",
        "shut.effects[2].text",
        "shut.note",
        "shut.links[0].label",
    ]
    assert {each.state for each in found} == {State.WRITTEN}


# --- texts of arrangements go through versions


def said(*words: str, promise: str = "") -> Arrangement:
    effects = (Close(), *(Text(names(each)) for each in words), *((Promise(names(promise)),) if promise else ()))
    return arrangement("shut", "mall/desk", OPEN, *effects)


def test_a_text_of_an_arrangement_is_outdated_by_a_change_of_its_source() -> None:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[said("a b c")])
    desk.publish("2020-03-02T12:00", change=[said("a2 b c")])
    assert states(desk, "shut.effects[1].text") == "w02 o02 o02"


def test_a_text_is_found_again_by_its_kind_when_an_effect_is_put_before_it() -> None:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[said(promise="a b c")])
    desk.publish("2020-03-02T12:00", change=[said("x y z", promise="a2 b c")])
    assert states(desk, "shut.effects[1].text") == "w02 w02 w02"
    assert states(desk, "shut.effects[2].text") == "w02 o02 o02"


def test_an_end_leaves_the_words_as_they_were_and_what_is_over_has_no_words_to_mend() -> None:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[said("a - -")])
    desk.publish("2020-03-02T12:00", end={"shut": "2020-03-10"})
    assert states(desk, "shut.effects[1].text", "2020-03-09") == "w01 m01 m01"
    assert states(desk, "shut.effects[1].text", "2020-03-10") == ""


def test_a_kept_fact_bears_the_slug_of_its_own_notice() -> None:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[said("a - -")])
    desk.publish("2020-03-02T12:00", notice="new", replaces=["notice"], keep=["notice/shut"])
    fields = {each.field for each in text_states(desk.known("2020-03-03"), "new")}
    assert fields == {"title", "notice/shut.effects[1].text"}


# --- laws

some_names = st.builds(Names, st.fixed_dictionaries(dict.fromkeys(LANGUAGES, st.sampled_from(["", "a", "b"])))).filter(
    bool
)
titles = st.lists(
    st.tuples(
        st.booleans(),
        some_names,
    ),
    min_size=1,
    max_size=5,
)


@given(titles)
def test_the_source_is_always_written_and_missing_is_exactly_what_is_empty(history: list[tuple[bool, Names]]) -> None:
    desk = Desk()
    for day, (minor, title) in enumerate(history, start=1):
        desk.publish(f"2020-03-{day:02}T12:00", kind=MINOR if minor else MATERIAL, head=head(title))
    last = history[-1][1]
    found = {each.lang: each for each in text_states(desk.known("2020-12-31"), "notice")}
    assert found[source_language(last)].state is State.WRITTEN
    assert {lang for lang in found if found[lang].state is State.MISSING} == {
        lang for lang in LANGUAGES if not last.only(lang)
    }
    assert all(each.since in {at(f"2020-03-{day:02}T12:00") for day in range(1, 6)} for each in found.values())


@given(titles)
def test_minor_publications_outdate_nothing(history: list[tuple[bool, Names]]) -> None:
    desk = Desk()
    for day, (_, title) in enumerate(history, start=1):
        desk.publish(f"2020-03-{day:02}T12:00", kind=MINOR if day > 1 else MATERIAL, head=head(title))
    assert all(each.state is not State.OUTDATED for each in text_states(desk.known("2020-12-31"), "notice"))
