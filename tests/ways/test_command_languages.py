"""``aukio --lang``: what a command prints of answers and notices is in that language alone (issue 22)."""

import ast
import json
import re
from pathlib import Path

import pytest

import aukio as package
from aukio.domain.base.languages import LANGUAGES
from tests.spec.stored import aukio

pytestmark = pytest.mark.usefixtures("espoo")

SOURCE = Path(package.__file__).parent
TOOL = ast.parse((SOURCE.parent.parent / "tools" / "catalogues.py").read_text(encoding="utf-8"))
GETTEXT = next(
    set(ast.literal_eval(line.value))
    for line in TOOL.body
    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and line.targets[0].id == "KEYWORDS"
)
TRANSLATED = [code for code, row in LANGUAGES.items() if row.catalogue]
ASKED = (
    ("status", "iso-omena", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00"),
    ("status", "iso-omena/library", "--at", "2020-03-27T12:00"),
    ("status", "iso-omena/service-point", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00"),
    ("status", "iso-omena/laboratory", "--at", "2020-04-02T12:00"),
    ("status", "iso-omena/health-centre", "--at", "2020-03-28T12:00"),
    ("status", "iso-omena/library", "--at", "2021-06-02T12:00"),
    ("status", "iso-omena/kela", "--at", "2019-01-01"),
    ("places", "--at", "2020-03-27T12:00"),
    ("notice", "list"),
    ("notice", "log", "service-centres-2020"),
    ("notice", "show", "service-centres-2020", "--known", "2020-03-20T12:00"),
    ("notice", "show", "service-centres-2021"),
    ("notice", "texts", "service-centres-2020", "--all"),
    ("hours", "iso-omena/library", "--from", "2020-03-25", "--to", "2020-04-05"),
    ("check", "iso-omena", "--at", "2020-03-27"),
    ("check", "--at", "2020-12-01"),
    ("plan", "{notice}"),
)
ENGLISH = re.compile(
    r"\b(the|and|of|from|until|opens|closes|open|closed|today|published|at|units|conditions|what|why|elsewhere|this|notice)\b",
    re.IGNORECASE,
)
"""Small words of English that neither Finnish nor Swedish has."""


SPOKEN = (
    *(("status",), ("hours",), ("why",), ("check",), ("places",), ("plan",), ("publish",)),
    *(("notice", each) for each in ("show", "log", "texts", "list")),
)


@pytest.mark.parametrize("lang", TRANSLATED)
@pytest.mark.parametrize("command", SPOKEN, ids=" ".join)
def test_help_is_in_the_language_wherever_it_is_asked_for(command: tuple[str, ...], lang: str) -> None:
    before, after = (aukio(*command, *line).out for line in (("--lang", lang, "--help"), ("--help", f"--lang={lang}")))

    assert before == after
    assert before.startswith({"fi": "Käyttö: ", "sv": "Användning: "}[lang])
    shown = re.sub(r"--[\w-]+|\b[A-Z]{2,}\b", "", before)
    english = re.compile(rf"{ENGLISH.pattern}|\b(default|required|show|print|use)\b", re.IGNORECASE)
    assert [line for line in shown.splitlines()[1:] if english.search(line)] == []


@pytest.mark.parametrize("lang", TRANSLATED)
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_no_english_of_the_interface_is_left(asked: tuple[str, ...], lang: str, storm: str) -> None:
    said = aukio(*[storm if each == "{notice}" else each for each in asked], "--lang", lang)

    assert said.exit == 0, said.err
    mark = {"fi": "(englanniksi)", "sv": "(på engelska)"}[lang]
    lines = [line for line in (said.out + said.err).splitlines() if mark not in line]
    # Paths, identities of arrangements, codes and addresses are names in every language.
    shown = [re.sub(r"[\w-]*[/_-][\w/.:-]*|\(https?://[^)]*\)", "", line) for line in lines]
    assert [line for line in shown if ENGLISH.search(line)] == []


@pytest.fixture
def storm(tmp_path: Path) -> str:
    """A file that closes a library that people are sent to, with warnings."""
    shut = {"id": "storm", "scope": {"path": "iso-omena/library"}, "from": "2026-12-01", "open": "until_further_notice"}
    publication = {"published": "2026-12-01T09:00", "add": [{**shut, "effects": [{"close": {}}]}]}
    names = {"fi": "Myrsky", "sv": "Storm", "en": "Gale"}
    kept = {"aukio": "notice/1", "notice": "gale", "title": names, "cause": "weather", "publications": [publication]}
    file = tmp_path / "gale.yaml"
    file.write_text(json.dumps(kept), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("asked", "finnish", "swedish"),
    [
        (
            ("status", "iso-omena/librari"),
            "aukio: Nimellä ”iso-omena/librari” ei löydy mitään. Tarkoititko ”iso-omena/library”?",
            "aukio: Det finns inget med namnet ”iso-omena/librari”. Menade du ”iso-omena/library”?",
        ),
        (
            ("hours", "iso-omena/library", "--from", "2020-02-30", "--to", "2020-03-01"),
            "aukio: Päivää ”2020-02-30” ei ole kalenterissa. Kirjoita päivä näin: 2020-03-27.",
            "aukio: ”2020-02-30” finns inte i kalendern. Skriv en dag så här: 2020-03-27.",
        ),
        (
            ("places", "--at", "noon"),
            "aukio: ”noon” ei ole päivä eikä aika. Kirjoita päivä näin: 2020-03-27, tai minuutti näin: {}.",
            "aukio: ”noon” är varken en dag eller en tid. Skriv en dag så här: 2020-03-27, eller en minut så här: {}.",
        ),
    ],
    ids=lambda asked: " ".join(asked) if isinstance(asked, tuple) else "",
)
def test_a_mistake_is_in_the_language_of_the_command(asked: tuple[str, ...], finnish: str, swedish: str) -> None:
    wanted = [said.format("2020-03-27T16:30") for said in (finnish, swedish)]
    assert [aukio(*asked, "--lang", lang).err.strip() for lang in ("fi", "sv")] == wanted
    assert "löydy" not in aukio("status", "nowhere").err, "a later command speaks its own language"


def test_no_message_stands_inside_an_f_string() -> None:
    """There it is not gathered into the catalogues, and stays English."""
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path in SOURCE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in GETTEXT
    ]
    assert found == []


def test_every_way_to_ask_for_a_message_is_gathered() -> None:
    """A function of gettext that the tool does not know leaves its messages in English."""
    used = {
        name.asname or name.name
        for path in SOURCE.rglob("*.py")
        for line in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(line, ast.ImportFrom) and line.module == "django.utils.translation"
        for name in line.names
        if "gettext" in name.name
    }
    assert used <= GETTEXT


def test_english_is_as_it_was() -> None:
    said = aukio("status", "iso-omena/service-point", "--at", "2020-03-27T12:00", "--known", "2020-03-27T13:00").out
    for words in ("● open", "today 9 am–5 pm", "What changes next", "This answer holds until "):
        assert words in said
