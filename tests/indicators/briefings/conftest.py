"""LibreOffice, to open what was written with another program than wrote it."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

PROGRAMS = ("soffice", "pdftotext")
SECONDS = 120

ConvertedText = Callable[[bytes, str], str]


@pytest.fixture(scope="session")
def office_text(tmp_path_factory: pytest.TempPathFactory) -> ConvertedText:
    """A function from a file's content and ending to the text of its pages as PDF.

    Missing programs skip with their reason, and fail in CI.
    """
    missing = [each for each in PROGRAMS if shutil.which(each) is None]
    if missing:
        _skip_or_fail(f"not found: {', '.join(missing)} (Debian: libreoffice, poppler-utils)")
    # A profile of its own: LibreOffice answers nobody while another one has the usual profile.
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(content: bytes, ending: str) -> str:
        folder = tmp_path_factory.mktemp("converted")
        file = folder / f"briefing.{ending}"
        file.write_bytes(content)
        to_pdf = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))
        _run("soffice", f"-env:UserInstallation={profile}", *to_pdf)
        return _run("pdftotext", "-layout", str(file.with_suffix(".pdf")), "-")

    return convert


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    return done.stdout.decode()


def _skip_or_fail(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
