"""The Espoo record of 2020–2021, as data files, and how it is recorded."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

import yaml

from aukio.access import actions as access_actions
from aukio.access import queries as access_queries
from aukio.answers import queries as answer_queries
from aukio.domain.city.places import Names
from aukio.domain.publishing.permissions import Actor, Assignment, Post
from aukio.notices import queries as notice_queries
from aukio.visits.actions import counts, queues
from aukio.visits.actions.queues import ErrandSpec
from aukio.visits.queries import counts as count_queries
from aukio.visits.queries import queues as queue_queries
from aukio.workflows.directory_import import import_directory
from aukio.workflows.publishing.publication import publish


@dataclass(frozen=True, slots=True)
class Built:
    """How much of the record was new, the notices that were published among it; zero the second time."""

    places: int
    publications: int
    notices: int


def text(name: str) -> str:
    """One of the files of the record."""
    return files(__package__).joinpath("espoo", name).read_text(encoding="utf-8")


_CONTENTS = yaml.safe_load(text("contents.yaml"))
DIRECTORY: tuple[str, ...] = tuple(_CONTENTS["directory"])
NOTICES: tuple[str, ...] = tuple(_CONTENTS["notices"])


def build(*, by: str, now: datetime) -> Built:
    """Record the directory and the notices; a record that has the last of them stays as it is, old or new."""
    if any(f"{notice.slug}.yaml" == NOTICES[-1] for notice in notice_queries.notices()):
        return Built(0, 0, 0)
    operator = Actor(by, operator=True)
    imported = [import_directory(text(name), source=name, by=operator, now=now) for name in DIRECTORY]
    steps = [step for name in NOTICES for step in publish(text(name), source=name, by=operator, now=now)]
    enacted = [step.enacted for step in steps if step.enacted is not None]
    return Built(
        places=sum(len(each.revision.created) for each in imported),
        publications=len(enacted),
        notices=len({each.notice.slug for each in enacted}),
    )


PASSWORD = "aukio-kaikille"  # noqa: S105  # everybody may know it: it opens the demo alone
"""The password of every account of the demo."""

PEOPLE = (
    ("operator", None, "", ""),
    ("kirjasto", Post.PUBLISHER, "espoo", ""),
    ("kela", Post.EDITOR, "kela", ""),
    ("isannoitsija", Post.CENTRE_MANAGER, "", "iso-omena"),
    ("viestinta", Post.COMMUNICATIONS, "", ""),
    ("ovi", Post.DOORKEEPER, "", "iso-omena"),
    ("laboratorio", Post.CLERK, "hus", ""),
    ("tarkastaja", Post.AUDITOR, "", ""),
)
"""Accounts of the demo: name, post, organisation, building; the first may do everything."""


def add_demo_staff(*, by: str, now: datetime) -> None:
    """Open the accounts of the demo that are not there yet. Never called for a record of anybody's own."""
    there = {each.name for each in access_queries.staff()}
    view = answer_queries.view(now)
    for name, post, organisation, centre in PEOPLE:
        if name in there:
            continue
        assignment = None
        if post is not None:
            building = view.directory.by_last_path[centre] if centre else None
            assignment = Assignment(post, organisation, building)
        access_actions.add_staff(
            name=name,
            email=f"{name}@aukio.example",
            password=PASSWORD,
            operator=post is None,
            assignment=assignment,
            by=by,
            now=now,
        )


LIBRARY_HOLDS = 240
"""Invented: the sources do not say how many the library holds; half of it is the limit from 1 June 2021 (R089)."""

_LABORATORY = (ErrandSpec("emergency-sampling", "P", 1), ErrandSpec("sample-return", "N"), ErrandSpec("sampling", "V"))


def add_demo_visits(*, by: str, now: datetime) -> None:
    """The doors of the demo: people are counted at the library, and take tickets at the laboratory (R066, R067).

    The library is at half capacity from 1 June 2021; the laboratory gives tickets for two errands from 30 March 2020.
    """
    view = answer_queries.view(now)
    library, laboratory = (view.directory.by_last_path[path] for path in ("iso-omena/library", "iso-omena/laboratory"))
    if not count_queries.is_counted(library):
        counts.start_counting(library, base=LIBRARY_HOLDS, path="iso-omena/library", by=by, now=now)
    if not queue_queries.has_queues(laboratory):
        names = Names({"fi": "Näytteenotto", "sv": "Provtagning", "en": "Sampling"})
        queues.set_queue(laboratory, "queue", names, _LABORATORY, path="iso-omena/laboratory", by=by, now=now)
