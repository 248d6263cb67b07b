"""The stylesheet keeps its promises: tokens for every colour, nothing from elsewhere, no force but for the reader."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.theme.rendering import TEMPLATES, THEME

SHEETS = sorted((THEME / "static" / "theme").glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FORCE_IS_FOR = ("print", "prefers-reduced-motion", "forced-colors")


def css(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def declarations(source: str) -> Iterator[tuple[str, str]]:
    """Every declaration, with the at-rules and selectors around it."""
    around: list[str] = []
    for piece in re.findall(r"[^{};]+[{;]?|}", source):
        if piece == "}":
            around.pop()
        elif piece.endswith("{"):
            around.append(piece[:-1].strip())
        elif piece.strip():
            yield " ".join(around), piece.strip()


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_brings_nothing_from_elsewhere(path: Path) -> None:
    assert not re.search(r"url\(|@import|https?:|//", css(path).replace('a[href^="http"]', ""))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_force_is_used_only_for_paper_stillness_and_the_readers_own_colours(path: Path) -> None:
    forced = [around for around, said in declarations(css(path)) if "!important" in said]

    assert (
        path.stem == "print" or [around for around in forced if not any(each in around for each in FORCE_IS_FOR)] == []
    )


@pytest.mark.parametrize(
    "path", [path for path in SHEETS if path.stem in {"base", "parts", "document"}], ids=lambda path: path.stem
)
def test_colours_stand_in_the_tokens_alone(path: Path) -> None:
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", css(path)) == []


def test_every_token_that_is_used_exists_and_every_colour_is_used() -> None:
    together = "".join(map(css, SHEETS))
    defined, used = set(re.findall(r"(--[a-z0-9-]+):", together)), set(re.findall(r"var\((--[a-z0-9-]+)", together))

    assert used - defined == set()
    assert defined - used == set()


def test_every_class_of_a_template_is_known_to_a_sheet() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", "".join(map(css, SHEETS))))
    written = {
        name
        for path in TEMPLATES.rglob("*.html")
        for classes in re.findall(r'class="([^"{]*)', path.read_text(encoding="utf-8"))
        for name in classes.split()
        if not name.endswith("-")
    }

    # A list with a class has no bullets; these need nothing more.
    plain_lists = {"alternative-places", "error-list", "footer-links", "notice-entries", "unit-rows", "why-layers"}
    assert written - styled - plain_lists == set()


def test_focus_is_shown_and_motion_is_asked_for() -> None:
    base = css(THEME / "static" / "theme" / "base.css")
    moving = [around for around, said in declarations(base) if re.match(r"(transition|animation)\b", said)]

    assert ":focus-visible" in base
    assert moving
    assert all("prefers-reduced-motion: no-preference" in around for around in moving)
