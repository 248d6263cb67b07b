"""YAML of our sort becomes plain data, and whatever else a file may be becomes one clear line."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mistakes import Refused
from aukio.formats.values.keys import Misfit
from aukio.formats.yaml_text.located import MOST_SHOWN, Position, locate
from aukio.formats.yaml_text.written import write

plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1000, 1000).filter(lambda number: number == 0 or abs(number) > 1e-6)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"))
    | st.sampled_from(
        ["on", "no", "2020-03-27", "08:00", "1e5", "0x1", "1_000", "+5", "=", "<<", "null", "true", "- a", "a: b"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab:~1-", max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(plain_data)
def test_written_data_reads_as_it_was(data: Any) -> None:
    assert locate(write({"data": data}), source="x").data == {"data": data}


def test_written_days_and_words_stand_bare() -> None:
    assert write({"from": "2020-03-27", "fi": "no", "text": "true", "ratio": 0.5}) == (
        "from: 2020-03-27\nfi: no\ntext: 'true'\nratio: 0.5\n"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-03-27", "2020-03-27"),
        ("2020-03-27T12:00", "2020-03-27T12:00"),
        ("08:00", "08:00"),
        ("on", "on"),
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("+358401234567", "+358401234567"),
        ("1_000", "1_000"),
        ("0.5", 0.5),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("'12'", "12"),
        ("~", None),
        ("", None),
        ("null", None),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_a_value_is_what_it_looks_like(text: str, value: Any) -> None:
    assert locate(f"key: {text}", source="x").data == {"key": value}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "the file is empty"),
        ("# nothing yet\n", 1, "the file is empty"),
        (b"a: 1\nb: caf\xe9\n", 2, "the byte 0xe9 is not UTF-8"),
        ("a: 1\nb: \x00\n", 2, "the control character 0"),
        ('a: 1\nb: "\\0"\n', 2, "the control character 0"),
        ("a: 1\nb: \ud800\n", 2, "half a character"),
        ("a: 1\nb: \ufffe\n", 2, "a character that is not text"),
        ("a:\n\t- b\n", 2, "a tab stands where only spaces may"),
        ("a: b\n\tc: d\n", 2, "a tab stands where only spaces may"),
        ("a: |\n\tb\n", 2, "a tab stands where only spaces may"),
        ("a: b: c\n", 1, "a ':' stands where no key can be"),
        ("a: 'b\nc: d\n", 1, "a quote is opened and never closed"),
        ("a: 'it's'\n", 1, "expected a key here"),
        ("a:\n  - b\n c: d\n", 3, "expected a key here"),
        ("a: [1, 2\nb: 3\n", 2, "expected ',' or ']' here, for what was opened on line 1"),
        ("a: {b: 1\nc: 3\n", 2, "expected ',' or '}'"),
        ("a: @b\n", 1, "a text cannot begin with '@'"),
        ("a: 1\nb\nc: 2\n", 3, "expected ':' after a key"),
        ("a: - b\n", 1, "a list begins where none can"),
        ('a: "C:\\docs"\n', 1, "a '\\' in a quoted text"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands here a second time; the first is on line 1"),
        ("x:\n- a: 1\n- b: 2\n  c: {}\n  b: 2\n", 5, "the first is on line 3"),
        ("a: &x 1\nb: *x\n", 2, "'*x' repeats another part"),
        ("a: !!python/name:os.system\n", 1, "the tag 'tag:yaml.org,2002:python/name:os.system'"),
        ("? [a]\n: b\n", 1, "a key is a text"),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins"),
        ("[" * 100_000, 1, "the file nests too deep"),
        ("- " * 100_000, 1, "the file nests too deep"),
    ],
)
def test_what_is_not_our_yaml_is_refused_with_its_line(text: str | bytes, line: int, says: str) -> None:
    with pytest.raises(Refused) as caught:
        locate(text, source="storm.yaml")
    assert caught.value.message.startswith(f"storm.yaml:{line}: ")
    assert says in caught.value.message
    assert caught.value.next_step


@given(st.text() | st.binary())
def test_any_text_is_read_or_refused_in_one_line(text: str | bytes) -> None:
    try:
        locate(text, source="x")
    except Refused as refused:
        assert "\n" not in refused.message  # noqa: PT017 - most texts are read


def test_a_file_of_doubling_aliases_does_not_grow() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(60))
    with pytest.raises(Refused, match=r"^x:2: "):
        locate(text, source="x")


def test_a_byte_order_mark_is_no_text() -> None:
    assert locate(b"\xef\xbb\xbfa: 1", source="x").data == {"a": 1}


def test_every_value_has_its_place() -> None:
    document = locate("a:\n  - b: 1\n    c:\n      d: 2\n  - [x,\n     y]\n", source="x")
    assert {keys: document.position(keys) for keys in _paths(document.data)} == {
        (): Position(1, 1),
        ("a",): Position(1, 1),
        ("a", 0): Position(2, 5),
        ("a", 0, "b"): Position(2, 8),
        ("a", 0, "c"): Position(3, 5),
        ("a", 0, "c", "d"): Position(4, 10),
        ("a", 1): Position(5, 5),
        ("a", 1, 0): Position(5, 6),
        ("a", 1, 1): Position(6, 6),
    }


def test_what_is_missing_stands_where_it_should() -> None:
    document = locate("a:\n  - b: 1\n", source="x")
    assert document.position(("a", 0, "c", "d")) == Position(2, 5)


def test_a_refusal_shows_the_first_mistakes_in_order_and_counts_the_rest() -> None:
    text = "".join(f"k{number}: 1\n" for number in range(9))
    misfits = [Misfit("no", keys=(f"k{number}",), next_step=f"Mend {number}.") for number in reversed(range(9))]
    refused = locate(text, source="x").refusal(misfits)
    assert refused.message.splitlines() == [
        *(f"x:{number + 1}: k{number}: no" for number in range(MOST_SHOWN)),
        "… and 4 more.",
    ]
    assert refused.next_step == "Mend 0."


def _paths(data: Any) -> list[tuple[Any, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(), *((key, *rest) for key, value in items for rest in _paths(value))]
