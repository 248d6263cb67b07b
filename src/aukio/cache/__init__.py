"""The fast lane: answers that are ready are given before Django is asked.

    request ── lane ──▶ a copy that still holds ──▶ 200 or 304
                 └────▶ Django ──▶ an answer that states how long it holds ──▶ kept, then given

A copy holds until the record changes, or the instant that its answer named comes. Each worker has a lane of its own.
"""
