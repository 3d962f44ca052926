"""SIGTERM while clients and the drawing process take their time."""

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.servers import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path("/proc/self/task").exists(), reason="finds processes as Linux has it"
    ),
]
DRAWING = b"indicators.subprocesses.child"
FONT = b"GET /app/static/fonts/NotoSansSC-Regular.ttf HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture
def server(tmp_path):
    started = Server(tmp_path)
    yield started
    with suppress(ProcessLookupError):
        started.process.kill()
    started.process.wait()


def drawing_process(server):
    """The process that draws for a server, once it is there."""
    tasks = Path(f"/proc/{server.process.pid}/task")
    for _ in range(300):
        for each in (*tasks.glob("*/children"),):
            for child in each.read_text().split():
                if DRAWING in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
        time.sleep(0.1)
    pytest.fail("nothing draws")


def test_a_slow_download_and_a_picture_that_hangs_do_not_keep_the_server(server):
    with socket.socket() as slow:
        # What has room in neither buffer waits in the server.
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", server.port))
        slow.sendall(FONT)
        assert slow.recv(12) == b"HTTP/1.1 200"
        asking = threading.Thread(target=lambda: _ignored(server, "/chart/growth.png"), daemon=True)
        asking.start()
        drawer = drawing_process(server)
        os.kill(drawer, signal.SIGSTOP)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(10)
    assert not runs(drawer)


def runs(process):
    """Whether a process is there and not only waiting for its parent to take note of its end."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _ignored(server, path):
    with suppress(OSError):
        server.get(path)
