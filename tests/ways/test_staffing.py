"""Accounts from the command line; and the same law for whoever publishes or imports, by whatever way (R003)."""

import json
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner

from aukio.cli.main import main
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.publishing.permissions import Actor, Assignment, Post
from aukio.workflows.directory_import import import_directory
from aukio.workflows.publishing.publication import publish
from tests.spec.stored import aukio
from tests.ways.town import CLOSE, MORNING, PLACES, directory, fact, notice, rows_stored, summary

pytestmark = pytest.mark.usefixtures("town")

EDITOR = Actor("kaisa", (Assignment(Post.PUBLISHER, organisation="town"),))


def typed(*arguments: str) -> tuple[int, str]:
    """A command that reads a password from standard input: its exit code and all it said."""
    result = CliRunner().invoke(main, list(arguments), input="correct horse battery\n", prog_name="aukio")
    return result.exit_code, result.output


def test_the_first_account_is_opened_and_given_posts() -> None:
    assert typed("staff", "add", "aino", "--email", "aino@example.org", "--operator")[0] == 0
    assert typed("staff", "add", "kaisa", "--email", "kaisa@example.org")[0] == 0
    assert aukio("staff", "assign", "kaisa", "--post", "editor", "--organisation", "town").exit == 0
    assert aukio("staff", "assign", "kaisa", "--post", "doorkeeper", "--centre", "mall").exit == 0

    listed = aukio("staff", "list").out
    assert "aino@example.org" in listed
    assert "operator" in listed
    assert "doorkeeper mall, editor town" in listed


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["assign", "kaisa", "--post", "editor"], 2, "Say --organisation SLUG."),
        (["assign", "kaisa", "--post", "doorkeeper", "--centre", "mall/desk"], 2, "'mall/desk' is no centre."),
        (["assign", "kaisa", "--post", "editor", "--organisation", "twon"], 3, "did you mean 'town'?"),
        (["assign", "kaissa", "--post", "auditor"], 3, "did you mean 'kaisa'?"),
        (["unassign", "kaisa", "--post", "auditor"], 4, "'kaisa' is not auditor there."),
        (["assign", "kaisa"], 2, "--post is missing."),
        (["add", "kaisa", "--email", "k@example.org"], 4, "A user with that username already exists."),
    ],
)
def test_what_cannot_be_is_said_in_one_line(arguments: list[str], code: int, says: str) -> None:
    typed("staff", "add", "kaisa", "--email", "kaisa@example.org")
    exit_code, said = typed("staff", *arguments)

    assert exit_code == code
    assert says in said


def text(data: Any) -> str:
    """A file as it is read; JSON is YAML."""
    return json.dumps(data)


def test_a_publication_on_anothers_place_is_refused_whole() -> None:
    before = rows_stored()
    both = notice({"add": [fact("desk", "mall/desk", CLOSE), fact("clinic", "mall/clinic", CLOSE)]})
    with pytest.raises(Forbidden, match="kaisa may not publish for 'Mall/Clinic'"):
        publish(text(both), source="storm.yaml", by=EDITOR, now=MORNING)

    assert rows_stored() == before


def test_a_publication_on_ones_own_place_is_ones_own(town: time_machine.Traveller) -> None:
    del town
    publish(text(notice({"add": [fact("desk", "mall/desk", CLOSE)]})), source="storm.yaml", by=EDITOR, now=MORNING)
    assert summary("mall/desk", "2030-03-01T10:00") == "closed"


def test_ones_own_place_is_described_and_anothers_is_not() -> None:
    mine = {**next(each for each in PLACES if each["path"] == "mall/desk"), "own_entrance": True}
    theirs = {**next(each for each in PLACES if each["path"] == "mall/clinic"), "own_entrance": True}
    known: dict[str, Any] = {"known_from": "2030-03-01T09:00", "organisations": [], "services": []}
    with pytest.raises(Forbidden, match="kaisa may not describe for 'Mall/Clinic'"):
        import_directory(text(directory(mine, theirs, **known)), source="town.yaml", by=EDITOR, now=MORNING)
    recorded = import_directory(text(directory(mine, **known)), source="town.yaml", by=EDITOR, now=MORNING)
    assert {each.path for each in recorded.revision.added} == {"mall/desk"}


def test_organisations_and_services_are_no_editors_to_change() -> None:
    more = directory(known_from="2030-02-01", services=[{"slug": "scan", "name": "scanning"}])
    with pytest.raises(Forbidden, match="may not change the city, its organisations, services or roles"):
        import_directory(text(more), source="town.yaml", by=EDITOR, now=MORNING)
