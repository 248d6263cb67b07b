"""The city of a record: whose clock and whose public holidays its places share."""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from aukio.domain.city.holidays import DatedHolidays
from aukio.domain.city.places import Names


@dataclass(frozen=True, slots=True)
class City:
    """A city as it was known over some time: its names, its time zone and its public holidays."""

    slug: str
    names: Names
    zone: ZoneInfo
    holidays: DatedHolidays

    @property
    def country(self) -> str:
        """The ISO 3166-1 code of its country: also how phone numbers are written."""
        return self.holidays.last.country

    def followed_by(self, later: "City", since: date) -> "City":
        """What a later statement says of the city; its holidays hold from a day on, the earlier ones before."""
        return replace(later, holidays=self.holidays.followed_by(later.holidays.last, since))
