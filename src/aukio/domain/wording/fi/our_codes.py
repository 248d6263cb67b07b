"""The codes that have Finnish words of ours; a directory words others."""

from aukio.domain.city.code_words import CodeList
from aukio.domain.wording.fi.advice import ACTS, AREAS, AUDIENCES, EXEMPTIONS, STATEMENTS
from aukio.domain.wording.fi.kinds import MANY
from aukio.domain.wording.fi.words import CONDITIONS, EVENTS
from aukio.domain.wording.our_codes import OurCodes

OUR_CODES = OurCodes(
    {
        CodeList.TYPES: frozenset(MANY),
        CodeList.AUDIENCES: frozenset(AUDIENCES),
        CodeList.CATEGORIES: frozenset(EVENTS),
        CodeList.GUIDANCE_CODES: frozenset((*ACTS, *STATEMENTS)),
    },
    frozenset((*AREAS, *EXEMPTIONS, *CONDITIONS, *(value for act in ACTS.values() for value in act.values))),
)
