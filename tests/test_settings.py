"""What the environment says about a machine is what the settings hold."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from aukio.config import settings
from aukio.config.environment import FILE, ROWS, BadSetting, Environment, read_environment
from aukio.config.environment_pages import example_file


def test_sqlite_makes_its_folder_and_lets_others_read_while_one_writes(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    record = tmp_path / "var" / "aukio.sqlite3"
    connection = ConnectionHandler({"default": settings._database(f"sqlite:///{record}")})["default"]

    assert not record.parent.exists()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        said = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "recursive_triggers")
        }
        connection.close()

    normal = 1
    assert said == {
        "journal_mode": "wal",
        "synchronous": normal,
        "busy_timeout": 20_000,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }
    assert vars(connection)["transaction_mode"] == "IMMEDIATE"


def test_the_record_stays_where_it_was_when_the_folder_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings._database("sqlite:///var/aukio.sqlite3")["NAME"] == tmp_path / "var" / "aukio.sqlite3"


def test_another_machine_may_keep_the_record_in_postgresql() -> None:
    database = settings._database("postgres://aukio@db.example.org/record")
    assert (database["ENGINE"], database["HOST"], database["NAME"]) == (
        "django.db.backends.postgresql",
        "db.example.org",
        "record",
    )


def test_a_machine_that_says_nothing_opens_nothing_and_is_left_as_it_was(tmp_path: Path) -> None:
    ask = "from aukio.config import settings as s; print(s.DEBUG, s.SESSION_COOKIE_SECURE, *s.ALLOWED_HOSTS)"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env={}, capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == ["False", "True", "localhost", "127.0.0.1", "[::1]"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("site", "proxy", "secure"),
    [
        ("http://127.0.0.1:8000", "0", "False"),
        ("http://localhost:8000", "0", "False"),
        ("http://[::1]:8000", "0", "False"),
        ("http://127.0.0.1:8000", "1", "True"),
        ("https://localhost", "0", "True"),
        ("http://aukio.example", "0", "True"),
        ("http://localhost.evil.example", "0", "True"),
    ],
)
def test_cookies_are_for_tls_alone_but_for_a_site_on_this_very_machine(site: str, proxy: str, secure: str) -> None:
    ask = "from aukio.config import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    said = {"AUKIO_SITE": site, "AUKIO_PROXY": proxy}
    answer = subprocess.run([sys.executable, "-c", ask], env=said, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == [secure, secure]


WRONG = [
    ("AUKIO_SECOND_FACTOR", "Required", "required or offered"),
    ("AUKIO_SECOND_FACTOR", "required ", "required or offered"),
    ("AUKIO_APPROVAL", "closure", "closures"),
    ("AUKIO_OPENS_AT", "nonsense", "2020-03-27T12:00"),
    ("AUKIO_PROXY", "yes", "1 or 0"),
    ("AUKIO_DEBUG", "True", "1 or 0"),
    ("AUKIO_KEPT_SECONDS", "-1", "whole number"),
    ("AUKIO_KEPT_SECONDS", "60.5", "whole number"),
    ("AUKIO_LOOK_SECONDS", "nan", "a number"),
    ("AUKIO_SESSION_HOURS", "0", "from 0.1"),
    ("AUKIO_AUDIT_YEARS", "0", "from 1"),
    ("AUKIO_HOSTS", "https://aukio.example", "host names"),
    ("AUKIO_ORIGINS", "aukio.example", "origins"),
    ("AUKIO_SITE", "aukio.example", "https://aukio.example"),
    ("AUKIO_SITE", "https://aukio.example/fi/", "without a path"),
    ("AUKIO_MAIL_URL", "mail.example", "smtp://"),
    ("AUKIO_MAIL_URL", "smtp://mail.example:mail", "smtp://"),
    ("AUKIO_MAIL_FROM", "aukio", "an e-mail address"),
    ("AUKIO_SMS_URL", "gateway", "a web address"),
    ("AUKIO_TASKS_URL", "http://redis", "redis://"),
    ("AUKIO_DATABASE_URL", "mysql://db/record", "sqlite:///PATH"),
    ("AUKIO_SECOND_FACTR", "required", "docs/reference/settings.md"),
    ("AUKIO_", "1", "docs/reference/settings.md"),
    ("AUKIO_SITE_FILE", "/etc/site", "docs/reference/settings.md"),
]


@pytest.mark.parametrize(("name", "value", "allowed"), WRONG)
def test_a_misspelt_setting_stops_the_start_with_one_line(name: str, value: str, allowed: str) -> None:
    with pytest.raises(BadSetting) as refused:
        read_environment({name: value})
    line = str(refused.value)
    assert line.startswith(name)
    assert allowed in line
    assert "\n" not in line
    assert value.strip() in line or name not in ROWS or ROWS[name].secret


def test_a_command_ends_with_that_line_and_no_traceback(tmp_path: Path) -> None:
    for arguments in (["--help"], ["status", "iso-omena"]):
        done = subprocess.run(
            [sys.executable, "-m", "aukio", *arguments],
            cwd=tmp_path,
            env={"AUKIO_SECOND_FACTOR": "Required", "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "AUKIO_SECOND_FACTOR: 'Required' is not allowed. Allowed: required or offered." in done.stderr


def test_the_defaults_of_every_setting_are_those_of_an_empty_environment() -> None:
    assert read_environment({}) == Environment()
    assert read_environment(dict.fromkeys(ROWS, "")) == Environment()
    assert read_environment({"PATH": "/bin", "AUKIO_TEST_DEEP": "1"}) == Environment()


def test_a_setting_is_parsed_into_its_type() -> None:
    found = read_environment(
        {
            "AUKIO_HOSTS": "aukio.example, [::1],127.0.0.1",
            "AUKIO_PROXY": "1",
            "AUKIO_SITE": "https://aukio.example/",
            "AUKIO_SESSION_HOURS": "2.5",
            "AUKIO_AUDIT_YEARS": "3",
            "AUKIO_DATABASE_URL": "sqlite://:memory:",
        }
    )
    assert (found.hosts, found.proxy, found.site) == (
        ("aukio.example", "[::1]", "127.0.0.1"),
        True,
        "https://aukio.example",
    )
    assert (found.session_hours, found.audit_years, found.database_url) == (2.5, 3, "sqlite://:memory:")


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.secret])
def test_a_secret_may_be_in_a_file_and_is_never_shown(name: str, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    values = {"AUKIO_DATABASE_URL": "sqlite:///x", "AUKIO_MAIL_URL": "smtp://n:s@m", "AUKIO_TASKS_URL": "redis://r"}
    values["AUKIO_SENTRY_DSN"] = "https://key@sentry.example/1"
    value = values.get(name, "only-we-know")
    file.write_text(f"{value}\n")

    assert getattr(read_environment({name + FILE: str(file)}), name.removeprefix("AUKIO_").lower()) == value
    with pytest.raises(BadSetting, match="both set"):
        read_environment({name + FILE: str(file), name: value})
    with pytest.raises(BadSetting, match="cannot be read"):
        read_environment({name + FILE: str(tmp_path / "none")})
    file.write_text("only-we-know\nnot this")
    with pytest.raises(BadSetting) as refused:
        read_environment({name + FILE: str(file)})
    assert "only-we-know" not in str(refused.value)


def test_the_example_of_the_file_has_every_setting_and_sets_none() -> None:
    lines = example_file().splitlines()

    assert [line[1:-1] for line in lines if line.startswith("#AUKIO_")] == list(ROWS)
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_no_other_module_reads_a_setting_from_the_environment() -> None:
    source = Path(settings.__file__).parent.parent
    asks = re.compile(r"""os\.(environ(\.get\(|\[)|getenv\()["']AUKIO_""")
    reading = {str(path.relative_to(source)) for path in source.rglob("*.py") if asks.search(path.read_text())}

    # The probe of a container asks without Django, many times a minute.
    assert reading == {"config/settings.py", "config/health_probe.py"}
