"""Charts of a real server by their addresses; no browser is needed."""

import time
from pathlib import Path
from urllib.request import urlopen

import pytest

_SECONDS = 60


def test_a_fresh_server_draws_before_anybody_has_opened_a_page(start_server):
    with start_server() as server:
        address = f"{server.url}/chart/growth.png?scale=2"
        with urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 -- a URL of our own
            assert answer.status == 200
            assert answer.read().startswith(b"\x89PNG")
        painters = _painters()
        assert "ScriptRunContext" not in server.log.read_text("utf-8")
    _wait_until_gone(painters)


def _painters() -> set[Path]:
    """The processes that draw; none where there is no /proc."""
    found = set()
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"components.pictures.child" in each.read_bytes():
                found.add(each.parent)
        except OSError:
            continue
    return found


def _wait_until_gone(processes: set[Path]) -> None:
    """A server leaves no drawing process behind; those of other servers are let be."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if not processes or _painters() < processes:
            return
        time.sleep(0.1)
    pytest.fail("a drawing process has outlived its server")
