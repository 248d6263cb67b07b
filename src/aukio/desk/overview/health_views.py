"""The health of the installation, for operators: the checks of `aukio doctor`."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.health.health_checks import CheckResult, Level, worst
from aukio.domain.publishing.permissions import Actor
from aukio.web.frame.page_head import PageHead
from aukio.workflows.health.health_gathering import examine
from aukio.workflows.health.health_words import CHECK_WORDS, LEVEL_WORDS, CheckWords, Text

_ICONS = {Level.OK: "circle", Level.WARN: "should", Level.FAIL: "warning"}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check as the page shows it."""

    level: Level
    said: Text
    icon: str
    words: CheckWords
    found: str


@require_safe
@staff
def health(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show how each check of this installation comes out, the worst first."""
    if not actor.operator:
        raise Forbidden("only operators see the installation.", next_step="Ask an operator.", rule="operators_only")
    results = examine(now=now())
    order = list(Level)
    rows = sorted(map(_row, results), key=lambda row: -order.index(row.level))
    level = worst(results)
    context = {"here": "health", "page": PageHead(_("Installation")), "rows": rows, "all_well": level is Level.OK}
    return render(request, "desk/health.html", context)


def _row(result: CheckResult) -> CheckRow:
    return CheckRow(
        result.level, LEVEL_WORDS[result.level], _ICONS[result.level], CHECK_WORDS[result.code], result.found
    )
