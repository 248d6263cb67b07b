"""Paragraphs: the facts about one subject in one period, which is stated once, as written at an instant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from aukio.domain.city.places import Admission, ChannelKind, Names, Purpose
from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import OpenEnd, Period, local_of
from aukio.domain.document.document import Item, Sentence, Span, Spans
from aukio.domain.facts.effects import (
    Admit,
    CancelEvents,
    Capacity,
    Close,
    Effect,
    Elsewhere,
    Guidance,
    Hours,
    Normal,
    Offer,
    Promise,
    Shorten,
    Text,
    Withhold,
    is_shut_all_day,
)
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import Subject
from aukio.domain.hours.shortened_days import leaves_nothing
from aukio.domain.telling.common_period import CommonPeriod
from aukio.domain.telling.contacts import contact_spans
from aukio.domain.telling.joint_effects import to_state
from aukio.domain.telling.notice_content import Fact, next_times
from aukio.domain.telling.reopening import reopens
from aukio.domain.telling.shorter_day import shorter_day
from aukio.domain.telling.text_spans import link_spans, sentence_spans
from aukio.domain.telling.unstaffed import unstaffed
from aukio.domain.week import AnyWeek, Holidays, Week
from aukio.domain.wording.languages import Language, language
from aukio.domain.wording.listed_days import spans_of_its_days
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.phrasing import capital, sentence, standing_rules
from aukio.domain.wording.when import Beside, PlainWhen, Tense, When, tense_of


@dataclass(frozen=True, slots=True)
class TextContext:
    """The view and the language from which text is composed."""

    view: View
    lang: str
    naming: Naming
    plain: bool
    common: CommonPeriod | None = None
    """What is said once of the periods of all facts."""

    @property
    def words(self) -> Language:
        """The wording of the language."""
        return language(self.lang)

    def words_of(self, text: Names) -> Names:
        """A text of staff as this variant says it: in plain language with its plain words."""
        return text.in_plain_words(self.lang) if self.plain else text

    def when(self, fact: Fact, at: datetime) -> When:
        """The relation of a fact to an instant; an effect already in force counts from its real start."""
        tense = self.tense(fact, at)
        ahead, period = tense is Tense.FUTURE, self.period(fact, at)
        above = self.common is not None and self.common.ends(period)
        return When(
            replace(period, open_end=None) if above else period,
            tense,
            still=fact.still and ahead,
            reopens=reopens(self.view, fact),
            next=None if ahead else self._next(fact, at),
            today=self.today(at),
            end_above=above,
        )

    def period(self, fact: Fact, at: datetime) -> Period:
        """The period of a fact as stated at an instant: once it is in force, from its real start."""
        return fact.period if self.tense(fact, at) is Tense.FUTURE else fact.shown_period

    def is_dated_above(self, fact: Fact, at: datetime) -> bool:
        """Whether the whole period of a fact is said once for all, above, or needs no words."""
        if self.tense(fact, at) is Tense.PRESENT and (_says_its_end(fact) or self._goes_on(fact, at)):
            return True
        return self.common is not None and self.common.holds(self.period(fact, at))

    def _goes_on(self, fact: Fact, at: datetime) -> bool:
        """Whether nothing changes by a fact that is in force: in plain language it has no day on which it began."""
        same = all(isinstance(effect, Normal | Text) for effect in fact.effects)
        return self.plain and same and self.common is not None and self.common.ends(self.period(fact, at))

    def today(self, at: datetime) -> date:
        """The local day of a reader at an instant: days of its year are said without the year."""
        return local_of(at, self.view.city.zone).date()

    def _next(self, fact: Fact, at: datetime) -> Stretch | None:
        """The next of the times of a repetition at which a text changes, unless it has begun."""
        local = local_of(at, self.view.city.zone)
        coming = next((each for each in next_times(self.view, fact.period) if each.end > local), None)
        return None if coming is None or coming.start <= local else coming

    def tense(self, fact: Fact, at: datetime) -> Tense:
        """Whether a fact is in the future, in force or over at an instant."""
        return tense_of(fact.period, local_of(at, self.view.city.zone))

    def beside(self, subject: Subject, effect: Effect, period: Period) -> Beside:
        """What a sentence needs to know of its places."""
        normally = self._normally(subject, effect) if isinstance(effect, Hours) else None
        places = [top.place for top in subject.tops]
        day = shorter_day(self.view, places, effect, period) if isinstance(effect, Shorten) else None
        alone = unstaffed(self.view, places, effect, period) if isinstance(effect, Close) else None
        spans = spans_of_its_days(period, effect.week) if isinstance(effect, Hours) else ()
        many = len(subject.tops) > 1
        return Beside(normally, many=many, equipment=subject.equipment, day=day, unstaffed=alone, spans=spans)

    def shut_by(self, subject: Subject, shorten: Shorten, period: Period) -> bool:
        """Whether a shorter day leaves nothing at all of its places, which then are said to be closed."""
        kinds = {channel.kind for top in subject.tops for channel in top.version.channels}
        places = [top.place for top in subject.tops]
        return ChannelKind.SELF_SERVICE not in kinds and leaves_nothing(self.view, places, shorten, period)

    def _normally(self, subject: Subject, hours: Hours) -> AnyWeek | None:
        kind = hours.channel or ChannelKind.ON_SITE
        weeks = {
            next((channel.week for channel in top.version.channels if channel.kind is kind), None)
            for top in subject.tops
        }
        week = next(iter(weeks)) if len(weeks) == 1 else None
        return None if week is None else _different(week, hours.week)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a paragraph is about: facts with the same period and the same subject, rooms and equipment as their unit.

    ``lead`` names it, if the heading does not; ``naming`` names what is inside it. Without ``rules``, rules of conduct
    are left out.
    """

    lead: str
    about: Subject
    naming: Naming
    rules: bool


def paragraph(context: TextContext, stated: Sequence[Fact], at: datetime, spoken: Paragraph) -> Item:
    """The item of some facts."""
    lead, rules = spoken.lead, spoken.rules
    dated = context.is_dated_above(stated[0], at)
    if lead and not context.plain and not dated and _leads(stated, rules=rules):
        lead = f"{lead}, {context.words.say_when(context.when(stated[0], at))}"
    sentences = tuple(_sentences(context, stated, at, spoken))
    particulars = [fact.particulars for fact in stated]
    return Item(
        sentences=sentences,
        lead=(Span(capital(lead)),) if lead else (),
        links=tuple(
            dict.fromkeys(link_spans(link, context.lang) for each in particulars for link in each.links if link.url)
        ),
    )


def _sentences(context: TextContext, stated: Sequence[Fact], at: datetime, spoken: Paragraph) -> Iterator[Sentence]:
    rules = spoken.rules
    dated = context.is_dated_above(stated[0], at)
    leads = dated or _leads(stated, rules=rules)
    when = context.when(stated[0], at)
    plainly = context.words.say_plain_when(when) if context.plain and not dated else PlainWhen()
    if plainly.head:
        yield Sentence((Span(f"{capital(plainly.head)}:"),))
    first, effects = True, list(to_state(stated, context.naming, context.words, rules=rules))
    for fact in stated:
        for effect, marks, naming in (each[1:] for each in effects if each[0] is fact):
            whom = _whom(replace(context, naming=spoken.naming), fact, effect, spoken.about)
            said = _said(replace(context, naming=naming), fact, effect, when, alone=first and not leads)
            under = first and leads and not spoken.lead and not dated and not context.plain
            if under:
                lower = not whom and not _begins_with_a_name(context, effect, fact.period.start.date())
                whom = (Span(f"{capital(context.words.say_when(when))}: "), *whom)
                said = _lower(said) if lower else said
            yield Sentence((*whom, *said), marks)
            first = False
        yield from _beside_the_facts(context, fact)
    if plainly.behind:
        yield Sentence((Span(plainly.behind),))


def _leads(stated: Sequence[Fact], *, rules: bool) -> bool:
    """Whether the period stands before the sentences that share it, instead of inside the only one."""
    effects = [effect for fact in stated for effect in fact.effects if rules or not isinstance(effect, Guidance)]
    return len(effects) > 1 or not _holds_its_period(effects[0])


def _holds_its_period(effect: Effect) -> bool:
    """Whether the sentence of an effect has a place for its period; others would have it in brackets."""
    match effect:
        case Close() | Hours() | Shorten() | Normal() | Capacity() | Withhold():
            return True
        case Admit(services=(), audience=None, is_=is_):
            return is_ is not Admission.BOOKED_ONLY
        case CancelEvents(born_on_or_after=None, condition=""):
            return True
        case _:  # partial: the others stand behind their period
            return False


def _begins_with_a_name(context: TextContext, effect: Effect, day: date) -> bool:
    """Whether a sentence begins with a name, which keeps its capital: words of staff or of the directory, or a weekday
    in a language that writes weekdays (here that of a ``day``) as names.
    """
    if getattr(effect, "during", None) is not None and context.words.say_weekday(day)[:1].isupper():
        return True
    return isinstance(effect, Text | Promise | Elsewhere) or (isinstance(effect, Admit) and bool(effect.services))


def _lower(said: Spans) -> Spans:
    """A sentence behind its period: ``From 30 March: closed.``"""
    head, *rest = said
    if head.text[1:2].isupper():
        return said
    return (replace(head, text=f"{head.text[:1].lower()}{head.text[1:]}"), *rest)


def _beside_the_facts(context: TextContext, fact: Fact) -> Iterator[Sentence]:
    """A note and contacts, which state no fact."""
    if fact.particulars.note:
        yield Sentence(sentence_spans(context.words_of(fact.particulars.note), context.lang))
    for contact in fact.particulars.contacts:
        yield Sentence((*contact_spans(contact, context.lang), Span(".")))


def _whom(context: TextContext, fact: Fact, effect: Effect, about: Subject) -> Spans:
    """The room or equipment that a sentence is about, in a paragraph about its unit.

    Withheld services and alternatives are stated of the unit, to which they apply (semantics.md section 4).
    """
    if fact.subject.key == about.key or isinstance(effect, Elsewhere | Withhold):
        return ()
    return (Span(f"{capital(context.words.say_subject(fact.subject, context.naming))}: "),)


def _said(context: TextContext, fact: Fact, effect: Effect, when: When, *, alone: bool) -> Spans:
    """An effect with its period where it stands ``alone``, else under a period that is said before it."""
    if isinstance(effect, Shorten) and context.shut_by(fact.subject, effect, fact.period):
        effect = Close()
    beside = replace(context.beside(fact.subject, effect, fact.period), only=_only_way(fact, effect))
    if isinstance(effect, Text) and effect.text:
        said = sentence_spans(context.words_of(effect.text), context.lang)
        if not alone or context.plain:
            return said
        return (*said, Span(f" ({capital(context.words.say_when(when))}.)"))
    moved = fact.instead if isinstance(effect, Hours | Offer) else None
    if context.plain:
        line = context.words.say_plain(effect, context.naming, beside)
        return (Span(line if moved is None else f"{line} {sentence(context.words.say_instead(moved))}"),)
    say = context.words.say_fact if alone else context.words.say_under_period
    line = say(effect, when, context.naming, beside)
    return (Span(line if moved is None else f"{_unended(line, context.words)} ({context.words.say_instead(moved)})."),)


_SOME_DAY = date(2020, 3, 31)
_DAY_LAST = re.compile(r"\d\.\d{1,2}\.\Z")


def _unended(line: str, words: Language) -> str:
    """A sentence without its full stop, for words that follow; that of a Finnish day without its year stays."""
    of_the_day = words.say_day(_SOME_DAY, _SOME_DAY).endswith(".") and _DAY_LAST.search(line)
    return line if of_the_day else line.removesuffix(".")


def until_then(context: TextContext, before: Sequence[Fact], closing: Item, at: datetime) -> Item:
    """A closing with the normal service that ends in it: "Normal service until 31 March; closed from 1 April." """
    if not before:
        return closing
    service, (first, *rest) = before[0], closing.sentences
    normal = context.words.say_fact(Normal(), context.when(service, at), context.naming)
    head, *others = first.spans
    joined = replace(head, text=f"{_unended(normal, context.words)}; {head.text[:1].lower()}{head.text[1:]}")
    one = Sentence((joined, *others), (*service.marks(0), *first.marks))
    return replace(closing, sentences=(one, *rest))


def _different(normally: AnyWeek, now: AnyWeek | None) -> AnyWeek | None:
    """What of a normal week is otherwise than the new hours; its holidays go on where these say nothing of holidays."""
    if not isinstance(normally, Week) or not isinstance(now, Week):
        return None if normally == now else normally
    silent = not any(isinstance(rule.selector, Holidays) for rule in now.rules)
    rules = standing_rules(normally)
    kept = [
        rule
        for rule in rules
        if rule not in standing_rules(now) and not (silent and isinstance(rule.selector, Holidays) and not rule.spans)
    ]
    return Week(tuple(kept)) if kept else None


def _says_its_end(fact: Fact) -> bool:
    """Whether a fact only promises what comes once conditions permit, which is its end."""
    only = all(isinstance(effect, Promise) and effect.due is None for effect in fact.effects)
    return only and fact.period.open_end is OpenEnd.AS_CONDITIONS_PERMIT


def _only_way(fact: Fact, effect: Effect) -> bool:
    """Whether a way of service that is offered while the desk is closed is the only one that its places have then."""
    if not isinstance(effect, Offer) or effect.purpose is not Purpose.SERVICE or effect.channel is ChannelKind.WEB:
        return False
    closes = [each for each in fact.effects if isinstance(each, Close) and is_shut_all_day(each)]
    ways = {each.channel for each in fact.effects if isinstance(each, Offer) and each.purpose is Purpose.SERVICE}
    ways |= {channel.kind for top in fact.subject.tops for channel in top.version.channels}
    shut = {kind for close in closes for kind in close.channels or (ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE)}
    return bool(closes) and ways - shut == {effect.channel}
