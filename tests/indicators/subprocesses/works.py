"""Work for child processes, each a function of this module so that it can be sent there."""

import os
import time
from pathlib import Path

from indicators.workbook.xlsx.archive import UnreadableWorkbook

MEGABYTE = 2**20


def double(number, tell):
    tell("half", number)
    return 2 * number


def own_process(_):
    return os.getpid()


def environment_and_priority(_):
    return sorted(os.environ), os.getpriority(os.PRIO_PROCESS, 0)


def refuse(_):
    raise UnreadableWorkbook("坏了。")


def fail(_):
    raise RuntimeError("/secret/path")


def end_of_file(_):
    raise EOFError


def die(_):
    os._exit(3)


def abort(_):
    os.abort()


def print_nonsense(_):
    print("no message at all", flush=True)  # noqa: T201 -- it must not disturb the answers
    return 1


def answer_a_path(_):
    return Path("/etc")


def sleep(_):
    time.sleep(60)


def compute(_):
    while True:
        pass


def hold(megabytes, _):
    """Memory counts where it is written to."""
    return len([b"x" * MEGABYTE for _ in range(megabytes)])


def hold_and_sleep(megabytes, _):
    held = hold(megabytes, _)
    time.sleep(60)
    return held


def hold_all(is_wrapped, _):
    held = []
    try:
        while True:
            held.append(bytearray(1000))
    except MemoryError as error:
        if is_wrapped:
            raise UnreadableWorkbook("坏了。") from error
        raise
