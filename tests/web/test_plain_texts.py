"""Control characters in what residents and programs send: refused beside the field, and nothing is recorded."""

import pytest
from django import forms

from aukio.theme.plain_forms import PlainForm
from aukio.web.live.public_forms import PersonForm


class _Form(PlainForm):
    line = forms.CharField(required=False)
    text = forms.CharField(required=False, widget=forms.Textarea)


@pytest.mark.parametrize("character", ["\r", "\n", "\t", "\x07", "\x1b", "\x7f", "\x85", "\u2028"])
def test_a_line_with_a_control_character_has_an_error_beside_its_field(character: str) -> None:
    form = _Form({"line": f"a{character}b", "text": "a"})
    assert not form.is_valid()
    assert list(form.errors) == ["line"]


def test_a_text_area_may_have_lines_and_nothing_else() -> None:
    assert _Form({"line": "a", "text": "a\r\nb\tc"}).is_valid()
    assert list(_Form({"line": "a", "text": "a\x07b"}).errors) == ["text"]


def test_a_person_who_books_has_a_name_on_one_line() -> None:
    form = PersonForm("FI", {"name": "A\nB", "email": "a@example.org"})
    assert list(form.errors) == ["name"]


def test_each_form_of_ours_is_a_plain_form() -> None:
    def below(kind: type[forms.Form]) -> list[type[forms.Form]]:
        children: list[type[forms.Form]] = kind.__subclasses__()
        return [each for child in children for each in (child, *below(child))]

    import aukio.desk.bookings.booking_views
    import aukio.desk.changes.change_views
    import aukio.desk.directory.place_views
    import aukio.desk.doors.counter_views
    import aukio.desk.events.event_views
    import aukio.desk.texts.notice_text_form  # noqa: F401  # imported, so that every form is known

    ours = [each for each in below(forms.Form) if each.__module__.startswith("aukio.")]
    assert len(ours) > 10
    assert [each for each in ours if not issubclass(each, PlainForm)] == []
