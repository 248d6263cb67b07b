"""The pictures of pages draw what the record says: the strip of a unit, that of a centre, the timeline of a notice."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.one_engine  # it lays out what tests/spec and tests/ways read on both


@pytest.fixture
def client(espoo: None) -> Client:  # noqa: ARG001  # connects to the record
    """A reader of the stored record."""
    return Client()


def cells(page: str) -> list[str]:
    """The texts of the table behind a picture, by row."""
    table = page.partition('id="days"')[2].partition("</table>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)][1:]


def test_a_strip_marks_the_days_that_differ_from_the_normal_week(client: Client) -> None:
    page = client.get("/en/places/iso-omena/health-centre/?at=2020-03-27T12:00&known=2020-03-27T18:00").content.decode()
    rows = cells(page)

    assert rows[0].startswith("Fri 27 March (today) 8 am–6 pm")
    assert "differs" not in rows[0]
    assert rows[3].startswith("Mon 30 March 8 am–4 pm differs")


def test_each_day_of_a_strip_has_its_own_admission(client: Client) -> None:
    page = client.get("/en/places/iso-omena/laboratory/?at=2020-03-27T12:00&known=2020-03-27T18:00").content.decode()
    rows = cells(page)
    wide = page.partition('id="strip-wide-title"')[2].partition("</svg>")[0]

    assert rows[0].startswith("Fri 27 March (today) 7 am–4 pm by queue number")
    assert rows[3].startswith("Mon 30 March 7 am–6 pm by appointment only")
    assert "by appointment" in " ".join(re.sub(r"<[^>]+>", " ", wide).split())
    assert wide.count("is-booked") == sum("by appointment" in row for row in rows)


def test_a_strip_has_the_channels_that_begin_within_it(client: Client) -> None:
    page = client.get("/en/places/iso-omena/laboratory/?at=2020-03-27T12:00&known=2020-03-27T18:00").content.decode()
    head = page.partition('id="days"')[2].partition("<thead>")[2].partition("</thead>")[0]
    assert re.findall(r'<th scope="col">([^<]+)', head) == ["Day", "On site", "Phone"]


def test_a_centre_has_a_strip_of_its_own(client: Client) -> None:
    page = client.get("/fi/places/iso-omena/?at=2020-03-27T12:00&known=2020-03-27T18:00").content.decode()
    assert len(cells(page)) == 14
    assert 'id="strip-narrow-title"' in page


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_timeline_has_a_row_for_every_arrangement_that_changes_a_state(client: Client, lang: str) -> None:
    page = client.get(f"/{lang}/notices/service-centres-2020/?at=2020-03-27&known=2020-03-28").content.decode()
    section = page.partition('id="timeline"')[2].partition("</summary>")[2].partition("</table>")[0]
    wide = section.partition("</svg>")[0]
    rows = section.partition("<tbody>")[2].count("<tr>")

    assert rows >= 15
    assert wide.count('class="drawn-held"') + wide.count('class="drawn-past"') == rows


def test_a_timeline_years_later_still_tells_how_things_went(client: Client) -> None:
    page = client.get("/en/notices/service-centres-2020/?at=2026-01-01&known=2026-01-01").content.decode()
    assert "(ended)" in page
