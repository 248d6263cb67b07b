"""Numbers of contacts: kept and dialled as people write them; short numbers get no country code."""

import pytest

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import Contact
from aukio.domain.clock.form_input import as_dialled, dial, read_contact_phone
from aukio.domain.telling.contacts import contact_spans
from aukio.formats.values.keys import Misfit
from aukio.formats.values.text_data import contacts_from_data

NUMBERS = [
    ("112", "112", "tel:112"),
    ("116117", "116117", "tel:116117"),
    ("116 117", "116 117", "tel:116117"),
    ("010 123 456", "010 123 456", "tel:010123456"),
    ("0800 1 2345", "0800 1 2345", "tel:080012345"),
    ("09 816 22800", "09 816 22800", "tel:0981622800"),
    ("+358 40 123 4567", "+358401234567", "tel:+358401234567"),
    ("+358401234567", "+358401234567", "tel:+358401234567"),
    ("+44 (20) 7946-0000", "+442079460000", "tel:+442079460000"),
]


@pytest.mark.parametrize(("written", "kept", "dialled"), NUMBERS)
def test_a_number_in_a_file_is_dialled_as_written(written: str, kept: str, dialled: str) -> None:
    (contact,) = contacts_from_data([{"phone": written}])
    assert contact == Contact(phone=kept)
    assert as_dialled(kept) == kept
    assert contact_spans(contact, "en")[-1].target == dialled


@pytest.mark.parametrize("written", ["12", "ring", "+12", "112 or 113", "1\n12", "+0401234567", "1" * 16, "112;ext=1"])
def test_what_nobody_can_dial_is_refused(written: str) -> None:
    with pytest.raises(Misfit, match="expected a phone number as it is dialled"):
        contacts_from_data([{"phone": written}])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("112", "112"),
        ("116117", "116117"),
        ("010 123 456", "010 123 456"),
        ("040 123 4567", "+358401234567"),
        ("09 8165 3777", "+358981653777"),
        ("+358 10 123 456", "+35810123456"),
    ],
)
def test_the_desk_keeps_short_and_service_numbers_as_typed(typed: str, kept: str) -> None:
    assert read_contact_phone(typed, "FI") == kept


def test_the_desk_refuses_what_is_no_number() -> None:
    with pytest.raises(BadRequest):
        read_contact_phone("ring", "FI")


def test_a_telephone_dials_digits() -> None:
    assert dial("(09) 816-22800") == "0981622800"
