"""Disks that are full or read-only, and a PostgreSQL that waits for its disk."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import running_cluster
from tests.postgresql import Cluster

MOUNT, UMOUNT = (shutil.which(each) or f"/bin/{each}" for each in ("mount", "umount"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m "not slow"`` leaves them out."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def durable_postgresql() -> Iterator[Cluster]:
    """A server of these tests' own, which they may stop, with fsync as in operation."""
    yield from running_cluster(fsync=True)


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], Path]]:
    """A function that mounts an empty file system of so many MiB; needs the right to mount."""
    folder = Path(tempfile.mkdtemp(prefix="dashboard-disk-"))
    mounted = []

    def mount(mebibytes: int) -> Path:
        place = folder / str(len(mounted))
        place.mkdir()
        run_mount("-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(place))
        mounted.append(place)
        return place

    folder.chmod(0o755)
    yield mount
    for place in mounted:
        subprocess.run([UMOUNT, "--lazy", place], check=True)
    shutil.rmtree(folder)


def run_mount(*arguments: str) -> None:
    """Run mount; where that is forbidden the test is skipped with the reason."""
    done = subprocess.run([MOUNT, *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(
            f"user {os.getuid()} may not mount a file system here:"
            f" {done.stderr.decode('utf-8', 'replace').strip()}"
        )
