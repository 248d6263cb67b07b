"""Places to begin with, for the common cases: one library, a service centre with six units, a town's ten offices."""

from datetime import datetime
from importlib.resources import files

import yaml

from aukio.answers import queries as answer_queries
from aukio.domain.clock.local_time import local_of
from aukio.domain.publishing.permissions import Actor
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.written import write
from aukio.workflows.directory_import import Imported, import_directory

STARTERS = ("library", "service-centre", "town")
"""The starters, by the names of their files."""


def record_starter(name: str, *, by: Actor, now: datetime) -> Imported:
    """Record the places of a starter in the city of the record; they belong to its first organisation."""
    view = answer_queries.view(now)
    local = local_of(now, view.city.zone).replace(second=0, microsecond=0)
    first = local.date().replace(month=1, day=1)
    data: dict[str, Json] = directory_to_data(view, (), valid_from=first, known_from=local)
    said = yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    owner = view.record.organisations[0].slug
    places = [each if "/" in each["path"] else {**each, "owner": owner} for each in said["places"]]
    data |= {"services": said["services"], "places": places}
    return import_directory(write(data), source=f"starter {name}", by=by, now=now)
