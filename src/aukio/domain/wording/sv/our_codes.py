"""The codes that have Swedish words of ours; a directory words others."""

from aukio.domain.city.code_words import CodeList
from aukio.domain.wording.our_codes import OurCodes
from aukio.domain.wording.sv.advice import ACTS, AREAS, AUDIENCES, EXEMPTIONS, STATEMENTS
from aukio.domain.wording.sv.kinds import MANY
from aukio.domain.wording.sv.words import CONDITIONS, EVENTS

OUR_CODES = OurCodes(
    {
        CodeList.TYPES: frozenset(MANY),
        CodeList.AUDIENCES: frozenset(AUDIENCES),
        CodeList.CATEGORIES: frozenset(EVENTS),
        CodeList.GUIDANCE_CODES: frozenset((*ACTS, *STATEMENTS)),
    },
    frozenset((*AREAS, *EXEMPTIONS, *CONDITIONS, *(value for act in ACTS.values() for value in act.values))),
)
