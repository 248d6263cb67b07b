"""The Espoo record of 2020–2021, as data files, and how it is recorded."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from aukio.domain.permissions import Actor
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
