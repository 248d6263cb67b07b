"""Facts on the page of a place: what is different now and since when, next changes, and texts of staff."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from django.utils.translation import gettext as _

from aukio.domain.answers.answer import Change, Reason, Status
from aukio.domain.city.places import ChannelKind, Kind, Names
from aukio.domain.document.document import Span, Spans
from aukio.domain.document.markup import strip_markup
from aukio.domain.facts.effects import Effect, Guidance, Hours, Promise, Text, is_shut_all_day
from aukio.domain.facts.notices import Arrangement
from aukio.domain.telling.text_spans import sentence_spans, spans_of_text
from aukio.domain.wording.when import NOTHING_BESIDE, Beside, When, tense_of
from aukio.web.pages.page_spans import LinkView, SpanViews, span_views
from aukio.web.pages.reader import Reader

_PUT_IN = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class FactView:
    """What is different now: the fact, its period, further effects, and what is normal where that helps."""

    fact: SpanViews
    since: str
    more: tuple[SpanViews, ...]
    normally: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Something that starts or ends at ``when``; the text does not repeat the day."""

    when: str
    begins: bool
    text: SpanViews
    url: str


def fact_views(answer: Status, reader: Reader) -> tuple[FactView, ...]:
    """Return what is different now; guidance is listed under conditions instead."""
    return tuple(_fact(reason, answer, reader) for reason in answer.because if _effects(reason.version.arrangement))


def _fact(reason: Reason, answer: Status, reader: Reader) -> FactView:
    """Return a fact: its first effect, then the others and what is normal."""
    arrangement = reason.version.arrangement
    effects = _effects(arrangement)
    beside = Beside(equipment=answer.kind is Kind.EQUIPMENT and reason.source is None)
    first, *others = [_said(effect, reader, beside) for effect in effects]
    if reason.source is not None:
        first = (Span(f"{reason.source.say(reader.lang)}: "), *first)
    if arrangement.particulars.note:
        others.append(sentence_spans(reader.words_of(arrangement.particulars.note), reader.lang))
    published = reader.words.say_moment(reader.local(reason.version.first.published), reader.today)
    return FactView(
        fact=span_views(first, reader),
        since=period_words(arrangement, reader),
        more=tuple(span_views(each, reader) for each in others),
        normally=_normally(effects, answer, reader) if reason.source is None else "",
        source=LinkView(
            _("published %(when)s") % {"when": published},
            reader.notice(reason.version.ref.notice, reason.version.ref.id),
        ),
    )


def _effects(arrangement: Arrangement) -> list[Effect]:
    return [effect for effect in arrangement.effects if not isinstance(effect, Guidance)]


def period_words(arrangement: Arrangement, reader: Reader) -> str:
    """Return the period in words, seen from the moment shown (R060)."""
    when = When(arrangement.period, tense_of(arrangement.period, reader.moment.local), today=reader.today)
    return reader.words.say_plain_when(when).text if reader.plain else reader.words.say_when(when)


def _normally(effects: Sequence[Effect], answer: Status, reader: Reader) -> str:
    """Return the normal week of the first channel whose hours differ (R011)."""
    hours = next((effect for effect in effects if isinstance(effect, Hours)), None)
    if hours is None:
        return ""
    kind = hours.channel or ChannelKind.ON_SITE
    week = next((each.channel.week for each in answer.channels if each.key.kind is kind), None)
    if week is None:
        return ""
    if reader.plain:
        return _("Normally: %(hours)s") % {"hours": reader.words.say_plain_week(week)}
    return _("normally %(hours)s") % {"hours": reader.words.say_week(week)}


def effect_view(effect: Effect, reader: Reader) -> SpanViews:
    """Return one effect as a sentence, without its period."""
    return span_views(_said(effect, reader), reader)


def _said(effect: Effect, reader: Reader, beside: Beside = NOTHING_BESIDE) -> Spans:
    """Return an effect in the reader's variant; words of staff in another language are marked (R122)."""
    said = (
        reader.words.say_plain(effect, reader.naming, beside)
        if reader.plain
        else reader.words.say_effect(effect, reader.naming)
    )
    match effect:
        case Text(text) if text:
            return sentence_spans(reader.words_of(text), reader.lang)
        case Text(text) | Promise(text):
            return _marked(said, reader.words_of(text), reader.lang)
        case _:  # partial: a test names the effects that hold texts
            return (Span(said),)


def _marked(said: str, typed: Names, lang: str) -> Spans:
    """Return a sentence in which only the typed words are marked as being in another language."""
    own, *mark = spans_of_text(typed, lang) or (Span(said),)
    if not own.lang:
        return (Span(said),)
    before, words, after = said.partition(strip_markup(own.text).removesuffix("."))
    if not words:
        return (replace(own, text=said), *mark)
    return tuple(span for span in (Span(before), replace(own, text=words), *mark, Span(after)) if span.text)


def change_view(change: Change, reader: Reader) -> ChangeView:
    """Return an upcoming change with its day: what will apply, or what ends."""
    arrangement = change.version.arrangement
    said: list[Span] = []
    effects = arrangement.effects
    if change.stays_closed:
        said.append(Span(reader.words.say_stays_closed(arrangement.period, reader.today)))
        effects = tuple(each for each in effects if not is_shut_all_day(each))
    for effect in effects:
        said += [*([Span(" ")] if said else []), *_said(effect, reader)]
    if not change.begins:
        # The wording takes a plain text, but ours has spans: insert them in place of a placeholder.
        before, _found, after = reader.words.say_ending(_PUT_IN).partition(_PUT_IN)
        said = [span for span in (Span(before), *said, Span(after)) if span.text]
    if change.source is not None:
        said.insert(0, Span(f"{change.source.say(reader.lang)}: "))
    local = reader.local(change.at)
    at_midnight = local.time() == time()  # a day begins: no one reads "0 o'clock" as that
    return ChangeView(
        when=reader.words.say_near_day(local.date(), reader.today)
        if at_midnight
        else reader.words.say_near_moment(local, reader.today),
        begins=change.begins,
        text=span_views(tuple(said), reader),
        url=reader.notice(change.version.ref.notice, change.version.ref.id),
    )


def loose_words(answer: Status, reader: Reader) -> tuple[SpanViews, ...]:
    """Return texts and promises on their own, without those of arrangements that are listed as facts."""
    return tuple(span_views(each, reader) for each in _loose(answer, reader))


def _loose(answer: Status, reader: Reader) -> Iterator[Spans]:
    listed = {reason.version.ref for reason in answer.because}
    for text, version in answer.texts:
        if version.ref not in listed:
            yield _said(text, reader)
    for promise, version in answer.promises:
        if version.ref not in listed:
            yield _said(promise, reader)
