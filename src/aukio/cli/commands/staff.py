"""Commands about staff accounts and their posts."""

import sys

import click

from aukio.access import actions, queries
from aukio.answers import queries as answer_queries
from aukio.answers.session import open_session
from aukio.cli.actor import author
from aukio.cli.clock import now
from aukio.cli.database import existing_record, prepare_database
from aukio.cli.output import emit, table
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import POSTS, Assignment, Post, Where

post_option = click.option("--post", type=click.Choice([each.value for each in Post]), help="The post.")
organisation_option = click.option(
    "--organisation", default="", metavar="SLUG", help="The organisation whose places the post covers."
)
centre_option = click.option("--centre", default="", metavar="PATH", help="The building that the post covers.")


@click.group()
def staff() -> None:
    """Manage staff accounts and their posts."""


@staff.command()
@click.argument("name")
@click.option("--email", required=True, help="E-mail address, also for a forgotten password.")
@click.option("--operator", is_flag=True, help="Give every permission.")
@post_option
@organisation_option
@centre_option
def add(name: str, *, email: str, operator: bool, post: str | None, organisation: str, centre: str) -> None:
    """Add the account NAME; type the password at the prompt or on standard input."""
    with existing_record():
        prepare_database()
        assignment = None if post is None else _assignment(post, organisation, centre)
        password = _password()
        actions.add_staff(
            name=name,
            email=email,
            password=password,
            operator=operator,
            assignment=assignment,
            by=author(),
            now=now(),
        )
    click.echo(f"{name} may sign in.")
    if assignment is None and not operator:
        click.echo(f"They hold no post yet: aukio staff assign {name} --post …", err=True)


@staff.command()
@click.argument("name")
def password(name: str) -> None:
    """Set a new password for NAME and end the sessions of that account."""
    with existing_record():
        prepare_database()
        actions.set_password(name=name, password=_password(), by=author(), now=now())
    click.echo(f"{name} has a new password.")


@staff.command()
@click.argument("name")
@post_option
@organisation_option
@centre_option
def assign(name: str, post: str | None, organisation: str, centre: str) -> None:
    """Give a post to NAME."""
    with existing_record():
        prepare_database()
        assignment = _assignment(post, organisation, centre)
        actions.assign(name=name, assignment=assignment, by=author(), now=now())
    click.echo(f"{name} is {assignment.post}.")


@staff.command()
@click.argument("name")
@post_option
@organisation_option
@centre_option
def unassign(name: str, post: str | None, organisation: str, centre: str) -> None:
    """Remove a post from NAME."""
    with existing_record():
        prepare_database()
        assignment = _assignment(post, organisation, centre)
        actions.unassign(name=name, assignment=assignment, by=author(), now=now())
    click.echo(f"{name} is no longer {assignment.post}.")


@staff.command()
@click.argument("name")
def close(name: str) -> None:
    """Close the account NAME; its posts are removed, its name stays in the audit trail."""
    with existing_record():
        prepare_database()
        actions.close_account(name=name, by=author(), now=now())
    click.echo(f"{name} can no longer sign in.")


@staff.command(name="reset-second-factor")
@click.argument("name")
def reset_second_factor(name: str) -> None:
    """Remove the second factor of NAME, who then sets up a new one. At the desk this takes two operators."""
    with existing_record():
        prepare_database()
        actions.reset_second_factor(name=name, by=author(), now=now())
    click.echo(f"{name} sets up a new second factor at the next sign-in.")


@staff.command(name="list")
def list_() -> None:
    """List all accounts with their posts."""
    with existing_record():
        prepare_database()
        members = queries.staff()
        view = answer_queries.view(now()) if any(each.assignments for each in members) else None
        rows = [
            (each.name, each.email, _state(each), ", ".join(_say(view, one) for one in each.assignments))
            for each in members
        ]
    if not rows:
        click.echo("There are no accounts yet. Next: aukio staff add NAME --email ADDRESS --operator")
        return
    emit(table(("Name", "E-mail", "", "Posts"), rows))


COMMANDS = (staff,)


def _password() -> str:
    """Read a password: typed twice in a terminal, else the first line of standard input.

    It is not an argument, because other users of the machine can read the arguments of a process.
    """
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def _assignment(post: str | None, organisation: str, centre: str) -> Assignment:
    if post is None:
        raise BadRequest("--post is missing.", next_step=f"It is one of: {', '.join(Post)}.")
    building = _centre(centre) if centre else None
    try:
        return Assignment(Post(post), organisation, building)
    except ValueError as error:
        option = {Where.ORGANISATION: "--organisation SLUG", Where.CENTRE: "--centre PATH", Where.EVERYWHERE: "neither"}
        raise BadRequest(f"{error}.", next_step=f"Say {option[POSTS[Post(post)][0]]}.") from None


def _centre(path: str) -> PlaceId:
    found = open_session(now()).ask(path, at=None, known=None)
    node = found.view.node(found.place, found.at)
    if node is None or node.kind is not Kind.CENTRE:
        raise BadRequest(f"'{path}' is no centre.", next_step="'aukio places' says what each place is.")
    return found.place


def _state(member: queries.StaffMember) -> str:
    return "closed" if not member.active else "operator" if member.operator else ""


def _say(view: View | None, assignment: Assignment) -> str:
    if assignment.centre is None or view is None:
        return f"{assignment.post} {assignment.organisation}".rstrip()
    newest = view.newest(assignment.centre)
    return f"{assignment.post} {newest.path if newest is not None else assignment.centre}"
