"""How much memory another process holds, for systems whose address space cannot be limited."""

import ctypes
import subprocess
import sys
from mmap import PAGESIZE
from pathlib import Path


def must_be_watched() -> bool:
    """Whether a process cannot bind itself: all systems but Linux."""
    return not sys.platform.startswith("linux")


def unused_space() -> int:
    """The bytes of address space that this process has and holds no memory for, on Linux.

    Linux limits the space; mapped libraries alone take a hundred megabytes of it, which no file
    uses up.
    """
    space, held = Path("/proc/self/statm").read_text("ascii").split()[:2]
    return (int(space) - int(held)) * PAGESIZE


def resident_bytes(process: int) -> int:
    """The memory that a process holds; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _windows_bytes(process)
    listed = subprocess.run(  # noqa: S603 - a number is all that is put in
        ["ps", "-o", "rss=", "-p", str(process)],  # noqa: S607 - macOS and the BSDs have it
        capture_output=True,
        check=False,
        text=True,
    )
    written = listed.stdout.strip()
    return 1024 * int(written) if written.isdecimal() else 0


if sys.platform == "win32":
    # Written after the documentation of psapi.h; not tried on a Windows machine.
    class _Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_ulong),
            ("PageFaultCount", ctypes.c_ulong),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    _QUERY_AND_READ = 0x0400 | 0x0010

    def _windows_bytes(process: int) -> int:
        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(_QUERY_AND_READ, False, process)
        if not handle:
            return 0
        counters = _Counters()
        counters.cb = ctypes.sizeof(counters)
        try:
            found = ctypes.WinDLL("psapi").GetProcessMemoryInfo(
                ctypes.c_void_p(handle), ctypes.byref(counters), counters.cb
            )
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))
        return max(counters.WorkingSetSize, counters.PagefileUsage) if found else 0

else:

    def _windows_bytes(process: int) -> int:
        return 0
