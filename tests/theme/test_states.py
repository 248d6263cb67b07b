"""Every state is said in a word, by a shape and by a hue; channels and strengths in a word beside an icon."""

import pytest
from django.utils.translation import override

from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import ChannelKind
from aukio.domain.facts.effects import Strength
from aukio.domain.wording.languages import language
from aukio.theme import drawings, looks
from aukio.theme.templatetags import theme
from tests.theme.rendering import THEME, render_part

TOKENS = (THEME / "static" / "theme" / "tokens.css").read_text(encoding="utf-8")


def test_what_an_answer_can_say_a_page_can_show() -> None:
    assert set(looks.STATES) == set(Summary)
    assert set(looks.CHANNELS) == set(ChannelKind)
    assert list(looks.STRENGTHS) == list(Strength)


@pytest.mark.parametrize("code", looks.STATES)
def test_a_state_has_a_word_a_shape_and_a_hue(code: str) -> None:
    look = looks.STATES[code]
    shown = render_part("state", {"state": {"code": code}})

    assert language("en").say_summary(Summary(code)) in shown
    assert drawings.inside(look.shape) in shown
    assert f"is-{look.hue}" in shown
    assert f".is-{look.hue} {{" in TOKENS


def test_states_that_look_alike_differ_in_their_word() -> None:
    assert len({theme.state_word(code) for code in looks.STATES}) == len(looks.STATES)
    assert len({(look.shape, look.hue) for look in looks.STATES.values()}) == len(looks.STATES) - 1  # both are bookings


def test_a_shape_alone_tells_the_hue() -> None:
    assert len({look.shape for look in looks.STATES.values()}) == len({look.hue for look in looks.STATES.values()})


def test_a_state_nobody_has_heard_of_is_not_known_rather_than_open() -> None:
    assert "Hours not known" in render_part("state", {"state": {"code": "half_asleep"}})


def test_a_state_may_bring_its_own_words() -> None:
    shown = render_part("state", {"state": {"code": "open", "word": "Open until 16"}})

    assert "Open until 16</span>" in shown


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_page_calls_things_as_answers_and_notices_do(lang: str) -> None:
    words = language(lang)
    with override(lang):
        assert [theme.state_word(code) for code in looks.STATES] == [words.say_summary(each) for each in Summary]
        assert [theme.channel_word(kind).lower() for kind in looks.CHANNELS] == [
            words.say_channel(ChannelKind(kind)).lower() for kind in looks.CHANNELS
        ]
        assert [theme.strength_word(each) for each in looks.STRENGTHS] == [
            words.say_strength(each) for each in Strength
        ]


def test_every_icon_is_drawn() -> None:
    named = {look.shape for look in looks.STATES.values()} | {level.icon for level in looks.LEVELS.values()}
    named |= {*looks.CHANNELS.values(), *looks.STRENGTHS.values()}

    assert named <= drawings.names()


@pytest.mark.parametrize("name", sorted(drawings.names()))
def test_a_drawing_takes_the_colour_of_its_text_and_asks_nothing_of_others(name: str) -> None:
    inside = drawings.inside(name)

    assert "currentColor" in inside
    assert not {"http", "<style", "<script", "id="} & set(inside.split('"'))


def test_an_icon_is_silent_unless_it_stands_alone() -> None:
    assert 'aria-hidden="true"' in theme.icon("search")
    assert 'role="img" aria-label="Search &amp; find"' in theme.icon("search", "Search & find")


def test_nobody_can_ask_for_a_drawing_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        theme.icon("../apps")


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("09 471 86800", "0 9, 4 7 1, 8 6 8, 0 0"),
        ("040 126 7513", "0 4 0, 1 2 6, 7 5 1 3"),
        ("+358 40 1267513", "+ 3 5 8, 4 0, 1 2 6, 7 5 1, 3"),
        ("112", "1 1 2"),
        ("", ""),
    ],
)
def test_a_phone_number_is_read_digit_by_digit_with_pauses(shown: str, read: str) -> None:
    assert theme.spoken(shown) == read
