"""Who asks for the same has the same key, however it is spelt; who does not, has another."""

from typing import Any

import pytest
from django.test import RequestFactory, override_settings

from aukio.cache.request_key import LONGEST_QUERY, only, pairs, query_of, site, takes_gzip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at=2020-04-02&known=2020-03-27", "known=2020-03-27&at=2020-04-02"),
        ("at=2020-04-02T10:00", "at=2020-04-02T10%3A00"),
        ("q=a+b", "q=a%20b"),
        ("q=k%C3%A4", "q=k%c3%a4"),
        ("", ""),
    ],
)
def test_a_query_has_one_form_however_it_is_written(one: str, other: str) -> None:
    assert pairs(one) == pairs(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at=1&at=2", "at=2&at=1"),  # the last of a name counts
        ("q=", ""),
        ("q=a%2Bb", "q=a+b"),
        ("Q=a", "q=a"),
        ("q=a%26at=1", "q=a&at=1"),
    ],
)
def test_queries_that_mean_different_things_are_told_apart(one: str, other: str) -> None:
    assert pairs(one) != pairs(other)


@pytest.mark.parametrize("query", ["x" * (LONGEST_QUERY + 1), "q=kä"])
def test_nothing_is_kept_for_a_query_nobody_has_to_write(query: str) -> None:
    assert pairs(query) is None


def test_what_an_answer_does_not_read_is_left_out() -> None:
    asked = pairs("utm_source=x&known=2020-03-27&at=2020-04-02")
    assert asked is not None
    assert query_of(only({"at", "known"}, asked)) == "at=2020-04-02&known=2020-03-27"


SITES: tuple[dict[str, Any], ...] = (
    {"HTTP_HOST": "auki.example", "wsgi.url_scheme": "http"},
    {"HTTP_HOST": "auki.example:8000", "wsgi.url_scheme": "http"},
    {"HTTP_HOST": "auki.example", "wsgi.url_scheme": "https"},
    {"HTTP_HOST": "auki.example", "wsgi.url_scheme": "http", "HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_HOST": "auki.example", "wsgi.url_scheme": "https", "HTTP_X_FORWARDED_PROTO": "http"},
    {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "wsgi.url_scheme": "http"},
)


def test_sites_between_which_django_can_tell_a_difference_are_told_apart() -> None:
    assert len({site(each) for each in SITES}) == len(SITES)


@pytest.mark.parametrize("proxy", [None, ("HTTP_X_FORWARDED_PROTO", "https")])
@pytest.mark.parametrize(
    "forwarded", ["https", "https, http", " https", "HTTPS", "http", "http, https", "", "anything"]
)
def test_what_a_client_says_of_the_scheme_cannot_give_others_its_addresses(
    forwarded: str, proxy: tuple[str, str] | None
) -> None:
    environ = {**SITES[0], "HTTP_X_FORWARDED_PROTO": forwarded}
    honest = {**SITES[0], "HTTP_X_FORWARDED_PROTO": "https" if site(environ).startswith("https") else "http"}
    with override_settings(SECURE_PROXY_SSL_HEADER=proxy, ALLOWED_HOSTS=["auki.example"]):
        assert site(environ) == site(honest)
        assert RequestFactory().get("/", **environ).build_absolute_uri() == (
            RequestFactory().get("/", **honest).build_absolute_uri()
        )


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=0.001", True),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("x-gzip-like", False),
    ],
)
def test_a_reader_takes_gzip_where_they_say_so(accepted: str, takes: bool) -> None:
    assert takes_gzip({"HTTP_ACCEPT_ENCODING": accepted}) is takes
