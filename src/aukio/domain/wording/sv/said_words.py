"""Swedish words by which staff say where a change holds."""

from aukio.domain.wording.said_words import SaidWords

SAID_WORDS = SaidWords(
    all_in=("alla", "allt", "alla enheter"),
    all_of=("alla", "samtliga", "båda", "varje"),
    whole_city=("hela staden", "alla platser"),
    joints=("och", "samt"),
    excepted=("utom", "förutom", "med undantag av"),
)
