"""Reports of errors to a Sentry server (AUKIO_SENTRY_DSN): where they happened and their type, nothing else."""

from typing import Any

from aukio.config.observation.log_privacy import say_fault, without_values
from aukio.config.observation.request_ids import current

_NEVER = ("request", "user", "breadcrumbs", "extra", "server_name", "modules", "contexts")


def report_errors(dsn: str, *, release: str, **more: Any) -> None:
    """Begin to report errors to a server. Raises ``ImportError`` without the extra."""
    import sentry_sdk  # the extra 'sentry'

    sentry_sdk.init(
        dsn=dsn,
        release=f"aukio@{release}",
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=scrubbed,
        **more,
    )


def scrubbed(event: Any, hint: dict[str, Any]) -> Any:
    """Return a report without anything that people typed, with the id of its request."""
    for key in _NEVER:
        event.pop(key, None)
    error = hint.get("exc_info", (None, None, None))[1]
    for value in event.get("exception", {}).get("values", []):
        is_this = error is not None and value.get("type") == type(error).__name__
        value["value"] = say_fault(error) if is_this else ""
        for frame in (value.get("stacktrace") or {}).get("frames", []):
            frame.pop("vars", None)
    if "logentry" in event:
        event["logentry"] = {"message": without_values(str(event["logentry"].get("message", "")))}
    if current():
        event["tags"] = {"request_id": current()}
    return event
