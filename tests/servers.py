"""A real server for tests, and the outside world that never answers it."""

import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parents[1]
PROTOCOL = "streamlit"


class SilentProxy:
    """Takes connections and never answers; `taken` holds them."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.taken = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self):
        while True:
            self.taken.append(self._socket.accept()[0])


class Server:
    def __init__(self, folder, proxy=None, **settings):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        settings = {"DASHBOARD_STORE": f"sqlite:///{folder}/store.sqlite"} | settings
        ways_out = dict.fromkeys(("http_proxy", "https_proxy"), proxy.url) if proxy else {}
        options = ["--server.headless", "true", "--server.address", "0.0.0.0"]  # noqa: S104
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options]
        self.process = subprocess.Popen(
            [*command, "--server.port", str(self.port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings, **ways_out},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self):
        for _ in range(600):
            try:
                self.get("/_stcore/health")
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        pytest.fail("the server did not start")

    def get(self, path, **headers):
        try:
            with urlopen(Request(f"http://{self.host}{path}", headers=headers)) as answer:
                return answer.status, answer.headers
        except HTTPError as refused:
            return refused.code, refused.headers

    def connect(self, origin=None, cookie="", session=""):
        headers = {"Cookie": f"_streamlit_xsrf={cookie}"} if cookie else {}
        protocols = [PROTOCOL, cookie or "x", *([session] if session else [])]
        return connect(
            f"ws://{self.host}/_stcore/stream",
            origin=origin,
            additional_headers=headers,
            subprotocols=protocols,
            proxy=None,
            max_size=None,
        )

    def browser(self):
        """The cookie of a new browser."""
        _, headers = self.get("/_stcore/health")
        return headers["set-cookie"].partition("=")[2].partition(";")[0]
