"""English words by which staff say where a change holds."""

from aukio.domain.wording.said_words import SaidWords

SAID_WORDS = SaidWords(
    all_in=("everything", "all", "all units"),
    all_of=("all", "all the", "every", "both"),
    whole_city=("the whole city", "whole city", "every place"),
    joints=("and",),
    excepted=("except", "except for", "but not", "apart from"),
)
