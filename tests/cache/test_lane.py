"""What the lane gives without asking Django, for how long, and to whom it gives nothing."""

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse

from tests.cache.trying import BODY, START, Trying, stated


def test_the_second_reader_is_given_what_the_first_was() -> None:
    trying = Trying()
    first, second = trying.get(), trying.get()
    assert (first.status, first.body) == (200, BODY)
    assert second == first
    assert len(trying.asked) == 1


# --- until when


def test_a_copy_ends_at_the_instant_that_its_answer_named() -> None:
    trying = Trying(lambda _: stated(changes=START + timedelta(minutes=30)))
    trying.get()
    trying.passes(30 * 60 - 0.001)
    trying.get()
    assert len(trying.asked) == 1
    trying.passes(0.001)
    trying.get()
    assert len(trying.asked) == 2


def test_nobody_is_told_to_keep_a_copy_beyond_its_end() -> None:
    trying = Trying(lambda _: stated(changes=START + timedelta(seconds=90)))
    found = [trying.get().seconds]
    for seconds in (29.5, 1, 59, 0.4):
        trying.passes(seconds)
        found.append(trying.get().seconds)
    assert found == [60, 59, 58, 0, 0]
    assert len(trying.asked) == 1


def test_an_answer_about_the_past_is_kept_longer_and_not_for_ever() -> None:
    trying = Trying(lambda _: stated(past=True))
    assert trying.get().seconds == 3600
    trying.passes(100_000)
    assert trying.get().seconds == 3600
    assert len(trying.asked) == 1


def test_nobody_keeps_a_copy_beyond_what_is_scheduled() -> None:
    trying = Trying(due=START + timedelta(seconds=20))
    assert trying.get().seconds == 19
    trying.passes(25)
    trying.due = START + timedelta(seconds=20)
    assert trying.get().seconds == 0  # it is overdue, and may come at any moment


def test_a_publication_ends_every_copy_within_half_a_second() -> None:
    trying = Trying()
    trying.get("/fi/")
    trying.get("/sv/")
    trying.revision = (2,)
    trying.passes(0.49)
    trying.get("/fi/")
    assert len(trying.asked) == 2
    trying.passes(0.01)
    trying.get("/fi/")
    trying.get("/sv/")
    assert len(trying.asked) == 4
    assert len(trying.lane.store) == 2


def test_the_record_is_looked_at_twice_a_second_however_many_ask() -> None:
    trying = Trying()
    for _ in range(100):
        trying.get()
        trying.passes(0.01)
    assert trying.looks == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_process_that_publishes_knows_at_once(method: str) -> None:
    trying = Trying()
    trying.get()
    trying.get("/desk/publish", method=method)
    trying.revision = (2,)
    trying.get()
    assert len(trying.asked) == 3


def test_what_was_made_while_somebody_published_is_kept_for_the_record_before() -> None:
    trying = Trying()

    def slow(_: object) -> HttpResponse:
        trying.revision = (2,)  # committed after the lane looked, and perhaps after Django had read the record
        return stated()

    trying.make = slow
    trying.get()
    trying.passes(1)
    trying.get()
    assert len(trying.asked) == 2


@pytest.mark.parametrize("broken", [OperationalError("it is starting up"), InterfaceError("connection already closed")])
def test_without_a_database_to_ask_nothing_kept_is_given(broken: Exception) -> None:
    trying = Trying()
    trying.get()
    trying.broken = broken
    trying.passes(1)
    trying.get()
    assert len(trying.asked) == 2
    trying.broken = None
    trying.passes(1)
    trying.get()
    assert len(trying.asked) == 2


# --- to whom


def test_a_reader_who_has_it_is_told_so_without_asking_django() -> None:
    trying = Trying()
    etag = trying.get().headers["ETag"]
    for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = trying.get(if_none_match=held)
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
        assert again.headers["Cache-Control"] == "public, max-age=60"
        assert "Content-Length" not in again.headers
    assert trying.get(if_none_match='"other"').status == 200
    assert len(trying.asked) == 1


def test_the_first_reader_may_have_it_already() -> None:
    trying = Trying()
    etag = trying.get().headers["ETag"]
    fresh = Trying()
    assert fresh.get(if_none_match=etag).status == 304
    assert "HTTP_IF_NONE_MATCH" not in fresh.asked[0]
    assert fresh.get().body == BODY


def test_a_feed_reader_may_ask_by_date() -> None:
    def dated(_: object) -> HttpResponse:
        response = stated()
        response.headers["Last-Modified"] = "Mon, 02 Mar 2026 09:00:00 GMT"
        return response

    trying = Trying(dated)
    assert trying.get(if_modified_since="Mon, 02 Mar 2026 09:00:00 GMT").status == 304
    assert trying.get(if_modified_since="Mon, 02 Mar 2026 09:30:00 GMT").status == 304
    assert trying.get(if_modified_since="Mon, 02 Mar 2026 08:59:59 GMT").status == 200
    assert trying.get(if_modified_since="yesterday").status == 200
    # An ETag says more than a date.
    assert trying.get(if_modified_since="Mon, 02 Mar 2026 09:30:00 GMT", if_none_match='"other"').status == 200


def test_each_coding_has_an_etag_of_its_own() -> None:
    trying = Trying()
    plain, packed = trying.get(), trying.get(accept_encoding="gzip, br")
    assert gzip.decompress(packed.body) == plain.body == BODY
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'
    assert int(packed.headers["Content-Length"]) == len(packed.body) < len(BODY)
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert trying.get(accept_encoding="gzip", if_none_match=packed.headers["ETag"]).status == 304
    assert len(trying.asked) == 1


@pytest.mark.parametrize(("body", "media_type"), [(b"short", "text/plain"), (BODY, "image/png")])
def test_what_would_not_get_smaller_is_given_as_it_is(body: bytes, media_type: str) -> None:
    def made(_: object) -> HttpResponse:
        response = stated(body)
        response.headers["Content-Type"] = media_type
        return response

    given = Trying(made).get(accept_encoding="gzip")
    assert given.body == body
    assert "Content-Encoding" not in given.headers


def test_a_head_has_the_headers_and_no_body() -> None:
    trying = Trying()
    whole = trying.get()
    head = trying.get(method="HEAD")
    assert (head.status, head.headers, head.body) == (200, whole.headers, b"")
    assert len(trying.asked) == 1


def test_a_head_before_anybody_asked_is_djangos() -> None:
    trying = Trying()
    trying.get(method="HEAD")
    trying.get()
    assert len(trying.asked) == 2


def test_a_part_is_not_given_where_the_whole_was_asked_for_before() -> None:
    trying = Trying()
    trying.get(range="bytes=0-3")
    assert "HTTP_RANGE" not in trying.asked[0]
    assert trying.get(range="bytes=0-3").body == BODY


@pytest.mark.parametrize(
    "headers", [{"cookie": "theme=dark; sessionid=abc"}, {"cookie": "messages=hello"}, {"authorization": "Bearer abc"}]
)
def test_whoever_is_somebody_is_answered_by_django(headers: dict[str, str]) -> None:
    trying = Trying()
    trying.get()
    trying.get(**headers)
    trying.get(**headers)
    assert len(trying.asked) == 3


def test_a_remembered_language_does_not_keep_a_reader_from_a_copy() -> None:
    trying = Trying()
    trying.get()
    trying.get(cookie="django_language=sv")
    assert len(trying.asked) == 1


# --- what is one question


def test_what_an_answer_does_not_read_makes_no_copy_of_its_own() -> None:
    trying = Trying()
    trying.get("/fi/?q=a")
    for number in range(50):
        assert trying.get(f"/fi/?utm_source={number}&q=a").body == BODY
    assert len(trying.asked) == 1
    assert len(trying.lane.store) == 1


def test_django_is_not_even_told_what_an_answer_does_not_read() -> None:
    trying = Trying()
    trying.get("/fi/")
    trying.get("/fi/?utm_source=letter&q=b&at=2020-04-02T10:00")
    assert trying.asked[-1]["QUERY_STRING"] == "at=2020-04-02T10%3A00&q=b"


def test_before_anybody_said_what_is_read_nothing_is_kept_of_a_longer_question() -> None:
    trying = Trying()
    trying.get("/fi/?utm_source=letter")
    assert trying.asked[0]["QUERY_STRING"] == "utm_source=letter"
    assert len(trying.lane.store) == 0
    trying.get("/fi/")
    trying.get("/fi/?utm_source=other")
    assert len(trying.asked) == 2


def test_an_answer_that_reads_everything_is_kept_for_each_question() -> None:
    trying = Trying(lambda environ: stated(environ["QUERY_STRING"].encode(), reads=None))
    assert trying.get("/api/?a=1").body == b"a=1"
    assert trying.get("/api/?a=2").body == b"a=2"
    assert trying.get("/api/?a=1").body == b"a=1"
    assert len(trying.asked) == 2


def test_sites_do_not_share_copies() -> None:
    trying = Trying()
    trying.get()
    trying.get(host="other.example")
    trying.get(x_forwarded_proto="https")
    assert len(trying.asked) == 3


# --- what is not kept


def unstated() -> HttpResponse:
    return HttpResponse("for you alone")


def missing() -> HttpResponse:
    response = stated()
    response.status_code = 404
    return response


def with_a_cookie() -> HttpResponse:
    response = stated()
    response.set_cookie("sessionid", "abc")
    return response


@pytest.mark.parametrize("made", [unstated, missing, with_a_cookie])
def test_what_is_not_for_everybody_is_never_kept(made: Callable[[], HttpResponse]) -> None:
    trying = Trying(lambda _: made())
    first = trying.get()
    trying.get()
    assert len(trying.asked) == 2
    assert len(trying.lane.store) == 0
    assert (first.status, first.body) == (made().status_code, made().content)


def test_static_files_are_djangos() -> None:
    trying = Trying()
    trying.get("/static/theme/base.css", if_none_match='"abc"')
    assert trying.asked[0]["HTTP_IF_NONE_MATCH"] == '"abc"'
    assert trying.looks == 0


def test_the_room_is_bounded_and_what_was_used_last_stays() -> None:
    trying = Trying(lambda environ: stated(environ["QUERY_STRING"].encode() * 50), most_bytes=100_000)
    for number in range(200):
        trying.get(f"/fi/?q={number}")
        trying.get("/fi/?q=wanted")
    assert trying.lane.store.bytes <= 100_000
    assert 10 < len(trying.lane.store) < 60
    asked = len(trying.asked)
    trying.get("/fi/?q=wanted")
    trying.get("/fi/?q=199")
    assert len(trying.asked) == asked
    trying.get("/fi/?q=1")
    assert len(trying.asked) == asked + 1


def test_no_copy_takes_the_room_of_all_others() -> None:
    trying = Trying(lambda _: stated(b"x" * 20_000, reads=()), most_bytes=100_000)
    trying.get()
    trying.get()
    assert len(trying.asked) == 2
    assert trying.lane.store.bytes == 0
