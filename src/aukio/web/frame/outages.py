"""Whether a fault is an outage: the database is away, locked, full or read-only, and a later try may succeed."""

from django.db import DatabaseError, InterfaceError, OperationalError

_BUGS = (
    "no such table",
    "no such column",
    "no such function",
    "syntax error",
    "does not exist",
    "has no column",
    "more than one",
    "ambiguous",
)
_REFUSED_WRITES = ("readonly", "read-only")


def is_outage(error: BaseException | None) -> bool:
    """Return whether a fault, or what caused it, is an outage of the database and no fault of ours."""
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        if _is_outage(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_outage(error: BaseException) -> bool:
    said = str(error).lower()
    if isinstance(error, OperationalError | InterfaceError):
        return not any(each in said for each in _BUGS)
    return isinstance(error, DatabaseError) and any(each in said for each in _REFUSED_WRITES)
