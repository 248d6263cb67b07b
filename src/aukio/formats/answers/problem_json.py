"""Mistakes as problem+json (RFC 9457): a stable code, what is wrong, and what to do; the same on every way in."""

from typing import Any

from aukio.domain.base.mistakes import BadInstant, BadRequest, Forbidden, Mistake, NotFound, Refused

MEDIA_TYPE = "application/problem+json"


def status_of(mistake: Mistake) -> int:
    """The HTTP status of a mistake."""
    match mistake:
        case BadInstant() | BadRequest():
            return 400
        case Forbidden():
            return 403
        case NotFound():
            return 404
        case Refused():
            return 422
        case _:
            return 400


def problem_data(mistake: Mistake, *, title: str, instance: str) -> dict[str, Any]:
    """The body; ``title`` is the phrase of its status, ``instance`` the address that was asked."""
    return {
        "type": f"urn:aukio:problem:{mistake.code}",
        "title": title,
        "status": status_of(mistake),
        "detail": str(mistake),
        "code": mistake.code,
        "instance": instance,
    }
