"""What a log may say of a fault: where it happened and of which type it is, but nothing that people typed.

The message of an exception may quote anything: a name, an address, a whole row. It is kept only for types whose
messages speak of machines, and even then without quoted values.
"""

import re
import traceback
from types import TracebackType

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.http import HttpRequest

_ABOUT_MACHINES = (OperationalError, ImproperlyConfigured, ImportError, MemoryError, RecursionError)

_VALUES = (
    (re.compile(r"(?s)\bDETAIL:.*"), "DETAIL: …"),
    (re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|`[^`]*`"), "…"),
    (re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}"), "(…)"),
    (re.compile(r"\S+@\S+"), "…"),
    (re.compile(r"\+?\d[\d \-]{4,}\d"), "…"),
)


def without_values(text: str) -> str:
    """A message without what is quoted, in brackets, an e-mail address or a long number."""
    for pattern, instead in _VALUES:
        text = pattern.sub(instead, text)
    return text


def say_fault(error: BaseException) -> str:
    """The message of an exception, as far as it may be shown; often empty."""
    if isinstance(error, OSError):
        return error.strerror or ""
    return without_values(str(error)).strip() if isinstance(error, _ABOUT_MACHINES) else ""


def say_trace(error: BaseException) -> list[str]:
    """The lines of a traceback, the causes first, without messages that may quote what people typed."""
    lines: list[str] = []
    chain: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in chain:
        chain.append(following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    for each in reversed(chain):
        lines += _frames(each.__traceback__)
        name, said = type(each).__qualname__, say_fault(each)
        lines.append(f"{type(each).__module__}.{name}{f': {said}' if said else ''}")
    return lines


def _frames(trace: TracebackType | None) -> list[str]:
    found = traceback.extract_tb(trace)
    return [f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line or ''}".rstrip(": ") for frame in found]


def say_request(request: HttpRequest) -> str:
    """The method of a request and the pattern of its address; the address itself may hold what was typed."""
    match = request.resolver_match
    return f"{request.method} {match.route if match is not None else '(no such address)'}"
