"""Forms for events: texts in three languages, dates, audience and organiser."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.desk.form_fields import day_typed, read_number, time_typed
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.city.places import Names, PlaceId
from aukio.domain.people.booking_requests import EventDraft, Organiser, WeeklyRepeat
from aukio.domain.people.events import CATEGORIES, Audience, SignsUp
from aukio.theme.plain_forms import MailAddressField, PlainForm
from aukio.theme.reader_language import in_language, language_choices

MOST_DATES = 60


class WhenForm(PlainForm):
    """A day and a start time, typed in free formats."""

    day = forms.CharField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("For example 30.4. or 2020-04-30."),
        max_length=40,
    )
    begins = forms.CharField(label=gettext_lazy("Starts at"), max_length=20)

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Read the day and the time; errors are shown beside the fields."""
        said = super().clean() or {}
        said["day"] = day_typed(self, "day", said.get("day", ""), self.today)
        said["begins"] = time_typed(self, "begins", said.get("begins", ""))
        return said

    @property
    def start(self) -> datetime | None:
        """The local start, if both fields were read."""
        day, begins = self.cleaned_data.get("day"), self.cleaned_data.get("begins")
        return datetime.combine(day, begins) if day is not None and begins is not None else None


class EventForm(WhenForm):
    """An event with its dates."""

    ends = forms.CharField(label=gettext_lazy("Ends at"), max_length=20)
    until = forms.CharField(
        label=gettext_lazy("Every week until"),
        help_text=gettext_lazy("Last day. If left empty: this date only."),
        required=False,
        max_length=40,
    )
    born_from = forms.IntegerField(
        label=gettext_lazy("For people born in this year or later"),
        required=False,
        min_value=1900,
        max_value=2100,
    )
    born_until = forms.IntegerField(
        label=gettext_lazy("For people born in this year or earlier"),
        required=False,
        min_value=1900,
        max_value=2100,
    )
    signs_up = forms.ChoiceField(
        label=gettext_lazy("Sign-up"),
        choices=[
            (SignsUp.NOT.value, gettext_lazy("Not needed")),
            (SignsUp.DATE.value, gettext_lazy("For a date")),
            (SignsUp.ALL.value, gettext_lazy("For all dates at once")),
        ],
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Seats"),
        help_text=gettext_lazy("If left empty: no limit."),
        required=False,
        min_value=1,
        max_value=100_000,
    )
    organiser = forms.CharField(label=gettext_lazy("Organiser"), max_length=200)
    external = forms.BooleanField(label=gettext_lazy("By another organiser, on our premises"), required=False)
    phone = forms.CharField(label=gettext_lazy("The organiser's phone"), required=False, max_length=40)
    email = MailAddressField(label=gettext_lazy("The organiser's e-mail"), required=False, max_length=200)
    lang = forms.ChoiceField(
        label=gettext_lazy("The organiser's language"),
        choices=language_choices(),
    )

    def __init__(
        self, today: date, country: str, categories: Sequence[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(today, *args, **kwargs)
        self.country = country
        self.fields["category"] = forms.ChoiceField(label=_("What is it?"), choices=categories)
        for lang in LANGUAGES:
            said = {"in_language": in_language(lang)}
            self.fields[f"title_{lang}"] = forms.CharField(
                label=_("Title %(in_language)s") % said, required=False, max_length=200
            )
            self.fields[f"details_{lang}"] = forms.CharField(
                label=_("About it %(in_language)s") % said, required=False, max_length=1000
            )
        titles = [f"{part}_{lang}" for part in ("title", "details") for lang in LANGUAGES]
        self.order_fields(
            [
                "category",
                *titles,
                "day",
                "begins",
                "ends",
                "until",
                "born_from",
                "born_until",
                "signs_up",
                "seats",
                "organiser",
                "external",
            ]
        )

    def clean(self) -> dict[str, Any]:
        """Check the title, the end time and the number of weeks."""
        said = super().clean()
        said["ends"] = time_typed(self, "ends", said.get("ends", ""))
        said["until"] = day_typed(self, "until", said.get("until", ""), self.today)
        if not any(said.get(f"title_{lang}") for lang in LANGUAGES):
            self.add_error(f"title_{DEFAULT_LANGUAGE}", _("Write a title in at least one language."))
        if said["begins"] and said["ends"] and said["ends"] <= said["begins"]:
            self.add_error("ends", _("It would end before it starts."))
        if said["day"] and said["until"] and not said["day"] <= said["until"]:
            self.add_error("until", _("Choose a day after the first day."))
        elif self.start and said["until"] and len(list(WeeklyRepeat(said["until"]).starts(self.start))) > MOST_DATES:
            self.add_error("until", _("Choose a day after the first day, within a year."))
        said["phone"] = read_number(self, "phone", said, self.country)
        if said.get("external") and not said["phone"] and not said.get("email") and "phone" not in self.errors:
            self.add_error(
                "phone", _("Enter a phone number or an e-mail address so that staff can contact them about changes.")
            )
        return said

    @property
    def dates(self) -> list[tuple[datetime, datetime]]:
        """The dates as local spans."""
        said = self.cleaned_data
        if self.start is None:
            return []
        starts = WeeklyRepeat(said["until"]).starts(self.start) if said["until"] else [self.start]
        return [(start, datetime.combine(start.date(), said["ends"])) for start in starts]

    def draft(self, place: PlaceId, dates: tuple[tuple[datetime, datetime], ...]) -> EventDraft:
        """The event that was typed, at a place; ``dates`` are its dates as instants."""
        answers = self.cleaned_data
        first, last = answers["born_from"], answers["born_until"]
        return EventDraft(
            place,
            titles=Names({lang: answers[f"title_{lang}"] for lang in LANGUAGES}),
            details=Names({lang: answers[f"details_{lang}"] for lang in LANGUAGES}),
            category=answers["category"],
            organiser=Organiser(
                answers["organiser"], answers["external"], answers["phone"], answers["email"], answers["lang"]
            ),
            dates=dates,
            audience=Audience(date(first, 1, 1) if first else None, date(last, 12, 31) if last else None),
            signs_up=SignsUp(answers["signs_up"]),
            seats=answers["seats"],
        )


def categories(said: Any) -> list[tuple[str, str]]:
    """Return the categories of events; ``said`` gives the words of one."""
    return [(each, said(each)) for each in CATEGORIES]
