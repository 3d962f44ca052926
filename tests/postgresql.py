"""A PostgreSQL cluster of the tests' own, from the binaries that Debian installs."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import psycopg

# PostgreSQL refuses to run as root; Debian's package makes this user.
SERVICE_USER = "postgres"
START_TRIES = 3


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, of the newest version that is installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: each.parts[-3]
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class ProgramFailed(Exception):
    """A program of PostgreSQL failed; the text is what it said."""


class Cluster:
    """A server on a free loopback port, with its data in a temporary folder."""

    def __init__(self, programs: Path, *, fsync: bool) -> None:
        self._programs = programs
        self._fsync = "on" if fsync else "off"
        self._folder = Path(tempfile.mkdtemp(prefix="dashboard-postgresql-"))
        self._port = 0
        self.give(self._folder)
        locale = ("--locale=C", "--encoding=UTF8", "--auth=trust", "--no-sync")
        self._run("initdb", "-D", self._data, "-U", SERVICE_USER, *locale)

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def give(self, folder: Path) -> None:
        """Let the server's user own a folder."""
        if os.getuid() == 0:
            owner = pwd.getpwnam(SERVICE_USER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)

    def start(self) -> None:
        """Start the server, on the same port if it ran before."""
        for left in reversed(range(START_TRIES)):
            port = self._port or _free_port()
            try:
                self._pg_ctl("start", "-l", str(self._folder / "log"), "-o", self._options(port))
            except ProgramFailed:
                # Another program may have taken the port in between.
                if not left:
                    raise
            else:
                self._port = port
                return

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; `immediate` leaves it as a crash would."""
        self._pg_ctl("stop", "-m", mode)

    def remove(self) -> None:
        """Stop the server and delete its data."""
        with suppress(ProgramFailed):
            self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self, options: str = "") -> str:
        """The URL of a fresh, empty database."""
        name = f"d{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} {options}")
        return self.url(name)

    def url(self, database: str, user: str = SERVICE_USER) -> str:
        """The store URL of a database."""
        return f"postgresql://{user}@127.0.0.1:{self._port}/{database}"

    def execute(self, statement: str, url: str | None = None) -> list[tuple[object, ...]]:
        """Run a statement around the store."""
        with psycopg.connect(url or self.url("postgres"), autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []

    def _options(self, port: int) -> str:
        # full_page_writes and synchronous_commit stay on: only the waiting for the disk goes.
        return (
            f"-p {port} -k {self._folder} -c listen_addresses=127.0.0.1"
            f" -c fsync={self._fsync} -c max_connections=200"
        )

    def _pg_ctl(self, command: str, *arguments: str) -> None:
        self._run("pg_ctl", command, "-D", self._data, "-w", "-t", "60", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", SERVICE_USER, "--", *command]
        # A file, not a pipe: the server inherits it and would keep a pipe open.
        said = self._folder / "said"
        with said.open("wb") as sink:
            done = subprocess.run(command, check=False, cwd="/", stdout=sink, stderr=sink)
        if done.returncode:
            raise ProgramFailed(f"{program}: {said.read_text('utf-8', 'replace').strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
