"""Sections: facts grouped under the places for which a reader looks, each paragraph shown while it is true.

27.3.      30.3.        1.4.                      a section is composed at each of its boundaries; equal items of
 │ closes   │ closed     │                         several boundaries become one item with a longer period
 └──item A──┴────item B──┴──▶
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime
from functools import partial

from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of, instant_of, midnight, plus
from aukio.domain.document.document import Item, Section, SectionKind, Sentence, Span, Spans
from aukio.domain.facts.effects import Close, Guidance, Normal
from aukio.domain.facts.subjects import Subject, SubjectKind, places_of
from aukio.domain.telling.conduct import conduct
from aukio.domain.telling.notice_content import Fact, next_times
from aukio.domain.telling.overview import overview, turns
from aukio.domain.telling.paragraphs import Paragraph, TextContext, paragraph, until_then
from aukio.domain.telling.short_names import by_building, short_names, with_names
from aukio.domain.telling.text_spans import joined_spans, place_span
from aukio.domain.wording.parts import Part
from aukio.domain.wording.phrasing import MOST_LISTED, capital
from aukio.domain.wording.when import Tense, When

ComposeItems = Callable[[list[Fact], datetime], Iterable[Item]]


@dataclass(frozen=True, slots=True)
class _SectionFacts:
    """The facts of one section, before composition."""

    key: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def units(self) -> tuple[Node, ...]:
        """The units it is about, by path."""
        found = {unit.place: unit for fact in self.facts for unit in fact.subject.units}
        return tuple(sorted(found.values(), key=lambda node: node.path))

    @property
    def general(self) -> bool:
        """Whether it is about whole buildings or wider: its rules of conduct then have a section of their own."""
        return self.key[0] == "everywhere" or all(unit.kind is Kind.CENTRE for unit in self.units)


def sections(context: TextContext, facts: Sequence[Fact]) -> Iterator[Section]:
    """Buildings first, then units in alphabetical order, then the whole city, then conduct."""
    # What is joined does not depend on what is over by now: a text that was written ahead stays as it is.
    joint = _with_one_section(facts)
    alive = [fact for fact in joint if not fact.period.never and not _over(context, fact)]
    all_section_facts = [_SectionFacts(_key(members[0]), tuple(members)) for members in _grouped(alive, _key).values()]
    all_section_facts.sort(
        key=lambda section_facts: (
            section_facts.key[0] == "everywhere",
            not section_facts.general,
            _heading(context, section_facts).casefold(),
        )
    )
    for section_facts in all_section_facts:
        yield _places(context, section_facts)
    yield from _conduct(context, [section_facts for section_facts in all_section_facts if section_facts.general])


def _with_one_section(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, those of places that only work as usual, in one period, as one: it is said once for all of them."""
    alone = [members[0] for members in _grouped(facts, _key).values() if len(members) == 1 and _as_usual(members[0])]
    groups = _grouped(alone, lambda fact: (fact.shown_period, fact.still)).values()
    joint = [group for group in groups if len(group) > 1]
    found = [fact for fact in facts if not any(fact in group for group in joint)]
    for group in joint:
        tops = {top.place: top for fact in group for top in fact.subject.tops}
        units = {unit.place: unit for fact in group for unit in fact.subject.units}
        subject = Subject(SubjectKind.NAMED, tuple(tops.values()), (), tuple(units.values()))
        versions = tuple(each for fact in group for each in fact.versions)
        found.append(replace(group[0], subject=subject, versions=versions))
    return found


def _as_usual(fact: Fact) -> bool:
    bare = not (fact.particulars.note or fact.particulars.links or fact.particulars.contacts)
    whole = not fact.subject.everywhere and not fact.subject.inside and not fact.subject.left_out
    return fact.effects == (Normal(),) and bare and whole and fact.subject.kind is not SubjectKind.WHOLE


def _over(context: TextContext, fact: Fact) -> bool:
    return context.tense(fact, context.view.known) is Tense.PAST


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], tuple[object, ...]]) -> dict[tuple[object, ...], list[Fact]]:
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return groups


def _key(fact: Fact) -> tuple[str, ...]:
    """The heading of a fact: the types of the units it is about."""
    if fact.subject.everywhere:
        return "everywhere", *fact.subject.owners
    return "units", *fact.subject.types


_MOST_KINDS = 3
"""How many kinds of places a heading names before it says how they work instead."""


def _heading(context: TextContext, section_facts: _SectionFacts) -> str:
    if section_facts.key[0] == "everywhere":
        return capital(context.words.say_subject(section_facts.facts[0].subject, context.naming))
    if _is_headed_as_usual(section_facts):
        return capital(context.words.say_gists([(Normal(), False)]))
    kinds = [[unit for unit in section_facts.units if unit.type == type_] for type_ in section_facts.key[1:]]
    return capital("; ".join(_kind(context, units) for units in kinds) or context.words.say_names([]))


def _is_headed_as_usual(section_facts: _SectionFacts) -> bool:
    """Whether its heading says that its places, which are of many kinds, work as usual."""
    many = section_facts.key[0] != "everywhere" and len(section_facts.key[1:]) > _MOST_KINDS
    return many and all(map(_as_usual, section_facts.facts))


def _listed(context: TextContext, fact: Fact, units: Sequence[Node], at: datetime) -> Item:
    """The places that work as usual, building by building; the heading says how they work."""
    spoken = Paragraph("", fact.subject, context.naming, rules=False)
    said = paragraph(context, [fact], at, spoken).sentences
    lists = [Sentence(each) for each in _lists(context, units)]
    if context.plain or not context.is_dated_above(fact, at):
        return Item((*said, *lists))
    return Item((replace(lists[0], marks=said[0].marks), *lists[1:]))


def _lists(context: TextContext, units: Sequence[Node]) -> Iterator[Spans]:
    """The units of each building as links, in plain language a few at a time."""
    most = _MOST_AT_A_TIME if context.plain else len(units)
    for building, named in by_building(context.view, context.naming, units):
        for first in range(0, len(named), most):
            some = named[first : first + most]
            places = [(place_span(node, context.lang, name),) for node, name in some]
            between = "; " if any("," in name for _, name in some) else ", "
            head = (Span(f"{building}: "),) if building else ()
            yield (*head, *joined_spans(places, between), Span("."))


_MOST_AT_A_TIME = 5
"""How many places a sentence of plain language lists."""


def _kind(context: TextContext, units: Sequence[Node]) -> str:
    """Units of one type in a heading: the plural of the type if there is one, else their names."""
    many = context.words.say_many(units[0].type, context.naming) if len(units) > 1 else ""
    return many or context.words.say_names([context.naming.place(unit.place) for unit in units])


def _places(context: TextContext, section_facts: _SectionFacts) -> Section:
    units = section_facts.units
    everywhere = section_facts.key[0] == "everywhere"
    shown = _of_the_day(context, section_facts) if everywhere else units
    heading = (place_span(units[0], context.lang),) if len(units) == 1 and not everywhere else ()
    tree = context.view.tree(context.view.interval(context.view.known))
    names = short_names(tree, context.naming, units, [fact.subject for fact in section_facts.facts])
    leading = with_names(context.naming, names)

    as_usual = len(section_facts.facts) == 1 and _is_headed_as_usual(section_facts)

    def composed(facts: list[Fact], at: datetime) -> Iterator[Item]:
        if as_usual:
            yield _listed(context, facts[0], units, at)
            return
        groups = list(_grouped(facts, _paragraph_key).values())
        for group in groups:
            if not context.plain and any(_ends_in(group, other) for other in groups):
                continue  # said with the closing that ends it
            stated = [fact for fact in group if not section_facts.general or _beside_rules(fact)]
            if stated:
                about = (
                    stated[0].subject
                    if len({fact.subject.key for fact in stated}) == 1
                    else stated[0].subject.of_units()
                )
                lead = _lead(replace(context, naming=leading), about, units, everywhere=everywhere)
                spoken = Paragraph(lead, about, leading, rules=not section_facts.general)
                item = paragraph(context, stated, at, spoken)
                before = [fact for other in groups if not context.plain and _ends_in(other, group) for fact in other]
                yield until_then(context, before, item, at)

    def tell(facts: list[Fact], at: datetime) -> Iterator[Item]:
        items = list(composed(facts, at))
        return iter(_dated_once(items) if context.plain else items)

    return Section(
        SectionKind.EVERYWHERE if everywhere else SectionKind.PLACES,
        heading or (Span(_heading(context, section_facts)),),
        _windowed(context, section_facts.facts, tell),
        places=_head_list(context, shown, names) if len(shown) > 1 and not as_usual else (),
    )


def _dated_once(items: list[Item]) -> list[Item]:
    """Paragraphs in a row that begin and end on the same days, with those days in the first of them."""
    said: list[Item] = []
    dated: tuple[Sentence, ...] = ()
    for item in items:
        days = tuple(each for each in (item.sentences[0], item.sentences[-1]) if not each.marks)
        rest = tuple(each for each in item.sentences if each not in days or each not in dated)
        said.append(replace(item, sentences=rest or item.sentences))
        dated = days
    return said


def _head_list(context: TextContext, shown: Sequence[Node], names: Mapping[PlaceId, str]) -> Spans:
    """The places of a section, without what is inside another of them, which the name of that says."""
    among = {node.place for node in shown if node.kind in (Kind.UNIT, Kind.ROOM)}
    outer = [node for node in shown if not among.intersection(node.ancestors)]
    if context.plain and len(outer) > MOST_LISTED:
        return ()  # the heading says whom it is about
    return tuple(place_span(node, context.lang, names.get(node.place, "")) for node in outer)


def _ends_in(normal: Sequence[Fact], closing: Sequence[Fact]) -> bool:
    """Whether normal service of some places ends with their closing, which then is said in one sentence with it."""
    if len(normal) != 1 or len(closing) != 1 or normal[0].subject.key != closing[0].subject.key:
        return False
    service, closes = normal[0], closing[0]
    plain = service.effects == (Normal(),) and closes.effects == (Close(),) and not service.particulars.note
    in_one_piece = service.period.days is None and closes.period.days is None
    return plain and in_one_piece and service.period.end == closes.shown_period.start


def _paragraph_key(fact: Fact) -> tuple[object, ...]:
    """One paragraph is about a unit, with its rooms and equipment, or a class of units, in one period."""
    return fact.subject.of_units().key, fact.shown_period, fact.still


def _beside_rules(fact: Fact) -> bool:
    return any(not isinstance(effect, Guidance) for effect in fact.effects)


def _of_the_day(context: TextContext, section_facts: _SectionFacts) -> tuple[Node, ...]:
    """The places of a class on the day of publication; the text keeps them (R008, R019)."""
    found: dict[PlaceId, Node] = {}
    for fact in section_facts.facts:
        for node in places_of(context.view, fact.versions[-1]):
            found[node.place] = node
    return tuple(sorted(found.values(), key=lambda node: node.path))


def _lead(context: TextContext, subject: Subject, units: tuple[Node, ...], *, everywhere: bool) -> str:
    """The subject of a paragraph, if the heading does not make it clear."""
    if everywhere or not units:
        return ""
    tops = {node.place for node in subject.tops}
    excepts = subject.left_out and (subject.type or not subject.lists_names)
    whole = tops == {unit.place for unit in units} and not subject.inside and not excepts
    if whole and subject.kind is not SubjectKind.WHOLE:
        return "" if len(units) == 1 else context.words.say_all(len(units))
    return context.words.say_subject(subject, context.naming)


def _conduct(context: TextContext, all_section_facts: Sequence[_SectionFacts]) -> Iterator[Section]:
    ruling = [
        fact
        for section_facts in all_section_facts
        for fact in section_facts.facts
        if any(isinstance(each, Guidance) for each in fact.effects)
    ]
    for group in _grouped(ruling, lambda fact: (fact.subject.key, fact.shown_period)).values():
        heading = f"{context.words.say_part(Part.CONDUCT)}: {_whom(context, group[0].subject)}"
        yield Section(SectionKind.CONDUCT, (Span(heading),), _windowed(context, group, partial(conduct, context)))


def _whom(context: TextContext, subject: Subject) -> str:
    """The subject of rules of conduct: "in a building" means everywhere in it."""
    if subject.kind is SubjectKind.WHOLE and not subject.left_out:
        subject = replace(subject, kind=SubjectKind.EVERY, inside=())
    return context.words.say_subject(subject, context.naming)


def summary(context: TextContext, cause: str, facts: Sequence[Fact]) -> tuple[Item, ...]:
    """What is closed, what works and what to do, at each instant at which it differs."""
    alive = [fact for fact in facts if not fact.period.never and not _over(context, fact)]
    return _windowed(context, alive, partial(overview, context, cause), turns(context, alive)) if alive else ()


def above(context: TextContext, facts: Sequence[Fact]) -> tuple[Item, ...]:
    """What is said once of the periods of all facts, while one of them is not over."""
    common = context.common
    shared = [] if common is None else [fact for fact in facts if common.ends(fact.shown_period)]
    whole = common is not None and common.start is not None
    if whole:
        shared = [fact for fact in shared if context.is_dated_above(fact, context.view.known)] or shared

    def tell(current: list[Fact], at: datetime) -> Iterator[Item]:
        fact = current[0]
        say = context.words.say_plain_common_period if context.plain else context.words.say_common_period
        when = When(fact.shown_period, context.tense(fact, at), today=context.today(at))
        yield Item((Sentence((Span(say(when, whole=whole)),)),))

    return _windowed(context, shared, tell)


def _windowed(
    context: TextContext, facts: Sequence[Fact], tell: ComposeItems, also: Iterable[datetime] = ()
) -> tuple[Item, ...]:
    """Every item shown at some instant, with the period in which it is shown; in the order of the facts."""
    further = (instant for instant in also if instant > context.view.known)
    moments = [context.view.known, *sorted({*_boundaries(context, facts), *further})]
    ends: list[datetime | None] = [*moments[1:], None]
    found: dict[Item, list[tuple[int, datetime | None, datetime | None]]] = {}
    for step, (since, until) in enumerate(zip(moments, ends, strict=True)):
        current = [fact for fact in _ordered(facts) if context.tense(fact, since) is not Tense.PAST]
        for place, item in enumerate(tell(current, since) if current else ()):
            windows = found.setdefault(item, [])
            begins = None if step == 0 else since
            if windows and windows[-1][2] == since:
                windows[-1] = (windows[-1][0], windows[-1][1], until)
            else:
                windows.append((place, begins, until))
    shown = [
        (place, begins or context.view.known, replace(item, shown_from=begins, shown_until=until))
        for item, windows in found.items()
        for place, begins, until in windows
    ]
    return tuple(item for _place, _begins, item in sorted(shown, key=lambda each: each[:2]))


def _boundaries(context: TextContext, facts: Sequence[Fact]) -> list[datetime]:
    zone = context.view.city.zone
    found = set()
    for fact in facts:
        found.add(instant_of(fact.period.start, zone))
        if fact.period.end is not None:
            found.add(instant_of(fact.period.end, zone))
        if fact.period.about is not None:  # from then on it lasts longer than expected
            found.add(midnight(plus(fact.period.about, 1), zone))
        for span in next_times(context.view, fact.period):
            found.update((instant_of(span.start, zone), instant_of(span.end, zone)))
    found.update(_new_years(context, found))
    return sorted(instant for instant in found if instant > context.view.known)


def _new_years(context: TextContext, boundaries: Iterable[datetime]) -> Iterator[datetime]:
    """The ends of the years in which facts begin or end, and of the present one: from then on they are named."""
    zone = context.view.city.zone
    years = [day_of(instant, zone).year for instant in (context.view.known, *boundaries)]
    last = min(max(years), min(years) + _MOST_YEARS, MAXYEAR - 1)
    yield from (midnight(date(year + 1, 1, 1), zone) for year in range(min(years), last + 1))


_MOST_YEARS = 30
"""For how many years ahead a text is written anew at New Year."""


def _ordered(facts: Sequence[Fact]) -> list[Fact]:
    """Facts about most units first, then by start, then by the order in which they became known."""
    return sorted(facts, key=lambda fact: (-len(fact.subject.units), fact.shown_period.start))
