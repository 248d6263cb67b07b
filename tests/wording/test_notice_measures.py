"""Whole notices, measured: how long, how often the same, how many of the words are names; plain ones always shorter."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import product

import pytest
from hypothesis import assume, given

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.local_time import OpenEnd, Period
from aukio.domain.document.document import NEWEST, Document, Item, SpanKind, plain_text
from aukio.domain.facts.record import View
from aukio.domain.telling import compose
from tests.domain.cities import KNOWN, LAW, SmallCity, cities
from tests.domain.factories import arrangement, period, version, view
from tests.spec import in_memory
from tests.spec.now import NOW
from tests.wording.abbreviated import length
from tests.wording.golden import GOLDEN

SPRING, WINTER = "service-centres-2020", "service-centres-2021"
FULLEST = {
    SPRING: datetime.fromisoformat("2020-03-27T13:00+02:00"),
    WINTER: datetime.fromisoformat("2021-05-27T18:00+03:00"),
}
"""Each notice when it stated most."""
OTHERS = {
    WINTER: {
        **dict.fromkeys(("employment-corner-by-phone", "starttipiste-by-phone"), (0, 1)),
        **dict.fromkeys(("libraries-closed", "library-rooms-stay-closed", "rooms-closed"), (1,)),
    },
    SPRING: {},
}
"""Effects that the record states and the notice of the city does not (their ``assumption`` says so)."""
CITY = {SPRING: 946, WINTER: 447}
"""How many English words the notice of the city itself has, without its update log."""
MOST_NAMES = 0.2
"""A reader who knows the places looks for what is different: four words of five say that."""

NOTICES = pytest.mark.parametrize("slug", FULLEST)
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def document(slug: str, lang: str, *, plain: bool = False) -> Document:
    view = View(in_memory.espoo((), NOW), FULLEST[slug])
    return compose(view, slug, lang, plain=plain).at(FULLEST[slug])


def words(texts: Iterable[str]) -> int:
    """A word has a letter or a digit: a dash between two words is none."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def texts(shown: Document, left_out: Iterable[tuple[str, int]] = ()) -> Iterator[str]:
    """Every text of a document but its log, and a list of places too long to be shown unfolded."""
    skipped = set(left_out)
    yield from (plain_text(shown.title), shown.stamps, *map(plain_text, shown.intro))
    for section in shown.sections:
        yield plain_text(section.heading)
        if len(section.places) <= FOLDED:
            yield from (place.text for place in section.places)
    for item in items(shown):
        yield plain_text(item.lead)
        yield from map(plain_text, item.links)
        for each in item.sentences:
            if not each.marks or {(mark.arrangement.id, mark.effect) for mark in each.marks} - skipped:
                yield plain_text(each.spans)
    if shown.quote is not None:
        yield from (plain_text(shown.quote.text), plain_text(shown.quote.speaker))
    yield from (plain_text(each.spans) for each in shown.contacts)
    yield from map(plain_text, shown.links)


FOLDED = 4
"""The page folds a longer list of places."""


def items(shown: Document) -> Iterator[Item]:
    yield from shown.summary
    for section in shown.sections:
        yield from section.items


def newest(shown: Document) -> Iterator[str]:
    """The rows of the log that are shown unfolded."""
    yield from (f"{row.date} {plain_text(row.text)}" for row in shown.log[:NEWEST])


@NOTICES
def test_a_notice_is_no_longer_than_that_of_the_city_for_the_same_facts(slug: str) -> None:
    others = [(arrangement, effect) for arrangement, effects in OTHERS[slug].items() for effect in effects]

    assert words(texts(document(slug, "en"), others)) <= CITY[slug]


@pytest.mark.parametrize(
    ("slug", "most"),
    [(SPRING, {"fi": 690, "sv": 870, "en": 910}), (WINTER, {"fi": 410, "sv": 500, "en": 555})],
)
@EACH_LANGUAGE
def test_a_notice_grows_only_with_what_it_states(slug: str, most: dict[str, int], lang: str) -> None:
    assert words(texts(document(slug, lang))) <= most[lang]


@NOTICES
@EACH_LANGUAGE
@pytest.mark.parametrize("plain", [False, True])
def test_no_long_sentence_stands_twice_on_a_page(slug: str, lang: str, plain: bool) -> None:
    said = [
        each
        for sentence in document(slug, lang, plain=plain).sentences()
        if sentence.marks  # the days of a change are said with each change
        for each in re.split(r"(?<=[.!?])\s+", plain_text(sentence.spans))
    ]
    twice = {each for each, count in Counter(said).items() if count > 1 and words([each]) > LONG}

    assert twice == set()


LONG = 6
"""From how many words on a sentence is long enough to be read a second time by mistake."""


@NOTICES
@EACH_LANGUAGE
def test_few_of_the_words_are_names(slug: str, lang: str) -> None:
    shown = document(slug, lang)
    names = [version.names.say(lang) for version in in_memory.espoo((), NOW).places]
    names += [span.text for section in shown.sections for span in section.places]
    pattern = re.compile("|".join(sorted(map(re.escape, set(names)), key=len, reverse=True)), re.IGNORECASE)
    text = list(texts(shown))

    assert words(found for each in text for found in pattern.findall(each)) <= MOST_NAMES * words(text)


# ----------------------------------------------------------------------------------------------------------------------
# Plain language


@NOTICES
@EACH_LANGUAGE
def test_the_plain_notice_is_shorter_than_the_full_one_without_its_log(slug: str, lang: str) -> None:
    full, plain = document(slug, lang), document(slug, lang, plain=True)

    assert words(texts(plain)) < words(texts(full))


AHEAD, SINCE = "2020-03-12", "2020-03-30T11:00"
PERIODS = {
    "open": (Period(datetime(2020, 3, 17), open_end=OpenEnd.UNTIL_FURTHER_NOTICE), (AHEAD, SINCE)),
    "for now": (Period(datetime(2020, 3, 17), open_end=OpenEnd.FOR_NOW), (AHEAD,)),
    "bounded": (period("2020-03-17", "2020-04-14"), (AHEAD, SINCE)),
    "a day": (period("2020-03-30", "2020-03-31"), (AHEAD,)),
    "hours": (period("2020-03-30T10:00", "2020-03-30T12:00"), (AHEAD, SINCE)),
}
"""When a small notice holds, and when it is read."""


@EACH_LANGUAGE
@pytest.mark.parametrize("when", PERIODS)
def test_a_plain_notice_of_one_fact_is_no_longer_than_the_full_one(when: str, lang: str) -> None:
    """Days and hours count as the full text writes them; its heading and its title are left out on both sides."""
    period, moments = PERIODS[when]
    longer = {}
    for (effect, *_), known in product(GOLDEN, moments):
        stated = version(arrangement("fact", "mall/desk", period, effect), "2020-03-10T12:00")
        seen = view(stated, known=known)
        full, plain = (compose(seen, "notice", lang, plain=each).at(seen.known) for each in (False, True))
        if length(body(plain), lang) > length(body(full), lang):
            longer[effect] = (list(body(full)), list(body(plain)))

    assert longer == {}


def body(shown: Document) -> Iterator[str]:
    """Every text but the title, which staff write for the full notice and the program for the plain one."""
    _title, *rest = texts(shown)
    yield from rest


@LAW
@EACH_LANGUAGE
@given(city=cities())
def test_that_of_any_city_is_no_longer_with_the_newest_rows_of_its_log(lang: str, city: SmallCity) -> None:
    assume(city.record.notices)
    view = View(city.record, KNOWN).known_as_of(city.instant(0))
    full, plain = (compose(view, "notice", lang, plain=each).at(view.known) for each in (False, True))

    assert plain.log == () == plain.intro
    assert all(len(section.places) <= 7 for section in plain.sections)
    assert length(body(plain), lang) <= length([*body(full), *newest(full)], lang)


@NOTICES
@EACH_LANGUAGE
def test_a_plain_sentence_has_at_most_fifteen_words(slug: str, lang: str) -> None:
    said = [
        each
        for item in items(document(slug, lang, plain=True))
        for sentence in item.sentences
        for each in re.split(r"(?<=[.!?])\s+|(?<=:)\s+", plain_text(sentence.spans))
    ]

    assert {each for each in said if words([each]) > 15} == set()
    assert words(said) / len(said) <= 10


@NOTICES
@EACH_LANGUAGE
def test_no_plain_list_has_more_than_seven_places(slug: str, lang: str) -> None:
    shown = document(slug, lang, plain=True)
    listed = [sum(span.kind is SpanKind.PLACE for span in each.spans) for each in shown.sentences()]

    assert max([*listed, *(len(section.places) for section in shown.sections)]) <= 7
