"""The commands that the README and the docs show print what the page says they print."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ways.town import done

pytestmark = pytest.mark.usefixtures("espoo")

HOUSE = Path(__file__).parent.parent.parent
PAGES = ("README.md", "docs/tour.md")
LEFT_OUT = "…"


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Each command of a page that this test can run, with the lines below it."""
    for block in re.findall(r"^```\w*\n(.*?)^```$", (HOUSE / page).read_text(), re.MULTILINE | re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            if command.startswith("aukio "):
                yield command, printed


def pattern(printed: str) -> str:
    """A pattern for what was printed: an ellipsis is anything, and how wide a gap is does not matter."""
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    text = re.escape("\n".join(lines)).replace(re.escape(LEFT_OUT), ".*")
    return re.sub(r"(\\ )+", r"[ ]+", text)


EXAMPLES = [(page, *example) for page in PAGES for example in examples(page)]


@pytest.mark.parametrize(("page", "command", "printed"), EXAMPLES, ids=[example[1] for example in EXAMPLES])
def test_a_command_prints_what_the_page_shows(page: str, command: str, printed: str) -> None:
    out = done(*shlex.split(command)[1:]).out
    shown = "\n".join(line.rstrip() for line in out.strip("\n").splitlines())

    assert re.fullmatch(pattern(printed), shown, re.DOTALL), (
        f"{page} shows for {command!r}:\n{printed}\nbut it prints:\n{out}"
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_page_with_commands_has_an_example_that_runs(page: str) -> None:
    assert list(examples(page))
