"""The log: lines of text or of JSON, each with the id of its request, none with personal data."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from aukio.config.observation.log_privacy import say_request, say_trace, without_values
from aukio.config.observation.request_ids import current


def said(record: logging.LogRecord) -> str:
    """The message of a record, as far as it may be shown."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        status = getattr(record, "status_code", "")
        return f"{status} {say_request(request)}".strip()
    if record.name.startswith("aukio"):
        return record.getMessage()
    return without_values(record.getMessage())


def _trace(record: logging.LogRecord) -> list[str]:
    error = record.exc_info[1] if record.exc_info else None
    return [] if error is None else say_trace(error)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class TextLines(logging.Formatter):
    """A line for people, and the traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record."""
        request = f" [{current()}]" if current() else ""
        first = f"{_time(record)} {record.levelname} {record.name}{request}: {said(record)}"
        return "\n".join([first, *_trace(record)])


class JsonLines(logging.Formatter):
    """A line of JSON for a collector of logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        line: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": said(record),
        }
        if current():
            line["request_id"] = current()
        if trace := _trace(record):
            line["exception"] = trace
        return json.dumps(line, ensure_ascii=False)
