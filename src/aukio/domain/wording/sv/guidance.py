"""Guidance as one sentence: each strength has its own verb, and the exemption stands beside the rule (Q8, Q9, R100)."""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, Audience, Manner, after, together
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentence
from aukio.domain.wording.sv.advice import (
    ACTS,
    AREAS,
    AUDIENCES,
    CLOCKED,
    COUNTED,
    EXEMPTIONS,
    EXEMPTIONS_OF_BANS,
    STATEMENTS,
)
from aukio.domain.wording.sv.words import STRENGTHS, quoted


def say_unknown(code: str, naming: Naming) -> str:
    """A code of guidance beyond ours, as the directory words it; else it stays recognisable."""
    return naming.one(CodeList.GUIDANCE_CODES, code) or quoted(code)


MANNER = Manner(ACTS, COUNTED, either="eller", no="nej", point=",", unknown=say_unknown, clocked=CLOCKED)


def say_guidance(advice: Guidance, naming: Naming, also: Sequence[str] = ()) -> str:
    """``Du ska använda munskydd eller visir.`` – ``Vi ber dig använda munskydd om inte hälsoskäl hindrar det.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said = after(_verb(act, advice.strength), f"{act.rest}{aside}{act.clause}")
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    whom = together([spoken_to(code, naming) for code in (advice.audience, *also)], "eller")
    if whom is None:
        return ""
    return sentence(f"{whom.lead}{said}{whom.tail}{_exemption(advice, naming)}")


def _verb(act: Act, strength: Strength) -> str:
    match strength:
        case Strength.MUST if act.ceiling:
            return f"du får {act.infinitive}"
        case Strength.MUST:
            return f"du ska {act.infinitive}"
        case Strength.MUST_NOT:
            return f"du får inte {act.infinitive}"
        case Strength.SHOULD:
            return f"vi rekommenderar att du {act.you}"
        case Strength.PLEASE:
            return f"vi ber dig {act.infinitive}"
        case Strength.IF_POSSIBLE:
            return f"{act.order} om möjligt"
        case Strength.MAY if act.ceiling:
            return f"du kan {act.infinitive}"
        case Strength.MAY:
            return f"du får {act.infinitive}"
        case _:
            assert_never(strength)


def say_area(area: str | None, naming: Naming, *, into: bool) -> str:
    """`` i kön``: where or where to, with a blank in front."""
    if area is None:
        return ""
    forms = AREAS.get(area.replace("-", "_"))
    return f" {forms[into]}" if forms else f" (område: {say_unknown(area, naming)})"


def spoken_to(code: str | None, naming: Naming) -> Audience:
    """How a sentence to an audience begins and ends."""
    if code is None:
        return Audience("")
    if words := naming.several(CodeList.AUDIENCES, code):
        return Audience(words, lead=f"detta gäller {words}: ")
    unknown = Audience(quoted(code), lead=f"detta gäller gruppen {quoted(code)}: ")
    return AUDIENCES.get(code.replace("-", "_"), unknown)


def say_audience(code: str, naming: Naming) -> str:
    """Whom it is about, in the basic form."""
    return spoken_to(code, naming).label


def _exemption(advice: Guidance, naming: Naming) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS_OF_BANS if advice.strength is Strength.MUST_NOT else EXEMPTIONS, advice.unless)
    return f" {known}" if known else f" (undantag: {say_unknown(advice.unless, naming)})"
