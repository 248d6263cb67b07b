"""Reading form fields; errors are added to the field in the reader's language."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms

from aukio.desk.words import A_DAY, A_TIME, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import example_number, read_contact_phone, read_day, read_phone, read_time


def read_contact_number(form: forms.Form, field: str, said: dict[str, Any], country: str) -> str:
    """Return the phone number of a contact, which may be short (``112``); empty if none was typed or it is invalid."""
    return _number(form, field, said, country, read_contact_phone)


def read_number(form: forms.Form, field: str, said: dict[str, Any], country: str) -> str:
    """Return the normalised phone number; empty if none was typed or it is invalid."""
    return _number(form, field, said, country, read_phone)


def _number(form: forms.Form, field: str, said: dict[str, Any], country: str, read: Callable[[str, str], str]) -> str:
    text = (said.get(field) or "").strip()
    if not text:
        return ""
    try:
        return read(text, country)
    except BadRequest:
        form.add_error(field, not_understood(example_number(country)))
        return ""


def day_typed(form: forms.Form, field: str, typed: str, today: date) -> date | None:
    """Return the day typed; None if none was typed or it is invalid."""
    if not typed.strip():
        return None
    try:
        return read_day(typed, today)
    except BadRequest:
        form.add_error(field, not_understood(A_DAY))
        return None


def time_typed(form: forms.Form, field: str, typed: str) -> time | None:
    """Return the time of day typed; None if none was typed or it is invalid."""
    if not typed.strip():
        return None
    try:
        return read_time(typed)
    except BadRequest:
        form.add_error(field, not_understood(A_TIME))
        return None
