"""The tables of this app: published notices and scheduled publications."""

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
