"""The server seen from outside: request ids, logs, metrics, reports of errors; no personal data in any."""
