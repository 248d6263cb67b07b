"""Paper from the command line: a sign for a door, and the signs that hang out of date (R128)."""

from pathlib import Path

import pytest

from tests.spec.stored import aukio

pytestmark = pytest.mark.usefixtures("espoo")
THEN = ("--at", "2020-03-27", "--known", "2020-03-28")


def test_a_sign_is_written_and_says_until_when_its_hours_are_told(tmp_path: Path) -> None:
    out = tmp_path / "kela.pdf"
    said = aukio("sign", "iso-omena/kela", "--out", str(out), *THEN)

    assert (said.exit, said.out) == (0, f"Wrote {out}: version 3, hours until 2020-04-23.\n")
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["tapiola"], 3, "'tapiola' has no door"),
        (["iso-omena/nothing"], 3, "no place 'iso-omena/nothing'"),
        (["iso-omena", "--langs", "fi,xx"], 2, "a language that is not ours"),
        (["iso-omena", "--out", "/nowhere/sign.pdf"], 4, "cannot be written"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_line(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    said = aukio("sign", "--out", str(tmp_path / "sign.pdf"), *arguments)

    assert said.exit == code
    assert says in said.err
    assert said.err.count("\n") == 1


def test_signs_to_be_replaced_are_listed_with_both_versions() -> None:
    said = aukio("signs", "--printed", "2020-03-20", "--at", "2020-04-02", "--known", "2020-04-02")
    line = next(line for line in said.out.splitlines() if "iso-omena/laboratory" in line)

    assert "2 → 3" in line
    assert "it says otherwise now" in line
    assert "iso-omena/library " not in said.out


def test_programs_are_told_the_same() -> None:
    asked = ("--printed", "2020-03-20", "--at", "2020-04-02", "--known", "2020-04-02", "--json")
    laboratory = next(each for each in aukio("signs", *asked).json if each["place"] == "iso-omena/laboratory")

    assert laboratory["why"] == "changed"
    assert (laboratory["printed"]["version"], laboratory["now"]["version"]) == (2, 3)


def test_signs_that_still_hold_are_no_work() -> None:
    said = aukio("signs", "--printed", "2020-04-02", "--at", "2020-04-02", "--known", "2020-04-02")
    assert said.out == "Every sign printed then still says what is so.\n"
