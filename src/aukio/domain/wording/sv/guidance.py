"""Guidance as one sentence: each strength has its own verb, and the exemption stands beside the rule (Q8, Q9, R100)."""

from typing import assert_never

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, Audience, Manner, after
from aukio.domain.wording.phrasing import found, sentence
from aukio.domain.wording.sv.advice import (
    ACTS,
    AREAS,
    AUDIENCES,
    COUNTED,
    EXEMPTIONS,
    EXEMPTIONS_OF_BANS,
    STATEMENTS,
)
from aukio.domain.wording.sv.words import STRENGTHS, quoted

MANNER = Manner(ACTS, COUNTED, either="eller", no="nej", point=",", unknown=quoted)


def say_guidance(advice: Guidance) -> str:
    """``Använd munskydd eller visir.`` – ``Vi ber dig använda munskydd om inte hälsoskäl hindrar det.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value)
    aside = f"{bracket}{say_area(advice.area, into=act is not None and act.into)}"
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said = after(_verb(act, advice.strength), f"{act.rest}{aside}{act.clause}")
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {quoted(advice.code)}{aside}"
    whom = spoken_to(advice.audience)
    return sentence(f"{whom.lead}{said}{whom.tail}{_exemption(advice)}")


def _verb(act: Act, strength: Strength) -> str:
    match strength:
        case Strength.MUST:
            return act.order
        case Strength.MUST_NOT:
            return f"{act.order} inte"
        case Strength.SHOULD:
            return f"vi rekommenderar att du {act.you}"
        case Strength.PLEASE:
            return f"vi ber dig {act.infinitive}"
        case Strength.IF_POSSIBLE:
            return f"{act.order} om möjligt"
        case Strength.MAY:
            return f"du får {act.infinitive}"
        case _:
            assert_never(strength)


def say_area(area: str | None, *, into: bool) -> str:
    """`` i kön``: where or where to, with a blank in front."""
    if area is None:
        return ""
    forms = AREAS.get(area.replace("-", "_"))
    return f" {forms[into]}" if forms else f" (område: {quoted(area)})"


def spoken_to(code: str | None) -> Audience:
    """How a sentence to an audience begins and ends."""
    if code is None:
        return Audience("")
    unknown = Audience(quoted(code), lead=f"detta gäller gruppen {quoted(code)}: ")
    return AUDIENCES.get(code.replace("-", "_"), unknown)


def say_audience(code: str) -> str:
    """Whom it is about, in the basic form."""
    return spoken_to(code).label


def _exemption(advice: Guidance) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS_OF_BANS if advice.strength is Strength.MUST_NOT else EXEMPTIONS, advice.unless)
    return f" {known}" if known else f" (undantag: {quoted(advice.unless)})"
