"""The Espoo record of 2020–2021, as data files, and how it is recorded."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from aukio.access import actions as access
from aukio.access import queries as people
from aukio.answers import queries as answers
from aukio.domain.permissions import Actor, Assignment, Post
from aukio.workflows.importing import import_directory
from aukio.workflows.publishing import publish

NOTICES = ("service-centres-2020.yaml", "service-centres-2021.yaml")


@dataclass(frozen=True, slots=True)
class Built:
    """How much of the record was new; zero the second time."""

    places: int
    publications: int


def text(name: str) -> str:
    """One of the files of the record."""
    return files(__package__).joinpath("espoo", name).read_text(encoding="utf-8")


def build(*, by: str, now: datetime) -> Built:
    """Record the directory and both notices; what is recorded already stays as it is."""
    operator = Actor(by, operator=True)
    imported = import_directory(text("directory.yaml"), source="directory.yaml", by=operator, now=now)
    steps = [step for name in NOTICES for step in publish(text(name), source=name, by=operator, now=now)]
    return Built(len(imported.revision.created), sum(step.enacted is not None for step in steps))


PASSWORD = "aukio-kaikille"  # noqa: S105  # everybody may know it: it opens the demo alone
"""The password of every account of the demo."""

PEOPLE = (
    ("operator", None, "", ""),
    ("kirjasto", Post.PUBLISHER, "espoo", ""),
    ("kela", Post.EDITOR, "kela", ""),
    ("isannoitsija", Post.CENTRE_MANAGER, "", "iso-omena"),
    ("viestinta", Post.COMMUNICATIONS, "", ""),
    ("ovi", Post.DOORKEEPER, "", "iso-omena"),
    ("tarkastaja", Post.AUDITOR, "", ""),
)
"""Accounts of the demo: name, post, organisation, building; the first may do everything."""


def let_people_in(*, by: str, now: datetime) -> None:
    """Open the accounts of the demo that are not there yet. Never called for a record of anybody's own."""
    there = {each.name for each in people.staff()}
    view = answers.view(now)
    for name, post, organisation, centre in PEOPLE:
        if name in there:
            continue
        assignment = None
        if post is not None:
            building = view.directory.bearers[centre] if centre else None
            assignment = Assignment(post, organisation, building)
        access.add_staff(
            name=name,
            email=f"{name}@aukio.example",
            password=PASSWORD,
            operator=post is None,
            assignment=assignment,
            by=by,
            now=now,
        )
