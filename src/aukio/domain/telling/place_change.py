"""What a publication changes at a place, in a few words: before and after, which always differ."""

from aukio.domain.answers.answer import Status
from aukio.domain.answers.impact import PlaceChange
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Effect
from aukio.domain.facts.notices import Version
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming


def say_difference(change: PlaceChange, naming: Naming, words: Language) -> tuple[str, str]:
    """The texts beside the states before and after: hours where they differ, else what begins and what ends.

    Both are empty where the states alone tell the difference and no on-site hours are known.
    """
    hours = (_hours(change.before, words), _hours(change.after, words))
    if change.before.summary is not change.after.summary or hours[0] != hours[1]:
        return hours
    old, new = _effects(change.before), _effects(change.after)
    begins = [words.say_effect(effect, naming) for effect in new if effect not in old]
    ends = [words.say_effect(effect, naming) for effect in old if effect not in new]
    if not begins and not ends:
        return hours
    return " ".join(ends) or hours[0], " ".join(begins) or words.say_ending(" ".join(ends))


def _hours(answer: Status, words: Language) -> str:
    """Today's on-site hours; empty where the place is closed all day."""
    on_site = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
    spans = None if on_site is None else on_site.said_today
    return words.say_spans(spans) if spans else ""


def _effects(answer: Status) -> list[Effect]:
    """All effects that an answer shows, in order, each once."""
    versions: list[Version] = [reason.version for reason in answer.because]
    versions += [version for _said, version in (*answer.guidance, *answer.promises, *answer.texts)]
    return list(dict.fromkeys(effect for version in versions for effect in version.arrangement.effects))
