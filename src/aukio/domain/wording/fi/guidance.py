"""Guidance as one sentence: each strength has its own verb, and the exemption stands beside the rule (Q8, Q9, R100)."""

from collections.abc import Sequence
from typing import assert_never

from aukio.domain.city.code_words import CodeList
from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, Audience, Manner, after, together
from aukio.domain.wording.fi.advice import (
    ACTS,
    AREAS,
    AUDIENCES,
    CLOCKED,
    COUNTED,
    EXEMPTIONS,
    EXEMPTIONS_OF_BANS,
    STATEMENTS,
)
from aukio.domain.wording.fi.words import STRENGTHS, quoted
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentence


def say_unknown(code: str, naming: Naming) -> str:
    """A code of guidance beyond ours, as the directory words it; else it stays recognisable."""
    return naming.one(CodeList.GUIDANCE_CODES, code) or quoted(code)


MANNER = Manner(ACTS, COUNTED, either="tai", no="ei", point=",", unknown=say_unknown, clocked=CLOCKED)


def say_guidance(advice: Guidance, naming: Naming, also: Sequence[str] = ()) -> str:
    """``Sinun täytyy käyttää maskia.`` – ``Pyydämme, että käytät maskia, ellei terveydellinen syy estä sitä.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said = _frame(act, advice.strength, aside)
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    whom = together([Audience("", say_lead(code, naming)) for code in (advice.audience, *also)], "tai")
    return "" if whom is None else sentence(f"{whom.lead}{said}{_exemption(advice, naming)}")


def _frame(act: Act, strength: Strength, aside: str) -> str:
    rest = f"{act.rest}{aside}{act.clause}"
    yours = f"{act.you_rest or act.rest}{aside}{act.clause}"
    match strength:
        case Strength.MUST if act.ceiling:
            return after(f"saat {act.infinitive}", yours)
        case Strength.MUST:
            return after(f"sinun täytyy {act.infinitive}", rest)
        case Strength.MUST_NOT:
            return after(f"et saa {act.infinitive}", f"{act.not_rest or act.rest}{aside}{act.clause}")
        case Strength.SHOULD:
            return after(f"suosittelemme, että {act.you}", yours)
        case Strength.PLEASE:
            return after(f"pyydämme, että {act.you}", yours)
        case Strength.IF_POSSIBLE if act.clause:
            return after(f"{act.order} mahdollisuuksien mukaan", rest)
        case Strength.IF_POSSIBLE:
            return f"{after(act.order, rest)}, jos mahdollista"
        case Strength.MAY if act.ceiling:
            return after(f"voit {act.infinitive}", yours)
        case Strength.MAY:
            return after(f"saat {act.infinitive}", yours)
        case _:
            assert_never(strength)


def say_area(area: str | None, naming: Naming, *, into: bool) -> str:
    """`` jonossa``: where or where to, with a blank in front."""
    if area is None:
        return ""
    forms = AREAS.get(area.replace("-", "_"))
    return f" {forms[into]}" if forms else f" (alue: {say_unknown(area, naming)})"


def say_lead(audience: str | None, naming: Naming) -> str:
    """``jos olet yli 70-vuotias, ``: whom the sentence is for; empty for everyone."""
    if audience is None:
        return ""
    if words := naming.several(CodeList.AUDIENCES, audience):
        return f"{words}: "
    known = AUDIENCES.get(audience.replace("-", "_"))
    return known.lead if known else f"tämä koskee ryhmää {quoted(audience)}: "


def say_audience(code: str, naming: Naming) -> str:
    """Whom it is about, in the basic form."""
    known = AUDIENCES.get(code.replace("-", "_"))
    return naming.several(CodeList.AUDIENCES, code) or (known.label if known else quoted(code))


def _exemption(advice: Guidance, naming: Naming) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS_OF_BANS if advice.strength is Strength.MUST_NOT else EXEMPTIONS, advice.unless)
    return f", {known}" if known else f" (poikkeus: {say_unknown(advice.unless, naming)})"
