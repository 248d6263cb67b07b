"""Refusals in the reader's language: every rule that has a name has words, and nothing is hidden (R131)."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.utils.translation import override

import aukio
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.checks import Code
from aukio.domain.publishing.permissions import Task
from aukio.formats.exchange.cell_errors import CellReason
from aukio.theme.refusals import CELLS, FINDINGS, RULES, TASKS, finding_in_words, in_words

SOURCE = Path(aukio.__file__).parent


@cache
def named() -> dict[str, set[str]]:
    """The rules that the source names, each with the facts it gives."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            words = {each.arg: each.value for each in node.keywords}
            rule, facts = words.get("rule"), words.get("facts")
            if isinstance(rule, ast.Constant):
                keys = facts.keys if isinstance(facts, ast.Dict) else []
                given = {str(key.value) for key in keys if isinstance(key, ast.Constant)}
                found.setdefault(str(rule.value), set()).update(given)
    return found


def test_every_rule_that_is_named_has_words_and_no_words_are_left_over() -> None:
    assert set(named()) == set(RULES)
    assert set(TASKS) == set(Task)
    assert set(FINDINGS) == set(Code)


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("lang", ["en", "fi", "sv"])
def test_its_words_ask_for_no_fact_that_is_not_given(rule: str, lang: str) -> None:
    with override(lang):
        assert set(re.findall(r"%\((\w+)\)s", str(RULES[rule]))) <= named()[rule]


@pytest.mark.parametrize("lang", ["en", "fi", "sv"])
def test_every_reason_to_refuse_a_cell_has_words(lang: str) -> None:
    assert set(CELLS) == set(CellReason)
    with override(lang):
        for reason, words in CELLS.items():
            given = re.findall(r"%\((\w+)\)s", str(words))
            assert set(given) <= {"found", "words"}
            assert bool(given) is (reason in (CellReason.NO_CHOICE, CellReason.NOT_TEXT, CellReason.NO_PHONE))


def test_a_refusal_speaks_finnish() -> None:
    refused = Forbidden(
        "kela may not publish for 'Library'.",
        rule="not_yours",
        facts={"who": "kela", "task": "publish", "place": "Kirjasto"},
    )
    with override("fi"):
        assert in_words(refused) == (
            "Käyttäjällä kela ei ole oikeutta julkaista paikassa ”Kirjasto”."
            " Pyydä apua paikan henkilökunnalta, palvelutorin vastaavalta tai viestinnältä."
        )
        assert (
            finding_in_words(Code.END_BEFORE_START, "It ends …")
            == "Se päättyy ennen kuin alkaa, joten se ei tule voimaan."
        )


def test_what_has_no_words_of_its_own_is_said_in_general_and_in_english() -> None:
    with override("sv"):
        said = in_words(Refused("it is so.", next_step="Do otherwise."))
    assert said.startswith("Registret tillåter inte detta.")
    assert "it is so. Do otherwise." in said
