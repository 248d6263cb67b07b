"""Moving places in at the desk: choose a file, see the plan, correct cells, record."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.changes.draft_matter import policy
from aukio.desk.clock import now
from aukio.desk.moving.cell_mistakes import CellMistake, cell_mistakes, corrections
from aukio.desk.moving.plan_rows import PlanPage, first_path, plan_page, with_owner
from aukio.desk.moving.table_text import TABLES, as_csv, rows_of, table_system, with_corrections
from aukio.desk.moving.upload_form import LARGEST, TOO_LARGE, UploadForm, is_too_large
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.publishing.draft_steps import needs_second
from aukio.domain.publishing.permissions import Actor, Task
from aukio.drafts import actions, queries
from aukio.drafts.queries import Upload
from aukio.formats.exchange import csv_table, xlsx_table
from aukio.formats.exchange.sources import SOURCES
from aukio.formats.exchange.template import TEMPLATE
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.moving_in import Given, MovePlan, move_in, plan_move

_TEMPLATES = {"csv": csv_table, "xlsx": xlsx_table}


@staff
def move(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a file of places and lead to its plan."""
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant, lang = now(), active_language()
    record = answer_queries.record()
    owners = [(each.slug, each.names.say(lang) or each.slug) for each in record.organisations]
    sent = request.POST if request.method == "POST" else kept_form(request)
    first = request.GET.get("from", "")
    form = UploadForm(lang, owners, sent, request.FILES or None, initial={"system": first} if first else None)
    if request.method == "POST" and form.is_valid():
        number = actions.keep_upload(form.upload(actor.name), by=actor.name, now=instant)
        return HttpResponseRedirect(reverse("desk:move_file", args=[number]))
    context = {
        "here": "move",
        "page": PageHead(_("Move places in")),
        "form": form,
        "uploads": queries.uploads(actor.name),
    }
    return render(request, "desk/move.html", context)


@staff
def template(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """Return an empty table with two rows as an example."""
    del request
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    codec = _TEMPLATES.get(form)
    if codec is None:
        raise NotFound(f"no template '{form}'.", next_step="There are csv and xlsx.")
    response = HttpResponse(codec.write(TEMPLATE), content_type=codec.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="places.{form}"'
    return response


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says: a plan, or what is wrong with it."""

    plan: MovePlan | None
    cells: list[CellMistake]
    others: list[str]
    trouble: Refused | None = None


@staff
def move_file(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show what recording a file would do; correct its cells, replace it, record it or delete it."""
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant = now()
    upload = queries.upload(number)
    if upload.author != actor.name and not actor.operator:
        raise NotFound(f"no file {number}.", next_step="Upload it again.")
    here = HttpResponseRedirect(reverse("desk:move_file", args=[number]))
    act = request.POST.get("act", "")
    if act == "drop":
        actions.drop_upload(number, by=actor.name, now=instant)
        messages.success(request, _("The file was deleted. Nothing was recorded."))
        return HttpResponseRedirect(reverse("desk:move"))
    if act == "correct" and upload.system in TABLES and _read(upload, instant).cells:
        fixed = as_csv(with_corrections(rows_of(upload.content), corrections(request.POST)))
        actions.replace_upload(number, system="csv", content=fixed, by=actor.name, now=instant)
        return here
    file = request.FILES.get("file")
    if act == "replace" and file is not None and file.size is not None and file.size <= LARGEST:
        content = file.read()
        system = table_system(content) if upload.system in TABLES else upload.system
        if is_too_large(content, system):
            messages.error(request, TOO_LARGE)
            return here
        actions.replace_upload(number, system=system, content=content, by=actor.name, now=instant)
        return here
    read = _read(upload, instant)
    if act == "record" and read.plan is not None:
        try:
            return _record(read.plan, number, actor, instant)
        except (Refused, Forbidden) as refused:
            messages.error(request, in_words(refused))
    return _shown(request, upload, read)


def _shown(request: HttpRequest, upload: Upload, read: _Read) -> HttpResponse:
    page: PlanPage | None = None if read.plan is None else plan_page(read.plan, active_language())
    context = {
        "here": "move",
        "page": PageHead(_("Move places in")),
        "upload": upload,
        "plan": page,
        "read": read,
        "is_table": upload.system in TABLES,
    }
    return render(request, "desk/move_file.html", context, status=HTTPStatus.OK)


def _read(upload: Upload, instant: datetime) -> _Read:
    lang = None if SOURCES[upload.system].lang else upload.lang
    try:
        plan = plan_move(
            upload.system, upload.content, Given(lang=lang), shut_on_holidays=upload.shut_on_holidays, now=instant
        )
    except Refused as refused:
        if upload.system not in TABLES:
            return _Read(None, [], [], refused)
        cells, others = cell_mistakes(refused, upload.content)
        return _Read(None, cells, others, refused)
    return _Read(with_owner(plan, upload.owner), [], [])


def _record(plan: MovePlan, number: int, actor: Actor, instant: datetime) -> HttpResponse:
    """Record a plan; lead to its first place as residents see it."""
    dated = any(each.add or each.alter for each in plan.places)
    if dated and needs_second(policy(), locks=True) and not actor.may_everywhere(Task.APPROVE):
        raise Forbidden(
            "this file has special days, and a second person must approve those.",
            next_step="Ask communications to record the file.",
            rule="file_needs_second",
        )
    move_in(plan, by=actor, now=instant)
    actions.drop_upload(number, by=actor.name, now=instant)
    path = first_path(plan)
    return HttpResponseRedirect(f"{reverse('web:place', args=[path])}?now=1" if path else reverse("desk:front"))
