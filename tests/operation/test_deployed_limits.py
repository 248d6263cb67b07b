"""The limits of the example proxies are those of the application: each file is read, and compared with the program."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from aukio.api.urls import api
from aukio.desk.accounts.sign_in_limits import _LIMITED
from aukio.desk.moving.upload_form import LARGEST
from tests.operation.machine import HOUSE

NGINX = (HOUSE / "deploy" / "nginx.conf").read_text(encoding="utf-8")
CADDY = (HOUSE / "deploy" / "Caddyfile").read_text(encoding="utf-8")
COUNTS = {"limit_client", "limit_recipient"}
WRITES = ("POST", "PUT", "PATCH", "DELETE")


def limited_by_nginx(method: str, path: str) -> bool:
    """Whether the map of the example counts a request."""
    block = NGINX.partition("$sends {")[2].partition("}\n")[0]
    patterns = re.findall(r'"~(\^[^"]+)"', block)
    return any(re.search(pattern, f"{method}:{path}") for pattern in patterns)


def counts_clients(view: Callable[..., Any]) -> bool:
    """Whether a view, or a function of its module that it calls, counts what a client does."""
    function = inspect.unwrap(view)
    module = inspect.getmodule(function)
    assert module is not None
    functions = {
        node.name: node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.FunctionDef)
    }
    asked, seen = [function.__name__], set[str]()
    while asked:
        name = asked.pop()
        if name in COUNTS:
            return True
        if name in seen or name not in functions:
            continue
        seen.add(name)
        asked += [node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)]
    return False


def example(route: str) -> str:
    """An address of a pattern."""
    return re.sub(r"<int:\w+>", "7", re.sub(r"<(?!int)\w+:\w+>", "some-words", route))


def pages(resolver: URLResolver | None = None, above: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Every page with an address of it."""
    for each in (resolver or get_resolver()).url_patterns:
        language = hasattr(each.pattern, "prefix_default_language")
        here = above + ("sv/" if language else str(each.pattern).lstrip("^"))
        if isinstance(each, URLPattern):
            yield example(here), each
        else:
            yield from pages(each, here)


def limited() -> Iterator[tuple[str, str]]:
    """The method and an address of everything that the application counts by client."""
    for path, pattern in pages():
        if pattern.lookup_str.startswith("aukio.web.") and counts_clients(pattern.callback):
            yield "POST", path
        if pattern.name in _LIMITED:
            yield "POST", path
    for prefix, router in api._routers:
        for route, view in router.path_operations.items():
            for operation in view.operations:
                if counts_clients(operation.view_func):
                    path = example(re.sub(r"{(\w+:)?(\w+)}", lambda found: f"<{found[1] or 'str:'}{found[2]}>", route))
                    yield from ((method, f"/api/v1{prefix}{path}") for method in operation.methods)


def test_nginx_counts_whatever_the_application_counts() -> None:
    found = sorted(set(limited()))
    assert len(found) >= 20
    assert [each for each in found if not limited_by_nginx(*each)] == []


@pytest.mark.parametrize("method", WRITES)
def test_nginx_counts_no_work_of_staff_no_machine_and_no_reading(method: str) -> None:
    uncounted = [path for path, pattern in pages() if "/desk/" in path and "/desk/account/" not in path]
    uncounted += ["/api/v1/places/iso-omena/occupancy/readings", "/api/v1/deliveries"]
    assert len(uncounted) > 30
    assert [path for path in uncounted if limited_by_nginx(method, path)] == []
    assert not any(limited_by_nginx("GET", path) for path, _ in pages())


def test_each_proxy_takes_no_larger_form_than_the_application_and_whole_files_of_the_desk() -> None:
    forms, files = (int(size) * 2**20 for size in re.findall(r"client_max_body_size (\d+)m;", NGINX))
    small, larger = sorted(int(size) * 10**6 for size in re.findall(r"max_size (\d+)MB", CADDY))
    assert 2_000_000 <= small <= forms <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert LARGEST < larger <= files <= LARGEST + 5_000_000
    (large,), (others,) = (re.findall(rf"@{name} (path_regexp .+)", CADDY) for name in ("files", "others not"))
    assert large == others


def test_large_files_pass_where_the_desk_takes_files_and_nowhere_else() -> None:
    patterns = [*re.findall(r"location ~ (\S+)", NGINX), *re.findall(r"path_regexp (\S+)", CADDY)]
    assert len(set(patterns)) == 1
    passes = re.compile(patterns[0])
    taking = {"move", "move_file", "import_file"}
    found = {pattern.name for path, pattern in pages() if passes.search(path)}
    assert taking <= found <= taking | {"move_template", "export_directory"}


def test_each_proxy_reads_a_body_whole_before_it_takes_a_worker() -> None:
    """One client that sends half a body would hold a worker of the server as long as it likes."""
    assert "proxy_request_buffering on;" in NGINX
    (size,) = re.findall(r"request_buffers (\d+)MB", CADDY)
    assert int(size) > max(int(each) for each in re.findall(r"max_size (\d+)MB", CADDY))
    for each in ("read_header", "read_body", "idle"):
        assert re.search(rf"{each} \d+[sm]", CADDY)
    for each in ("client_body_timeout", "client_header_timeout"):
        assert re.search(rf"{each} \d+s;", NGINX)


def test_each_proxy_names_the_client_itself() -> None:
    """A header that a client sends must not pass for what the proxy says."""
    assert "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;" in NGINX
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in NGINX
