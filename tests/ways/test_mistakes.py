"""A mistake has an exit code, says in a line what is wrong and what to do next, and prints nothing else."""

import re
from pathlib import Path

import pytest

from tests.spec.stored import aukio
from tests.ways.town import CLOSE, MORNING, PLACES, Write, directory, fact, hours, notice, rows_stored

NOT_FOUND = (
    (("status", "iso-omena/librari"), "did you mean 'iso-omena/library'?"),
    (("hours", "iso-omena/librari", "--from", "2020-03-20", "--to", "2020-03-21"), "did you mean 'iso-omena/library'?"),
    (("why", "kalajarvi/dental-clinik"), "did you mean 'kalajarvi/dental-clinic'?"),
    (("check", "tapiola/service-pont"), "did you mean 'tapiola/service-point'?"),
    (("status", "iso-omena/"), "did you mean 'iso-omena'?"),
    (("status", "nothing/like/it"), "no place 'nothing/like/it'"),
    (("notice", "show", "service-centre-2020"), "did you mean 'service-centres-2020'?"),
    (("notice", "log", "storm-of-the-century"), "no notice 'storm-of-the-century'"),
    (("notice", "show", "service-centres-2020", "--known", "2020-03-16T17:14"), "was not published yet"),
    (("plan", "no-such-file.yaml"), "there is no file 'no-such-file.yaml'"),
    (("publish", "no-such-file.yaml"), "there is no file 'no-such-file.yaml'"),
    (("import", "no-such-file.yaml"), "there is no file 'no-such-file.yaml'"),
    (("scheduled", "drop", "service-centres-2020", "9"), "no scheduled publication"),
)

BAD_INSTANTS = (
    "tomorrow",
    "2020-02-30",
    "2020-13-01",
    "2020-3-1",
    "2020-03-27T25:00",
    "2020-03-27T12",
    "2020-03-27T12:00+99:00",
    "2020-03-27 noon",
    "12:00",
    "20200327",
    "",
    "0001-01-01",
    "9999-12-31",
)

BAD_DAYS = (
    (("--from", "2020-03-21", "--to", "2020-03-20"), "before it begins"),
    (("--from", "2020-01-01", "--to", "2030-01-01"), "longer than"),
    (("--from", "2020-03-21T12:00", "--to", "2020-03-22"), "not a day"),
    (("--from", "2020-03-21", "--to", "soon"), "not a day"),
)

BAD_USAGE = (
    ((), "Usage"),
    (("ponder",), "No such command 'ponder'"),
    (("status",), "Missing argument 'PLACE'"),
    (("status", "iso-omena", "--lang", "de"), "'de' is not one of"),
    (("status", "iso-omena", "--when", "now"), "No such option"),
    (("hours", "iso-omena"), "Missing option '--from'"),
    (("notice", "show", "service-centres-2020", "--format", "pdf"), "'pdf' is not one of"),
    (("notice", "log"), "Missing argument 'SLUG'"),
    (("plan",), "Missing argument 'FILE'"),
    (("work", "--every", "often"), "not a valid float"),
)


def refused_in_one_line(arguments: tuple[str, ...], *, code: int) -> str:
    said = aukio(*arguments)
    assert (said.exit, said.out) == (code, "")
    assert said.err.startswith("aukio: ")
    assert said.err.count("\n") == 1
    assert said.err.rstrip().endswith((".", "?"))
    return said.err


@pytest.mark.parametrize(("arguments", "says"), NOT_FOUND, ids=lambda value: value if isinstance(value, str) else None)
@pytest.mark.usefixtures("espoo")
def test_what_is_not_there_is_exit_3_and_offers_what_is_nearest(arguments: tuple[str, ...], says: str) -> None:
    assert says in refused_in_one_line(arguments, code=3)


@pytest.mark.parametrize("text", BAD_INSTANTS)
@pytest.mark.parametrize("option", ["--at", "--known"])
@pytest.mark.usefixtures("espoo")
def test_a_bad_instant_is_exit_2_and_says_how_to_write_one(option: str, text: str) -> None:
    said = refused_in_one_line(("status", "iso-omena", option, text), code=2)

    assert f"'{text}'" in said


@pytest.mark.parametrize("command", [("why", "iso-omena"), ("check",), ("check", "iso-omena"), ("places",)])
@pytest.mark.usefixtures("espoo")
def test_every_asking_command_refuses_a_bad_instant(command: tuple[str, ...]) -> None:
    refused_in_one_line((*command, "--at", "2020-02-30"), code=2)
    refused_in_one_line((*command, "--known", "2020-02-30"), code=2)


@pytest.mark.parametrize("command", ["show", "log"])
@pytest.mark.usefixtures("espoo")
def test_notices_refuse_a_bad_instant(command: str) -> None:
    refused_in_one_line(("notice", command, "service-centres-2020", "--known", "noon"), code=2)


@pytest.mark.parametrize(("days", "says"), BAD_DAYS)
@pytest.mark.usefixtures("espoo")
def test_a_bad_range_of_days_is_exit_2(days: tuple[str, ...], says: str) -> None:
    assert says in refused_in_one_line(("hours", "iso-omena", *days), code=2)


@pytest.mark.parametrize(("arguments", "says"), BAD_USAGE)
@pytest.mark.usefixtures("espoo")
def test_bad_usage_is_exit_2_and_points_to_the_help(arguments: tuple[str, ...], says: str) -> None:
    said = aukio(*arguments)

    assert said.exit == 2
    assert says in said.err + said.out


@pytest.mark.usefixtures("espoo")
def test_before_the_record_began_the_answer_is_unknown_and_no_mistake() -> None:
    said = aukio("status", "iso-omena", "--at", "1999-12-31")

    assert (said.exit, said.err) == (0, "")
    assert "Hours not known" in said.out


@pytest.mark.usefixtures("espoo")
def test_before_the_record_began_the_list_of_places_is_empty_and_no_mistake() -> None:
    assert aukio("places", "--at", "1999-12-31").exit == 0


@pytest.mark.usefixtures("espoo")
def test_before_its_first_publication_the_log_of_a_notice_is_empty() -> None:
    said = aukio("notice", "log", "service-centres-2020", "--known", "2020-03-15", "--json")

    assert (said.exit, said.json) == (0, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "mall"),
        ("places",),
        ("check",),
        ("notice", "list"),
        ("notice", "log", "storm"),
        ("scheduled", "list"),
    ],
)
@pytest.mark.django_db
def test_an_empty_record_says_how_to_fill_it(arguments: tuple[str, ...]) -> None:
    said = refused_in_one_line(arguments, code=3)

    assert "aukio demo" in said
    assert "aukio import" in said


def changed(data: dict[str, object], **keys: object) -> dict[str, object]:
    return {**data, **keys}


SHUT = notice({"add": [fact("shut", "mall/desk", CLOSE)]})
PARK = {"path": "park", "kind": "centre"}
REFUSED_NOTICES = {
    "an unknown key": (changed(SHUT, colour="red"), "colour"),
    "a missing key": ({key: value for key, value in SHUT.items() if key != "title"}, "title"),
    "an unknown effect": (notice({"add": [fact("shut", "mall/desk", {"clsoe": {}})]}), "did you mean 'close'"),
    "an unknown place": (notice({"add": [fact("shut", "mall/dekc", CLOSE)]}), "did you mean 'mall/desk'"),
    "a week outside the dialect": (
        notice({"add": [fact("late", "mall/desk", {"hours": {"week": "Mo-Fr 10:00+"}})]}),
        "column",
    ),
    "a day outside the calendar": (notice({"add": [fact("shut", "mall/desk", CLOSE, until="2030-02-30")]}), "calendar"),
    "a past that is not marked historic": (
        notice({"published": "2030-02-01", "add": [fact("shut", "mall/desk", CLOSE)]}),
        "historic",
    ),
    "publications out of order": (
        notice(
            {"published": "2030-02-02", "add": [fact("shut", "mall/desk", CLOSE)]},
            {"published": "2030-02-01", "add": [fact("more", "mall/desk", CLOSE)]},
            historic=True,
        ),
        "order",
    ),
    "two facts with equal width": (
        notice(
            {"add": [fact("one", "mall", hours("Mo-Fr 10:00-12:00")), fact("two", "mall", hours("Mo-Fr 09:00-12:00"))]}
        ),
        "equal width",
    ),
    "a minor publication that closes": (notice({"kind": "minor", "add": [fact("shut", "mall/desk", CLOSE)]}), "minor"),
    "an end of nothing": (notice({"end": [{"id": "shut", "until": "2030-03-02"}]}), "shut"),
    "a directory": (directory(PARK), "notice/1"),
}
REFUSED_DIRECTORIES = {
    "an unknown key": (directory({**PARK, "floor": 3}), "floor"),
    "an unknown kind": (directory({**PARK, "kind": "castle"}), "castle"),
    "a unit without its parent": (directory({"path": "park/desk", "kind": "unit"}), "park"),
    "a future in which it becomes known": (directory(PARK, known_from="2031-01-01"), "future"),
    "another city": (
        directory(PARK, city={"slug": "metropolis", "name": "M", "time_zone": "Europe/Helsinki", "country": "FI"}),
        "metropolis",
    ),
    "a time zone of no place": (
        directory(PARK, city={"slug": "town", "name": "T", "time_zone": "Europe/Helsingfors", "country": "FI"}),
        "Europe/Helsinki",
    ),
    "a notice": (SHUT, "directory/1"),
}


@pytest.mark.parametrize("mistake", REFUSED_NOTICES)
@pytest.mark.parametrize("command", ["plan", "publish"])
@pytest.mark.usefixtures("town")
def test_a_notice_file_is_refused_for(command: str, mistake: str, write: Write) -> None:
    data, says = REFUSED_NOTICES[mistake]

    said = aukio(command, write("notice.yaml", data))

    assert (said.exit, said.out) == (4, "")
    assert says in said.err
    assert said.err.startswith("aukio: ")


@pytest.mark.parametrize("command", ["plan", "publish"])
@pytest.mark.usefixtures("town")
def test_a_notice_file_is_refused_for_a_replaced_notice_nobody_knows(command: str, write: Write) -> None:
    said = aukio(command, write("notice.yaml", changed(SHUT, replaces=["blizzard"])))

    assert "blizzard" in said.err
    assert said.exit == 4


@pytest.mark.parametrize("mistake", REFUSED_DIRECTORIES)
@pytest.mark.usefixtures("town")
def test_a_directory_file_is_refused_for(mistake: str, write: Write) -> None:
    data, says = REFUSED_DIRECTORIES[mistake]

    said = aukio("import", write("directory.yaml", data))

    assert (said.exit, said.out) == (4, "")
    assert says in said.err


@pytest.mark.usefixtures("town")
def test_a_refused_file_is_named_with_the_line_and_the_key(tmp_path: Path) -> None:
    file = tmp_path / "storm.yaml"
    file.write_text(
        "aukio: notice/1\nnotice: storm\ntitle: Storm\npublications:\n  - add:\n"
        "      - {id: shut, scope: {path: mall/dekc}, until: 2030-03-02, effects: [{close: {}}]}\n"
    )

    said = refused_in_one_line(("publish", str(file)), code=4)

    assert f"{file}:6: publications[0].add[0].scope.path" in said


@pytest.mark.parametrize("undeclared", [{"owner": "duke"}, {"services": ["duke"]}, {"provides": ["duke"]}])
@pytest.mark.usefixtures("town")
def test_a_name_nobody_declared_is_taken_by_its_slug_with_a_warning(
    undeclared: dict[str, object], write: Write
) -> None:
    said = aukio("import", write("directory.yaml", directory({**PARK, **undeclared})))

    assert said.exit == 0
    assert "warning" in said.err
    assert "duke" in said.err


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"a: [", b"just words", b"a: 1\na: 2\n"],
    ids=["empty", "bytes", "yaml", "words", "twice"],
)
@pytest.mark.parametrize("command", ["plan", "publish", "import"])
@pytest.mark.usefixtures("town")
def test_what_is_no_such_file_at_all_is_refused(command: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "odd.yaml"
    file.write_bytes(content)

    said = aukio(command, str(file))

    assert (said.exit, said.out) == (4, "")
    assert str(file) in said.err


@pytest.mark.parametrize("content", ["", "aukio: directory/1\n", "aukio: notice/1\n  notice: [", "aukio: notice/1\n"])
@pytest.mark.usefixtures("town")
def test_what_is_wrong_with_a_file_and_the_next_step_are_two_sentences(content: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text(content)

    assert not re.search(r"[a-z'] [A-Z]", aukio("publish", str(file)).err)


@pytest.mark.usefixtures("town")
def test_an_end_before_the_start_is_refused_and_nothing_is_recorded(write: Write) -> None:
    before = rows_stored()
    wrong = fact("wrong", "mall/desk", CLOSE, **{"from": "2030-03-02", "until": "2030-03-01"})
    path = write("wrong.yaml", notice({"published": "2030-03-01T10:00", "add": [wrong]}))
    for command in ("plan", "publish"):
        said = aukio(command, path, at=MORNING)
        assert said.exit == 4, said
        assert "until: it ends on 2030-03-01, before it starts on 2030-03-02" in said.err
    assert rows_stored() == before


@pytest.mark.usefixtures("clock")
def test_a_name_with_a_line_break_is_refused_with_line_and_column(write: Write) -> None:
    places = [{**each, "name": {"en": "A\nB"}} if each["path"] == "square" else each for each in PLACES]
    said = aukio("import", write("town.yaml", directory(*places)), at=MORNING)
    assert said.exit == 4
    assert re.search(r"town\.yaml:\d+:\d+: places\[6\]\.name\.en: expected .*, found a line break after 'A'", said.err)
