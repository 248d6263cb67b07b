"""The shape of every language: what each wording package offers, and the package of a code.

A language is a module. It has three ways to say a fact: ``say_effect`` says it bare, ``say_fact`` says when it holds as
well, and ``say_plain`` says it in plain language. Words that stand alone (states, strengths, headings) begin with a
capital; those that fit into a line (channels, purposes, admissions, spans) do not. Effects, advice and log rows are
whole sentences.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from aukio.domain.answers.answer import Summary
from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE, official_languages
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.place_details import Access
from aukio.domain.city.places import Admission, ChannelKind, Contact, Purpose
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Effect, Guidance, Strength
from aukio.domain.facts.notices import Arrangement
from aukio.domain.facts.subjects import Subject
from aukio.domain.publishing.log import LogRow
from aukio.domain.week import AnyWeek, ClockSpan
from aukio.domain.wording.event_words import EventWords
from aukio.domain.wording.messages import Messages
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.our_codes import OurCodes
from aukio.domain.wording.parts import Part, ScreenPart, SignPart
from aukio.domain.wording.said_words import SaidWords
from aukio.domain.wording.typed_words import TypedWords
from aukio.domain.wording.when import NOTHING_BESIDE, Ahead, Beside, PlainWhen, When


class Language(Protocol):
    """What every language module offers."""

    MESSAGES: Messages
    EVENT_WORDS: EventWords
    TYPED_WORDS: TypedWords
    SAID_WORDS: SaidWords
    OUR_CODES: OurCodes

    # Days and clocks

    def say_day(self, day: date, today: date | None = None) -> str:
        """``30.3.2020`` · ``30 March 2020``; without the year where it is that of ``today``: ``30.3.`` · ``30 March``.

        Text that is kept, as in a stored log or a file, has no ``today``.
        """

    def say_near_day(self, day: date, today: date) -> str:
        """``tänään`` · ``i morgon`` · ``Mon 30 March``: a day for a reader who is there today."""

    def say_full_day(self, day: date, today: date | None = None) -> str:
        """``maanantai 30.3.2020`` · ``Monday 30 March 2020``."""

    def say_days_from_to(self, first: date, last: date, today: date | None = None) -> str:
        """``18.3.–30.4.2020`` · ``18 March to 30 April 2020``, both days included; one day is that day."""

    def say_weekday(self, day: date) -> str:
        """``ma`` · ``må`` · ``Mon``."""

    def say_weekday_in_full(self, day: date) -> str:
        """``maanantai`` · ``måndag`` · ``Monday``."""

    def say_moment(self, local: datetime, today: date | None = None) -> str:
        """``30.3.2020 klo 17.15``; the day alone at midnight."""

    def say_near_moment(self, local: datetime, today: date) -> str:
        """``tänään klo 17.15`` · ``Mon 30 March at 5:15 pm``."""

    def say_clock(self, minutes: int) -> str:
        """Minutes since midnight: ``6.45`` · ``6:45 am``."""

    def say_at(self, minutes: int) -> str:
        """``klo 18`` · ``kl. 18`` · ``at 6 pm``."""

    def say_slot(self, minutes: int) -> str:
        """A time among others in a list: ``9.00`` · ``9 am``."""

    def say_from_to(self, start: datetime, end: datetime, today: date | None = None) -> str:
        """``ma 30.3. klo 18–20`` · ``Mon 30 March 6 pm–8 pm``: local minutes, with their days."""

    def say_span(self, span: ClockSpan) -> str:
        """``8–16`` · ``8 am–4 pm``."""

    def say_spans(self, spans: Iterable[tuple[str, str]] | None) -> str:
        """The spans of a day from clock texts; none is closed, and None is not known."""

    def say_appointments(self, times: Sequence[datetime], today: date) -> str:
        """``ma 30.3. klo 10.15`` · ``Mon 30 March at 10:15 am``: times with their days, never as "today"."""

    def say_holiday(self, name: str, day: date, where: str, spans: Sequence[tuple[str, str]] | None) -> str:
        """What happens on a public holiday, as a sentence: ``Good Friday, Fri 10 April 2020: the library closed.``

        ``name`` is empty for a holiday without a name; ``where`` names places; ``spans`` as in ``say_spans``.
        """

    def say_week(self, week: AnyWeek | None) -> str:
        """``ma–pe klo 7–19, la klo 8–15, su suljettu``; of a cycle each week in turn, with the first one's Monday.

        None is a week that is not known.
        """

    def say_until(self, local: datetime, today: date) -> str:
        """``klo 16 asti`` · ``till kl. 16`` · ``until 4 pm``; another day is named."""

    def say_open_until(self, local: datetime, today: date) -> str:
        """``auki klo 16 asti`` · ``öppet till kl. 16`` · ``open until 4 pm``: behind a state that says for whom."""

    def say_opens(self, local: datetime, today: date) -> str:
        """``avautuu klo 8`` · ``opens Mon 30 March 8 am``."""

    def say_closes(self, local: datetime, today: date) -> str:
        """``sulkeutuu klo 16`` · ``closes 4 pm``."""

    def say_coming(self, state: str, local: datetime, today: date, *, one_day: bool) -> str:
        """``Suljettu maanantaista 30.3. alkaen.`` · ``Closed from Monday 30 March.``; no ``state``: other hours."""

    def say_period(self, period: Period, today: date | None = None) -> str:
        """When a fact is valid, ends inclusive, open ends in their own idiom; ``today`` as in ``say_day``."""

    def say_when(self, when: When) -> str:
        """A period as it lies in time, within a sentence: ``since 17 March 2020, until further notice`` (R060)."""

    def say_plain_when(self, when: When) -> PlainWhen:
        """The same in plain language: words before what is so then, and sentences behind it."""

    def say_plain_week(self, week: AnyWeek) -> str:
        """A week in plain language: weekdays written out, a sentence for each rule."""

    def say_stays_closed(self, period: Period, today: date | None = None) -> str:
        """``Pysyy suljettuna 7.2.2026 asti.`` · ``Stays closed until further notice.``: a closure follows another."""

    def say_instead(self, day: date) -> str:
        """``perjantain 18.4.2025 sijaan`` · ``instead of Friday 18 April 2025``: a visit that moves."""

    def say_holds(self, period: Period) -> str:
        """The same as a sentence."""

    def say_stamps(self, first: datetime, last: datetime) -> str:
        """When a notice was first published, and when last updated."""

    # Words

    def say_code(self, code: str) -> str:
        """A code in its dictionary form; one without words stays recognisable."""

    def say_events(self, category: str, naming: Naming) -> str:
        """Events of a category, in the plural: ``public events``."""

    def say_summary(self, summary: Summary) -> str:
        """How a place serves, in a word or a few."""

    def say_remote(self, kinds: Collection[ChannelKind]) -> str:
        """How a place serves from afar: by the ways that are open, and only by them (``By phone``)."""

    def say_channel(self, kind: ChannelKind) -> str:
        """A way to reach a unit."""

    def say_access(self, access: Access) -> str:
        """What makes a place accessible, as a list has it: ``step-free entrance``."""

    def say_purpose(self, purpose: Purpose) -> str:
        """What a channel is for."""

    def say_admission(self, admission: Admission) -> str:
        """How a person is admitted."""

    def say_strength(self, strength: Strength) -> str:
        """The heading under which guidance of a strength stands."""

    def say_part(self, part: Part) -> str:
        """The heading of a part of a notice."""

    def say_sign_part(self, part: SignPart) -> str:
        """The heading of a part of a door sign."""

    def say_sign_days(self, first: date, last: date | None, today: date) -> str:
        """``pe 27.3.–ti 31.3.`` · ``Fri 27 March–Tue 31 March``; without a last day ``from Wed 1 April``.

        The year stands where it is not that of ``today``.
        """

    def say_sign_hours(self, days: str, spans: Sequence[tuple[str, str]] | None) -> str:
        """``pe 27.3. klo 9–17`` · ``Fri 10 April closed``: days as ``say_sign_days`` says them, and their hours."""

    def say_sign_state(self, states: Sequence[tuple[str, date, date]], today: date) -> str:
        """``Open until 31 March, closed from 1 April``: states in turn, each with its first and its last day."""

    def say_sign_version(self, version: int, known: datetime) -> str:
        """Which version a sign is, and as known at which local minute."""

    def say_sheet_known(self, known: datetime) -> str:
        """That a sheet tells of today, as known at which local minute."""

    def say_sign_at(self, minutes: int) -> str:
        """When something turns today, in minutes since midnight, at the beginning of a line."""

    def say_screen_part(self, part: ScreenPart) -> str:
        """A heading of an info screen, or a line on the age of what it shows; see ``ScreenPart``."""

    def say_sign_covers(self, last: date) -> str:
        """The words for the last day that the hours of a sign cover."""

    def say_contact(self, contact: Contact) -> str:
        """The number as it is dialled, or the address."""

    def say_kind(self, type_: str, naming: Naming) -> str:
        """A kind of place in the singular; one without words stays recognisable."""

    def say_many(self, type_: str, naming: Naming) -> str:
        """A kind of place in the plural, as a list has it; nothing for a kind without words."""

    def say_audience(self, code: str, naming: Naming) -> str:
        """Whom an admission or a piece of guidance is for; a code without words stays recognisable."""

    def say_all(self, count: int) -> str:
        """``both``, ``all``: every place that a heading has named."""

    def say_subject(self, subject: Subject, naming: Naming) -> str:
        """Of whom something is said: by name, by kind, or all of an owner."""

    def say_in_language(self, code: str) -> str:
        """The mark on words that are missing in the reader's own language: ``in Finnish`` (R122)."""

    def say_name_removed(self) -> str:
        """What is shown where a personal name was taken out (R108)."""

    def say_units_counted(self, count: int) -> str:
        """``1 toimipiste`` · ``11 verksamhetsställen`` · ``11 units``: too many to name."""

    def say_names(self, names: Sequence[str], *, most: int = 8) -> str:
        """Names one after another; beyond a few, how many more."""

    # Sentences

    def say_closed_places(
        self, now: Sequence[str], coming: Sequence[tuple[Ahead, Sequence[str]]], today: date, cause: str = ""
    ) -> str:
        """Which places are closed and why, and which will be on or from which day, for the summary of a notice.

        ``cause`` is the code of the notice; one without words is left out.
        """

    def say_earlier_updates(self, count: int) -> str:
        """How many rows of a log are not shown, behind the newest ones."""

    def say_common_period(self, when: When, *, whole: bool) -> str:
        """The open end that most facts of a notice share, said once above them; ``whole``: with their start."""

    def say_plain_common_period(self, when: When, *, whole: bool) -> str:
        """The same in plain language, as short sentences."""

    def say_open_places(self, groups: Sequence[tuple[str, Sequence[str]]]) -> str:
        """How places work that are not closed: each way with its places, for the summary of a notice."""

    def say_effect(self, effect: Effect, naming: Naming) -> str:
        """One sentence, without its period and place."""

    def say_fact(self, effect: Effect, when: When, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:
        """One sentence with its period, without its place; its verb follows from how it lies in time."""

    def say_under_period(self, effect: Effect, when: When, naming: Naming, beside: Beside) -> str:
        """One sentence without its period and place, under the period that is said before it."""

    def say_and(self, words: Sequence[str]) -> str:
        """``a, b ja c``."""

    def say_plain(self, effect: Effect, naming: Naming, beside: Beside = NOTHING_BESIDE) -> str:
        """One line of short sentences in plain language, without period and place (R126)."""

    def say_gists(self, effects: Iterable[tuple[Effect, bool]]) -> str:
        """What some effects are about, in a few words; each comes with whether it is about equipment."""

    def say_no_exceptions(self) -> str:
        """What a notice says when all of its facts are over."""

    def say_guidance(self, advice: Guidance, naming: Naming, also: Sequence[str] = ()) -> str:
        """One sentence whose verb is that of the strength; the exemption stands in it.

        ``also`` are further audiences of the same rule; nothing where they do not fit into one sentence.
        """

    def say_plain_guidance(self, advice: Guidance, naming: Naming) -> str:
        """The same in plain language: short sentences, and the exemption is one of them (R126)."""

    def say_arrangement(self, arrangement: Arrangement, naming: Naming) -> str:
        """All its effects, one sentence each."""

    def say_ending(self, text: str) -> str:
        """That what the text says ends."""

    def say_log_row(self, row: LogRow, naming: Naming) -> str:
        """What a publication did, and to which places."""


@cache
def language(code: str) -> Language:
    """The wording of a registered language, from the module that its row names.

    Raises ``TypeError`` with the names of what the module lacks.
    """
    module = import_module(LANGUAGES[code].wording)
    shape = (*Language.__annotations__, *(name for name in vars(Language) if name.startswith("say_")))
    missing = [name for name in shape if not hasattr(module, name)]
    if missing:
        raise TypeError(f"the wording package {module.__name__} lacks {', '.join(missing)}")
    return cast("Language", module)


def source_words() -> Language:
    """The wording of the language in which staff messages and the command line are written."""
    return language(SOURCE_LANGUAGE)


def chosen_languages(typed: str, *, own: str) -> tuple[str, ...]:
    """The languages of a text for everybody at a door, as typed (``fi,sv``) and in that order.

    Where nothing is typed, the official languages of the city, and the reader's own (R128). Raises ``BadRequest`` for
    a code that is not registered.
    """
    if not typed.strip():
        return tuple(dict.fromkeys((*official_languages(), own)))
    langs = tuple(dict.fromkeys(part.strip() for part in typed.split(",")))
    unknown = [lang for lang in langs if lang not in LANGUAGES]
    if unknown:
        example = ",".join(LANGUAGES)
        raise BadRequest(f"'langs': '{unknown[0]}' is no language of ours.", next_step=f"Write for example: {example}.")
    return langs
