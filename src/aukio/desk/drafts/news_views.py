"""How a person hears of drafts: by mail, by text message, or on the pages alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.access import actions, queries
from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.words import not_understood
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.clock.form_input import example_number, read_phone
from aukio.domain.people.delivery import Medium
from aukio.domain.publishing.permissions import Actor
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import language_choices
from aukio.web.frame.page_head import PageHead
from aukio.workflows.messages.message_delivery import available_media

_ON_PAGES = "pages"


class NewsForm(PlainForm):
    """The medium, the phone number for text messages, and the language; ``country`` reads a number without prefix."""

    def __init__(self, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        self.fields["medium"] = forms.ChoiceField(
            label=_("How do you want to hear of drafts?"),
            help_text=_("When a draft waits for you, and when someone has decided about yours."),
            choices=[
                (Medium.MAIL.value, _("By e-mail")),
                *([(Medium.SMS.value, _("By text message"))] if Medium.SMS in available_media() else []),
                (_ON_PAGES, _("Only here, in the inbox")),
            ],
            widget=forms.RadioSelect,
        )
        if Medium.SMS in available_media():
            self.fields["phone"] = forms.CharField(
                label=_("Your phone number"), required=False, max_length=40, widget=forms.TextInput({"type": "tel"})
            )
        self.fields["lang"] = forms.ChoiceField(label=_("Language of the messages"), choices=language_choices())

    def clean_phone(self) -> str:
        """Return the number as it is dialled from abroad, too."""
        typed: str = self.cleaned_data["phone"].strip()
        if not typed:
            return ""
        try:
            return read_phone(typed, self.country)
        except BadRequest:
            raise forms.ValidationError(not_understood(example_number(self.country))) from None

    def clean(self) -> dict[str, Any]:
        """A text message needs a number."""
        said = super().clean() or {}
        if said.get("medium") == Medium.SMS and not said.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Enter your number: the messages are sent to it."))
        return said


@staff
def my_news(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show and save how the signed-in person hears of drafts."""
    instant = now()
    chosen = queries.news_choice(actor.name)
    first = {
        "medium": _ON_PAGES if chosen.medium is None else chosen.medium.value,
        "phone": chosen.phone,
        "lang": chosen.lang,
    }
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = NewsForm(answer_queries.view(instant).city.country, sent, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.choose_news(
            name=actor.name,
            medium=None if said["medium"] == _ON_PAGES else Medium(said["medium"]),
            phone=said.get("phone", chosen.phone),
            lang=said["lang"],
            by=actor.name,
            now=instant,
        )
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:my_news"))
    context = {"here": "my_news", "page": PageHead(_("My messages")), "form": form}
    return render(request, "desk/my_news.html", context)
