"""The two servers that are compared: started, waited for, weighed and stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from benchmarks.places import BARE, DASHBOARD, INVENTORY_SETTING, REPOSITORY
from indicators.settings import STORE, WORKBOOK

_START_SECONDS = 60
_PAUSE = 0.02
# What the dashboard's config.toml also says; the bare application has no configuration.
_OPTIONS = {
    "logger.level": "error",
    "server.headless": "true",
    "server.address": "localhost",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
}


@dataclass(frozen=True)
class Server:
    """A running Streamlit server; `started` is the moment of its start by time.perf_counter."""

    url: str
    started: float
    process: int

    def memory(self) -> float | None:
        """Resident memory of the process and its children in MB; None where there is no /proc."""
        if not Path("/proc").is_dir():
            return None
        return sum(map(_resident_megabytes, _family(self.process)))


@contextmanager
def dashboard_server(environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """The dashboard, started as the README says, with the shipped workbook and no editions."""
    with TemporaryDirectory() as folder:
        own = {STORE: f"sqlite:///{Path(folder) / 'editions.sqlite'}", WORKBOOK: ""}
        with _running(DASHBOARD, REPOSITORY, own | dict(environment or {})) as server:
            yield server


@contextmanager
def bare_server(inventory: Path) -> Iterator[Server]:
    """The bare application with the elements of an inventory."""
    with _running(BARE, BARE.parent, {INVENTORY_SETTING: str(inventory)}) as server:
        yield server


@contextmanager
def _running(script: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    port = _free_port()
    options = _OPTIONS | {"server.port": str(port)}
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += [f"--{name}={value}" for name, value in options.items()]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL
    )
    try:
        server = Server(f"http://localhost:{port}", started, process.pid)
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None and time.perf_counter() < server.started + _START_SECONDS:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=1):  # noqa: S310 -- our own URL
                return
        except OSError:
            time.sleep(_PAUSE)
    raise RuntimeError("the server did not start; its messages stand above")


def _family(process: int) -> list[int]:
    """The process and all that descend from it."""
    children = [
        int(child)
        for task in Path(f"/proc/{process}/task").glob("*/children")
        for child in task.read_text("ascii").split()
    ]
    return [process, *(each for child in children for each in _family(child))]


def _resident_megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024
