"""No outlet fails for any text that is accepted; control characters are refused, with line and column."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.characters import control_character
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Channel, ChannelKind, Contact, Kind, Names
from aukio.domain.facts.effects import Close, Text
from aukio.domain.facts.record import Record, View
from aukio.domain.signs import compose_sheet, compose_sign
from aukio.domain.texts.foreign_words import NO_FOREIGN_WORDS, ForeignWords
from aukio.formats.addresses import Addresses
from aukio.formats.calendars.closure_calendar import calendar
from aukio.formats.directory import directory_file
from aukio.formats.documents.language_marks import mark_languages
from aukio.formats.feeds.feed_content import clean
from aukio.formats.json_ld.place_json_ld import place_graph, script_text
from aukio.formats.notices import notice_file
from aukio.formats.opening_hours.opening_hours_year import year_text
from aukio.formats.paper.sign_page import Foot, layouts, sign_source
from tests.domain.cities import LAW, publish
from tests.domain.factories import CITY, at, fact, on_site, place, place_id
from tests.domain.factories import period as since
from tests.formats.samples import NOTICE

ADDRESSES = Addresses("https://example.org", "en")
LINES = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and control_character(text) is None)
MOMENT = at("2020-03-04")


@LAW
@given(LINES, LINES)
def test_no_outlet_fails_for_any_name_and_text(name: str, text: str) -> None:
    number = Channel(ChannelKind.PHONE, contacts=(Contact(phone="112", label=Names({"fi": text})),))
    desk = place("square/desk", Kind.UNIT, on_site(), number, parent=None, names=Names({"fi": name}))
    facts = fact(0, "square/desk", since("2020-03-02", "2020-03-06"), Close(), Text(Names({"fi": text}))).arrangement
    record = publish(Record(CITY, places=(desk,)), 0, add=[facts])
    view = View(record, at("2020-12-01"))
    which = place_id("square/desk")
    node = view.node(which, MOMENT)
    assert node is not None

    assert calendar(view, which, MOMENT, "en", seen=lambda known: View(record, known), addresses=ADDRESSES)
    assert json.loads(script_text(place_graph(view, node, MOMENT, ADDRESSES)))
    assert year_text(view, which, date(2020, 3, 4), "en", days=7)
    words = ForeignWords((Names({"fi": name}), Names({"fi": text})))
    for compose in (compose_sign, compose_sheet):
        sign = compose(view, which, MOMENT, ("en", "fi"))
        assert sign is not None
        foot = Foot("https://example.org/", "example.org", {"en": "1", "fi": "1"})
        for found in (NO_FOREIGN_WORDS, words):
            assert sign_source(sign, next(layouts(sign))[0], foot, found)
    assert mark_languages(f"<p>{name}</p>", words, "en")
    clean(name)


CONTROLS = ["\r", "\n", "\t", "\0", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029"]
FILE = """\
aukio: directory/1
city: {slug: espoo, name: {en: CITY}, time_zone: Europe/Helsinki, country: FI}
known_from: 2020-01-01
organisations: [{slug: espoo, name: {en: OWNER}}]
services: [{slug: copy, name: SERVICE}]
roles:
  - {slug: head, title: {en: ROLE}, url: "https://example.org/", holder: HOLDER}
places:
  - path: tapiola
    kind: unit
    name: {en: NAME}
    name_forms: {en: {inessive: FORM}}
    aliases: {en: [ALIAS]}
    channels:
      - {kind: phone, contacts: [{phone: PHONE, label: LABEL}]}
      - {kind: email, contacts: [{email: MAIL@example.org}]}
"""
WORDS = ("CITY", "OWNER", "SERVICE", "ROLE", "HOLDER", "NAME", "FORM", "ALIAS", "PHONE", "LABEL", "MAIL@example.org")


@pytest.mark.parametrize("character", CONTROLS, ids=ascii)
@pytest.mark.parametrize("word", WORDS)
def test_a_control_character_in_a_line_is_refused_with_line_and_column(character: str, word: str) -> None:
    filled = FILE.replace("PHONE", "'112'") if word != "PHONE" else FILE
    line = next(number for number, row in enumerate(filled.splitlines(), 1) if word in row)
    column = filled.splitlines()[line - 1].index(word) + 1
    written = json.dumps(word[:2] + character + word[2:])
    with pytest.raises(Refused) as refused:
        directory_file.read(filled.replace(word, written), source="town.yaml")
    said = refused.value.message
    if character in "\0\x07\x1b\x7f":  # the reader of YAML refuses these, before anything is known of fields
        assert said.startswith(f"town.yaml:{line}: ")
    else:
        assert said.startswith(f"town.yaml:{line}:{column}: "), said
    assert any(what in said for what in ("a line break", "a tab", "control character")), said


@pytest.mark.parametrize("character", CONTROLS, ids=ascii)
def test_a_text_has_lines_and_a_title_is_one(character: str) -> None:
    written = json.dumps(f"One{character}two")
    title, intro = (
        NOTICE.replace("title: {en: Storm closures}", f"title: {{en: {text}}}\nintro: {{en: {other}}}")
        for text, other in ((written, "A"), ("A", written))
    )
    with pytest.raises(Refused, match=r"storm.yaml:3"):
        notice_file.read(title, source="storm.yaml")
    if character in "\r\n\t\u2028\u2029":
        notice_file.read(intro, source="storm.yaml")
    else:
        with pytest.raises(Refused, match=r"storm.yaml:4"):
            notice_file.read(intro, source="storm.yaml")


@pytest.mark.parametrize("text", ["שלום", "a\u200fb", "e\u0301", "👩‍🚒", "a\u00a0b", "\u202eabc\u202c"])
def test_marks_of_scripts_are_text(text: str) -> None:
    assert control_character(text) is None
