"""The reader of a page: language, moment shown, plain or standard text, and names."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from aukio.answers.session import Question
from aukio.domain.city.names import Names
from aukio.domain.clock.local_time import local_of
from aukio.domain.wording.languages import Language
from aukio.domain.wording.naming import Naming, namer
from aukio.web.frame.moment import Moment


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of a page: language, moment shown, and names in that language."""

    lang: str
    words: Language
    moment: Moment
    naming: Naming
    zone: ZoneInfo

    def place(self, path: str) -> str:
        """Return the address of a place's page at the moment shown."""
        return self.moment.link(reverse("web:place", args=[path]))

    def same_time(self, path: str, day: str) -> str:
        """Return the address of a place's page at the same time of another day, as ``YYYY-MM-DD``."""
        return self.moment.link(reverse("web:place", args=[path]), at=f"{day}T{self.moment.local:%H:%M}")

    def notice(self, slug: str, anchor: str = "") -> str:
        """Return the address of a notice's page at the moment shown."""
        return self.moment.link(reverse("web:notice", args=[slug])) + (f"#{anchor}" if anchor else "")

    def local(self, instant: datetime) -> datetime:
        """Return an instant in local time."""
        return local_of(instant, self.zone)

    def words_of(self, text: Names) -> Names:
        """Return a text of staff as the page says it: in plain language with its plain words."""
        return text.in_plain_words(self.lang) if self.plain else text

    @property
    def plain(self) -> bool:
        """Whether the page is in plain language."""
        return self.moment.plain

    @property
    def today(self) -> date:
        """The local day shown."""
        return self.moment.local.date()


def reader_of(question: Question, lang: str, words: Language, moment: Moment) -> Reader:
    """Return the reader of a page about one place."""
    zone = question.view.zone(question.place)
    return Reader(lang, words, moment, namer(question.view, lang, moment.at), zone)
