"""Finnish words by which staff say where a change holds."""

from aukio.domain.wording.said_words import SaidWords

SAID_WORDS = SaidWords(
    all_in=("kaikki", "kaikki yksiköt", "kaikki toimipisteet"),
    all_of=("kaikki", "kaikissa", "jokainen", "molemmat"),
    whole_city=("koko kaupunki", "kaikki paikat"),
    joints=("ja", "sekä"),
    excepted=("paitsi", "lukuun ottamatta", "pois lukien"),
)
