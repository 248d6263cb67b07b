"""Every part shows what its comment says it reads, and nothing it is given becomes markup."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.theme.made_up import Message
from tests.theme.pages import GALLERY, PARTS, UNIT_PAGE
from tests.theme.rendering import PARTS as FILES
from tests.theme.rendering import render, render_part

NAMES = [path.stem for path in FILES]
COMMENT = re.compile(r"{% comment %}\n(?P<text>.*?){% endcomment %}", re.DOTALL)
EXPRESSION = re.compile(r"{{(?P<shown>.*?)}}|{%(?P<done>.*?)%}", re.DOTALL)
QUOTED = re.compile(r"\"[^\"{}%]*\"|'[^'{}%]*'")
READ = re.compile(r"(?<![\w.\"'|:])(?P<name>[a-z]\w*(?:\.\w+)+)")

# Codes are ours: they choose a class or a drawing, and no reader or editor writes them.
CODES = {"code", "kind", "strength", "state", "size", "type", "autocomplete", "id"}


def marked(value: Any, key: str = "") -> Any:
    """The same content, with markup in every text."""
    match value:
        case Message():
            return Message(value.level_tag, f"<i>{value}")
        case str():
            return value if key in CODES else f'<i>"{value}'
        case dict():
            return {name: marked(each, name) for name, each in value.items()}
        case list():
            return [marked(each, key) for each in value]
        case _:
            return value


def texts(value: Any, key: str = "") -> Iterator[str]:
    match value:
        case str() if key not in CODES:
            yield str(value)
        case dict():
            for name, each in value.items():
                yield from texts(each, name)
        case list():
            for each in value:
                yield from texts(each, key)
        case _:
            pass


def test_there_is_content_for_every_part() -> None:
    assert set(PARTS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_part_shows_its_content_and_misses_nothing(name: str) -> None:
    shown = render_part(name, PARTS[name], loud=True)

    assert shown.strip()
    assert "⟦" not in shown


@pytest.mark.parametrize("name", NAMES)
def test_what_a_part_is_given_stays_text(name: str) -> None:
    shown = render_part(name, marked(PARTS[name]))

    assert "<i>" not in shown.replace('<i class="', "")
    assert '="<' not in shown


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_part_says_at_its_top_what_it_reads(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    comment = COMMENT.search(source)
    assert comment is not None
    said = set(re.findall(r"[a-z_]+", comment["text"]))
    body = QUOTED.sub("", COMMENT.sub("", source))
    read = {
        found["name"].split(".")[1]
        for expression in EXPRESSION.finditer(body)
        for found in READ.finditer(expression["shown"] or expression["done"])
        if not found["name"].startswith("forloop.")
    }

    assert read - said == set()


def test_every_page_of_the_gallery_stands() -> None:
    gallery, unit = render("theme/gallery.html", GALLERY), render("theme/gallery_unit.html", UNIT_PAGE)

    assert all(f"<h2>{piece['heading']}</h2>" in gallery for piece in GALLERY["gallery"])
    assert gallery.count("<h1>") == unit.count("<h1>") == 1


def test_no_two_things_on_a_page_share_an_id() -> None:
    for template, context in (("theme/gallery.html", GALLERY), ("theme/gallery_unit.html", UNIT_PAGE)):
        ids = re.findall(r'\sid="([^"]+)"', render(template, context))
        assert sorted(ids) == sorted(set(ids))


def test_a_mistyped_moment_is_kept_and_answered_beside_its_field() -> None:
    shown = render_part("time_bar", PARTS["time_bar"])

    assert 'value="31.4."' in shown
    assert "<details open>" in shown
    assert re.search(r'id="time-at"[^>]* aria-describedby="time-at-error time-at-hint" aria-invalid="true"', shown)
    assert 'id="time-at-error"' in shown


def test_the_bar_is_loud_when_it_is_not_now_and_leads_back() -> None:
    quiet = render_part("time_bar", {"time_bar": UNIT_PAGE["time_bar"]})
    loud = render_part("time_bar", PARTS["time_bar"])

    assert "time-bar-loud" not in quiet
    assert "Now: Saturday 21 November at 12:40" in quiet
    assert '<input type="hidden" name="service" value="print">' in quiet
    assert "time-bar-loud" in loud
    assert "Showing Friday 27 March 2020 at 10:00</strong>, as known on 25 March 2020" in " ".join(loud.split())
    assert ">Back to now</span></a>" in loud


def test_a_phone_number_can_be_seen_called_and_heard() -> None:
    shown = render_part("contact", PARTS["contact"])

    assert 'href="tel:+35891234567"' in shown
    assert "<span>09 123 4567</span>" in shown
    assert 'aria-label="Booking: 0 9, 1 2 3, 4 5 6 7"' in shown


def test_the_strip_and_its_table_say_the_same() -> None:
    shown = render_part("days", PARTS["days"])
    days = PARTS["days"]["days"]
    cells = [cell for channel in days["channels"] for cell in channel["cells"]]
    wide = shown.partition("</svg>")[0]

    assert shown.count("<td>") == len(cells)
    assert shown.count('<th scope="row">') == len(days["days"])
    assert wide.count('class="drawn-track"') == len(cells)
    assert wide.count('fill="url(#strip-wide-hatch)"') == shown.count(">differs<")
    assert wide.count('class="drawn-today"') == 1


def test_a_picture_has_a_name_and_says_where_its_words_are() -> None:
    for part in ("days", "timeline"):
        shown = render_part(part, PARTS[part])
        for label in re.findall(r'role="img" aria-labelledby="(\S+) (\S+)"', shown):
            assert all(f'id="{each}"' in shown for each in label)
        assert shown.count('role="img"') == shown.count("The table below shows the same information.") == 2


def test_no_picture_names_a_colour_or_a_style() -> None:
    shown = render_part("days", PARTS["days"]) + render_part("timeline", PARTS["timeline"])
    pictures = re.findall(r'<svg class="picture .*?</svg>', shown, re.DOTALL)

    assert len(pictures) == 4
    assert not re.search(r'style="|fill="(?!url\(#)|stroke="', "".join(pictures))


def test_counts_of_units_agree_with_their_number() -> None:
    assert "9 of 12 units open" in render_part("card", PARTS["card"])
    assert "0 of 1 unit open" in render_part(
        "card", {"place": {**PARTS["card"]["place"], "open_units": 0, "all_units": 1}}
    )
