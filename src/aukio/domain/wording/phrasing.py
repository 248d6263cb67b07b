"""What the sentences of all languages are put together from: lists, runs of weekdays, clocks, numbers, full stops."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from aukio.domain.base.closed_sets import Partial
from aukio.domain.city.places import WITHOUT_HOURS, Admission, ChannelKind, Contact
from aukio.domain.clock.local_time import DAY
from aukio.domain.document.markup import strip_markup
from aukio.domain.facts.effect_specs import SPECS
from aukio.domain.facts.effects import Admit, Effect
from aukio.domain.week import Approximate, ClockSpan, Holidays, NthWeekday, Rule, Week, Weekday, Weekdays, parse_time

_FULL_DAY = 1440
ALL_DAY = ClockSpan(0, _FULL_DAY)
_SEVERAL = re.compile(r"[.!?…] +[^\W\d_a-zåäö]")
"""The end of a sentence inside a text; the full stop of a date or of "kl." ends none."""
OWN_WAY = Partial(
    {ChannelKind.PHONE: "phone", ChannelKind.EMAIL: "email", ChannelKind.WEB: "url"},
    reason="the others are not reached by a contact",
)
"""The contact by which a channel itself is used: to call is to use its number."""
MOST_LISTED = 7
"""How many things plain language lists."""
_ENDS_BY_ITSELF = re.compile(r"[.!?…][)\]”’\"'»]*\Z")


def ended(text: str) -> str:
    """The words on one line, without marks, with a full stop unless they end by themselves."""
    line = one_line(strip_markup(text))
    return line if not line or _ENDS_BY_ITSELF.search(line) else f"{line}."


def one_line(text: str) -> str:
    """The words on one line, however they were typed."""
    return " ".join(text.split())


def capital(text: str) -> str:
    """The words with a capital at the front."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The words with a small letter at the front; a first word of capitals stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The words with a capital at the front and a full stop behind."""
    return capital(ended(text))


def sentences(texts: Iterable[str]) -> str:
    """Each text as a sentence, one after another."""
    return " ".join(sentence(text) for text in texts if text)


def at_times(times: str, said: str) -> str:
    """``Tuesdays and Thursdays: by appointment only.``: what is so, behind the hours in which it is.

    A first word with another capital, as in a name of letters, keeps it.
    """
    lower = said if said[1:2].isupper() else f"{said[:1].lower()}{said[1:]}"
    return f"{capital(times)}: {lower}"


def bracketed(text: str, aside: str) -> str:
    """A sentence with an aside behind it, inside its full stop; after several sentences it stands on its own."""
    line = ended(text)
    if not line.endswith(".") or _SEVERAL.search(line):
        return f"{line} ({sentence(aside)})"
    return f"{line.removesuffix('.')} ({aside})."


def joined(words: Iterable[str], last: str) -> str:
    """``a, b and c`` with ``last`` as the final conjunction; nothing for no words."""
    *most, final = [*words] or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def in_pairs(names: Sequence[str], last: str) -> Iterator[str]:
    """Two names at a time with a conjunction: few enough for a sentence of plain language."""
    for first in range(0, len(names), 2):
        yield joined(names[first : first + 2], last)


def listed(names: Sequence[str], last: str) -> str:
    """Names in running text; with semicolons where a name holds a comma itself."""
    return "; ".join(names) if any(", " in name for name in names) else joined(names, last)


def some(names: Sequence[str], more: tuple[str, str], *, most: int = 8) -> str:
    """Names one after another, since a name may hold a comma; ``more`` says one of those beyond a few, or several."""
    left = len(names) - most
    return "; ".join(names[:most]) + (more[left > 1].format(left) if left > 0 else "")


def named(names: Sequence[str], last: str, more: tuple[str, str]) -> str:
    """Two names with a conjunction, as people say them; several as ``some`` lists them."""
    return joined(names, last) if len(names) == 2 else some(names, more)


def telling(
    effects: Iterable[tuple[Effect, bool]], gist: Callable[[Effect, bool], str], *, most: int = 2
) -> tuple[str, ...]:
    """The gists of the effects that change most, each once; a special admission does not speak for the general one."""
    listed = tuple(effects)
    general = [(effect, equipment) for effect, equipment in listed if not _special(effect)]
    ranked = sorted(general or listed, key=lambda each: SPECS[type(each[0])].rank)
    return tuple(dict.fromkeys(gist(effect, equipment) for effect, equipment in ranked))[:most]


def _special(effect: Effect) -> bool:
    return isinstance(effect, Admit) and bool(effect.services or effect.audience)


def never_by_appointment(admit: Admit) -> bool:
    """Whether it lets people use a way that knows no appointments, such as the post: to say so would only confuse."""
    return admit.channel in WITHOUT_HOURS and admit.is_ is Admission.WALK_IN


def spelled(code: str) -> str:
    """A code without its joints: ``wash_hands`` and ``form-help``."""
    return code.replace("_", " ").replace("-", " ").strip()


def found(words: Mapping[str, str], code: str) -> str | None:
    """The words for a code, whichever joints it is written with."""
    return words.get(code.replace("-", "_"))


# ----------------------------------------------------------------------------------------------------------------------
# Weeks


def weekday_runs(days: Iterable[Weekday]) -> list[list[Weekday]]:
    """The weekdays, split where a day does not follow the one before it."""
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def days_listed(days: Iterable[Weekday], names: Sequence[str], *, run: str = "–", last: str = "") -> str:
    """``ma–to``, ``la, su``, ``ma, ke, pe``: three days or more in a row make a run (R125).

    ``run`` stands between the ends of a run; ``last``, a conjunction, before the last of several.
    """
    listed: list[str] = []
    for days_in_row in weekday_runs(days):
        said = [names[day] for day in days_in_row]
        listed += [f"{said[0]}{run}{said[-1]}"] if len(said) > 2 else said
    return joined(listed, last) if last else ", ".join(listed)


def never_open(week: Week) -> bool:
    """Whether a week only says that every day is closed, as one week of a cycle."""
    return str(week) == "Mo-Su off"


def standing_rules(week: Week) -> tuple[Rule, ...]:
    """The rules as people list them: no day that a later rule takes over, days with the same spans stated once."""
    kept: list[Rule] = []
    for rule in week.rules:
        kept = [left for left in (_without(earlier, rule) for earlier in kept) if left is not None]
        twin = next((index for index, earlier in enumerate(kept) if _alike(earlier, rule)), None)
        if twin is None:
            kept.append(rule)
        else:
            days = sorted({*_days(kept[twin]), *_days(rule)})
            kept[twin] = replace(rule, selector=Weekdays(tuple(days)))
    return tuple(kept)


def _days(rule: Rule) -> tuple[Weekday, ...]:
    return rule.selector.days if isinstance(rule.selector, Weekdays) else ()


def _alike(one: Rule, other: Rule) -> bool:
    same = (one.spans, one.parity, one.dates) == (other.spans, other.parity, other.dates)
    return bool(_days(one) and _days(other)) and same


def _without(earlier: Rule, later: Rule) -> Rule | None:
    """What is left of a rule when a later one speaks of the same days; the last rule holds whole."""
    if later.parity not in (None, earlier.parity) or later.dates not in ((), earlier.dates):
        return earlier
    match earlier.selector, later.selector:
        case Weekdays(days), Weekdays(taken):
            left = tuple(day for day in days if day not in taken)
            return replace(earlier, selector=Weekdays(left)) if left else None
        case NthWeekday(day), Weekdays(taken):
            return None if day in taken else earlier
        case NthWeekday(day, nths), NthWeekday(same, taken_nths) if day is same:
            rest = tuple(nth for nth in nths if nth not in taken_nths)
            return replace(earlier, selector=NthWeekday(day, rest)) if rest else None
        case Holidays(), Holidays(()):
            return None
        case Holidays(days), Holidays(taken) if days:
            left = tuple(day for day in days if day not in taken)
            return replace(earlier, selector=Holidays(left)) if left else None
        case _:
            return earlier


def is_whole_weekdays(rule: Rule) -> bool:
    """Whether a rule is for whole days of every week."""
    return rule.spans == (ALL_DAY,) and not rule.dates and rule.parity is None and isinstance(rule.selector, Weekdays)


def rules_listed(phrases: Sequence[str]) -> str:
    """Phrases of rules in a row; semicolons where a phrase holds a comma itself."""
    return ("; " if any(", " in phrase for phrase in phrases) else ", ").join(phrases)


def spans_of(texts: Iterable[tuple[str, str]]) -> tuple[ClockSpan, ...]:
    """Texts such as ``("22:00", "02:00")`` or ``("10:00", "sunset")`` as spans; an end before its start is next day."""
    return tuple(_span_of(*each) for each in texts)


def _span_of(opens: str, closes: str) -> ClockSpan:
    start, end = _time(opens), _time(closes)
    if isinstance(start, int) and isinstance(end, int):
        return ClockSpan(start, end if end > start else end + _FULL_DAY)
    return ClockSpan.between(start, end)


def _time(text: str) -> int | Approximate:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() else parse_time(text)


def ends_of(span: ClockSpan, clock: Callable[[int], str], approximate: Callable[[Approximate], str]) -> tuple[str, str]:
    """The beginning and the end of a span in words."""
    opens = clock(span.start) if span.opens is None else approximate(span.opens)
    return opens, clock(span.end) if span.closes is None else approximate(span.closes)


# ----------------------------------------------------------------------------------------------------------------------
# Clocks and days


def minutes_of(local: datetime) -> int:
    """Minutes since midnight."""
    return local.hour * 60 + local.minute


def dotted_clock(minutes: int) -> str:
    """``7``, ``6.45``, ``24``: the clock as Finnish and Finland-Swedish write it (R014, R063)."""
    hour, minute = divmod(minutes if minutes == _FULL_DAY else minutes % _FULL_DAY, 60)
    return f"{hour}.{minute:02d}" if minute else str(hour)


def dotted_day(day: date, *, year: bool = True, point: str = ".") -> str:
    """``30.3.2020``, in Finnish and Finland-Swedish alike (R124); without the year ``30.3`` and ``point``."""
    return f"{day.day}.{day.month}.{day.year}" if year else f"{day.day}.{day.month}{point}"


def ends_with_a_day(end: datetime) -> bool:
    """Whether an end is a midnight, so that it is worded as the last day; any other end is worded as its minute."""
    return end.time() == time()


def last_minute(end: datetime) -> tuple[date, int]:
    """The day on which something ends, and the minute: an end at midnight is 24 o'clock of the day before."""
    if end.time() == time():
        return end.date() - DAY, _FULL_DAY
    return end.date(), minutes_of(end)


# ----------------------------------------------------------------------------------------------------------------------
# Numbers


def decimal(number: float, point: str) -> str:
    """A number as people write it, with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", point)


_FINNISH = re.compile(r"\+358((?:4\d|50|20|29|30|7[135])|(?:[678]00)|1[3-9]|[235689])(\d{3,})")


def contact_text(contact: Contact) -> str:
    """The number or address itself; a Finnish number as it is dialled in Finland, any other as stored (R048)."""
    parts = _FINNISH.fullmatch(contact.phone)
    if parts is None:
        return contact.phone or contact.email or contact.url
    area, number = parts.groups()
    head = 2 if len(number) == 5 else 3
    groups = (number,) if len(number) < 5 else (number[:head], number[head:])
    return " ".join((f"0{area}", *groups))


def remote(kinds: Collection[ChannelKind], by: Mapping[ChannelKind, str], *, both: str, online: str) -> str:
    """How a place serves from afar; ``both`` is by phone and online, ``online`` is by several ways online."""
    phone, others = ChannelKind.PHONE in kinds, [kind for kind in by if kind in kinds and kind is not ChannelKind.PHONE]
    if phone and others:
        return both
    if phone:
        return capital(by[ChannelKind.PHONE])
    return capital(by[others[0]]) if len(others) == 1 else online
