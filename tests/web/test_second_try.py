"""A request that lost a race in the database is tried again, and no reader sees a deadlock."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from aukio.web.frame.second_try import TRIES, SecondTry


class Undone(Exception):
    """What the driver of PostgreSQL raises."""

    sqlstate = "40P01"


def lost() -> OperationalError:
    error = OperationalError("deadlock detected")
    error.__cause__ = Undone()
    return error


def asked(view: Callable[[int], HttpResponse], monkeypatch: pytest.MonkeyPatch) -> tuple[HttpResponse, int]:
    """The answer of the middleware before a view that is given the number of its turn."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    turns: list[int] = []

    def get_response(request: HttpRequest) -> HttpResponse:
        turns.append(len(turns))
        try:
            return view(turns[-1])
        except Exception as error:
            response = middleware.process_exception(request, error)
            if response is None:
                raise
            return response

    middleware = SecondTry(get_response)
    with override("en"):
        return middleware(RequestFactory().post("/en/desk/")), len(turns)


def test_a_deadlock_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(turn: int) -> HttpResponse:
        if turn < 2:
            raise lost()
        return HttpResponse("called")

    response, turns = asked(view, monkeypatch)
    assert (response.status_code, response.content, turns) == (200, b"called", 3)


def test_what_is_still_refused_says_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(_turn: int) -> HttpResponse:
        raise lost()

    response, turns = asked(view, monkeypatch)
    assert (response.status_code, response["Retry-After"], turns) == (503, "5", TRIES)
    assert "Nothing was changed" in response.content.decode()


def test_a_locked_database_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(_turn: int) -> HttpResponse:
        raise OperationalError("database is locked")

    assert asked(view, monkeypatch)[0].status_code == 503


def test_our_own_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def view(_turn: int) -> HttpResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        asked(view, monkeypatch)
