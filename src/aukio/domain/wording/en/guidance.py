"""Guidance as one sentence: every strength has its own verb, and an exemption stands beside its rule (Q8, Q9, R100)."""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, Audience, Manner, after, together
from aukio.domain.wording.en.advice import (
    ACTS,
    AREAS,
    AUDIENCES,
    CLOCKED,
    COUNTED,
    EXEMPTIONS,
    EXEMPTIONS_OF_BANS,
    STATEMENTS,
)
from aukio.domain.wording.en.words import STRENGTHS, say_code
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentence


def say_unknown(code: str, naming: Naming) -> str:
    """A code of guidance beyond ours, as the directory words it; else it stays recognisable."""
    return naming.one(CodeList.GUIDANCE_CODES, code) or say_code(code)


MANNER = Manner(ACTS, COUNTED, either="or", no="no", point=".", unknown=say_unknown, clocked=CLOCKED)


def say_guidance(advice: Guidance, naming: Naming, also: Sequence[str] = ()) -> str:
    """``You must wear a mask or a face shield.``, ``Please wear a mask, unless you cannot for health reasons.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said = after(_verb(act, advice.strength), f"{act.rest}{aside}{act.clause}")
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    whom = together([spoken_to(code, naming) for code in (advice.audience, *also)], "or")
    if whom is None:
        return ""
    return sentence(f"{whom.lead}{said}{whom.tail}{_exemption(advice, naming)}")


def _verb(act: Act, strength: Strength) -> str:
    match strength:
        case Strength.MUST if act.ceiling:
            return f"you may {act.order}"
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
        case Strength.MAY if act.ceiling:
            return f"you can {act.order}"
        case Strength.MAY:
            return f"you may {act.order}"
        case _:
            assert_never(strength)


def say_area(area: str | None, naming: Naming, *, into: bool) -> str:
    """`` in the queue``: where, or where to, with a blank before it."""
    if area is None:
        return ""
    forms = AREAS.get(area.replace("-", "_"))
    return f" {forms[into]}" if forms else f" (area: {say_unknown(area, naming)})"


def spoken_to(code: str | None, naming: Naming) -> Audience:
    """Whom a sentence speaks to: how it opens and closes."""
    if code is None:
        return Audience("")
    if words := naming.several(CodeList.AUDIENCES, code):
        return Audience(words, lead=f"for {words}: ")
    unknown = Audience(say_code(code), lead=f"for {say_code(code)}: ")
    return AUDIENCES.get(code.replace("-", "_"), unknown)


def say_audience(code: str, naming: Naming) -> str:
    """Whom it is for."""
    return spoken_to(code, naming).label


def _exemption(advice: Guidance, naming: Naming) -> str:
    if advice.unless is None:
        return ""
    exemptions = EXEMPTIONS_OF_BANS if advice.strength is Strength.MUST_NOT else EXEMPTIONS
    return f", {found(exemptions, advice.unless) or f'unless {say_unknown(advice.unless, naming)}'}"
