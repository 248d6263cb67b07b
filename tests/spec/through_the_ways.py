"""The same questions put to the stored record through the command line."""

from aukio.answers import queries as answer_queries
from tests.spec.in_memory import GIVEN
from tests.spec.rows import Ask, Entry, Fact, Facts, Json, Shown
from tests.spec.stored import aukio
from tests.spec.unprinted import entry_data, fact_data


def record(name: str) -> None:
    """Record one file of the folder ``given`` with the command for it."""
    file = GIVEN / name
    command = "import" if "aukio: directory/1" in file.read_text() else "publish"
    said = aukio(command, str(file))
    assert said.exit == 0, said.err


def answer(ask: Ask) -> Json:
    """The answer as JSON, as the command line prints it."""
    if isinstance(ask, Entry):
        return entry_data(answer_queries.record(), ask.place)
    if isinstance(ask, Fact):
        return fact_data(answer_queries.record(), ask.notice, ask.id)
    said = aukio(*ask.arguments, *([] if isinstance(ask, Shown | Facts) else ["--json"]))
    assert said.exit == 0, said.err
    assert said.err == ""
    return {"text": said.out} if isinstance(ask, Shown) else said.json
