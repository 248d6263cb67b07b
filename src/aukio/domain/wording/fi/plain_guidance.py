"""Plain guidance: what the reader does and who is exempt, each in short sentences of its own (R100, R126).

There is no clause "suosittelemme, että", but each strength still has its own verb. A known exemption says what the
reader need not do.
"""

from typing import assert_never

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, after
from aukio.domain.wording.fi.guidance import MANNER, say_area, say_lead, say_unknown
from aukio.domain.wording.fi.words import STRENGTHS
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentence, sentences

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "tulkkaus järjestetään etänä",
        Strength.MUST_NOT: "tulkkausta ei järjestetä etänä",
        Strength.SHOULD: "tulkkaus kannattaa järjestää etänä",
        Strength.PLEASE: "toivomme, että tulkki auttaa etänä",
        Strength.IF_POSSIBLE: "tulkkaus järjestetään etänä, jos se on mahdollista",
        Strength.MAY: "tulkkaus voidaan järjestää etänä",
    },
}
EXEMPTIONS = {
    "agreed_otherwise": "jos olemme sopineet muuta",
    "child_under_school_age": "jos kyse on alle kouluikäisestä lapsesta",
    "emergency": "jos kyseessä on hätätilanne",
    "health_reasons": "jos sinulla on terveydellinen syy",
    "urgent_matter": "jos asiasi on kiireellinen",
}


def say_plain_guidance(advice: Guidance, naming: Naming) -> str:
    """``Käytä maskia. Jos sinulla on terveydellinen syy, sinun ei tarvitse käyttää maskia.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    then = ""
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said, then = _frame(act, advice.strength, aside)
        said = said.replace(" klo ", " kello ")  # no word is shortened
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    lead = say_lead(advice.audience, naming)
    # "Tämä koskee lapsia: " is a sentence of its own; "jos olet raskaana, " begins one.
    whom, opening = (f"{lead[:-2]}.", "") if lead.endswith(": ") else ("", lead)
    if whom and not whom.startswith("tämä"):  # the directory's word for a group is no sentence of its own
        whom = f"tämä koskee ryhmää: {whom}"
    return sentences([whom, f"{opening}{said}", then, _exemption(advice, naming, act, aside)])


def _frame(act: Act, strength: Strength, aside: str) -> tuple[str, str]:
    rest = f"{act.rest}{aside}{act.clause}"
    match strength:
        case Strength.MUST if act.ceiling:
            return after(f"saat {act.infinitive}", f"{act.you_rest or act.rest}{aside}{act.clause}"), ""
        case Strength.MUST:
            return after(f"sinun täytyy {act.infinitive}", rest), ""
        case Strength.PLEASE:
            return after(f"toivomme, että {act.you}", f"{act.you_rest or act.rest}{aside}{act.clause}"), ""
        case Strength.MUST_NOT:
            return after(f"et saa {act.infinitive}", f"{act.not_rest or act.rest}{aside}{act.clause}"), ""
        case Strength.SHOULD:
            return after(f"sinun kannattaa {act.infinitive}", rest), ""
        case Strength.IF_POSSIBLE:
            return f"{after(act.order, rest)}, jos voit", ""
        case Strength.MAY if act.ceiling:
            return after(f"voit {act.infinitive}", f"{act.you_rest or act.rest}{aside}{act.clause}"), ""
        case Strength.MAY:
            return after(f"saat {act.infinitive}", f"{act.you_rest or act.rest}{aside}{act.clause}"), ""
        case _:
            assert_never(strength)


def _exemption(advice: Guidance, naming: Naming, act: Act | None, aside: str) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS, advice.unless)
    if known is None:
        return sentence(f"poikkeus: {say_unknown(advice.unless, naming)}")
    if act is None or advice.strength is Strength.MAY or (act.clause and advice.strength is not Strength.MUST_NOT):
        return f"{known}, tämä ei koske sinua"
    if advice.strength is Strength.MUST_NOT:
        return f"{known}, {after(f'saat silti {act.infinitive}', f'{act.you_rest or act.rest}{aside}')}"
    return f"{known}, {after(f'sinun ei tarvitse {act.infinitive}', f'{act.not_rest or act.rest}{aside}')}"
