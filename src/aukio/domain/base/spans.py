"""Half-open spans between instants, and the set operations that hours need.

A tuple of spans is *sorted* and *disjoint*. Spans that touch stay separate unless ``join`` merges them: the opening
hours of two days that meet at midnight are separate spans.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """``[start, end)``; both are instants in UTC."""

    start: datetime
    end: datetime


Spans: TypeAlias = tuple[Span, ...]


def overlap(one: Span, other: Span) -> Span:
    """The common part of two spans that overlap."""
    return Span(max(one.start, other.start), min(one.end, other.end))


def join(spans: Iterable[Span]) -> Spans:
    """Sort the spans, and merge those that overlap or touch."""
    ordered = sorted(spans)
    if not ordered:
        return ()
    if len(ordered) == 1:  # most days of most places
        return tuple(ordered) if ordered[0].start < ordered[0].end else ()
    merged: list[Span] = []
    for span in ordered:
        if span.end <= span.start:
            continue
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def clip(spans: Spans, start: datetime | None, end: datetime | None) -> Spans:
    """The parts of ``spans`` inside ``[start, end)``; None leaves that side unlimited."""
    kept = []
    for span in spans:
        low = span.start if start is None or span.start >= start else start
        high = span.end if end is None or span.end <= end else end
        if low < high:
            kept.append(Span(low, high))
    return tuple(kept)


def intersect(spans: Spans, cover: Spans) -> Spans:
    """The parts of ``spans`` inside ``cover``, divided where ``spans`` is, not where ``cover`` is."""
    if not spans or not cover:
        return ()
    whole = join(cover)
    return tuple(piece for span in spans for piece in clip(whole, span.start, span.end))


def subtract(spans: Spans, holes: Spans) -> Spans:
    """The parts of ``spans`` outside all ``holes``."""
    if not holes:
        return spans
    kept: list[Span] = []
    whole = join(holes)
    for span in spans:
        start = span.start
        for hole in whole:
            if hole.end <= start:
                continue
            if hole.start >= span.end:
                break
            if hole.start > start:
                kept.append(Span(start, hole.start))
            start = hole.end
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)


def covers(spans: Spans, instant: datetime) -> bool:
    """Whether ``instant`` lies in one of the half-open spans."""
    return any(span.start <= instant < span.end for span in spans)
