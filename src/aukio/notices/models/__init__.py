"""The tables of this app: what was published, and what is scheduled to be."""

from aukio.notices.models.published import (
    Arrangement,
    ArrangementVersion,
    Notice,
    Publication,
    ShownText,
)
from aukio.notices.models.scheduled import ScheduledPublication, ScheduledState

__all__ = [
    "Arrangement",
    "ArrangementVersion",
    "Notice",
    "Publication",
    "ScheduledPublication",
    "ScheduledState",
    "ShownText",
]
