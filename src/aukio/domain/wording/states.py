"""The state of a place in words, from its whole answer: how it serves from afar depends on its channels."""

from aukio.domain.answers.answer import Status, Summary, remote_kinds
from aukio.domain.wording.languages import Language


def say_state(answer: Status, words: Language) -> str:
    """How a place serves, in a word or a few; "by phone or online" only where both are possible."""
    if answer.summary is Summary.REMOTE_ONLY:
        return words.say_remote(remote_kinds(answer))
    return words.say_summary(answer.summary)
