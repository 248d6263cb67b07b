"""The tables of this app: what was published, and what is scheduled to be."""

from aukio.notices.models.published import (
    AppendOnly,
    Arrangement,
    ArrangementVersion,
    Notice,
    Publication,
)
from aukio.notices.models.scheduled import ScheduledPublication, ScheduledState

__all__ = [
    "AppendOnly",
    "Arrangement",
    "ArrangementVersion",
    "Notice",
    "Publication",
    "ScheduledPublication",
    "ScheduledState",
]
