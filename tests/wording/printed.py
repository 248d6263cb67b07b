"""The register of sentences as a page for language advisers: each fact in each language, in time and plain."""

from collections.abc import Iterator

from aukio.domain.facts.effects import Effect
from aukio.domain.wording.languages import language
from tests.wording.golden import GOLDEN, naming
from tests.wording.told import AHEAD, NOW, OVER

_LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
_HEAD = """# How facts are said

Printed from the register of sentences in `tests/wording`; do not edit by hand. Each fact is said bare, with the verb of
its time (ahead, now, over), and in plain language. Names and times are made up.
"""


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
        yield from _row(effect)


def _row(effect: Effect) -> Iterator[str]:
    yield "| | bare | ahead | now | over | plain |\n|---|---|---|---|---|---|"
    for lang, name in _LANGUAGES.items():
        words, names = language(lang), naming(lang)
        told = [words.say_fact(effect, when, names) for when in (AHEAD, NOW, OVER)]
        said = [words.say_effect(effect, names), *told, words.say_plain(effect, names)]
        yield f"| {name} | {' | '.join(text.replace('|', '/') for text in said)} |"
    yield ""
