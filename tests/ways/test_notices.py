"""A notice as it stood: shown in three formats, its log, and what says that it is an old one."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.ways.town import CLOSE, MORNING, Write, done, fact, notice

NOTICE = "service-centres-2020"


@pytest.mark.usefixtures("espoo")
def test_a_notice_is_markdown_unless_asked_otherwise() -> None:
    text = done("notice", "show", NOTICE, "--known", "2020-03-27").out

    assert text == done("notice", "show", NOTICE, "--known", "2020-03-27", "--format", "md").out
    assert "\n# Service centres in spring 2020" in text
    assert "\n## Kela service point, Iso Omena\n" in text


@pytest.mark.usefixtures("espoo")
def test_the_newest_update_stands_first() -> None:
    updates = done("notice", "show", NOTICE, "--known", "2020-03-27").out.partition("## Updates")[2]
    days = [line.split(":")[0] for line in updates.splitlines() if line.startswith("- ")]

    assert days[0] == "- 27 March 2020"
    assert days[-1] == "- and 3 earlier updates"


@pytest.mark.usefixtures("espoo")
def test_the_same_notice_as_html() -> None:
    html = done("notice", "show", NOTICE, "--known", "2020-03-27", "--format", "html").out

    assert "<h1>Service centres in spring 2020" in html
    assert "<h2>Kela service point, Iso Omena</h2>" in html


@pytest.mark.usefixtures("espoo")
def test_as_data_it_has_its_facts_and_its_log() -> None:
    data = done("notice", "show", NOTICE, "--known", "2020-03-27", "--format", "json").json
    log = done("notice", "log", NOTICE, "--known", "2020-03-27", "--json").json

    assert (data["notice"], data["cause"]) == (NOTICE, "epidemic")
    assert data["log"] == log
    assert [each["number"] for each in data["publications"]] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.usefixtures("espoo")
def test_plain_puts_one_fact_on_a_line() -> None:
    plain = done("notice", "show", NOTICE, "--known", "2020-03-27", "--plain").out

    assert "\n- Closed.\n" in plain
    assert "\n- Since Tuesday 17 March:\n" in plain
    full = done("notice", "show", NOTICE, "--known", "2020-03-27").out
    assert "\n# Changes in our services: Iso Omena; Kalajärvi\n" in plain
    assert ("Updates" in full, "Updates" in plain) == (True, False)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("fi", "# Palvelutorit keväällä 2020"),
        ("sv", "# Servicetorgen våren 2020"),
        ("en", "# Service centres in spring"),
    ],
)
@pytest.mark.usefixtures("espoo")
def test_the_title_is_in_the_language_asked_for(lang: str, title: str) -> None:
    assert done("notice", "show", NOTICE, "--known", "2020-03-27", "--lang", lang).out.count(f"\n{title}") == 1


@pytest.mark.usefixtures("espoo")
def test_a_version_of_the_day_before_says_that_it_is_an_old_one() -> None:
    text = done("notice", "show", NOTICE, "--known", "2020-03-25").out

    assert text.startswith("> This is an older version")
    assert "7 August 2020" in text.splitlines()[0]


@pytest.mark.usefixtures("espoo")
def test_the_notice_of_today_says_that_another_replaced_it() -> None:
    assert done("notice", "show", NOTICE).out.startswith("> This notice has been replaced by 'service-centres-2021'.")


@pytest.mark.usefixtures("espoo")
def test_the_old_notice_as_of_its_last_update_says_that_it_is_an_old_one() -> None:
    assert done("notice", "show", NOTICE, "--known", "2020-03-27").out.startswith("> ")


@pytest.mark.usefixtures("espoo")
def test_time_goes_on_in_a_notice_that_nobody_publishes_again() -> None:
    march, may = (done("notice", "show", NOTICE, "--known", day).out for day in ("2020-03-27", "2020-05-20"))

    assert "From 18 March to 30 April: only for those who have already booked." in march
    assert "already booked (from" not in may  # R138: what has ended is not shown as current
    assert "New hours from 30 March: Mon–Fri 8 am–4 pm" in march
    assert "Hours since 30 March: Mon–Fri 8 am–4 pm" in may


@pytest.mark.usefixtures("espoo")
def test_rows_of_the_log_have_the_contracted_keys() -> None:
    rows: list[dict[str, Any]] = done("notice", "log", "service-centres-2021", "--json").json

    for row in rows:
        assert f"{datetime.fromisoformat(row['date']):%Y-%m-%d}" == row["date"]
        assert row["kind"] in ("added", "changed", "ended", "corrected", "withdrawn")
        assert row["places"] == sorted(row["places"])
        assert row["text"]


@pytest.mark.usefixtures("espoo")
def test_the_list_names_every_notice() -> None:
    listed = done("notice", "list", "--json").json

    assert [each["notice"] for each in listed] == [
        "service-centres-2020",
        "iso-omena-routes-2020",
        "service-centres-2021",
    ]
    assert {each["cause"] for each in listed} == {"epidemic"}


@pytest.mark.usefixtures("town")
def test_a_page_shown_once_stays_as_it_was_whatever_comes_later(write: Write) -> None:
    first = {"add": [fact("shut", "mall/desk", CLOSE)]}
    done("publish", write("storm.yaml", notice(first)))
    before = done("notice", "show", "storm").out

    longer = notice(first, {"add": [fact("more", "mall/clinic", CLOSE)]}, title={"en": "Another name"})
    done("publish", write("storm.yaml", longer), at=MORNING + timedelta(hours=1))

    later = MORNING + timedelta(hours=2)
    after = done("notice", "show", "storm", "--known", "2030-03-01T10:30", at=later).out
    assert after.partition("\n\n")[2] == before
    assert done("notice", "show", "storm", at=later).out.startswith("# Another name")


@pytest.mark.usefixtures("town")
def test_words_from_a_file_hold_links_and_no_other_markup(write: Write) -> None:
    words = "<script>alert(1)</script> [here](https://example.org) *now*"
    done("publish", write("storm.yaml", notice({"add": [fact("words", "mall", {"text": words})]}, intro=words)))

    html = done("notice", "show", "storm", "--format", "html").out

    assert "<script" not in html
    assert "<em" not in html
    assert '<a href="https://example.org">here</a>' in html
    assert "<a " not in html.replace('<a href="https://example.org">', "")


@pytest.mark.usefixtures("town")
def test_a_title_from_a_file_is_never_markup(write: Write) -> None:
    done(
        "publish",
        write("storm.yaml", notice({"add": [fact("shut", "mall", CLOSE)]}, title="2 * 3 [a](https://b.fi) *")),
    )

    assert "<a " not in done("notice", "show", "storm", "--format", "html").out
