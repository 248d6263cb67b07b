"""What forms say of hours that are not a week, or in which a rule can never hold."""

from django import forms
from django.utils.translation import gettext as _

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.week import AnyWeek, DeadRule, WeekRefused, parse_normal_hours
from aukio.formats.exchange.typed_hours import read_hours


def typed_week(form: forms.Form, field: str, text: str) -> AnyWeek | None:
    """The week typed into a field, in the dialect or as people write it (``9-20``); an error stands beside it."""
    try:
        return parse_normal_hours(text)
    except WeekRefused as refused:
        if not isinstance(refused, DeadRule):
            try:
                return read_hours(text)
            except BadRequest:
                pass
        form.add_error(field, week_mistake(refused))
        return None


def week_mistake(refused: WeekRefused) -> str:
    """Return the message beside the field, with what to write instead."""
    if isinstance(refused, DeadRule):
        said = _("The rule “%(rule)s” can never apply: later rules replace it on all of its days.")
        advice = _("Turn the rules round: the last one that names a day decides.")
        return " ".join(filter(None, (said % {"rule": refused.rule}, advice, refused.suggestion)))
    hint = _("We did not understand these hours. Write them like this: Mo-Fr 09:00-15:00; PH off.")
    return f"{hint} {refused.suggestion or ''}".rstrip()
