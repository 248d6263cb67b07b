"""Guidance as one sentence: every strength has its own verb, and an exemption stands beside its rule (Q8, Q9, R100)."""

from typing import assert_never

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, Audience, Manner, after
from aukio.domain.wording.en.advice import (
    ACTS,
    AREAS,
    AUDIENCES,
    COUNTED,
    EXEMPTIONS,
    EXEMPTIONS_OF_BANS,
    STATEMENTS,
)
from aukio.domain.wording.en.words import STRENGTHS, say_code
from aukio.domain.wording.phrasing import found, sentence

MANNER = Manner(ACTS, COUNTED, either="or", no="no", point=".", unknown=say_code)


def say_guidance(advice: Guidance) -> str:
    """``You must wear a mask or a face shield.``, ``Please wear a mask, unless you cannot for health reasons.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value)
    aside = f"{bracket}{say_area(advice.area, into=act is not None and act.into)}"
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said = after(_verb(act, advice.strength), f"{act.rest}{aside}{act.clause}")
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_code(advice.code)}{aside}"
    whom = spoken_to(advice.audience)
    return sentence(f"{whom.lead}{said}{whom.tail}{_exemption(advice)}")


def _verb(act: Act, strength: Strength) -> str:
    match strength:
        case Strength.MUST:
            return f"you must {act.order}"
        case Strength.MUST_NOT:
            return f"you must not {act.order}"
        case Strength.SHOULD:
            return f"we recommend that you {act.order}"
        case Strength.PLEASE:
            return f"please {act.order}"
        case Strength.IF_POSSIBLE:
            return f"if possible, {act.order}"
        case Strength.MAY:
            return f"you may {act.order}"
        case _:
            assert_never(strength)


def say_area(area: str | None, *, into: bool) -> str:
    """`` in the queue``: where, or where to, with a blank before it."""
    if area is None:
        return ""
    forms = AREAS.get(area.replace("-", "_"))
    return f" {forms[into]}" if forms else f" (area: {say_code(area)})"


def spoken_to(code: str | None) -> Audience:
    """Whom a sentence speaks to: how it opens and closes."""
    if code is None:
        return Audience("")
    unknown = Audience(say_code(code), lead=f"for {say_code(code)}: ")
    return AUDIENCES.get(code.replace("-", "_"), unknown)


def say_audience(code: str) -> str:
    """Whom it is for."""
    return spoken_to(code).label


def _exemption(advice: Guidance) -> str:
    if advice.unless is None:
        return ""
    exemptions = EXEMPTIONS_OF_BANS if advice.strength is Strength.MUST_NOT else EXEMPTIONS
    return f", {found(exemptions, advice.unless) or f'unless {say_code(advice.unless)}'}"
