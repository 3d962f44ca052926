"""Charts of a real server by their addresses; no browser is needed."""

import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser.conftest import RunningServer

_SECONDS = 60
_PROCESSES = Path("/proc")


def test_a_fresh_server_draws_before_anybody_has_opened_a_page(start_server):
    with start_server() as server:
        address = f"{server.url}/chart/growth.png?scale=2"
        with urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 -- a URL of our own
            assert answer.status == 200
            assert answer.read().startswith(b"\x89PNG")
        painters = _painters_of(server)
        assert painters or not _PROCESSES.is_dir()
        assert "ScriptRunContext" not in server.log.read_text("utf-8")
    _wait_until_gone(painters)


def _painters_of(server: RunningServer) -> set[Path]:
    """The processes that draw for this server; none where there is no /proc."""
    return {each for each in _PROCESSES.glob("[0-9]*") if _draws_for(each, server.number)}


def _draws_for(process: Path, server: int) -> bool:
    try:
        # The second word may hold spaces, in brackets; the parent is the second word after it.
        parent = (process / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
    except OSError:
        return False
    return int(parent) == server and _draws(process)


def _draws(process: Path) -> bool:
    try:
        return b"indicators.subprocesses.child" in (process / "cmdline").read_bytes()
    except OSError:
        return False


def _wait_until_gone(painters: set[Path]) -> None:
    """A server leaves no drawing process behind; those of other servers are let be."""
    end = time.monotonic() + 10
    while any(map(_draws, painters)):
        if time.monotonic() > end:
            pytest.fail("a drawing process has outlived its server")
        time.sleep(0.1)
