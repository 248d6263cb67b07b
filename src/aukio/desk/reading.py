"""Reading a field of a form: a mistake stands beside it, in the reader's language."""

from typing import Any

from django import forms

from aukio.desk.words import A_NUMBER, not_understood
from aukio.domain.forgiving import read_phone
from aukio.domain.mistakes import BadRequest


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
