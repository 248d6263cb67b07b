"""Plain guidance: what the reader does and who is exempt, each in short sentences of its own (R100, R126).

There is no clause "vi rekommenderar att", but each strength still has its own verb. A known exemption says what the
reader need not do.
"""

from typing import assert_never

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, after
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentences
from aukio.domain.wording.sv.guidance import MANNER, say_area, say_unknown, spoken_to
from aukio.domain.wording.sv.words import STRENGTHS

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "tolken hjälper dig på distans",
        Strength.MUST_NOT: "tolken hjälper dig inte på distans",
        Strength.SHOULD: "tolken bör hjälpa dig på distans",
        Strength.PLEASE: "vi önskar att tolken hjälper dig på distans",
        Strength.IF_POSSIBLE: "tolken hjälper dig på distans om det går",
        Strength.MAY: "tolken kan hjälpa dig på distans",
    },
}
EXEMPTIONS = {
    "agreed_otherwise": "om vi har kommit överens om något annat",
    "child_under_school_age": "om det gäller ett barn under skolåldern",
    "emergency": "om det är en nödsituation",
    "health_reasons": "om du har hälsoskäl",
    "urgent_matter": "om ditt ärende är brådskande",
}


def say_plain_guidance(advice: Guidance, naming: Naming) -> str:
    """``Använd munskydd. Om du har hälsoskäl behöver du inte använda munskydd.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    then = ""
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said, then = _frame(act, advice.strength, aside)
        said = said.replace(" kl. ", " klockan ")  # no word is shortened
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    whom = spoken_to(advice.audience, naming)
    # "Detta gäller barn: " becomes a sentence of its own.
    lead = whom.lead.replace("detta", "det här", 1).removesuffix(": ")
    return sentences([lead, f"{said}{whom.tail}", then, _exemption(advice, naming, act, aside)])


def _frame(act: Act, strength: Strength, aside: str) -> tuple[str, str]:
    rest = f"{act.rest}{aside}{act.clause}"
    match strength:
        case Strength.MUST if act.ceiling:
            return after(f"du får {act.infinitive}", rest), ""
        case Strength.MUST:
            return after(f"du ska {act.infinitive}", rest), ""
        case Strength.MUST_NOT:
            return after(f"du får inte {act.infinitive}", rest), ""
        case Strength.SHOULD:
            return after(f"du bör {act.infinitive}", rest), ""
        case Strength.PLEASE:
            return after(f"vi ber dig {act.infinitive}", rest), ""
        case Strength.IF_POSSIBLE:
            return f"{after(act.order, rest)} om du kan", ""
        case Strength.MAY if act.ceiling:
            return after(f"du kan {act.infinitive}", rest), ""
        case Strength.MAY:
            return after(f"du får {act.infinitive}", rest), ""
        case _:
            assert_never(strength)


def _exemption(advice: Guidance, naming: Naming, act: Act | None, aside: str) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS, advice.unless)
    if known is None:
        return f"undantag: {say_unknown(advice.unless, naming)}"
    if act is None or advice.strength is Strength.MAY or (act.clause and advice.strength is not Strength.MUST_NOT):
        return f"{known} gäller det här inte dig"
    verb = "får du ändå" if advice.strength is Strength.MUST_NOT else "behöver du inte"
    return f"{known} {verb} {after(act.infinitive, f'{act.rest}{aside}')}"
