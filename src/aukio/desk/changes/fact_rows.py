"""A published fact as the row that says it, so that correcting is a form like writing (R131).

A row is offered only if reading it gives the very fact; anything else stays a text for experts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aukio.desk.changes.change_proposals import paths
from aukio.desk.changes.period_questions import DAY, FOR_NOW, LATER
from aukio.desk.changes.row_form import DAYS, ReadRow, RowContext, RowForm
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.clock.days import Stretch
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Bookings, Effect, Hours, Text
from aukio.domain.facts.notices import Arrangement
from aukio.domain.publishing.composing import effects_of_row, reviewed
from aukio.domain.publishing.templates import Template
from aukio.formats.notices.fact_text import effects_to_text

PREFIX = "row"


def row_form(fact: Arrangement, context: RowContext, typed: Mapping[str, Any] | None) -> RowForm | None:
    """Return the form of a fact, filled in with what it says; None where no row says the same."""
    for answers in _answers(fact, context):
        filled = {f"{PREFIX}-{name}": value for name, value in answers.items()}
        form = _form(fact, context, filled)
        if form.row is not None and fact_of_row(fact, form.row) == fact:
            return _form(fact, context, filled | ({} if typed is None else {name: typed[name] for name in typed}))
    return None


def fact_of_row(fact: Arrangement, row: ReadRow) -> Arrangement:
    """Return a fact as its row says it; what no row asks for stays as it was."""
    period = fact.period if row.period is None else row.period
    if period.open_end is not None and fact.period.open_end is not None:
        period = replace(period, open_end=fact.period.open_end)
    if period.days is None and period.start == fact.period.start:
        period = replace(period, inferred=fact.period.inferred)
    contacts = row.contacts or (() if _phone(fact) else fact.particulars.contacts)
    return replace(
        fact,
        period=reviewed(period),
        effects=effects_of_row(row.composed(period)),
        particulars=replace(fact.particulars, contacts=contacts),
    )


def _form(fact: Arrangement, context: RowContext, typed: Mapping[str, Any]) -> RowForm:
    return RowForm(context, typed, prefix=PREFIX, first=True, scope=fact.scope)


def _answers(fact: Arrangement, context: RowContext) -> Iterator[dict[str, str]]:
    """Yield the answers that may say a fact: a ready-made change, else its effects as in a file."""
    when = _when(fact.period)
    if when is None:
        return
    common = when | {"phone": _phone(fact)}
    for template in Template:
        if template is not Template.FREE:
            yield common | {"what": template.value} | _details(fact.effects)
    text = effects_to_text(fact, paths(context.view))
    yield common | {"what": Template.FREE.value, "effects": text}


def _details(effects: tuple[Effect, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for effect in effects:
        match effect:
            case Hours(week=week) if week is not None:
                found["hours"] = str(week)
            case Text(text):
                found |= {f"text_{lang}": text.only(lang) for lang in LANGUAGES}
            case Bookings(existing=existing) if existing is not None:
                found["existing"] = existing.value
            case _:  # partial: a change without questions says the other effects by its name
                pass
    return found


def _phone(fact: Arrangement) -> str:
    contacts = fact.particulars.contacts
    return contacts[0].phone if len(contacts) == 1 and not contacts[0].label else ""


def _when(period: Period) -> dict[str, str] | None:
    if period.days is not None:
        days = period.days
        if days.without or days.until is not None or not days.in_whole_days:
            return None
        listed = ", ".join(map(_stretch, days.stretches))
        return {"begins": DAYS, "days": listed, "repeat": "" if days.rule is None else str(days.rule)}
    begins = {"begins": LATER, **_moment("first", period.start)}
    if period.end is None:
        review = "" if period.review is None else _day(period.review)
        return begins | {"ends": FOR_NOW, "review": review}
    whole = period.end.time() == datetime.min.time()
    return begins | {"ends": DAY} | _moment("last", period.end - timedelta(days=1) if whole else period.end)


def _moment(name: str, local: datetime) -> dict[str, str]:
    clock = "" if local.time() == datetime.min.time() else f"{local:%H:%M}"
    return {f"{name}_day": _day(local), f"{name}_time": clock}


def _stretch(stretch: Stretch) -> str:
    last = stretch.end - timedelta(days=1)
    return _day(stretch.start) if last == stretch.start else f"{_day(stretch.start)}–{_day(last)}"


def _day(day: Any) -> str:
    return f"{day.day}.{day.month}.{day.year}"
