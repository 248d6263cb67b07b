"""The files that run Aukio say what they should: checked by structure, since no registry of images is needed for that.

In a deep run the commands of compose.yaml are started as processes without containers.
"""

import configparser
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from aukio.cli.commands.worker import work
from aukio.cli.main import main
from aukio.config.environment import FILE, ROWS
from aukio.config.health_probe import host
from tests.depth import DEEP
from tests.operation.machine import HOUSE, aukio, empty_place, environment, succeeded
from tests.patience import PATIENCE
from tests.served.machinery import free_port

COMPOSE: dict[str, Any] = yaml.safe_load((HOUSE / "compose.yaml").read_text(encoding="utf-8"))
OURS = {name: each for name, each in COMPOSE["services"].items() if each["image"].startswith("aukio:")}
HERE = {"0.0.0.0": "127.0.0.1"}  # noqa: S104  # replaced
UNITS = sorted((HOUSE / "deploy" / "systemd").iterdir())


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with their arguments."""
    text = re.sub(r"(?m)^#.*\n", "", (HOUSE / "Dockerfile").read_text(encoding="utf-8")).replace("\\\n", " ")
    return [(line.split(None, 1)[0], line.split(None, 1)[1].strip()) for line in text.splitlines() if line.strip()]


def parsed(command: list[str]) -> None:
    """Fail unless a command line of ours has a command and options that exist."""
    assert command[0].rpartition("/")[2] == "aukio"
    with main.make_context("aukio", command[1:], resilient_parsing=True) as context:
        name, found, rest = main.resolve_command(context, command[1:])
        assert found is not None, name
        found.make_context(name, list(rest), resilient_parsing=False)


def test_the_image_has_a_user_without_rights_a_health_check_and_a_named_base() -> None:
    found = instructions()
    stages = [argument for name, argument in found if name == "FROM"]
    last = dict(found[[name for name, _ in found].index("FROM", 1) :])

    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+( AS \w+)?", each) for each in stages)
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", last["USER"])
    assert "aukio.config.health_probe" in last["HEALTHCHECK"]
    assert "/var/lib/aukio" in last["VOLUME"]
    assert not any("AUKIO_SECRET" in argument or "TOKEN" in argument for _, argument in found)
    parsed(yaml.safe_load(last["CMD"]))


def test_the_image_is_built_from_the_source_alone() -> None:
    ignored = (HOUSE / ".dockerignore").read_text(encoding="utf-8").split()
    copied = {
        word
        for name, argument in instructions()
        if name == "COPY" and "--from" not in argument
        for word in argument.split()[:-1]
    }

    assert "*" in ignored
    assert {f"!{name}" for name in copied} <= set(ignored)
    assert all((HOUSE / name).exists() for name in copied)
    assert not (HOUSE / "src" / "aukio" / "var").exists()


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_each_service_has_few_rights_a_version_and_what_it_refers_to(name: str) -> None:
    service = COMPOSE["services"][name]
    tag = service["image"].rpartition(":")[2]

    assert tag[0].isdigit()
    assert "no-new-privileges:true" in service["security_opt"]
    assert not service.get("privileged")
    assert {each.partition(":")[0] for each in service.get("volumes", ()) if not each.startswith("./")} <= set(
        COMPOSE["volumes"]
    )
    assert all(
        (HOUSE / each.partition(":")[0]).exists() for each in service.get("volumes", ()) if each.startswith("./")
    )
    assert set(service.get("secrets", ())) <= set(COMPOSE["secrets"])
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(service.get("depends_on", {})) <= set(COMPOSE["services"])
    for other, condition in service.get("depends_on", {}).items():
        other_is_healthy = condition["condition"] == "service_healthy"
        assert not other_is_healthy or other in OURS or "healthcheck" in COMPOSE["services"][other]


@pytest.mark.parametrize("name", OURS)
def test_each_process_of_ours_is_read_only_and_starts_a_command_that_exists(name: str) -> None:
    service = OURS[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    parsed(service["command"])
    for key in service["environment"]:
        assert key.removesuffix(FILE) in ROWS
    probe = service.get("healthcheck", {}).get("test", [])
    if "aukio" in probe:
        parsed(probe[1:])
    secrets = [key for key, row in ROWS.items() if row.secret]
    assert not [
        key for key in secrets if key in service["environment"] and "://redis" not in service["environment"][key]
    ]


def test_the_proxy_alone_is_reached_from_outside() -> None:
    assert [name for name, each in COMPOSE["services"].items() if "ports" in each] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    inside = {name for name, each in COMPOSE["services"].items() if each["networks"] == ["inside"]}
    assert inside == {"database", "redis"}
    site = (HOUSE / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert "reverse_proxy server:8000" in site
    assert site.count("{") == site.count("}")


def linter(name: str) -> str:
    """A linter of the environment or the machine; without it the test is skipped, or fails where it is required."""
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    if (found := shutil.which(name, path=here)) is None:
        why = f"there is no {name}: it comes with the extra 'test'"
        if os.environ.get("AUKIO_REQUIRE_LINTERS") == "1":
            pytest.fail(why)
        pytest.skip(why)
    return found


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    command = [linter("hadolint"), "--failure-threshold", "style", str(HOUSE / "Dockerfile")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (0, "")


def test_hadolint_finds_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "Dockerfile"
    wrong.write_text(
        (HOUSE / "Dockerfile").read_text(encoding="utf-8") + "\nUSER root\nRUN cd /tmp\n", encoding="utf-8"
    )
    done = subprocess.run(
        [linter("hadolint"), str(wrong)], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert {"DL3002", "DL3003"} & set(re.findall(r"DL\d{4}", done.stdout))


@pytest.mark.parametrize("mistake", [False, True], ids=["as it is", "with a mistake"])
def test_compose_yaml_is_as_its_specification_says(mistake: bool, tmp_path: Path) -> None:
    file = tmp_path / "compose.yaml"
    services = {**COMPOSE["services"], "wrong": {"image": "a:1", "helthcheck": {}}} if mistake else COMPOSE["services"]
    file.write_text(yaml.safe_dump({**COMPOSE, "services": services}), encoding="utf-8")
    command = [linter("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode == 0) is not mistake, done.stdout
    assert ("helthcheck" in done.stdout) is mistake


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_of_systemd_is_known_to_it_and_starts_what_exists(unit: Path, tmp_path: Path) -> None:
    found = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    found.optionxform = str  # type: ignore[assignment,method-assign]  # as its manual says
    found.read(unit)
    if unit.suffix == ".service":
        service = found["Service"]
        assert service["User"] == "aukio"
        assert service["ProtectSystem"] == "strict"
        assert service["NoNewPrivileges"] == "yes"
        if service.get("Type") != "oneshot":
            parsed(service["ExecStart"].split())
    if program := shutil.which("systemd-analyze"):
        for each in UNITS:  # a timer names its service
            text = each.read_text(encoding="utf-8").replace("/srv/aukio/.venv/bin/aukio", "/bin/true")
            (tmp_path / each.name).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [program, "verify", "--man=no", str(tmp_path / unit.name)], capture_output=True, text=True, check=False
        )
        assert not [line for line in done.stderr.splitlines() if unit.name in line or "Unknown" in line], done.stderr


def test_the_command_of_an_operator_is_the_one_of_the_service() -> None:
    """Its account, settings, folder and program: else a command asks, or backs up, a record of its own."""
    command = HOUSE / "deploy" / "aukio"
    said = command.read_text(encoding="utf-8")
    unit = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # as its manual says
    unit.read(HOUSE / "deploy" / "systemd" / "aukio-work.service")
    service = unit["Service"]

    assert f"--uid={service['User']} --gid={service['Group']}" in said
    assert f"--property=EnvironmentFile={service['EnvironmentFile']}" in said
    assert f"--property=UMask={service['UMask']}" in said
    assert f"--working-directory={service['WorkingDirectory']}" in said
    assert f'-- {service["ExecStart"].split()[0]} "$@"' in said
    assert os.access(command, os.X_OK)
    assert subprocess.run(["/bin/sh", "-n", str(command)], check=False, timeout=PATIENCE).returncode == 0


def test_what_the_instructions_install_is_there() -> None:
    said = (HOUSE / "docs" / "operating.md").read_text(encoding="utf-8")
    installed = re.findall(r"install (?:-D )?-m \d+ (\S+) ", said)
    assert len(installed) == 3
    assert all((HOUSE / each.removesuffix("/*")).exists() for each in installed)
    enabled = re.findall(r"systemctl enable --now (.+)", said)[0].split()
    assert {each if "." in each else f"{each}.service" for each in enabled} <= {unit.name for unit in UNITS}


@pytest.mark.parametrize(
    ("hosts", "name"),
    [("", "localhost"), ("*", "localhost"), (".city.example,b", "city.example"), ("a.example,b", "a.example")],
)
def test_the_probe_names_a_host_that_the_server_answers_to(hosts: str, name: str) -> None:
    assert host(hosts) == name


@pytest.mark.skipif(not DEEP, reason="a deep run starts the processes of compose.yaml")
@pytest.mark.django_db(transaction=True)
def test_the_processes_of_compose_start_without_containers(tmp_path: Path) -> None:
    port = str(free_port())
    more = {"AUKIO_HOSTS": "auki.example.org", "AUKIO_LOG": "json"}
    commands = {
        name: [HERE.get(word, word).replace("8000", port) for word in each["command"][1:]]
        for name, each in OURS.items()
    }
    with empty_place(tmp_path) as place:
        succeeded(aukio(place, *commands["migrate"], **more))
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "aukio", *commands[name]],
                env=environment(place, **more),
                cwd=tmp_path,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for name in ("server", "worker")
        ]
        try:
            probes = {
                "server": [sys.executable, "-m", "aukio.config.health_probe", port],
                "worker": [sys.executable, "-m", *OURS["worker"]["healthcheck"]["test"][1:]],
            }
            until = time.monotonic() + PATIENCE
            for probe in probes.values():
                while subprocess.run(
                    probe, env=environment(place, **more), capture_output=True, check=False
                ).returncode:
                    assert time.monotonic() < until
                    assert all(each.poll() is None for each in started)
                    time.sleep(0.5)
        finally:
            for each in started:
                each.terminate()
                each.communicate(timeout=PATIENCE)
    assert work.name == "work"
