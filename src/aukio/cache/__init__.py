"""The response cache: a WSGI application in front of Django that serves ready responses.

    request ── cache ──▶ a cached response that still holds ──▶ 200 or 304
                 └─────▶ Django ──▶ a response that states how long it holds ──▶ stored, then served

A cached response holds until the record changes, or until the instant in its statement. Each worker has its own cache.
"""
