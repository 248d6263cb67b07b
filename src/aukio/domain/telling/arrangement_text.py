"""One arrangement in a few sentences, for answers rather than notices."""

from aukio.domain.facts.notices import Arrangement
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.when import Tense, When


def tell(arrangement: Arrangement, tense: Tense, naming: Naming, words: Language) -> str:
    """Its effects, a sentence each, without its places; the first says when it holds, in the verb of the tense."""
    first, *others = arrangement.effects
    told = words.say_fact(first, When(arrangement.period, tense), naming)
    return " ".join([told, *(words.say_effect(effect, naming) for effect in others)])
