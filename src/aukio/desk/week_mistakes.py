"""What forms say of hours that are not a week, or in which a rule can never hold."""

from django.utils.translation import gettext as _

from aukio.domain.week import DeadRule, WeekRefused


def week_mistake(refused: WeekRefused) -> str:
    """Return the message beside the field, with what to write instead."""
    if isinstance(refused, DeadRule):
        said = _("The rule “%(rule)s” can never apply: later rules replace it on all of its days.")
        advice = _("Turn the rules round: the last one that names a day decides.")
        return " ".join(filter(None, (said % {"rule": refused.rule}, advice, refused.suggestion)))
    hint = _("We did not understand these hours. Write them like this: Mo-Fr 09:00-15:00; PH off.")
    return f"{hint} {refused.suggestion or ''}".rstrip()
