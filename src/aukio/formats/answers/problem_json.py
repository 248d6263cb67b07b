"""Mistakes as problem+json (RFC 9457): a stable code, what is wrong and what to do."""

from typing import Any

from aukio.domain.base.mistakes import BadInstant, BadRequest, Forbidden, Mistake, NotFound, Refused, TooMany

MEDIA_TYPE = "application/problem+json"


def status_of(mistake: Mistake) -> int:
    """Return the HTTP status of a mistake."""
    match mistake:
        case BadInstant() | BadRequest():
            return 400
        case Forbidden():
            return 403
        case NotFound():
            return 404
        case Refused():
            return 422
        case TooMany():
            return 429
        case _:
            return 400


def problem_data(mistake: Mistake, *, title: str, instance: str) -> dict[str, Any]:
    """Return the body; ``title`` is the phrase of its status, ``instance`` the path of the request."""
    return {
        "type": f"urn:aukio:problem:{mistake.code}",
        "title": title,
        "status": status_of(mistake),
        "detail": str(mistake),
        "code": mistake.code,
        "instance": instance,
    }
