"""Which codes an effect uses in its sentences, and in which languages neither we nor the directory can word them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aukio.domain.base.languages import LANGUAGES
from aukio.domain.city.code_words import CodeKey, CodeList, CodeWords, key_of
from aukio.domain.facts.effects import Admit, CancelEvents, Effect, Elsewhere, Guidance
from aukio.domain.publishing.proposals import DirectoryStatement
from aukio.domain.wording.languages import language

_CODE = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class UsedCode:
    """A code that a sentence has to word: its list, and the keys of its field within the effect."""

    of: CodeList
    code: str
    field: tuple[str | int, ...]


def used_codes(effect: Effect) -> Iterator[UsedCode]:
    """The codes without whose words a sentence about the effect cannot be understood."""
    match effect:
        case Admit(audience=str(audience)):
            yield UsedCode(CodeList.AUDIENCES, audience, ("audience",))
        case Elsewhere(nearest_type=str(type_)):
            yield UsedCode(CodeList.TYPES, type_, ("nearest", "type"))
        case CancelEvents(categories):
            for index, category in enumerate(categories):
                yield UsedCode(CodeList.CATEGORIES, category, ("categories", index))
        case Guidance(code):
            yield UsedCode(CodeList.GUIDANCE_CODES, code, ("code",))
            if effect.audience is not None:
                yield UsedCode(CodeList.AUDIENCES, effect.audience, ("audience",))
        case _:  # partial: the other effects name no code of these lists
            pass


def details_of(effect: Effect) -> Iterator[str]:
    """The codes beside them that ``guidance_codes`` may word, too: values, areas, exemptions, conditions.

    A free text in their place is no code.
    """
    texts: tuple[str | None, ...] = ()
    match effect:
        case Guidance():
            values = effect.value if isinstance(effect.value, tuple) else (effect.value,)
            texts = (*(each for each in values if isinstance(each, str)), effect.area, effect.unless)
        case CancelEvents():
            texts = (effect.condition,)
        case _:  # partial: the other effects have no such details
            pass
    yield from (each for each in texts if each and _CODE.fullmatch(each))


def unworded_in(words: Mapping[CodeKey, CodeWords], codes: CodeList, code: str) -> tuple[str, ...]:
    """The languages in which a code has no words: neither ours nor the directory's."""
    ours = {lang: language(lang).OUR_CODES.lists[codes] for lang in LANGUAGES}
    return _lacking(words.get(key_of(codes, code)), code, ours)


def undetailed_in(words: Mapping[CodeKey, CodeWords], code: str) -> tuple[str, ...]:
    """The languages in which a value, area, exemption or condition has no words."""
    own = words.get(key_of(CodeList.GUIDANCE_CODES, code))
    return _lacking(own, code, {lang: language(lang).OUR_CODES.details for lang in LANGUAGES})


def _lacking(own: CodeWords | None, code: str, ours: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    known = () if own is None else own.names
    return tuple(lang for lang in LANGUAGES if lang not in known and code.replace("-", "_") not in ours[lang])


def unworded_codes(statement: DirectoryStatement, recorded: Iterable[CodeWords]) -> tuple[str, ...]:
    """Warnings about audiences of channels that have no words, and about kinds of several places that have none."""
    words = {each.key: each for each in (*recorded, *statement.words) if each.known_until is None}
    types = Counter(place.type for place in statement.places if place.type)
    used = [(CodeList.TYPES, type_) for type_, count in types.items() if count > 1]
    used += [
        (CodeList.AUDIENCES, each.audience)
        for place in statement.places
        for channel in place.channels
        for each in channel.admission_for
        if each.audience is not None
    ]
    found = {(codes, code): unworded_in(words, codes, code) for codes, code in used}
    return tuple(
        f"'{code}' has no words in {', '.join(LANGUAGES[lang].english for lang in lacking)}: add it to '{codes}'."
        for (codes, code), lacking in found.items()
        if lacking
    )
