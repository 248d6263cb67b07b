"""A language is one row, one wording package and one catalogue, and the code of no language stands anywhere else."""

import ast
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from aukio.domain.base.languages import LANGUAGES, fallbacks
from aukio.domain.city.places import Names
from aukio.domain.wording import en, fi, sv
from aukio.domain.wording.languages import Language, language
from tests.languages.tiny import CODE, INTERFACE

HOUSE = Path(__file__).parent.parent
SOURCE = HOUSE / "src" / "aukio"
CODES = {"fi", "sv", "en"}
IN_A_NAME = re.compile(r"^[a-z]+_(fi|sv|en)$")

MAY_NAME_LANGUAGES = (
    "domain/base/languages.py",
    "domain/wording/",
    "locale/",
    "demo/",
    "synthetic/",
)
PUBLISHED_ONCE = re.compile(r"[a-z]+/migrations/")
"""A migration says what a table was at the time."""


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where the code of a language stands, as a text, a name, an attribute or an argument."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) | ast.Name(id=text) | ast.Attribute(attr=text) | ast.arg(arg=text):
                word = text
            case ast.keyword(arg=str(text)):
                word = text
            case _:
                continue
        if word in CODES or IN_A_NAME.match(word):
            yield getattr(node, "lineno", 0), word


def test_no_module_names_a_language() -> None:
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).as_posix()
        if not room.startswith(MAY_NAME_LANGUAGES) and not PUBLISHED_ONCE.match(room):
            words = sorted(named(ast.parse(path.read_text())))
            if words:
                found[room] = words

    assert found == {}


def test_no_template_and_no_script_names_a_language() -> None:
    written = re.compile(r"""lang(uage)?\s*={1,3}\s*["'](fi|sv|en)["']|\b(name|title|text)[_.](fi|sv|en)\b""")
    found = {
        path.relative_to(SOURCE).as_posix(): line
        for path in sorted((*SOURCE.rglob("*.html"), *SOURCE.rglob("*.js")))
        for line in path.read_text().splitlines()
        if written.search(line)
    }

    assert found == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_wording_package_says_everything_with_the_parameters_of_its_shape(code: str) -> None:
    module = import_module(LANGUAGES[code].wording)
    shape = {name: value for name, value in vars(Language).items() if name.startswith("say_")}

    assert [name for name in (*shape, *Language.__annotations__) if not hasattr(module, name)] == []
    for name, wanted in shape.items():
        expected = [each.name for each in inspect.signature(wanted).parameters.values()][1:]
        assert list(inspect.signature(getattr(module, name)).parameters) == expected, name
    for name in Language.__annotations__:
        assert type(getattr(module, name)).__name__ == Language.__annotations__[name] or isinstance(
            getattr(module, name), Language.__annotations__[name]
        )


SHAPES: tuple[Language, ...] = (en, fi, sv)
"""The type checker names what one of our packages lacks, or says with other parameters."""


def test_a_package_that_lacks_something_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(en, "say_spans")
    language.cache_clear()
    with pytest.raises(TypeError, match=r"aukio\.domain\.wording\.en lacks say_spans"):
        language("en")


def test_words_fall_back_along_the_registry() -> None:
    assert fallbacks("sv") == ("sv", "fi", "en")
    assert fallbacks("de") == ("de", "fi", "sv", "en")
    names = Names({"en": "Library", "fi": "Kirjasto", "sv": ""})

    assert (names.say("sv"), names.written("sv"), names.only("sv")) == ("Kirjasto", "fi", "")
    assert list(names) == ["fi", "en"]
    assert names == Names({"fi": "Kirjasto", "en": "Library"})
    assert len({names, Names({"fi": "Kirjasto", "en": "Library"})}) == 1
    with pytest.raises(ValueError, match="no registered language"):
        Names({"de": "Bibliothek"})


def test_a_made_up_language_is_one_row_one_module_and_one_catalogue(tmp_path: Path) -> None:
    """Every public page, feed, sign and answer is asked for in it, in a process of its own."""
    catalogue = Catalog(locale=None)
    for message, words in INTERFACE.items():
        catalogue.add(message, words)
    folder = tmp_path / "locale" / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    env = os.environ | {"AUKIO_TEST_CATALOGUE": str(tmp_path / "locale")}
    env = {name: value for name, value in env.items() if not name.startswith(("PYTEST_", "DJANGO_"))}
    walk = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--ds=tests.languages.settings",
        "-p",
        "no:randomly",
        "-p",
        "no:xdist",
    ]

    done = subprocess.run(  # our own file
        [*walk, f"--basetemp={tmp_path / 'walk'}", "tests/languages/walk.py"],
        cwd=HOUSE,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
