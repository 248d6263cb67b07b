"""People at the desk, for operators: who they are, what they may do, and how they come in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from aukio.access import actions, queries
from aukio.access.queries import StaffMember
from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.people.people_form import OPERATOR, POST_WORDS, InviteForm, PostForm
from aukio.domain.base.mail_addresses import account_of
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Assignment
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.messages.invitations import Invitation, invite


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that a person holds, with its place in words, and its number on the page."""

    number: int
    word: Promise
    where: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with their posts in words."""

    person: StaffMember
    posts: list[HeldPost]


@staff
def people(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the people, those first who lack a second factor."""
    _refuse_others(actor)
    view, lang = answer_queries.view(now()), active_language()
    rows = [_row(each, view, lang) for each in queries.staff()]
    rows.sort(key=lambda row: (not row.person.active, row.person.second_factor))
    lacking = sum(row.person.active and not row.person.second_factor for row in rows)
    context = {"here": "people", "page": PageHead(_("People")), "rows": rows, "lacking": lacking}
    return render(request, "desk/people.html", context)


@staff
def invite_person(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open an account for a person, and send them the link on which they choose a password."""
    _refuse_others(actor)
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = InviteForm(view, lang, sent)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        name = _free_name(said["email"])
        try:
            actions.add_staff(
                name=name,
                email=said["email"],
                password=None,
                by=actor.name,
                now=instant,
                operator=said["post"] == OPERATOR,
                assignment=form.assignment,
            )
        except Refused as refused:
            form.add_error("email", in_words(refused))
        else:
            return _invited(request, name, said["lang"], view)
    context = {"here": "people", "page": PageHead(_("Invite a person")), "form": form}
    return render(request, "desk/invite.html", context)


@staff
def person(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Show a person; give and end posts, invite again, reset the second factor with two people, close the account."""
    _refuse_others(actor)
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    found = queries.member(name)
    act = request.POST.get("act", "")
    form = PostForm(view, lang, request.POST if act == "assign" else None)
    if act == "invite":
        return _invited(request, name, lang, view)
    if act in _ACTS or (act == "assign" and form.is_valid()):
        try:
            if act == "assign":
                _assign(form, name, actor, instant)
            else:
                _ACTS[act](request, found, actor, instant)
        except (Refused, NotFound) as refused:
            messages.error(request, in_words(refused))
        else:
            messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:person", args=[name]))
    context = {
        "here": "people",
        "page": PageHead(name),
        "row": _row(found, view, lang),
        "form": form,
        "is_self": name == actor.name,
        "may_agree": found.reset_asked_by not in ("", actor.name) and name != actor.name,
    }
    return render(request, "desk/person.html", context)


def _assign(form: PostForm, name: str, actor: Actor, instant: datetime) -> None:
    assignment = form.assignment
    if assignment is not None:
        actions.assign(name=name, assignment=assignment, by=actor.name, now=instant)


def _unassign(request: HttpRequest, found: StaffMember, actor: Actor, instant: datetime) -> None:
    number = request.POST.get("number", "")
    if not number.isdecimal() or int(number) >= len(found.assignments):
        raise Refused("the post was ended already.", next_step="Look again.", rule="moved_on")
    actions.unassign(name=found.name, assignment=found.assignments[int(number)], by=actor.name, now=instant)


def _close(_request: HttpRequest, found: StaffMember, actor: Actor, instant: datetime) -> None:
    actions.close_account(name=found.name, by=actor.name, now=instant)


def _ask(_request: HttpRequest, found: StaffMember, actor: Actor, instant: datetime) -> None:
    actions.ask_reset(name=found.name, by=actor.name, now=instant)


def _agree(_request: HttpRequest, found: StaffMember, actor: Actor, instant: datetime) -> None:
    actions.agree_to_reset(name=found.name, by=actor.name, now=instant)


_ACTS: dict[str, Callable[[HttpRequest, StaffMember, Actor, datetime], None]] = {
    "unassign": _unassign,
    "close": _close,
    "ask": _ask,
    "agree": _agree,
}


def _invited(request: HttpRequest, name: str, lang: str, view: View) -> HttpResponse:
    """Send an invitation, and say so; without mail, show its link to be passed on."""
    found = queries.member(name)
    if not found.active or found.has_password:
        raise Refused("they have a password.", next_step="They can ask for a new one.", rule="moved_on")
    invitation: Invitation = invite(
        name,
        email=found.email,
        lang=lang,
        city=view.city.names.say(lang),
        site=f"{request.scheme}://{request.get_host()}",
    )
    context: dict[str, Any] = {"here": "people", "page": PageHead(name), "person": found, "invitation": invitation}
    return render(request, "desk/invited.html", context)


def _refuse_others(actor: Actor) -> None:
    if not actor.operator:
        raise Forbidden(
            "only operators manage people and posts.", next_step="Ask an operator.", rule="operators_manage_people"
        )


def _free_name(email: str) -> str:
    taken = {each.name for each in queries.staff()}
    wish = account_of(email)[:100]
    name, number = wish, 2
    while name in taken:
        name, number = f"{wish}{number}", number + 1
    return name


def _row(found: StaffMember, view: View, lang: str) -> PersonRow:
    owners = {each.slug: each.names.say(lang) for each in view.record.organisations}

    def where(held: Assignment) -> str:
        if held.centre is not None:
            newest = view.newest(held.centre)
            return str(held.centre) if newest is None else newest.names.say(lang) or newest.path
        return owners.get(held.organisation) or held.organisation

    posts = [HeldPost(number, POST_WORDS[each.post], where(each)) for number, each in enumerate(found.assignments)]
    return PersonRow(found, posts)
