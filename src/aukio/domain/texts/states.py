"""In which languages each text is written, missing or outdated, from the history of the record (R115, R122).

    publication    1 material      2 material      3 minor        4 material
    fi (source)    Suljettu        Suljettu yhä    Suljettu yhä   Suljettu yhä
    sv             Stängt          Stängt          Stängt         Fortsatt stängt
                   written         outdated        outdated       written

Nothing of this is stored. A minor publication mends words, so it outdates none; a translation is up to date again as
soon as its own words change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.city.places import Names
from aukio.domain.facts.notices import ArrangementRef, Publication, PublicationKind
from aukio.domain.facts.record import View
from aukio.domain.publishing.notice_facts import facts_of
from aukio.domain.texts.fields import StaffText, TextHolder, arrangement_texts, head_texts, staff_texts


class State(StrEnum):
    """How a text stands in one language."""

    WRITTEN = "written"
    MISSING = "missing"
    """Nothing is written while another language has it."""
    OUTDATED = "outdated"
    """The source changed in a later material publication, and this language did not."""


@dataclass(frozen=True, slots=True)
class TextState:
    """A text in one language; ``since`` is the publication that wrote it, left it out or outdated it."""

    field: str
    lang: str
    state: State
    since: datetime | None


@dataclass(frozen=True, slots=True)
class _Stage:
    """A text as one publication left it."""

    published: datetime
    material: bool
    names: Names


def source_language(names: Names) -> str:
    """The language the others are translated from: the first of Finnish, Swedish and English that is written."""
    return next((lang for lang in LANGUAGES if words_in(names, lang)), DEFAULT_LANGUAGE)


def words_in(names: Names, lang: str) -> str:
    """The words in exactly this language, without falling back."""
    return names.only(lang)


def text_states(view: View, slug: str) -> tuple[TextState, ...]:
    """Every text of a notice in every language, as known in the view; none before its first publication."""
    history = _History(view, slug)
    return tuple(
        TextState(text.field, lang, state, since)
        for text in (staff_texts(view, slug) if history.begun else ())
        for lang, (state, since) in history.of(text).items()
    )


class _History:
    """The stages of every text that a notice shows, oldest first."""

    def __init__(self, view: View, slug: str) -> None:
        self._stages: dict[ArrangementRef | None, dict[TextHolder, list[_Stage]]] = defaultdict(
            lambda: defaultdict(list)
        )
        acts = {each.order: each for each in view.record.publications if each.published <= view.known}
        mine = sorted((each for each in acts.values() if each.notice == slug), key=lambda each: each.order)
        self.begun = bool(mine)
        for publication in mine:
            if publication.head is not None:
                self._add(publication, None, head_texts(publication.head))
        shown = {version.ref for version in facts_of(view, slug)}
        versions = [each for each in view.record.versions if each.ref in shown and each.publication in acts]
        for version in sorted(versions, key=lambda each: each.publication):
            texts = arrangement_texts(version.arrangement, within=slug)
            self._add(acts[version.publication], version.ref, texts)

    def _add(self, publication: Publication, ref: ArrangementRef | None, texts: Iterable[StaffText]) -> None:
        stages = self._stages[ref]
        material = publication.kind is PublicationKind.MATERIAL
        said = dict.fromkeys(stages, Names()) | {text.holder: text.names for text in texts}
        for holder, names in said.items():
            stages[holder].append(_Stage(publication.published, material, names))

    def of(self, text: StaffText) -> Mapping[str, tuple[State, datetime | None]]:
        """The state of a text in each language, and since when."""
        states: dict[str, tuple[State, datetime | None]] = {}
        before = Names()
        for stage in self._stages[text.holder.ref][text.holder]:
            source = source_language(stage.names)
            moved = stage.material and _source_moved(before, stage.names)
            for lang in LANGUAGES:
                state, since = states.get(lang, (State.MISSING, None))
                words = words_in(stage.names, lang)
                if not words:
                    new = State.MISSING
                elif lang == source or words != words_in(before, lang):
                    new = State.WRITTEN
                else:
                    new = State.OUTDATED if moved else state
                rewritten = words != words_in(before, lang)
                states[lang] = (new, stage.published if since is None or new is not state or rewritten else since)
            before = stage.names
        return states


def _source_moved(before: Names, after: Names) -> bool:
    """Whether the words others are translated from changed; a source put before an older one is a translation of it."""
    return any(
        words_in(before, lang) and words_in(after, lang) and words_in(before, lang) != words_in(after, lang)
        for lang in (source_language(before), source_language(after))
    )
