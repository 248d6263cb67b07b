"""Words that staff wrote: where they stand, in which languages, and what is wrong with them (R110, R122, R123).

Facts are said by ``wording``, the same in every language. The rest is typed by people, once for each language; the
record only keeps those words, and from its history this package says what is missing, outdated or out of place.
"""

from aukio.domain.texts.fields import StaffText, TextHolder, staff_texts
from aukio.domain.texts.states import State, TextState, source_language, text_states
from aukio.domain.texts.typed_facts import typed_facts
from aukio.domain.texts.warnings import Trouble, WordWarning, words_of

__all__ = [
    "StaffText",
    "State",
    "TextHolder",
    "TextState",
    "Trouble",
    "WordWarning",
    "source_language",
    "staff_texts",
    "text_states",
    "typed_facts",
    "words_of",
]
