"""``aukio serve``, over real connections: every worker knows what was published, and the server ends well."""

import gzip
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from aukio.cli.web_server import server_command
from tests.patience import PATIENCE
from tests.served.machinery import Reader, ask, aukio, connected, serving

STATUS = "/api/v1/places/iso-omena/library/status"


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    """The port of a server with two workers."""
    with serving(folder, "--workers", "2") as (found, _):
        yield found


@pytest.fixture
def reader(port: int) -> Iterator[Reader]:
    """A connection to one worker of it."""
    with connected(port) as found:
        yield found


@pytest.mark.parametrize("address", [STATUS, "/fi/places/iso-omena/", "/en/feeds/atom.xml"])
def test_an_answer_comes_compressed_or_not_or_not_at_all(reader: Reader, address: str) -> None:
    plain, packed = reader.ask(address), reader.ask(address, accept_encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    for had in (plain, packed):
        again = reader.ask(address, if_none_match=had.headers["etag"])
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", had.headers["etag"])


def test_a_head_says_how_long_the_answer_is(reader: Reader) -> None:
    whole = reader.ask("/fi/")
    head = reader.ask("/fi/", method="HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(whole.body)))


def test_static_files_are_served(port: int) -> None:
    answer = ask(port, "/static/theme/base.css")
    assert (answer.status, answer.headers["content-type"]) == (200, 'text/css; charset="utf-8"')


def test_every_worker_knows_a_publication_within_a_second(port: int, folder: Path) -> None:
    words = dict.fromkeys(("fi", "sv", "en"), "The lift is out of order.")
    lift = {"id": "lift", "scope": {"path": "iso-omena/library"}, "from": "2026-01-01", "effects": [{"text": words}]}
    file = {
        "aukio": "notice/1",
        "notice": "lift",
        "title": dict.fromkeys(words, "Lift"),
        "cause": "technical",
        "publications": [{"add": [{**lift, "open": "for_now", "review": "2999-01-01"}]}],
    }
    (folder / "lift.yaml").write_text(json.dumps(file))
    before = _texts_by_connection(port)
    aukio(folder, "publish", "lift.yaml")
    time.sleep(1)  # counted from after the commit
    after = _texts_by_connection(port)
    assert [new - old for old, new in zip(before, after, strict=True)] == [{"The lift is out of order."}] * len(before)


def _texts_by_connection(port: int) -> list[set[str]]:
    """The texts of the library, over more connections than any way of sharing them out would leave to one worker.

    The connections are new each time: where publishing takes long, the server closes those that wait.
    """
    with ExitStack() as open_:
        readers = [open_.enter_context(connected(port)) for _ in range(16)]
        return [{each["text"] for each in json.loads(reader.ask(STATUS).body)["texts"]} for reader in readers]


def test_the_server_ends_when_it_is_told_to(folder: Path) -> None:
    with serving(folder, "--workers", "1") as (port, process):
        assert ask(port, "/fi/").status == 200
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0


def test_an_installation_without_a_lane_answers_the_same(folder: Path, port: int) -> None:
    with serving(folder, "--workers", "1", AUKIO_LANE_MEGABYTES="0") as (other, _):
        without, with_lane = ask(other, "/en/feeds/atom.xml"), ask(port, "/en/feeds/atom.xml")
        assert without.body.replace(str(other).encode(), b"") == with_lane.body.replace(str(port).encode(), b"")
        assert ask(other, "/en/feeds/atom.xml", if_none_match=without.headers["etag"]).status == 304


def test_there_is_a_worker_for_each_core_unless_somebody_says_otherwise() -> None:
    command = server_command("0.0.0.0", 80, workers=3, reload=False)  # noqa: S104 - nobody listens in this test
    assert command[command.index("--workers") + 1] == "3"
    assert command[command.index("--host") + 1] == "0.0.0.0"  # noqa: S104 - as above
    assert "--reload" not in command
    usual = server_command("127.0.0.1", 8000, workers=None, reload=True)
    assert int(usual[usual.index("--workers") + 1]) >= 1
    assert usual[usual.index("--blocking-threads") + 1] == "1"
    assert "--reload" in usual
