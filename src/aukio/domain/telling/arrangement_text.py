"""The text of one arrangement, for answers instead of notices."""

from aukio.domain.facts.notices import Arrangement
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.when import Tense, When


def tell(arrangement: Arrangement, tense: Tense, naming: Naming, words: Language) -> str:
    """One sentence for each effect, without places; the first states the period, in the tense given."""
    first, *others = arrangement.effects
    sentence = words.say_fact(first, When(arrangement.period, tense), naming)
    return " ".join([sentence, *(words.say_effect(effect, naming) for effect in others)])
