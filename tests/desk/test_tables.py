"""Many places at once: rows pasted from a spreadsheet, each named where it was not understood."""

import pytest
import time_machine

from aukio.answers import queries as answer_queries
from aukio.domain.city.places import Channel, ChannelKind
from tests.desk.conftest import LATER, SignIn

HERE = "/en/desk/table/"
KEPT = {"what": "hours", "valid_from": "10.1.2022", "act": "record"}


def channel(path: str, kind: ChannelKind) -> Channel:
    view = answer_queries.view(LATER)
    newest = view.newest(view.directory.by_last_path[path])
    assert newest is not None
    return next(each for each in newest.channels if each.kind is kind)


def send(sign_in: SignIn, rows: str, *, name: str = "operator", **changed: str) -> str:
    with time_machine.travel(LATER, tick=False):
        return sign_in(name).post(HERE, {**KEPT, "rows": rows, **changed}, follow=True).content.decode()


def test_rows_change_the_places_that_they_name_by_path_or_name(sign_in: SignIn) -> None:
    text = send(
        sign_in, "Paikka\tAukiolo\niso-omena/library\tma-pe 8-21\nKelan palvelupiste, Iso Omena\tMon–Fri 9am–3pm\n"
    )
    assert "Saved." in text
    assert str(channel("iso-omena/library", ChannelKind.ON_SITE).week).startswith("Mo-Fr 08:00-21:00; PH")
    assert str(channel("iso-omena/kela", ChannelKind.ON_SITE).week).startswith("Mo-Fr 09:00-15:00")


def test_phones_are_given_to_places_with_and_without_one(sign_in: SignIn) -> None:
    assert "Saved." in send(sign_in, "iso-omena/kela;09 8165 3776;", what="phone")
    assert channel("iso-omena/kela", ChannelKind.PHONE).contacts[0].phone == "+358981653776"


def test_a_preview_records_nothing(sign_in: SignIn) -> None:
    before = channel("iso-omena/library", ChannelKind.ON_SITE)
    text = send(sign_in, "iso-omena/library\t9-20", act="look")
    assert "What would be saved" in text
    assert "Mo-Su 09:00-20:00" in text
    assert channel("iso-omena/library", ChannelKind.ON_SITE) == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("iso-omena/nowhere\t9-20", "no such place of yours"),
        ("iso-omena/library\t25-30", "Write hours such as"),
        ("iso-omena/library\t9-20\niso-omena/library\t9-21", "in a row before"),
        ("iso-omena/library", "Write hours such as"),
        (" ", "no row with a place"),
    ],
)
def test_a_row_that_is_not_understood_is_named_and_all_rows_stay(sign_in: SignIn, row: str, says: str) -> None:
    before = channel("iso-omena/kela", ChannelKind.ON_SITE)
    text = send(sign_in, f"iso-omena/kela\t9-20\n{row}" if row.strip() else row)
    assert says in text
    assert not row.strip() or "iso-omena/kela\t9-20" in text
    assert channel("iso-omena/kela", ChannelKind.ON_SITE) == before


def test_places_of_others_are_no_places_of_yours(sign_in: SignIn) -> None:
    assert "no such place of yours" in send(sign_in, "iso-omena/library\t9-20", name="kela")
