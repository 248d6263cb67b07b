"""ARCHITECTURE.md says what is true of the source tree and of the import contracts."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parent.parent
SOURCE = HOUSE / "src" / "aukio"
PAGE = (HOUSE / "ARCHITECTURE.md").read_text()

LONGEST_PAGE = 110
MOST_PLACES_TO_PUT_SOMETHING = 20


def section(heading: str) -> str:
    """The text below a heading of the page, up to the next heading."""
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def table(heading: str) -> list[tuple[str, ...]]:
    """The rows of the first table below a heading, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def listed(heading: str) -> list[set[str]]:
    """The names in the first column of a table, row by row."""
    return [set(re.findall(r"`(\w+)`", row[0])) for row in table(heading)]


def contract(container: str) -> list[set[str]]:
    """The layers of an import contract, from the top down; what is in brackets is no package."""
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    [found] = [each for each in contracts if each["type"] == "layers" and each["containers"] == [container]]
    layers = [{name.strip() for name in layer.split("|")} for layer in found["layers"]]
    return [names for names in layers if not any(name.startswith("(") for name in names)]


def packages(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/__init__.py")}


def paths() -> Iterator[str]:
    """Every path on the page: links, and code with a slash in it."""
    yield from (path.partition("#")[0] for path in re.findall(r"\]\(([^)]+)\)", PAGE))
    yield from re.findall(r"`([\w.]+/[\w./]*)`", PAGE)


def differences(page: list[set[str]], tree: set[str]) -> list[str]:
    named = set().union(*page)
    missing = [f"{name}: in the source tree, but not on the page" for name in sorted(tree - named)]
    return missing + [f"{name}: on the page, but not in the source tree" for name in sorted(named - tree)]


def test_the_page_names_every_room_and_no_other() -> None:
    assert differences(listed("Rooms"), packages(SOURCE)) == []


def test_the_page_names_every_package_of_the_domain_and_no_other() -> None:
    assert differences(listed("Packages of the domain"), packages(SOURCE / "domain")) == []


def test_the_rooms_are_in_the_order_of_their_import_contract() -> None:
    assert listed("Rooms") == contract("aukio")


def test_the_packages_of_the_domain_are_in_the_order_of_their_import_contract() -> None:
    assert listed("Packages of the domain") == contract("aukio.domain")[::-1]


def test_every_row_says_what_a_room_or_a_package_holds() -> None:
    rows = [*table("Rooms"), *table("Packages of the domain")]

    assert [row[0] for row in rows if not row[1]] == []


def test_every_file_folder_and_link_of_the_page_exists() -> None:
    assert [path for path in paths() if not (SOURCE / path).exists() and not (HOUSE / path).exists()] == []


def test_every_class_of_the_page_is_defined_in_the_file_beside_it() -> None:
    named = [
        (name, path)
        for names, path in re.findall(r"((?:\*\*\w+\*\*(?: and )?)+) \(`([\w./]+\.py)`\)", PAGE)
        for name in re.findall(r"\w+", names.replace(" and ", " "))
    ]

    assert named
    assert [name for name, path in named if f"class {name}" not in (SOURCE / path).read_text()] == []


def test_where_things_go_is_a_short_list_and_every_target_exists() -> None:
    rows = table("Where do I put it?")
    targets = [target for row in rows for target in re.findall(r"`(\w+)/", row[1])]

    assert 1 <= len(rows) <= MOST_PLACES_TO_PUT_SOMETHING
    assert [target for target in targets if not any((top / target).is_dir() for top in (SOURCE, HOUSE))] == []


def test_the_page_can_be_read_in_one_sitting() -> None:
    assert len(PAGE.splitlines()) <= LONGEST_PAGE
