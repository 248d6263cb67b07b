"""Words and shapes can be told from their ground, in light and in dark; computed from the tokens themselves."""

import re
from collections.abc import Iterator

import pytest

from tests.theme.rendering import THEME

TOKENS = (THEME / "static" / "theme" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))
    for css in TOKENS.split("@media (prefers-color-scheme: dark)")
)
SCHEMES = {"light": LIGHT, "dark": DARK}
HUES = re.findall(r"^\.is-([a-z]+)", TOKENS, re.MULTILINE)

WORDS, SHAPES = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")

# Who stands on what, besides the states.
ON_ITS_GROUND = {
    "on-brand": (WORDS, ("brand", "brand-hover")),
    "brand": (WORDS, ("paper", "surface")),
    "on-loud": (WORDS, ("loud",)),
    "loud-hatch": (SHAPES, ("loud",)),
    "error": (WORDS, ("paper", "surface", "error-tint", "loud", "sunken")),
    "link": (WORDS, (*GROUNDS, "error-tint")),
    "link-hover": (WORDS, GROUNDS),
    "ink": (WORDS, GROUNDS),
    "quiet": (WORDS, GROUNDS),
    "paper": (WORDS, ("ink",)),
    "line-firm": (SHAPES, GROUNDS),
    "hatch": (SHAPES, GROUNDS),
}


def pairs() -> Iterator[tuple[str, str, float]]:
    for name, (least, grounds) in ON_ITS_GROUND.items():
        yield from ((name, ground, least) for ground in grounds)
    for hue in HUES:
        for ground in (*GROUNDS, f"{hue}-tint"):
            yield f"{hue}-word", ground, WORDS
            yield hue, ground, SHAPES
        yield from ((words, f"{hue}-tint", WORDS) for words in ("ink", "quiet", "link", "link-hover"))
        yield "hatch", f"{hue}-tint", SHAPES


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, as WCAG 2 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_word_and_every_shape_stands_out_from_its_ground(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    found = {(name, ground): contrast(tokens[name], tokens[ground]) for name, ground, _ in pairs()}

    assert {(name, ground): found[name, ground] for name, ground, least in pairs() if found[name, ground] < least} == {}


def test_dark_changes_every_colour_that_light_has() -> None:
    assert set(LIGHT) == set(DARK)


def test_every_hue_has_a_shape_words_and_a_ground() -> None:
    assert [f"{hue}{part}" for hue in HUES for part in ("", "-word", "-tint") if f"{hue}{part}" not in LIGHT] == []
