"""Plain guidance: what you do, and who is exempt, in short sentences of their own (R100, R126).

"We recommend that" is gone, and every strength still has its own verb. A known exemption says what the reader need not
do.
"""

from typing import assert_never

from aukio.domain.facts.effects import Guidance, Strength
from aukio.domain.wording.advice import Act, after
from aukio.domain.wording.en.guidance import MANNER, say_area, say_unknown, spoken_to
from aukio.domain.wording.en.words import STRENGTHS
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import found, sentences

STATEMENTS = {
    "remote_interpreter": {
        Strength.MUST: "the interpreter helps you remotely",
        Strength.MUST_NOT: "the interpreter does not help you remotely",
        Strength.SHOULD: "the interpreter should help you remotely",
        Strength.PLEASE: "please let the interpreter help you remotely",
        Strength.IF_POSSIBLE: "the interpreter helps you remotely if possible",
        Strength.MAY: "the interpreter may help you remotely",
    },
}
EXEMPTIONS = {
    "agreed_otherwise": "if we have agreed otherwise",
    "child_under_school_age": "if it concerns a child under school age",
    "emergency": "if it is an emergency",
    "health_reasons": "if you have a health reason",
    "urgent_matter": "if your matter is urgent",
}


def say_plain_guidance(advice: Guidance, naming: Naming) -> str:
    """``You must wear a mask. If you have a health reason, you do not have to wear a mask.``"""
    code = advice.code.replace("-", "_")
    act, bracket = MANNER.act(code, advice.value, naming)
    aside = f"{bracket}{say_area(advice.area, naming, into=act is not None and act.into)}"
    then = ""
    if code in STATEMENTS:
        said = f"{STATEMENTS[code][advice.strength]}{aside}"
    elif act is not None:
        said, then = _frame(act, advice.strength, aside)
    else:
        said = f"{STRENGTHS[advice.strength].lower()}: {say_unknown(advice.code, naming)}{aside}"
    whom = spoken_to(advice.audience, naming)
    # "For children: " becomes a sentence of its own.
    lead = f"this is {whom.lead.removesuffix(': ')}" if whom.lead else ""
    return sentences([lead, f"{said}{whom.tail}", then, _exemption(advice, naming, act, aside)])


def _frame(act: Act, strength: Strength, aside: str) -> tuple[str, str]:
    rest = f"{act.rest}{aside}{act.clause}"
    match strength:
        case Strength.MUST if act.ceiling:
            return after(f"you may {act.order}", rest), ""
        case Strength.MUST:
            return after(f"you must {act.order}", rest), ""
        case Strength.MUST_NOT:
            return after(f"you must not {act.order}", rest), ""
        case Strength.SHOULD:
            return after(f"you should {act.order}", rest), ""
        case Strength.PLEASE:
            return after(f"please {act.order}", rest), ""
        case Strength.IF_POSSIBLE:
            return f"{after(act.order, rest)} if you can", ""
        case Strength.MAY if act.ceiling:
            return after(f"you can {act.order}", rest), ""
        case Strength.MAY:
            return after(f"you may {act.order}", rest), ""
        case _:
            assert_never(strength)


def _exemption(advice: Guidance, naming: Naming, act: Act | None, aside: str) -> str:
    if advice.unless is None:
        return ""
    known = found(EXEMPTIONS, advice.unless)
    if known is None:
        return f"the exception is: {say_unknown(advice.unless, naming)}"
    if act is None or advice.strength is Strength.MAY or (act.clause and advice.strength is not Strength.MUST_NOT):
        return f"{known}, this does not apply to you"
    verb = "you may still" if advice.strength is Strength.MUST_NOT else "you do not have to"
    return f"{known}, {verb} {after(act.order, f'{act.rest}{aside}')}"
