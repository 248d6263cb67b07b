"""Checks of words: codes that sentences name and that lack words in a language."""

from collections.abc import Iterator

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.checks.findings import CheckContext, Code, Finding, reported_paths
from aukio.domain.city.code_words import CodeList
from aukio.domain.facts.notices import Version
from aukio.domain.wording.worded_codes import details_of, undetailed_in, unworded_in, used_codes


def code_without_words(context: CheckContext) -> Iterator[Finding]:
    """A code that neither we nor the directory can word in every language: readers see the code itself."""
    for version in context.versions:
        for codes, code, lacking in _codes(context, version):
            langs = ", ".join(LANGUAGES[lang].english for lang in lacking)
            message = f"'{code}' has no words in {langs}: add it to '{codes}' in a directory file."
            for path in reported_paths(context, version) if lacking else ():
                yield Finding(Code.CODE_WITHOUT_WORDS, path, message, version.ref)


def _codes(context: CheckContext, version: Version) -> Iterator[tuple[CodeList, str, tuple[str, ...]]]:
    words = context.view.words()
    for effect in version.arrangement.effects:
        for used in used_codes(effect):
            yield used.of, used.code, unworded_in(words, used.of, used.code)
        for code in details_of(effect):
            yield CodeList.GUIDANCE_CODES, code, undetailed_in(words, code)
