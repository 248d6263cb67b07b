"""The register of sentences as a page for language advisers: each fact in each language, in time, number and plain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from aukio.domain.facts.effects import Capacity, CapacityOf, Effect
from aukio.domain.wording.languages import language
from aukio.domain.wording.messages import First, Messages
from aukio.domain.wording.when import Beside
from tests.wording.golden import GOLDEN, naming
from tests.wording.told import AHEAD, NOW, OVER

_LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
_HEAD = """# How facts are said

Printed from the register of sentences in `tests/wording`; do not edit by hand. Each fact is said bare, with the verb of
its time (ahead, now, over), of one place and of several, and in plain language. Names and times are made up. Then come
the words for its time in plain language, counts of none, one and two, and what messages say.
"""
_SEVERAL = Beside(many=True)
_TIMES = {"ahead": AHEAD, "now": NOW, "over": OVER}
_COUNTS = (0, 1, 2)
_SOURCE = "en"


def markdown() -> str:
    """The page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    sort: type[Effect] | None = None
    for effect, *_ in GOLDEN:
        if type(effect) is not sort:
            sort = type(effect)
            yield f"## {sort.__name__}\n"
        yield from _fact(effect)
    yield "## When, in plain language\n"
    for name, when in _TIMES.items():
        said = {lang: [language(lang).say_plain_when(when).text] for lang in _LANGUAGES}
        yield from _table((name,), said)
    yield "## Counts\n"
    for of in CapacityOf:
        yield from _table(
            [f"{of.value}, {count}" for count in _COUNTS] + [f"{of.value}, {count}, plain" for count in _COUNTS],
            {lang: _counted(lang, of) for lang in _LANGUAGES},
        )
    yield "## Messages\n"
    yield from _messages()


def _fact(effect: Effect) -> Iterator[str]:
    def said(lang: str) -> list[str]:
        words, names = language(lang), naming(lang)
        told = [words.say_fact(effect, when, names) for when in _TIMES.values()]
        return [words.say_effect(effect, names), *told, words.say_plain(effect, names)]

    def several(lang: str) -> list[str]:
        words, names = language(lang), naming(lang)
        told = [words.say_fact(effect, when, names, _SEVERAL) for when in _TIMES.values()]
        return [*told, words.say_plain(effect, names, _SEVERAL)]

    columns = ["bare", *_TIMES, "plain"]
    one, many = ({lang: say(lang) for lang in _LANGUAGES} for say in (said, several))
    yield from _table(columns, one)
    if any(many[lang] != one[lang][1:] for lang in _LANGUAGES):
        yield from _table([f"several places, {column}" for column in columns[1:]], many)


def _counted(lang: str, of: CapacityOf) -> list[str]:
    words, names = language(lang), naming(lang)
    facts = [Capacity(of, max=count) for count in _COUNTS]
    return [*(words.say_effect(each, names) for each in facts), *(words.say_plain(each, names) for each in facts)]


def _messages() -> Iterator[str]:
    """Each message with its places to fill, as the three languages have it."""
    spoken = {lang: language(lang).MESSAGES for lang in _LANGUAGES}
    for field in fields(Messages):
        values = {lang: [getattr(say, field.name)] for lang, say in spoken.items()}
        if isinstance(values[_SOURCE][0], str):
            yield from _table((field.name,), values)
    firsts = {"reopened": {lang: say.reopened for lang, say in spoken.items()}}
    for state in spoken[_SOURCE].states.members:
        firsts[state.value] = {lang: say.states.get(state, First("", "")) for lang, say in spoken.items()}
    for name, first in firsts.items():
        said = {lang: [each.one, each.many, each.then] for lang, each in first.items()}
        yield from _table((f"{name}, one", "several", "then"), said)
    for cause in spoken[_SOURCE].causes:
        yield from _table((f"cause: {cause}",), {lang: [say.causes[cause]] for lang, say in spoken.items()})


def _table(columns: Sequence[str], said: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"| | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}"
    for lang, name in _LANGUAGES.items():
        yield f"| {name} | {' | '.join(text.replace('|', '/') for text in said[lang])} |"
    yield ""
