"""What a draft said when it was handed in or published, and what differs since (R132)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from aukio.desk.changes.change_proposals import Preview
from aukio.desk.changes.previews import affected_places, fates_shown
from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.checks import Code, Finding
from aukio.domain.document.document import plain_text
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.telling import compose
from aukio.domain.wording.languages import language
from aukio.drafts.queries import Draft


def snapshot(view: View, seen: Preview, frozen: Draft | None) -> dict[str, Any]:
    """Return what a preview says, in each language, as JSON values: read at the instant a draft was handed in."""
    assert seen.step.enacted is not None  # noqa: S101  # a preview is of something that is enacted
    _before, after = seen.step.views
    at = frozen.frozen if frozen is not None and frozen.frozen is not None else after.known
    texts, places, fates = {}, {}, {}
    for lang in LANGUAGES:
        document = compose(after, seen.step.proposal.notice.slug, lang, plain=False)
        shown = (document.at(at), document)
        said = ([plain_text(each.spans) for each in part.sentences()] for part in shown)
        texts[lang] = list(dict.fromkeys(next(filter(None, said), [document.untold])))
        with override(lang):
            places[lang] = [
                {
                    "name": each.name,
                    "since": each.since,
                    "before": each.before.value,
                    "after": each.after.value,
                    "was": each.was,
                    "becomes": each.becomes,
                }
                for each in affected_places(view, seen, lang)
            ]
            fates[lang] = [each.said for each in fates_shown(view, seen.step.fated, lang)]
    return {
        "title": {lang: seen.step.proposal.notice.title.say(lang) for lang in LANGUAGES},
        "texts": texts,
        "places": places,
        "more": max(0, len(seen.step.changes) - len(places[next(iter(LANGUAGES))])),
        "fates": fates,
        "findings": [[each.code.value, each.place, str(each.ref or "")] for each in seen.step.findings],
        "at": sorted({node.place for each in seen.step.enacted.versions for node in places_of(after, each)}),
        "facts": [str(each.ref) for each in seen.step.enacted.versions],
    }


@dataclass(frozen=True, slots=True)
class Since:
    """A line that was not there when a draft was handed in (``new``), or is there no more."""

    new: bool
    text: str


def since_then(then: Mapping[str, Any], now: Mapping[str, Any], lang: str) -> list[Since]:
    """Return what differs since a draft was handed in: sentences, answers of places, bookings."""
    return [
        *_compared(then["texts"].get(lang, ()), now["texts"].get(lang, ())),
        *_compared(_answers(then, lang), _answers(now, lang)),
        *_compared(then["fates"].get(lang, ()), now["fates"].get(lang, ())),
    ]


def new_findings(then: Mapping[str, Any], seen: Preview) -> list[Finding]:
    """Return the contradictions that were not there when a draft was handed in; that it has begun since is none."""
    old = [list(each) for each in then["findings"]]
    return [
        each
        for each in seen.step.findings
        if [each.code.value, each.place, str(each.ref or "")] not in old and not excused(then, each)
    ]


def excused(then: Mapping[str, Any], finding: Finding) -> bool:
    """Return whether a contradiction is only that a draft began while it waited: no one is asked for a reason."""
    return finding.code is Code.IN_FORCE_BEFORE_PUBLISHED and all(
        each[0] != finding.code.value for each in then.get("findings", ())
    )


def _answers(said: Mapping[str, Any], lang: str) -> Iterator[str]:
    for row in said["places"].get(lang, ()):
        after = row["becomes"] or language(lang).say_summary(Summary(row["after"]))
        yield f"{row['name']}: {after}"


def _compared(then: Iterable[str], now: Iterable[str]) -> Iterator[Since]:
    old, new = list(then), list(now)
    yield from (Since(new=False, text=each) for each in old if each not in new)
    yield from (Since(new=True, text=each) for each in new if each not in old)
