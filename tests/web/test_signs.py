"""Paper: what a sign says, as readers we did not write find it, and which signs are to be replaced (R128, R129)."""

import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import Kind, PlaceId
from aukio.domain.facts.effects import Strength
from aukio.domain.signs import Sign, SignRules, SignText, SignUnit
from aukio.theme.paper import _without_missing, in_our_letters, sign_pdf
from tests.depth import examples, in_turn

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both

A4 = (595, 842)
HELSINKI = ZoneInfo("Europe/Helsinki")
MOMENTS = ("2020-03-20T12:00", "2020-04-02T12:00", "2021-06-02T12:00")
PAPERS = ("library/sign.pdf", "laboratory/sign.pdf", "kela/sign.pdf", "sign.pdf", "sheet.pdf", "library/sheet.pdf")


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """Somebody at a printer."""
    return Client()


def paper(client: Client, which: str, at: str, **more: str) -> bytes:
    """A paper of Iso Omena at an instant, as known then."""
    response = client.get(f"/en/places/iso-omena/{which}", {"at": at, "known": at, **more})
    assert response.status_code == 200, response.content
    return bytes(response.content)


def text_of(pdf: bytes) -> str:
    """The words on a sheet, hyphenation undone, without regard to line breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = document[0].get_textpage().get_text_bounded()
    joined = re.sub(r"(?<=\w)–\r?\n", "–", re.sub(r"[\u00ad\ufffe\x02-]\r?\n", "", found))
    return re.sub(r"\s+", " ", joined)


def pages_of(pdf: bytes) -> int:
    """How many sheets a PDF needs."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize(("which", "at"), in_turn(PAPERS, MOMENTS))
def test_paper_is_one_tagged_a4_with_a_code_that_telephones_read(client: Client, which: str, at: str) -> None:
    pdf = paper(client, which, at)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root: Any = document.Root
        assert str(root.Lang) == "fi"
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert b"pdfuaid" in bytes(root.Metadata.read_bytes())
        assert len(document.pages) == 1
        assert tuple(round(float(side)) for side in document.pages[0].mediabox[2:]) == A4
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=3).to_pil()
    path = which.rpartition("/")[0]
    page = f"places/iso-omena/{path}/" if path else "places/iso-omena/"
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"http://testserver/en/{page}"]


def test_a_sign_says_the_same_in_three_languages(client: Client) -> None:
    said = text_of(paper(client, "library/sign.pdf", "2021-06-02T12:00"))
    for words in ("Iso Omenan kirjasto", "Biblioteket i Iso Omena", "Iso Omena Library"):
        assert words in said
    for words in ("Sinun täytyy käyttää maskia", "Du ska använda munskydd", "You must wear a mask"):
        assert words in said


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ("R089", "No more than half of the usual number of visitors"),
        ("R092", "Self-service closed"),
        ("R093", "Fewer seats than usual"),
        ("R094", "Please be prepared to wait"),
        ("R097", "You must not visit if you have even slight cold symptoms"),
        ("R128", "Sign version 9, as known on 2 June 2021 at midday. Hours until 29 June 2021."),
    ],
)
def test_the_library_sign_of_june_2021_says(client: Client, requirement: str, words: str) -> None:
    del requirement  # it names the row
    assert words in text_of(paper(client, "library/sign.pdf", "2021-06-02T12:00", langs="en"))


def test_what_must_not_be_done_stands_above_the_hours(client: Client) -> None:
    said = text_of(paper(client, "library/sign.pdf", "2021-06-02T12:00", langs="en"))
    assert said.index("Not allowed") < said.index("Hours") < said.index("Recommended")


@pytest.mark.parametrize(
    ("which", "at", "words"),
    [
        ("health-centre/sign.pdf", "2020-03-27T12:00", "By appointment"),
        ("health-centre/sign.pdf", "2020-03-28T12:00", "Mon–Fri 8 am–4 pm"),
        ("health-centre/sign.pdf", "2020-03-28T12:00", "Fri 10 April closed"),
        ("laboratory/sign.pdf", "2020-04-02T12:00", "Mon–Thu 7 am–6 pm"),  # the building opens at 7
        ("library/sign.pdf", "2020-03-20T23:00", "Closed, you may walk through"),  # printed at night, read by day
        ("employment-corner/sign.pdf", "2020-03-27T12:00", "Phone: Mon–Thu 10 am–3 pm"),
        ("sign.pdf", "2020-04-02T12:00", "You may enter only to go to a unit that is open"),
        ("sign.pdf", "2020-04-02T12:00", "From Tue 14 April: Mon–Fri"),
        ("service-point/sign.pdf", "2020-03-27T12:00", "Open until 31 March, closed from 1 April"),
        ("service-point/sign.pdf", "2020-03-27T12:00", "Fri 27 March–Tue 31 March 9 am–5 pm, closed on Sat, Sun"),
        ("service-point/sign.pdf", "2020-03-27T12:00", "From Wed 1 April closed"),
        ("kela/sign.pdf", "2020-04-20T12:00", "Only for those already booked until 30 April, open from 4 May"),
        ("sheet.pdf", "2020-04-02T12:00", "Thu 2 April 2020: 7 am–7 pm"),
        ("sheet.pdf", "2020-04-02T15:00", "At 4 pm: Iso Omena Health Centre – Closed"),
    ],
)
def test_paper_says(client: Client, which: str, at: str, words: str) -> None:
    assert words in text_of(paper(client, which, at, langs="en"))


def test_the_same_question_gives_the_same_bytes(client: Client) -> None:
    first, second = (paper(client, "kela/sign.pdf", MOMENTS[0]) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("places/iso-omena/sign.pdf?langs=fi,xx", 400, "'xx' is no language of ours"),
        ("places/tapiola/sign.pdf", 404, "has no door"),
        ("places/iso-omena/service-point/printer/sign.pdf", 404, "has no door"),
        ("places/iso-omena/sign.pdf?at=2001-01-01&known=2001-01-01", 404, "has no door"),
        ("places/nowhere/sign.pdf", 404, "nowhere"),
        ("signs.json", 400, "'printed' is missing"),
        ("signs.json?printed=soon", 400, "soon"),
    ],
)
def test_what_cannot_be_printed_is_said(client: Client, path: str, status: int, says: str) -> None:
    answer = client.get(f"/en/{path}")
    assert answer.status_code == status
    assert says in json.loads(answer.content)["detail"]


# --- signs to be replaced


def outdated(client: Client, printed: str, now: str) -> dict[str, Any]:
    """Signs to be replaced, by place."""
    response = client.get("/en/signs.json", {"printed": printed, "at": now, "known": now, "langs": "fi"})
    return {each["place"]: each for each in json.loads(response.content)}


def test_signs_that_a_later_publication_changed_are_to_be_replaced(client: Client) -> None:
    found = outdated(client, MOMENTS[0], MOMENTS[1])
    assert found["iso-omena/laboratory"] == {
        "place": "iso-omena/laboratory",
        "name": "HUSLAB, Iso Omenan laboratorio",
        "printed": {"version": 2, "from": "2020-03-20", "until": "2020-04-16"},
        "now": {"version": 3},
        "why": "changed",
    }
    assert "iso-omena/library" not in found  # touched by nothing that its sign says
    assert "iso-omena/service-point/printer" not in found  # a machine has no door


def test_a_sign_whose_weeks_are_over_is_to_be_replaced(client: Client) -> None:
    found = outdated(client, "2020-03-28T12:00", "2020-05-02T12:00")
    assert found["kalajarvi/library"]["why"] == "over"


def test_no_sign_is_out_of_date_the_minute_it_is_printed(client: Client) -> None:
    assert outdated(client, MOMENTS[0], MOMENTS[0]) == {}


# --- whatever is written on it


def made(name: str, lines: tuple[str, ...]) -> Sign:
    """A sign with these words everywhere."""
    midday = datetime(2020, 3, 20, 10, tzinfo=UTC)
    rules = tuple(SignRules(each, each.value, lines) for each in Strength)
    units = tuple(SignUnit(line, Summary.OPEN, line, lines[:3]) for line in lines)
    text = SignText("fi", name, name, lines, name, rules, lines, lines, lines, units)
    texts = tuple(replace(text, lang=lang) for lang in ("fi", "sv", "en"))
    first, last = date(2020, 3, 20), date(2020, 4, 16)
    return Sign(PlaceId(1), "x", Kind.UNIT, Summary.OPEN, 3, midday, first, last, texts)


def printed(sign: Sign) -> bytes:
    """On paper."""
    return sign_pdf(sign, address="https://aukio.example/fi/", zone=HELSINKI)


HOSTILE = ('#import "x": *', "$x^2$", "\\", "@home", "*bold*", '"', '\\"', "#panic()", "= x", "// x", "<a>", "_a_", "`")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_could_be_commands_are_only_words(words: str) -> None:
    assert f"q{words}q" in text_of(printed(made(f"q{words}q", ())))


@settings(max_examples=examples(2, 40))
@given(st.text(max_size=60), st.integers(0, 40))
def test_any_words_however_many_stay_on_one_sheet(words: str, many: int) -> None:
    assert pages_of(printed(made(words, tuple(f"{words} {each}" for each in range(many))))) == 1


@pytest.mark.parametrize(
    "words", ["", " ", "\x00", "\u200b", "\ue000", "\U0001f600", "\u4e2d\u6587", "\ud800"], ids=ascii
)
def test_letters_that_the_face_lacks_do_not_keep_a_sign_from_being_printed(words: str) -> None:
    assert pages_of(printed(made(words, (words, "x")))) == 1


@pytest.mark.parametrize("many", [0, 1, 5, 20, 60])
def test_long_compounds_break_and_stay_on_one_sheet(many: int) -> None:
    long = "Mielenterveyskuntoutujienasumispalveluyksikönhenkilökunnantaukotila–åäö " * 3
    assert pages_of(printed(made(long, (long,) * many))) == 1


@pytest.mark.parametrize(("words", "said"), [("ȴa", "?a"), ("ș ț ő", "ș ț ő"), ("漢ȴ字a", "???a")])
def test_a_letter_that_the_face_lacks_is_a_question_mark_and_no_other_is(words: str, said: str) -> None:
    source = f'#set document(title: "t")\n#set text(lang: "fi", font: "Source Sans Pro")\n= {words}'
    made = datetime(2020, 3, 20, tzinfo=UTC)
    content = _without_missing(in_our_letters(source), made=made)
    assert said in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
