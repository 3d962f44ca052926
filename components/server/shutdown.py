"""The end of the server: soon after it is asked for, whatever its clients do."""

import os
import signal
from collections.abc import Callable
from threading import Timer, current_thread, main_thread
from types import FrameType
from typing import Final

# Connections are closed and asked to go meanwhile; systemd and others kill after ten or more.
SECONDS: Final = 7.0


def end_in_time(before: Callable[[], None], seconds: float = SECONDS) -> None:
    """From SIGTERM on, wait `seconds` for the orderly end, then call `before` and exit.

    What the store has committed is on the disk; what it has not, it undoes when it is next opened.
    """
    if current_thread() is not main_thread():
        return
    previous = signal.getsignal(signal.SIGTERM)

    def stop(number: int, frame: FrameType | None) -> None:
        timer = Timer(seconds, _exit, (before,))
        timer.daemon = True
        timer.start()
        if callable(previous):
            previous(number, frame)

    signal.signal(signal.SIGTERM, stop)


def _exit(before: Callable[[], None]) -> None:
    try:
        before()
    finally:
        os._exit(0)
