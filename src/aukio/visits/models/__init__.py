"""The tables of this app: counts, and queues. Nothing in them says who somebody is."""

from aukio.visits.models.counts import CountedPlace, HourCount, ReadingRow, SensorKey, TallyRow
from aukio.visits.models.queues import DayNumbers, Errand, Queue, Ticket

__all__ = [
    "CountedPlace",
    "DayNumbers",
    "Errand",
    "HourCount",
    "Queue",
    "ReadingRow",
    "SensorKey",
    "TallyRow",
    "Ticket",
]
