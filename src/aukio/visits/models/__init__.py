"""The tables of this app: counts, and queues. They hold no names."""

from aukio.visits.models.counts import CountedPlace, DayCountRow, HourCount, ReadingRow, SensorKey
from aukio.visits.models.queues import DayNumbers, Errand, Queue, Ticket

__all__ = [
    "CountedPlace",
    "DayCountRow",
    "DayNumbers",
    "Errand",
    "HourCount",
    "Queue",
    "ReadingRow",
    "SensorKey",
    "Ticket",
]
