"""The text of one arrangement, for answers instead of notices."""

from aukio.domain.answers.answer import Change
from aukio.domain.facts.effects import is_shut_all_day
from aukio.domain.facts.notices import Arrangement
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.when import Tense, When


def tell_change(change: Change, naming: Naming, words: Language) -> str:
    """What begins, what stays closed, or what ends, as sentences."""
    arrangement = change.version.arrangement
    if not change.begins:
        return words.say_ending(words.say_arrangement(arrangement, naming))
    if not change.stays_closed:
        return tell(arrangement, Tense.FUTURE, naming, words)
    others = (each for each in arrangement.effects if not is_shut_all_day(each))
    first = words.say_stays_closed(arrangement.period)
    return " ".join([first, *(words.say_effect(effect, naming) for effect in others)])


def tell(arrangement: Arrangement, tense: Tense, naming: Naming, words: Language) -> str:
    """One sentence for each effect, without places; the first states the period, in the tense given."""
    first, *others = arrangement.effects
    sentence = words.say_fact(first, When(arrangement.period, tense), naming)
    return " ".join([sentence, *(words.say_effect(effect, naming) for effect in others)])
