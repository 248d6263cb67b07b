"""Refuses a code that neither we nor the directory can word in every language: readers would see the code itself."""

from collections.abc import Iterable, Mapping

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeKey, CodeList, CodeWords
from aukio.domain.facts.effect_specs import SPECS
from aukio.domain.facts.effects import Effect
from aukio.domain.wording.worded_codes import unworded_in, used_codes
from aukio.formats.values.keys import Misfit, shorten

_WHAT = {
    CodeList.TYPES: "kind of place",
    CodeList.AUDIENCES: "audience",
    CodeList.CATEGORIES: "category of events",
    CodeList.GUIDANCE_CODES: "code of guidance",
}


def refuse_unworded(effects: Iterable[Effect], words: Mapping[CodeKey, CodeWords]) -> None:
    """Raise ``Misfit`` for the first code of some effects that lacks words in a language."""
    for index, effect in enumerate(effects):
        for used in used_codes(effect):
            lacking = unworded_in(words, used.of, used.code)
            if lacking:
                raise Misfit(
                    f"the {_WHAT[used.of]} '{shorten(used.code)}' has no words in {_listed(lacking)}",
                    keys=(index, SPECS[type(effect)].name, *used.field),
                    next_step=what_to_write(used.of, used.code),
                )


def what_to_write(codes: CodeList, code: str) -> str:
    """What to add to a directory file, so that a code has words."""
    by_language = ", ".join(f"{lang}: …" for lang in LANGUAGES)
    plural = "" if codes is CodeList.GUIDANCE_CODES else f", plural: {{{by_language}}}"
    entry = f"{{slug: {shorten(code)}, name: {{{by_language}}}{plural}}}"
    return f"Import a directory file with '{codes}: [{entry}]' first."


def _listed(langs: Iterable[str]) -> str:
    *most, last = (LANGUAGES[lang].english for lang in langs)
    return f"{', '.join(most)} and {last}" if most else last
