"""A week as a grid of fields that a thumb can fill: one for each day, public holidays, or the whole in one field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.week_mistakes import week_mistake
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.holidays import DatedHolidays
from aukio.domain.week import (
    AnyWeek,
    ClockSpan,
    DeadRule,
    Holidays,
    Week,
    Weekday,
    Weekdays,
    WeekRefused,
    day_spans,
    parse_normal_hours,
)
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.formats.exchange.typed_hours import read_day_hours, read_hours, week_of_days
from aukio.theme.reader_language import language_choices

DAYS: dict[Weekday, Promise] = dict(
    zip(
        Weekday,
        (
            gettext_lazy("Monday"),
            gettext_lazy("Tuesday"),
            gettext_lazy("Wednesday"),
            gettext_lazy("Thursday"),
            gettext_lazy("Friday"),
            gettext_lazy("Saturday"),
            gettext_lazy("Sunday"),
        ),
        strict=True,
    )
)
SHUT, AS_USUAL, OWN = "shut", "usual", "own"
HOLIDAYS = (
    (SHUT, gettext_lazy("Closed")),
    (AS_USUAL, gettext_lazy("Open as on other days")),
    (OWN, gettext_lazy("Other hours")),
)
_LONGEST = 60
_WEEKS = 8


def add_week(form: forms.Form, name: str, week: AnyWeek | None = None) -> None:
    """Add the fields of a week to a form, with the hours of ``week`` where the grid can show them."""
    shown = None if week is None else _as_grid(week)
    for day, label in DAYS.items():
        form.fields[f"{name}_{day.value}"] = forms.CharField(
            label=str(label),
            required=False,
            max_length=_LONGEST,
            initial="" if shown is None else shown[0][day.value],
            widget=forms.TextInput(attrs={"autocomplete": "off", "data-week": name}),
        )
    form.fields[f"{name}_holidays"] = forms.ChoiceField(
        label=_("On public holidays"), choices=HOLIDAYS, required=False, initial=SHUT if shown is None else shown[1]
    )
    form.fields[f"{name}_feasts"] = forms.CharField(
        label=_("Hours on public holidays"),
        required=False,
        initial="" if shown is None else shown[2],
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    form.fields[f"{name}_text"] = forms.CharField(
        label=_("Hours in one field"),
        help_text=_(
            "Seasons: Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00; PH off."
            " Every other week: Sa 10:00-14:00 | Sa off from 2027-01-04."
        ),
        required=False,
        max_length=500,
        initial="" if week is None or shown is not None else str(week),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def week_fields(form: forms.Form, name: str) -> dict[str, Any]:
    """The fields of a week for ``desk/parts/week_grid.html``; ``is_text`` where no grid can show what is recorded."""
    return {
        "name": name,
        "is_text": bool(form.fields[f"{name}_text"].initial),
        "days": [form[f"{name}_{day.value}"] for day in DAYS],
        "holidays": form[f"{name}_holidays"],
        "feasts": form[f"{name}_feasts"],
        "text": form[f"{name}_text"],
    }


def read_week(form: forms.Form, name: str, said: Mapping[str, Any], before: AnyWeek | None = None) -> AnyWeek | None:
    """The week typed into a form; None where nothing was. An error stands beside its field.

    What is sent as it was shown is the week that it was: one may be recorded in other words, or be one of those that
    are refused today.
    """
    text = (said.get(f"{name}_text") or "").strip()
    typed = {day: (said.get(f"{name}_{day.value}") or "").strip() for day in DAYS}
    if before is not None and _is_as_shown(
        before, text, typed, said.get(f"{name}_holidays"), said.get(f"{name}_feasts")
    ):
        return before
    if text:
        if any(typed.values()):
            form.add_error(f"{name}_text", _("The days have hours, too. Keep one of the two."))
            return None
        return _in_one_field(form, f"{name}_text", text)
    if not any(typed.values()):
        return None
    hours: dict[Weekday, tuple[ClockSpan, ...]] = {}
    for day, words in typed.items():
        hours[day] = _read_day(form, f"{name}_{day.value}", words) if words else ()
    feasts: tuple[ClockSpan, ...] | None = ()
    chosen = said.get(f"{name}_holidays")
    if chosen == AS_USUAL:
        feasts = None
    elif chosen == OWN:
        feasts = _read_day(form, f"{name}_feasts", (said.get(f"{name}_feasts") or "").strip())
    try:
        return week_of_days(hours, feasts)
    except WeekRefused:
        form.add_error(f"{name}_text", not_hours())
        return None


def _is_as_shown(week: AnyWeek, text: str, typed: Mapping[Weekday, str], holidays: object, feasts: str | None) -> bool:
    shown = _as_grid(week)
    if shown is None:
        return text == str(week) and not any(typed.values())
    days, rule, own = shown
    as_typed = {day.value: words for day, words in typed.items()}
    return not text and (as_typed, holidays) == (days, rule) and (rule != OWN or (feasts or "").strip() == own)


def not_hours() -> str:
    """What a field of hours says that was not understood."""
    return _("Write hours such as 9–20, 9–12 and 13–16, or “closed”.")


def _read_day(form: forms.Form, field: str, words: str) -> tuple[ClockSpan, ...]:
    try:
        return read_day_hours(words)
    except BadRequest:
        form.add_error(field, not_hours())
        return ()


def _in_one_field(form: forms.Form, field: str, text: str) -> AnyWeek | None:
    try:
        return parse_normal_hours(text)
    except DeadRule as dead:
        form.add_error(field, week_mistake(dead))
        return None
    except WeekRefused:
        pass
    try:
        return read_hours(text)
    except BadRequest:
        form.add_error(field, _("Write it as: Mon–Fri 9–20, Sat 10–16, public holidays closed."))
        return None


def _as_grid(week: AnyWeek) -> tuple[dict[int, str], str, str] | None:
    """The hours of each weekday, the rule and the hours of public holidays; None for a week that no grid can show."""
    if not isinstance(week, Week):
        return None
    days = dict.fromkeys((day.value for day in DAYS), "")
    holidays, feasts = AS_USUAL, ""
    for rule in week.rules:
        if rule.dates or rule.parity is not None:
            return None
        match rule.selector:
            case Weekdays(found):
                days |= {day.value: _typed(rule.spans) for day in found}
            case Holidays() as selector if selector == Holidays():
                holidays, feasts = (OWN, _typed(rule.spans)) if rule.spans else (SHUT, "")
            case _:  # partial: a grid has no field for the first Monday of a month, or for holidays of some weekdays
                return None
    return (days, holidays, feasts) if any(days.values()) else None


def _typed(spans: tuple[ClockSpan, ...]) -> str:
    """Spans as people type them: ``9–12, 13–16:30``."""
    return ", ".join(f"{_clock(span.start)}–{_clock(span.past_midnight or span.end)}" for span in spans)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}" if minute else str(hour)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the coming weeks: its date and weekday, its hours in words, and the name of its holiday."""

    day: date
    is_open: bool
    label: str
    weekday: str
    hours: str
    holiday: str


def coming_weeks(week: AnyWeek, holidays: DatedHolidays, today: date, lang: str) -> list[list[DayCell]]:
    """What a week means in the next eight weeks, day by day from the Monday of this one."""
    first = today - timedelta(days=today.weekday())
    words = language(lang)
    found = []
    for number in range(_WEEKS):
        cells = []
        for step in range(7):
            day = first + timedelta(days=7 * number + step)
            spans = day_spans(week, day, holidays)
            said = words.say_spans([(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in spans])
            feast = holidays.on(day).name(day, lang).text if day in holidays.on(day) else ""
            cells.append(DayCell(day, bool(spans), words.say_day(day, today=day), words.say_weekday(day), said, feast))
        found.append(cells)
    return found


def sentences(week: AnyWeek | None) -> list[tuple[str, str, str]]:
    """A week in words: code and name of each language, and its sentence; none for hours that are not known."""
    if week is None:
        return []
    return [(code, name, capital(language(code).say_week(week))) for code, name in language_choices()]


def copied(sent: QueryDict, name: str) -> QueryDict:
    """A form in which the hours of Monday are those of each day until Friday."""
    made = sent.copy()
    for day in (Weekday.Tu, Weekday.We, Weekday.Th, Weekday.Fr):
        made[f"{name}_{day.value}"] = sent.get(f"{name}_{Weekday.Mo.value}", "")
    return made
