"""The tables of this app: counts, and queues. Nothing in them says who somebody is."""

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
