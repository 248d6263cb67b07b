"""Reading a field of a form: a mistake stands beside it, in the reader's language."""

from datetime import date, time
from typing import Any

from django import forms

from aukio.desk.words import A_DAY, A_NUMBER, A_TIME, not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import read_day, read_phone, read_time


def read_number(form: forms.Form, field: str, said: dict[str, Any], country: str) -> str:
    """A phone number as the record keeps it; empty where none was written, or where it was not understood."""
    text = (said.get(field) or "").strip()
    if not text:
        return ""
    try:
        return read_phone(text, country)
    except BadRequest:
        form.add_error(field, not_understood(A_NUMBER))
        return ""


def day_typed(form: forms.Form, field: str, typed: str, today: date) -> date | None:
    """A day as people write it; None where none was written, or where it was not understood."""
    if not typed.strip():
        return None
    try:
        return read_day(typed, today)
    except BadRequest:
        form.add_error(field, not_understood(A_DAY))
        return None


def time_typed(form: forms.Form, field: str, typed: str) -> time | None:
    """A time of day as people write it; None where none was written, or where it was not understood."""
    if not typed.strip():
        return None
    try:
        return read_time(typed)
    except BadRequest:
        form.add_error(field, not_understood(A_TIME))
        return None
